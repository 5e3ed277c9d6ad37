import { FIRST_PARTNER } from '../../src/sandbox/partners';
import { type Bench, expect, test } from './support/bench';
import { loansSheet, workbookOf } from './support/kinds';
import { report } from './support/reports';
import { check, checkAnew, connectTo, done, meanRepaidSoFar, practise, send, sendAll, sign } from './support/steps';

const PRACTICE_SENT = 'Sent to practice Kiva – not real';
const QUEUED = 'Practice: queued';

async function checkAgain({ pane }: Bench): Promise<void> {
  await pane.getByTestId('check-again').click();
  await expect(pane.getByTestId('edited')).toHaveCount(0);
}

/** The exact body of these sheet rows (from 2) of `report`. */
async function bodyOf({ driver }: Bench, rows: readonly number[]): Promise<string> {
  const lines = await Promise.all(
    rows.map(async (row) => {
      const [cells] = await driver.readText('Report', `A${row}:C${row}`);
      const [loan, client, amount] = cells!;
      return `{"loan_id":"${loan}","client_id":"${client}","amount":${amount}}`;
    }),
  );
  return `{"repayments":[${lines.join(',')}]}`;
}

const rowsFrom = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

async function toConfirmation(bench: Bench): Promise<void> {
  await practise(bench);
  await check(bench);
  await bench.pane.getByTestId('send-to-kiva').click();
  await expect(bench.pane.getByTestId('step-confirm')).toBeVisible();
}

test.describe('the control total in Stage', () => {
  test.use({ options: { workbook: report(3), playStage: true } });

  test.beforeEach(async ({ bench }) => {
    await connectTo(bench, 'stage');
    await meanRepaidSoFar(bench);
    await check(bench);
  });

  test('is asked for with the initials, and nothing goes out without them', async ({ bench }) => {
    const { pane, heard } = bench;
    await pane.getByTestId('send-to-kiva').click();
    await pane.getByTestId('send').click();
    await expect(pane.getByTestId('control-total')).toBeFocused();
    await expect(pane.getByTestId('step-confirm')).toContainText('Give the total of your own report.');
    await expect(pane.getByTestId('step-confirm')).toContainText('Please fill in your initials.');
    await pane.getByTestId('control-total').fill('six');
    await expect(pane.getByTestId('step-confirm')).toContainText('“six” cannot be read as an amount.');
    await pane.getByTestId('initials').fill('AB');
    await pane.getByTestId('send').click();
    await expect(pane.getByTestId('step-confirm')).toBeVisible();
    expect(heard('repayments')).toHaveLength(0);
    await pane.getByTestId('control-total').fill('6.00');
    await expect(pane.getByTestId('control-agrees')).toHaveText('Both totals are equal: 6');
    await pane.getByTestId('send').click();
    await done(bench);
    expect(heard('repayments').map(({ body }) => body)).toEqual([await bodyOf(bench, [2, 3, 4])]);
  });

  test('that differs blocks until she gives a reason, which stays in the workbook', async ({ bench }) => {
    const { pane, driver, heard } = bench;
    await sign(bench, { total: '7.5' });
    const differs = pane.getByTestId('control-differs');
    await expect(differs).toContainText('1.5 less would go out than your report says.');
    await expect(pane.getByTestId('control-own')).toHaveText('7.5');
    await expect(pane.getByTestId('control-planned')).toHaveText('6');
    await pane.getByTestId('send').click();
    await expect(pane.getByTestId('control-reason')).toBeFocused();
    await expect(differs).toContainText('Say why, or correct the rows and check again.');
    expect(heard('repayments')).toHaveLength(0);
    await pane.getByTestId('control-reason').fill('One loan was written off.');
    await pane.getByTestId('send').click();
    await done(bench);
    expect(heard('repayments')).toHaveLength(1);
    const kept = (await driver.customXml()).map(({ xml }) => xml).join('\n');
    expect(kept).toContain('One loan was written off.');
    expect(kept).toContain('"initials":"AB"');
  });

  test('is that of the whole report where a part of it went out before', async ({ bench }) => {
    const { pane, driver, heard } = bench;
    const [fourth] = await driver.read('Report', 'A4:C4');
    await driver.type('Report', 'A4:C4', [['', '', '']]);
    await checkAgain(bench);
    await sign(bench, { total: '3' });
    await pane.getByTestId('send').click();
    await done(bench);
    await driver.type('Report', 'A4:C4', [fourth!]);
    await checkAnew(bench);
    await sign(bench, { total: '6' });
    await expect(pane.getByTestId('control-agrees')).toHaveText('Both totals are equal: 6');
    await expect(pane.getByTestId('control-made-of')).toHaveText('To go 3 + sent before 3');
    await pane.getByTestId('control-total').fill('7');
    await expect(pane.getByTestId('control-differs')).toContainText(
      'With what was sent before, that is 1 less than your report says.',
    );
    await expect(pane.getByTestId('control-sent-before')).toHaveText('3');
    await expect(pane.getByTestId('control-together')).toHaveText('6');
    await pane.getByTestId('control-total').fill('6');
    await pane.getByTestId('send').click();
    await done(bench);
    expect(heard('repayments')).toHaveLength(2);
  });

  test('is taken from the cell that is selected', async ({ bench }) => {
    const { pane, driver } = bench;
    await sign(bench, {});
    await driver.select('Report', 'F1');
    await pane.getByTestId('control-take').click();
    await expect(pane.getByTestId('step-confirm')).toContainText('The selected cell is empty.');
    await driver.select('Report', 'C4');
    await pane.getByTestId('control-take').click();
    await expect(pane.getByTestId('control-cell')).toHaveText('From Report!C4, which shows 3');
    await expect(pane.getByTestId('control-differs')).toContainText('3 more would go out than your report says.');
  });
});

