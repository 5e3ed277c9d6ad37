import type { FaultOrder } from '../../src/sandbox/faults/faultOrder';
import { expect, test } from './support/bench';
import { report } from './support/reports';
import { checkAnew, sendAll } from './support/steps';

test.use({ options: { workbook: report(5), faultsExpected: true } });

const SENT = 'Sent to practice Kiva – not real';
const UNKNOWN = 'Practice: unknown – may have arrived';

interface Case {
  readonly name: string;
  readonly faults: readonly FaultOrder[];
  readonly status: string;
  readonly message: RegExp;
  /** Calls that Kiva heard, and how many of them did the work. */
  readonly calls: number;
  readonly worked: number;
}

const on = 'repayments';
const CASES: readonly Case[] = [
  {
    name: 'an expired token: one new token, one new call',
    faults: [{ on, fault: 'forbidden' }],
    status: SENT,
    message: /^$/,
    calls: 2,
    worked: 1,
  },
  {
    name: '401 twice: it stops and says so',
    faults: [{ on, fault: 'unauthorised', times: 2 }],
    status: 'Practice: refused by Kiva',
    message: /^The token was not accepted/,
    calls: 2,
    worked: 0,
  },
  {
    name: '429 with Retry-After: it waits and goes on',
    faults: [{ on, fault: 'limited', retryAfter: 1 }],
    status: SENT,
    message: /^$/,
    calls: 2,
    worked: 1,
  },
  {
    name: '500',
    faults: [{ on, fault: 'serverError' }],
    status: UNKNOWN,
    message: /fault \(code 500\)/,
    calls: 1,
    worked: 0,
  },
  {
    name: '503 after the work was done',
    faults: [{ on, fault: 'unavailable', afterWork: true }],
    status: UNKNOWN,
    message: /fault \(code 503\)/,
    calls: 1,
    worked: 1,
  },
  {
    name: 'the answer is lost',
    faults: [{ on, fault: 'answerLost' }],
    status: UNKNOWN,
    message: /connection to Kiva broke/,
    calls: 1,
    worked: 1,
  },
  {
    name: 'the connection is cut before the work',
    faults: [{ on, fault: 'cutBefore' }],
    status: UNKNOWN,
    message: /connection to Kiva broke/,
    calls: 1,
    worked: 0,
  },
  {
    name: 'a page instead of JSON',
    faults: [{ on, fault: 'html' }],
    status: UNKNOWN,
    message: /did not look like Kiva/,
    calls: 1,
    worked: 0,
  },
  {
    name: 'half of the JSON',
    faults: [{ on, fault: 'truncatedJson' }],
    status: UNKNOWN,
    message: /did not look like Kiva/,
    calls: 1,
    worked: 1,
  },
  { name: 'camel case', faults: [{ on, fault: 'camelCase' }], status: SENT, message: /^$/, calls: 1, worked: 1 },
  { name: 'a list of one', faults: [{ on, fault: 'listForObject' }], status: SENT, message: /^$/, calls: 1, worked: 1 },
];

for (const { name, faults, status, message, calls, worked } of CASES) {
  test(`one batch: ${name}`, async ({ bench }) => {
    faults.forEach((order) => bench.house.sandbox.faults.order(order));
    await sendAll(bench);
    const cells = await bench.driver.readText('Report', 'D2:E6');
    for (const [shown, said] of cells) {
      expect(shown).toBe(status);
      expect(said).toMatch(message);
    }
    const heard = bench.heard('repayments');
    expect(heard).toHaveLength(calls);
    expect(heard.filter(({ workDone }) => workDone)).toHaveLength(worked);
    expect(new Set(heard.map(({ body }) => body)).size).toBe(1);
  });
}

test('problems land on their rows, errors and warnings apart', async ({ bench }) => {
  const { driver, house } = bench;
  const ids = (await driver.readText('Report', 'A2:A6')).map(([id]) => id!);
  house.sandbox.faults.order({
    on,
    fault: 'problems',
    severity: 'error',
    loanIds: [ids[1]!],
    code: 'x.closed',
    details: '=HYPERLINK("https://evil.example")',
  });
  await sendAll(bench);
  const cells = await driver.readText('Report', 'D2:E6');
  expect(cells.map(([status]) => status)).toEqual([SENT, 'Practice: row not taken by Kiva', SENT, SENT, SENT]);
  expect(cells[1]![1]).toContain('=HYPERLINK("https://evil.example")');
  // Text from the network is never a formula.
  expect((await driver.readFormulas('Report', 'E3'))[0]![0]).toBe(cells[1]![1]);
  expect(await driver.link('Report', 'E3')).toBeUndefined();
});

test('a second run leaves out what may have arrived', async ({ bench }) => {
  const { pane, house, heard } = bench;
  house.sandbox.faults.order({ on, fault: 'answerLost' });
  await sendAll(bench);
  await checkAnew(bench);
  await pane.getByTestId('send-to-kiva').click();
  await expect(pane.getByTestId('step-confirm')).toContainText('5 rows that may have arrived');
  await expect(pane.getByTestId('send')).toHaveCount(0);
  expect(heard(on)).toHaveLength(1);
});
