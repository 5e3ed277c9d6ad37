import { type Bench, expect, test } from './support/bench';
import { report } from './support/reports';
import { check, checkAnew, done, practise, send, sendAll } from './support/steps';

const SENT = 'Sent to practice Kiva – not real';
const UNKNOWN = 'Practice: unknown – may have arrived';
const FOUND = 'Practice: sent – found in PA2';
const NOT_FOUND = 'Practice: not sent – not found in PA2';

const card = ({ pane }: Bench) => pane.getByTestId('unknown-card');
const statuses = async ({ driver }: Bench, last: number) => (await driver.readText('Report', `D2:D${last}`)).flat();

async function sayItDidNotArrive(bench: Bench): Promise<void> {
  const { pane } = bench;
  await pane.getByTestId('not-arrived').click();
  await expect(pane.getByTestId('confirm-not-arrived')).toContainText('may go out again');
  await pane.getByTestId('not-arrived-sure').click();
  await expect(pane.getByTestId('decided')).toContainText('did not arrive');
}

test.describe('a submission of which nobody knows what became', () => {
  test.use({ options: { workbook: report(5), faultsExpected: true } });

  test('it arrived: the rows say who found it, and never go out again', async ({ bench }) => {
    const { pane, house, heard, driver } = bench;
    house.sandbox.faults.order({ on: 'repayments', fault: 'answerLost' });
    await sendAll(bench);
    expect(await statuses(bench, 6)).toEqual(Array(5).fill(UNKNOWN));
    await expect(card(bench)).toContainText('5 repayments');
    await expect(card(bench)).toContainText('PA2, your repayment report for November 2026, 5 repayments, total 15');
    await expect(card(bench)).toContainText('cannot look for you');
    await pane.getByTestId('arrived').click();
    await expect(pane.getByTestId('decided')).toContainText('5 rows count as sent');
    await expect(pane.getByTestId('count-status.foundInPa2')).toContainText('5');
    expect(await statuses(bench, 6)).toEqual(Array(5).fill(FOUND));
    expect((await driver.readText('Report', 'E2'))[0]![0]).toMatch(/^A person found it in PA2 on \d{4}-/);
    expect(await driver.isDirty()).toBe(false);
    await checkAnew(bench);
    await pane.getByTestId('send-to-kiva').click();
    await expect(pane.getByTestId('step-confirm')).toContainText('5 rows already sent');
    await expect(pane.getByTestId('send')).toHaveCount(0);
    expect(heard('repayments')).toHaveLength(1);
  });

  test('it did not arrive: those rows, and only those, go out once more', async ({ bench }) => {
    const { pane, house, heard } = bench;
    house.sandbox.faults.order({ on: 'repayments', fault: 'cutBefore' });
    await sendAll(bench);
    await sayItDidNotArrive(bench);
    expect(await statuses(bench, 6)).toEqual(Array(5).fill(NOT_FOUND));
    await checkAnew(bench);
    await send(bench);
    await done(bench);
    expect(await statuses(bench, 6)).toEqual(Array(5).fill(SENT));
    await expect(card(bench)).toHaveCount(0);
    const calls = heard('repayments');
    expect(calls.map(({ workDone }) => workDone)).toEqual([false, true]);
    expect(calls[1]!.body).toBe(calls[0]!.body);
    await pane.getByTestId('start-again').click();
    await check(bench);
    await pane.getByTestId('send-to-kiva').click();
    await expect(pane.getByTestId('send')).toHaveCount(0);
    expect(heard('repayments')).toHaveLength(2);
  });
});

test.describe('of which PA2 shows a part', () => {
  test.use({ options: { workbook: report(5), faultsExpected: true } });

  test('only the rows that she did not tick go out once more', async ({ bench }) => {
    const { pane, house, heard } = bench;
    house.sandbox.faults.order({ on: 'repayments', fault: 'cutBefore' });
    await sendAll(bench);
    await pane.getByTestId('part-of-it').click();
    await expect(pane.getByTestId('part-arrived')).toContainText('5 rows without a tick');
    await expect(pane.getByTestId('part-arrived-note')).toBeDisabled();
    for (const n of [0, 3]) await card(bench).getByRole('checkbox').nth(n).check();
    await pane.getByTestId('part-arrived-note').click();
    await expect(pane.getByTestId('decided')).toContainText('3 rows did not');
    const parted = [FOUND, NOT_FOUND, NOT_FOUND, FOUND, NOT_FOUND];
    expect(await statuses(bench, 6)).toEqual(parted);
    await checkAnew(bench);
    await send(bench);
    await done(bench);
    expect(await statuses(bench, 6)).toEqual(parted.map((status) => (status === FOUND ? FOUND : SENT)));
    const sent = heard('repayments').map(({ body }) => (JSON.parse(body) as { repayments: unknown[] }).repayments);
    expect(sent[1]).toEqual([1, 2, 4].map((n) => sent[0]?.[n]));
  });
});