test('practice only offers to compare, and holds a difference too', async ({ bench }) => {
  const { pane, heard } = bench;
  await toConfirmation(bench);
  await expect(pane.getByTestId('control-total')).toHaveCount(0);
  await pane.getByTestId('control-offer').click();
  await pane.getByTestId('control-total').fill('1');
  await pane.getByTestId('send').click();
  await expect(pane.getByTestId('control-reason')).toBeFocused();
  expect(heard('repayments')).toHaveLength(0);
  await pane.getByTestId('control-total').fill('');
  await pane.getByTestId('send').click();
  await done(bench);
});

test.describe('rows that she does not see', () => {
  test.use({ options: { workbook: report(6) } });

  test('are counted before a send, those that go out and those that stay', async ({ bench }) => {
    const { pane, driver, heard } = bench;
    await driver.hideRows('Report', 3, 2);
    await driver.type('Report', 'C6', [['none']]);
    await driver.hideRows('Report', 6);
    await toConfirmation(bench);
    await expect(pane.getByTestId('confirm-hidden')).toHaveText('2 go out, 1 stay');
    await expect(pane.getByTestId('hidden-go-out')).toContainText('2 of the 5 rows that go out are hidden');
    await pane.getByTestId('send').click();
    await done(bench);
    expect(heard('repayments')[0]!.body).toBe(await bodyOf(bench, [2, 3, 4, 5, 7]));
  });
});

test.describe('a workbook without a file', () => {
  test.use({ options: { workbook: report(3), query: '?saved=never&excelApi=1.10' } });

  test('is to be saved by her before the first request leaves', async ({ bench }) => {
    const { pane, driver, heard } = bench;
    await toConfirmation(bench);
    await pane.getByTestId('send').click();
    await expect(pane.getByTestId('save-needed')).toContainText('Ctrl+S');
    await expect(async () =>
      expect((await driver.readText('Report', 'D2:D4')).flat()).toEqual(Array(3).fill(QUEUED)),
    ).toPass();
    expect(heard('repayments')).toHaveLength(0);
    await driver.save();
    await done(bench);
    expect(heard('repayments').map(({ body }) => body)).toEqual([await bodyOf(bench, [2, 3, 4])]);
    expect((await driver.readText('Report', 'D2:D4')).flat()).toEqual(Array(3).fill(PRACTICE_SENT));
  });

  test('sends nothing when she does not save it', async ({ bench }) => {
    const { pane, driver, heard } = bench;
    const before = await driver.read('Report', 'A1:C4');
    await toConfirmation(bench);
    await pane.getByTestId('send').click();
    await expect(pane.getByTestId('save-needed')).toBeVisible();
    await pane.getByTestId('cancel').click();
    await done(bench);
    expect(heard('repayments')).toHaveLength(0);
    expect(await driver.read('Report', 'A1:C4')).toEqual(before);
    expect((await driver.readText('Report', 'D2:D4')).flat()).toEqual(Array(3).fill('Practice: not sent'));
    await checkAnew(bench);
    await send(bench);
    await expect(pane.getByTestId('save-needed')).toBeVisible();
    await driver.save();
    await done(bench);
    expect(heard('repayments')).toHaveLength(1);
  });
});

