import { FIRST_PARTNER } from '../../src/sandbox/partners';
import { type Bench, expect, test } from './support/bench';
import { tooWide, violations } from './support/look';
import { report } from './support/reports';
import { check, done, practise, send, sendAll, sign } from './support/steps';

async function sendToStage(bench: Bench): Promise<void> {
  const { pane, driver } = bench;
  await driver.killPane();
  await driver.mountPane();
  await pane.getByTestId('connect-stage').click();
  await pane.getByLabel('Client ID').fill(FIRST_PARTNER.clientId);
  await pane.getByLabel('Client secret').fill(FIRST_PARTNER.clientSecret);
  await pane.getByRole('button', { name: 'Connect', exact: true }).click();
  await pane.getByRole('radio', { name: /Three columns/ }).check();
  await pane.getByRole('radio', { name: /Principal repaid so far/ }).check();
  await pane.getByRole('button', { name: 'Continue' }).click();
  await check(bench);
  await sign(bench, { total: '6' });
  await pane.getByTestId('send').click();
  await done(bench);
}

test.describe('of a small report', () => {
  test.use({ options: { workbook: report(3), playStage: true, faultsExpected: true } });

  test('two runs in two environments are told apart, and her ticks are counted for the last one', async ({ bench }) => {
    const { pane, driver } = bench;
    await sendAll(bench);
    await sendToStage(bench);
    await driver.type('Report', 'I2:I3', [['x'], ['TRUE']]);
    await pane.getByTestId('history').click();
    const runs = pane.getByTestId('run');
    await expect(runs).toHaveCount(2);
    await expect(runs.nth(0)).toContainText('Stage');
    await expect(runs.nth(1)).toContainText('Practice');
    await expect(runs.nth(0).getByTestId('run-ticks')).toHaveText('2 of 3');
    await expect(runs.nth(1).getByTestId('run-ticks')).toHaveCount(0);
    await runs.nth(0).getByTestId('show-rows').click();
    await expect(pane.getByTestId('rows-found')).toContainText('3 of its 3 rows');
    expect(await driver.selection()).toEqual({ sheet: 'Report', address: 'A2:A4' });
    await pane.getByTestId('close-history').click();
    await expect(pane.getByTestId('step-done')).toBeVisible();
  });

  test('before anything was sent it says so', async ({ bench }) => {
    const { pane } = bench;
    await pane.getByTestId('history').click();
    await expect(pane.getByTestId('step-history')).toContainText('Nothing was sent yet.');
    await pane.getByTestId('close-history').click();
    await expect(pane.getByTestId('connect-sandbox')).toBeVisible();
  });

  test('a receipt names ids and open cases, and a sheet of it holds no formula of Kiva’s', async ({ bench }) => {
    const { pane, driver, house } = bench;
    const [first] = (await driver.readText('Report', 'A2'))[0]!;
    // A loan id of her own that begins as a formula does must not become one either.
    await driver.type('Report', 'B3', [["'=1+1"]]);
    house.sandbox.faults.order({
      on: 'repayments',
      fault: 'problems',
      severity: 'error',
      loanIds: [first!, (await driver.readText('Report', 'A3'))[0]![0]!],
      code: '=1+1',
      details: '=1+1',
    });
    await sendAll(bench);
    await pane.getByTestId('done-history').click();
    await pane.getByTestId('open-receipt').click();
    const receipt = pane.getByTestId('receipt');
    await expect(receipt).toContainText('Practice – not real');
    await expect(receipt).toContainText('5001');
    await expect(receipt).toContainText('Open cases');
    await bench.page.emulateMedia({ media: 'print' });
    await expect(pane.getByTestId('copy')).toBeHidden();
    await expect(receipt.getByText('5001')).toBeVisible();
    await bench.page.emulateMedia({ media: 'screen' });
    await pane.getByTestId('copy').click();
    await expect(pane.getByTestId('handed-out')).toHaveText('Copied.');
    await pane.getByTestId('write-sheet').click();
    await expect(pane.getByTestId('handed-out')).toContainText('Kiva receipt');
    const [sheet] = (await driver.sheets()).filter(({ name }) => name === 'Kiva receipt');
    const formulas = (await driver.readFormulas('Kiva receipt', sheet!.used!)).flat();
    expect(formulas).toEqual((await driver.read('Kiva receipt', sheet!.used!)).flat());
    expect(formulas.join('\n')).toContain('=1+1');
    await pane.getByTestId('write-sheet').click();
    await expect(pane.getByTestId('handed-out')).toContainText('Kiva receipt (2)');
  });
});