test.describe('of several batches', () => {
  test.use({ options: { workbook: report(250), faultsExpected: true } });

  test('only the rows of the one that did not arrive go out again', async ({ bench }) => {
    const { house, heard } = bench;
    house.sandbox.faults.order({ on: 'repayments', fault: 'cutBefore', skip: 1 });
    await sendAll(bench);
    await expect(card(bench)).toContainText('50 repayments');
    await sayItDidNotArrive(bench);
    await checkAnew(bench);
    await send(bench);
    await done(bench);
    expect((await statuses(bench, 251)).filter((status) => status !== SENT)).toEqual([]);
    const calls = heard('repayments');
    expect(calls).toHaveLength(3);
    expect(calls[2]!.body).toBe(calls[1]!.body);
  });
});

test.describe('on opening', () => {
  test.use({ options: { workbook: report(5), faultsExpected: true } });

  test('what was not decided is asked before the sheet, and waits if she looks later', async ({ bench }) => {
    const { pane, house, driver } = bench;
    house.sandbox.faults.order({ on: 'repayments', fault: 'answerLost' });
    await sendAll(bench);
    await pane.getByTestId('look-later').click();
    await expect(card(bench)).toContainText('Not looked up yet');
    await driver.killPane();
    await driver.mountPane();
    await pane.getByTestId('connect-sandbox').click();
    await expect(pane.getByTestId('step-undecided')).toBeVisible();
    await expect(card(bench)).toHaveCount(1);
    await pane.getByTestId('arrived').click();
    await expect(pane.getByTestId('decided')).toBeVisible();
    expect(await statuses(bench, 6)).toEqual(Array(5).fill(FOUND));
    await pane.getByTestId('leave-undecided').click();
    await expect(pane.getByTestId('check')).toBeEnabled();
  });
});

test.describe('in an Excel that cannot save', () => {
  test.use({ options: { workbook: report(5), faultsExpected: true, query: '?excelApi=1.10' } });

  /** A send whose results are in the sheet and not in the file. */
  async function sendUnsaved(bench: Bench): Promise<void> {
    const { driver } = bench;
    await practise(bench);
    await check(bench);
    await send(bench);
    await expect.poll(async () => (await statuses(bench, 2))[0]).toBe('Practice: queued');
    // Only she can save; the send waits for it, and nobody saves afterwards.
    await driver.save();
    await done(bench);
    expect(await driver.isDirty()).toBe(true);
  }

  async function reopenUnsaved({ pane, driver }: Bench): Promise<void> {
    await driver.killPane();
    await driver.revert();
    await driver.mountPane();
    await pane.getByTestId('connect-sandbox').click();
    await expect(pane.getByTestId('step-done')).toBeVisible();
  }

  test('results that the file never held come back by themselves, and nothing is sent', async ({ bench }) => {
    const { pane, heard } = bench;
    await sendUnsaved(bench);
    await reopenUnsaved(bench);
    await expect(pane.getByTestId('count-status.sentToFinalise')).toContainText('5');
    expect(await statuses(bench, 6)).toEqual(Array(5).fill(SENT));
    expect(heard('repayments')).toHaveLength(1);
  });

  test('so does what she decided', async ({ bench }) => {
    const { pane, house, heard } = bench;
    house.sandbox.faults.order({ on: 'repayments', fault: 'answerLost' });
    await sendUnsaved(bench);
    await pane.getByTestId('arrived').click();
    await expect(pane.getByTestId('decided')).toBeVisible();
    await reopenUnsaved(bench);
    expect(await statuses(bench, 6)).toEqual(Array(5).fill(FOUND));
    await expect(card(bench)).toHaveCount(0);
    expect(heard('repayments')).toHaveLength(1);
  });

  test('what she had shown in the pane alone stands beside the rows once she turns to their sheet', async ({
    bench,
  }) => {
    const { pane, driver, heard } = bench;
    await sendUnsaved(bench);
    await driver.killPane();
    await driver.revert();
    await driver.addSheet('Notes');
    await driver.activateSheet('Notes');
    await driver.type('Notes', 'A1', [['x']]);
    await driver.mountPane();
    await pane.getByTestId('connect-sandbox').click();
    await expect(pane.getByTestId('step-unfinished')).toBeVisible();
    await pane.getByRole('button', { name: 'Show the results here only' }).click();
    await done(bench);
    expect(await statuses(bench, 6)).toEqual(Array(5).fill('Practice: queued'));
    await driver.activateSheet('Report');
    await pane.getByTestId('start-again').click();
    await expect(pane.getByTestId('check')).toBeEnabled();
    expect(await statuses(bench, 6)).toEqual(Array(5).fill(SENT));
    expect(heard('repayments')).toHaveLength(1);
  });

  test('from another sheet she is asked to open the right one', async ({ bench }) => {
    const { pane, driver } = bench;
    await sendUnsaved(bench);
    await driver.killPane();
    await driver.revert();
    await driver.addSheet('Other');
    await driver.activateSheet('Other');
    await driver.type('Other', 'A1', [['x']]);
    await driver.mountPane();
    await pane.getByTestId('connect-sandbox').click();
    await expect(pane.getByTestId('step-unfinished')).toContainText('Open that sheet and try again');
    await driver.activateSheet('Report');
    await pane.getByTestId('find-out').click();
    await done(bench);
    expect(await statuses(bench, 6)).toEqual(Array(5).fill(SENT));
  });
});
