import type { JournalBatch } from '../../src/workbench/host/journal';
import { expect, test } from './support/bench';
import { report } from './support/reports';
import { check, done, practise, send } from './support/steps';

const ROWS = 12_000;

test.describe('a large sheet', () => {
  test.use({ options: { workbook: report(ROWS) } });

  test('is read and written in as few batches as the design allows', async ({ bench }) => {
    const { driver, heard } = bench;
    /** Batches since the journal was reset; templates, the ledger and saving count apart. */
    const batches = async (): Promise<readonly JournalBatch[]> => {
      await driver.idle();
      const { batches } = await driver.journal();
      return batches.filter(({ members }) => !members.some((member) => /CustomXmlPart|Workbook\.save/i.test(member)));
    };
    await driver.resetJournal();
    await practise(bench);
    await check(bench);
    const reading = await batches();
    expect(reading.length).toBeLessThanOrEqual(Math.ceil(ROWS / 5000) + 6);
    for (const { requestBytes, responseBytes } of reading) {
      expect(Math.max(requestBytes, responseBytes)).toBeLessThan(5_000_000);
    }

    await driver.resetJournal();
    await send(bench);
    // Kiva knows fewer loans than there are rows: the run asks once.
    await bench.pane.getByTestId('go-on').click({ timeout: 30_000 });
    await expect(bench.pane.getByTestId('step-done')).toBeVisible({ timeout: 50_000 });
    const calls = ROWS / 200;
    expect(heard('repayments')).toHaveLength(calls);
    // Two a flush while no row moves; blocks of 5,000 rows are hidden rows, Queued (two each), and her ticks at the end.
    const sending = await batches();
    expect(sending.length).toBeLessThanOrEqual(2 * calls + 4 * Math.ceil(ROWS / 5000) + 8);
    const saves = (await driver.journal()).batches.filter(({ members }) => members.some((one) => /\.save$/i.test(one)));
    expect(saves.length).toBeLessThanOrEqual(calls + 2);
    const status = await driver.readText('Report', `D2:D${ROWS + 1}`);
    expect(status.filter(([text]) => !text!.startsWith('Sent to practice Kiva'))).toEqual([]);
  });
});

test.describe('Excel refuses', () => {
  test.use({ options: { workbook: report(5) } });

  test('while a cell is being edited it waits for Enter', async ({ bench }) => {
    await practise(bench);
    await bench.driver.editMode(true);
    await bench.pane.getByTestId('check').click();
    await expect(bench.pane.getByTestId('step-sheet')).toBeVisible();
    await bench.driver.editMode(false);
    await expect(bench.pane.getByTestId('step-checked')).toBeVisible();
  });

  test('a protected sheet is said before anything leaves', async ({ bench }) => {
    const { pane, driver, heard } = bench;
    await practise(bench);
    await check(bench);
    await driver.protect('Report');
    await pane.getByTestId('send-to-kiva').click();
    await pane.getByTestId('send').click();
    await expect(pane.getByTestId('fault')).toContainText(/protect/i);
    expect(heard('repayments')).toHaveLength(0);

    // A send that was refused is confirmed anew: nothing goes out behind another screen.
    await expect(pane.getByTestId('step-checked')).toBeVisible();
    await expect(pane.getByTestId('try-again')).toHaveCount(0);
    await driver.unprotect('Report');
    await send(bench);
    await done(bench);
    expect(heard('repayments')).toHaveLength(1);
    const status = await driver.readText('Report', 'D2:D6');
    expect(status.map(([text]) => text)).toEqual(Array(5).fill('Sent to practice Kiva – not real'));
  });

  test('a lost session is said, and nothing is sent', async ({ bench }) => {
    const { pane, driver, heard } = bench;
    await practise(bench);
    await driver.loseSession();
    await pane.getByTestId('check').click();
    await expect(pane.getByTestId('fault')).toBeVisible();
    expect(heard('repayments')).toHaveLength(0);
  });
});