test.describe('many problems in the first of two batches', () => {
  test.use({ options: { workbook: report(250) } });

  test.beforeEach(async ({ bench }) => {
    const { house, pane } = bench;
    house.sandbox.faults.order({
      on: 'repayments',
      fault: 'problems',
      severity: 'error',
      every: 5,
      details: 'Amount is above the loan',
    });
    await toConfirmation(bench);
    await pane.getByTestId('send').click();
    await expect(pane.getByRole('heading', { level: 1 })).toHaveText('40 of 200 rows came back with problems');
    await expect(pane.getByTestId('paused-rows')).toContainText('Amount is above the loan');
    expect(bench.heard('repayments')).toHaveLength(1);
  });

  test('ask her, and the others go out when she says so', async ({ bench }) => {
    const { pane, heard } = bench;
    await pane.getByRole('button', { name: 'Go on with the other 50' }).click();
    await done(bench);
    expect(heard('repayments').map(({ body }) => body)).toEqual([
      await bodyOf(bench, rowsFrom(2, 201)),
      await bodyOf(bench, rowsFrom(202, 251)),
    ]);
  });

  test('ask her, and the others stay when she stops', async ({ bench }) => {
    const { pane, driver, heard } = bench;
    await pane.getByTestId('stop-here').click();
    await done(bench);
    expect(heard('repayments')).toHaveLength(1);
    expect(new Set((await driver.readText('Report', 'D202:D251')).flat())).toEqual(new Set(['Practice: not sent']));
  });
});

test.describe('the first run in Production', () => {
  test.use({ options: { workbook: report(8), playProduction: true } });

  test.beforeEach(async ({ bench }) => {
    await connectTo(bench, 'production');
    await meanRepaidSoFar(bench);
    await check(bench);
    await sign(bench, { total: '36' });
    await bench.pane.getByTestId('send').click();
    await expect(bench.pane.getByTestId('go-on')).toHaveText('Yes, go on with the other 5');
    expect(bench.heard('repayments').map(({ body }) => body)).toEqual([await bodyOf(bench, [2, 3, 4])]);
  });

  test('shows what was sent, and goes on when PA2 shows the same', async ({ bench }) => {
    const { pane, driver, heard } = bench;
    await expect(pane.getByRole('heading', { level: 1 })).toHaveText('The first 3 rows are at Kiva');
    const [first] = await driver.readText('Report', 'A2:C2');
    await expect(pane.getByTestId('paused-rows').getByRole('listitem')).toHaveCount(3);
    await expect(pane.getByTestId('paused-rows').getByRole('listitem').first()).toContainText(
      `${first![0]} · ${first![1]}${first![2]}`,
    );
    await pane.getByTestId('go-on').click();
    await done(bench);
    expect(heard('repayments')[1]!.body).toBe(await bodyOf(bench, rowsFrom(5, 9)));
    expect(heard('repayments')).toHaveLength(2);
  });

  test('stops when PA2 shows something else', async ({ bench }) => {
    const { pane, driver, heard } = bench;
    await pane.getByTestId('stop-here').click();
    await done(bench);
    expect(heard('repayments')).toHaveLength(1);
    expect((await driver.readText('Report', 'D5:D9')).flat()).toEqual(Array(5).fill('Not sent'));
  });
});

test.describe('rows that changed since they were sent', () => {
  test.use({ options: { workbook: report(3) } });

  test('stay at home within the month, with the words where to correct them', async ({ bench }) => {
    const { pane, driver, heard } = bench;
    await sendAll(bench);
    await driver.type('Report', 'C3', [[20]]);
    await checkAnew(bench);
    await pane.getByTestId('send-to-kiva').click();
    await expect(pane.getByTestId('staying')).toContainText('1 row sent before with another amount');
    await expect(pane.getByTestId('staying')).toContainText('Correct them in PA2');
    await expect(pane.getByTestId('staying').getByRole('listitem')).toContainText(/Row 3 .*reference 5001/);
    await expect(pane.getByTestId('send')).toHaveCount(0);
    expect(heard('repayments')).toHaveLength(1);
  });
});

test.describe('a draft that changed since it was sent', () => {
  test.use({ options: { workbook: workbookOf(loansSheet()) } });

  test('stays at home until she wants a second one', async ({ bench }) => {
    const { pane, driver, heard } = bench;
    await sendAll(bench);
    const sent = heard('loan_draft').length;
    await driver.type('Loans', 'K4', [['to buy a second stall']]);
    await driver.type('Loans', 'K5', [['to buy a third stall']]);
    await checkAnew(bench);
    await pane.getByTestId('send-to-kiva').click();
    await expect(pane.getByRole('heading', { level: 1 })).toHaveText('Nothing left to send');
    await expect(pane.getByTestId('staying')).toContainText('SECOND draft');
    await pane.getByRole('checkbox', { name: 'Make a SECOND draft (Row 4)' }).click();
    await expect(pane.getByRole('heading', { level: 1 })).toHaveText('Send 1 loan draft?');
    await expect(pane.getByTestId('second-all')).not.toBeChecked();
    await pane.getByTestId('send').click();
    await done(bench);
    const [second, ...more] = heard('loan_draft').slice(sent);
    expect(more).toEqual([]);
    expect(second!.body).toContain('to buy a second stall');
  });
});

