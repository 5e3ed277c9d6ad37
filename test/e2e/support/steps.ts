import { expect } from '@playwright/test';
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
