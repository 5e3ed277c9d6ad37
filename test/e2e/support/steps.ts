import { expect } from '@playwright/test';
import { FIRST_PARTNER, type SandboxPartner } from '../../../src/sandbox/partners';
import type { Bench } from './bench';

/** First click: the practice Kiva; ends when the sheet is read. */
export async function practise({ pane }: Bench): Promise<void> {
  await pane.getByTestId('connect-sandbox').click();
  await expect(pane.getByTestId('check')).toBeEnabled();
}

/** Second click: ends when the findings are there. */
export async function check({ pane }: Bench): Promise<void> {
  await pane.getByTestId('check').click();
  await expect(pane.getByTestId('step-checked')).toBeVisible();
}

/** Third and fourth click: ends when the run is under way. */
export async function send({ pane }: Bench): Promise<void> {
  await pane.getByTestId('send-to-kiva').click();
  await pane.getByTestId('send').click();
}

/** Waits for the last screen. */
export async function done({ pane }: Bench): Promise<void> {
  await expect(pane.getByTestId('step-done')).toBeVisible({ timeout: 30_000 });
}

/** The whole road: all four clicks, to the last screen. */
export async function sendAll(bench: Bench): Promise<void> {
  await practise(bench);
  await check(bench);
  await send(bench);
  await done(bench);
}

/** From the last screen to a new check of the same sheet. */
export async function checkAnew(bench: Bench): Promise<void> {
  await bench.pane.getByTestId('start-again').click();
  await check(bench);
}

/** What Stage and Production ask before a send, beside the rows. */
export interface Signed {
  readonly total?: string;
  readonly initials?: string;
}

/** From the findings to the confirmation, with her own total and her initials filled in. */
export async function sign({ pane }: Bench, { total, initials = 'AB' }: Signed): Promise<void> {
  await pane.getByTestId('send-to-kiva').click();
  await expect(pane.getByTestId('step-confirm')).toBeVisible();
  if (total !== undefined) await pane.getByTestId('control-total').fill(total);
  await pane.getByTestId('initials').fill(initials);
}

/** Connects to a played Stage or Production with three CSV columns and cumulative amounts; ends when the sheet is read. */
export async function connectTo(
  { pane }: Bench,
  environment: 'stage' | 'production',
  { clientId, clientSecret }: SandboxPartner = FIRST_PARTNER,
): Promise<void> {
  await pane.getByTestId(`connect-${environment}`).click();
  await pane.getByLabel('Client ID').fill(clientId);
  await pane.getByLabel('Client secret').fill(clientSecret);
  await pane.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(pane.getByTestId('step-account')).toBeVisible();
  await pane.getByRole('radio', { name: /Three columns/ }).check();
  await pane.getByRole('radio', { name: /Principal repaid so far/ }).check();
  await pane.getByRole('button', { name: 'Continue' }).click();
  await expect(pane.getByTestId('check')).toBeEnabled();
}

/** Says what the amounts of this sheet are: asked everywhere but in practice. */
export async function meanRepaidSoFar({ pane }: Bench): Promise<void> {
  await pane
    .getByTestId('amount-meaning')
    .getByRole('radio', { name: /Principal repaid so far/ })
    .check();
}