test.describe('a workbook whose record was removed', () => {
  test.use({ options: { workbook: report(3) } });

  /** Sends in practice, then takes away what workbook and browser remember, as if it had gone through other hands. */
  async function strip(bench: Bench): Promise<void> {
    await sendAll(bench);
    await bench.driver.killPane();
    await bench.driver.dropCustomXml();
    await bench.page.evaluate(async () => {
      for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name);
    });
    await bench.driver.mountPane();
    await practise(bench);
    await check(bench);
    await bench.pane.getByTestId('send-to-kiva').click();
  }

  test('asks before anything goes out, and stops when she does', async ({ bench }) => {
    const { pane, heard } = bench;
    await strip(bench);
    await expect(pane.getByTestId('record-missing')).toContainText('3 rows of this sheet carry results');
    await pane.getByTestId('record-stop').click();
    await expect(pane.getByTestId('step-checked')).toBeVisible();
    expect(heard('repayments')).toHaveLength(1);
  });

  test('goes on when she has looked in PA2', async ({ bench }) => {
    const { pane } = bench;
    await strip(bench);
    await pane.getByTestId('record-go-on').click();
    await expect(pane.getByRole('heading', { level: 1 })).toHaveText('Send 3 repayments?');
    await pane.getByTestId('send').click();
    await done(bench);
  });
});

test.describe('two panes of one browser', () => {
  test.use({ options: { workbook: report(3), query: '?saved=never&excelApi=1.10' } });

  test('do not send at once, and nothing goes out twice', async ({ bench }) => {
    const { page, pane, driver, heard } = bench;
    const second = await page.context().newPage();
    await second.goto(page.url());
    const other = second.frameLocator('#taskpane');
    const theirs: Bench = { ...bench, page: second, pane: other };
    await toConfirmation(theirs);
    await toConfirmation(bench);
    await pane.getByTestId('send').click();
    await expect(pane.getByTestId('save-needed')).toBeVisible();
    await other.getByTestId('send').click();
    await expect(other.getByTestId('fault')).toContainText('Another pane is sending.');
    await expect(other.getByTestId('step-checked')).toBeVisible();
    expect(heard('repayments')).toHaveLength(0);
    await driver.save();
    await done(bench);
    await other.getByTestId('send-to-kiva').click();
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Nothing left to send');
    expect(heard('repayments').map(({ body }) => body)).toEqual([await bodyOf(bench, [2, 3, 4])]);
    await second.close();
  });
});

test.describe('credentials that Kiva refuses for the first audience', () => {
  test.use({
    options: { workbook: report(3), playStage: true, wrongAudience: 'https://old.test', faultsExpected: true },
  });

  test('are tried with the other one at one click', async ({ bench }) => {
    const { pane } = bench;
    await pane.getByTestId('connect-stage').click();
    const { clientId, clientSecret } = FIRST_PARTNER;
    await pane.getByLabel('Client ID').fill(clientId);
    await pane.getByLabel('Client secret').fill(clientSecret);
    await pane.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(pane.getByTestId('other-audience')).toContainText('https://old.test');
    await pane.getByTestId('try-other-audience').click();
    await expect(pane.getByTestId('step-account')).toBeVisible();
  });
});

test.describe('a token that Kiva grants and its calls refuse', () => {
  test.use({
    options: { workbook: report(3), playStage: true, otherAudience: 'https://new.test', faultsExpected: true },
  });

  test('stops with the code, and connecting again offers the other audience', async ({ bench }) => {
    const { house, pane, heard } = bench;
    await connectTo(bench, 'stage');
    await meanRepaidSoFar(bench);
    await check(bench);
    await sign(bench, { total: '6' });
    house.sandbox.faults.order({ on: 'repayments', fault: 'forbidden', times: 2 });
    await pane.getByTestId('send').click();
    await done(bench);
    await expect(pane.getByTestId('stopped-unauthorised')).toContainText('Kiva refused access (code 403)');
    expect(heard('repayments')).toHaveLength(2);
    await pane.getByTestId('reconnect').click();
    await expect(pane.getByTestId('other-audience')).toContainText(
      'audience https://partner-api.sandbox.invalid. Kiva’s pages name another one: https://new.test.',
    );
    await pane.getByTestId('try-other-audience').click();
    await expect(pane.getByText('Please fill this in.').first()).toBeVisible();
  });
});
