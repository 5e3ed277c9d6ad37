import { rmSync } from 'node:fs';
import { expect, openBench, test } from './support/bench';
import { startOn } from './support/browserOfItsOwn';
import { report } from './support/reports';
import { check, done, practise, send } from './support/steps';

const SENT = 'Sent to practice Kiva – not real';
const NOT_SENT = 'Practice: not sent';
const ROWS = 450;

test.describe('a browser that is killed in the middle of a send', () => {
  test.use({ options: { workbook: report(ROWS), faultsExpected: true } });

  test('knows on its next start what left, what Kiva took and what never left', async ({
    served,
    options,
    launchOptions,
  }, info) => {
    const profile = info.outputPath('profile');
    const { sandbox } = served.house;
    sandbox.faults.order({ on: 'repayments', fault: 'slow', ms: 3000, skip: 1 });
    const first = await startOn(profile, launchOptions);
    const { bench: before, complaints } = await openBench(first.page, served, options);
    await practise(before);
    await check(before);
    await send(before);
    // The second of three calls is at Kiva: its note in the journal is the last thing that was written.
    await expect.poll(() => before.heard('repayments').length, { intervals: [5] }).toBe(2);
    await first.kill();

    // The workbook was never saved where another start would find it: the journal alone can tell.
    const second = await startOn(profile, launchOptions);
    const { bench, complaints: others } = await openBench(second.page, served, options);
    expect((await bench.driver.readText('Report', 'D2:D3')).flat()).toEqual(['', '']);
    await bench.pane.getByTestId('connect-sandbox').click();
    await done(bench);
    const statuses = async () => (await bench.driver.readText('Report', `D2:D${ROWS + 1}`)).flat();
    expect(await statuses()).toEqual([...Array(400).fill(SENT), ...Array(50).fill(NOT_SENT)]);
    expect(bench.heard('repayments')).toHaveLength(2);

    await bench.pane.getByTestId('start-again').click();
    await check(bench);
    await send(bench);
    await done(bench);
    expect(await statuses()).toEqual(Array(ROWS).fill(SENT));
    const loans = bench
      .heard('repayments')
      .map(({ body }) => (JSON.parse(body) as { repayments: { loan_id: string }[] }).repayments);
    expect(loans.map(({ length }) => length)).toEqual([200, 200, 50]);
    expect(new Set(loans.flat().map(({ loan_id }) => loan_id)).size).toBe(ROWS);
    expect([...complaints, ...others]).toEqual([]);
    expect((await bench.driver.journal()).notImplemented).toEqual([]);
    await second.close();
    rmSync(profile, { recursive: true });
  });
});