test('the file for support holds no name, amount or loan id unless she ticks it', async ({ bench }) => {
  const { pane, driver, house } = bench;
  const rows = await driver.readText('Repayments', 'A5:F53');
  const [failed] = rows[0]!;
  const turned = rows[0]![2]!.split(' ').reverse().join(', ');
  house.sandbox.faults.order({
    on: 'repayments',
    fault: 'problems',
    severity: 'error',
    loanIds: [failed!],
    code: 'x.closed',
    // Kiva has its own way to write a name.
    details: `Loan ${failed} of ${turned.toUpperCase()} is closed, 1,250.50 was too much`,
  });
  await practise(bench);
  await check(bench);
  await send(bench);
  await done(bench);
  await pane.getByTestId('history').click();
  // Another sheet is open by now: the names stand in the one that was sent.
  await driver.activateSheet('Journals');
  await pane.getByTestId('open-diagnostics').click();
  const shown = pane.getByTestId('diagnostics-text');
  await expect(shown).toContainText('x.closed');
  await expect(shown).toContainText('5001');
  const text = (await shown.textContent())!;
  const amountLike = (cell: string): boolean => /^[\d,]+\.\d\d$/.test(cell);
  const telling = rows.flatMap(([loan, client, name, , , amount]) => [loan!, client!, name!, amount!]);
  const held = telling.filter((cell) => cell.length > 3 && !(/^\d+$/.test(cell) && cell.length < 5));
  expect(held.filter(amountLike).length).toBeGreaterThan(10);
  expect(held.filter((cell) => text.includes(cell))).toEqual([]);
  expect(text).not.toContain('1,250.50');
  await pane.getByTestId('with-loan-ids').check();
  await expect(shown).toContainText(failed!);
  expect(held.filter((cell) => cell !== failed && !text.includes(cell)).length).toBe(
    held.filter((cell) => cell !== failed).length,
  );
  const download = bench.page.waitForEvent('download');
  await pane.getByTestId('download').click();
  expect((await download).suggestedFilename()).toBe('Kiva support file.json');
});

for (const locale of ['en-US', 'es-MX', 'fr-CA'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({
        options: { workbook: report(3), faultsExpected: true, query: `?locale=${locale}` },
        colorScheme,
      });

      test('cards, history, receipt and the file for support fit into 320 pixels', async ({ bench }, info) => {
        const { page, pane, house } = bench;
        await page.addStyleTag({ content: '#taskpane { width: 320px !important; }' });
        house.sandbox.faults.order({ on: 'repayments', fault: 'answerLost' });
        const look = async (name: string): Promise<void> => {
          await page.screenshot({ path: info.outputPath(`${name}.png`) });
          expect(await tooWide(page)).toEqual([]);
          expect(await violations(page)).toEqual([]);
        };
        await sendAll(bench);
        await expect(pane.getByTestId('unknown-card')).toBeVisible();
        await look('card');
        await pane.getByTestId('not-arrived').click();
        await look('confirm');
        await pane.getByTestId('history').click();
        await expect(pane.getByTestId('run')).toBeVisible();
        await look('history');
        await pane.getByTestId('open-receipt').click();
        await look('receipt');
        await pane.getByTestId('receipt-back').click();
        await pane.getByTestId('open-diagnostics').click();
        await expect(pane.getByTestId('diagnostics-text')).toBeVisible();
        await look('diagnostics');
      });
    });
  }
}
