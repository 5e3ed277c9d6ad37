import { expect, onEveryEngine, test } from './support/bench';
import { report } from './support/reports';
import { check, checkAnew, done, practise, send, sendAll } from './support/steps';

const SENT = 'Sent to practice Kiva – not real';

test.use({ options: { workbook: report(450), faultsExpected: true } });

/** The status beside each loan, wherever its row is now. */
async function statusByLoan(driver: import('./support/bench').Bench['driver'], address: string) {
  const rows = await driver.readText('Report', address);
  return new Map(rows.filter(([loan]) => loan !== '').map((row) => [row[0]!, row[3]!]));
}

onEveryEngine({ workbook: report(450), faultsExpected: true }, () => {
  test('rows that are sorted, inserted and deleted while they are sent keep their own results', async ({ bench }) => {
    const { pane, driver, house, heard } = bench;
    house.sandbox.faults.order({ on: 'repayments', fault: 'slow', ms: 1500, times: null });
    const before = (await driver.readText('Report', 'A2:C451')).map(([loan]) => loan!);
    await practise(bench);
    await check(bench);
    await send(bench);
    await expect.poll(() => heard('repayments').length).toBe(1);
    await driver.sort('Report', 'A2:H451', 'C', { ascending: false });
    await driver.insertRows('Report', 10, 3);
    await driver.deleteRows('Report', 454 - 5);
    await done(bench);

    const deleted = before[5]!;
    const status = await statusByLoan(driver, 'A2:D460');
    expect(status.has(deleted)).toBe(false);
    expect(status.size).toBe(449);
    expect([...status.values()].filter((text) => text !== SENT)).toEqual([]);
    await expect(pane.getByTestId('step-done')).toContainText('no longer in the sheet');
    await expect(pane.getByTestId('step-done')).toContainText(deleted);
    expect(heard('repayments')).toHaveLength(3);
  });

  test('filtered rows get their own results', async ({ bench }) => {
    const { driver, house } = bench;
    await driver.misplaceAcrossHiddenRows(true);
    await driver.hideRows('Report', 100, 250);
    await sendAll(bench);
    const rows = await driver.readText('Report', 'A2:F451');
    expect(rows.filter((row) => row[3] !== SENT).slice(0, 3)).toEqual([]);
    const uploads = house.sandbox.kept().reports.flatMap(({ uploads }) => uploads);
    for (const { uploadId, repayments } of uploads) {
      const there = rows.filter((row) => row[5] === String(uploadId)).map(([loan]) => loan);
      expect(there).toEqual(repayments.map(({ loan_id }) => loan_id));
    }
  });
});

test('cancelling stops after the call under way, and the rest goes out later', async ({ bench }) => {
  const { pane, driver, house, heard } = bench;
  house.sandbox.faults.order({ on: 'repayments', fault: 'slow', ms: 1500 });
  await practise(bench);
  await check(bench);
  await send(bench);
  await expect.poll(() => heard('repayments').length).toBe(1);
  await pane.getByTestId('cancel').click();
  await done(bench);
  const status = (await driver.readText('Report', 'D2:D451')).map(([text]) => text!);
  expect(status.filter((text) => text === SENT)).toHaveLength(200);
  expect(status.filter((text) => text === 'Practice: not sent')).toHaveLength(250);
  await checkAnew(bench);
  await send(bench);
  await done(bench);
  const loans = heard('repayments').flatMap(
    ({ body }) => (JSON.parse(body) as { repayments: { loan_id: string }[] }).repayments,
  );
  expect(loans).toHaveLength(450);
  expect(new Set(loans.map(({ loan_id }) => loan_id)).size).toBe(450);
  const after = await driver.readText('Report', 'A2:F451');
  expect(after.filter((row) => row[3] !== SENT).slice(0, 3)).toEqual([]);
});

test('a pane that is killed finds out what became of its rows', async ({ bench }) => {
  const { pane, driver, house, heard } = bench;
  house.sandbox.faults.order({ on: 'repayments', fault: 'slow', ms: 1500 });
  await practise(bench);
  await check(bench);
  await send(bench);
  await expect.poll(() => heard('repayments').length).toBe(1);
  await driver.killPane();
  await driver.mountPane();
  await pane.getByTestId('connect-sandbox').click();
  await done(bench);
  const status = (await driver.readText('Report', 'D2:D451')).map(([text]) => text!);
  expect(status.filter((text) => text === SENT)).toHaveLength(200);
  expect(status.filter((text) => text === 'Practice: not sent')).toHaveLength(250);
  expect(heard('repayments')).toHaveLength(1);
});
