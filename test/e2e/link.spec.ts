import { expect, test } from './support/bench';
import { report } from './support/reports';
import { check, done, send, sendAll } from './support/steps';

const SENT = 'Sent to practice Kiva – not real';

test.use({ options: { workbook: report(450), faultsExpected: true } });

test('answers lost between pane and relay are asked for again, and Kiva hears each batch once', async ({ bench }) => {
  const { page, driver, heard } = bench;
  let dropped = 0;
  await page.route('**/api/submissions/*', async (route) => {
    // The relay gets the request, the pane never its answer: the worst that a bad link does.
    if (dropped < 2) {
      dropped += 1;
      await route.fetch();
      return route.abort('connectionreset');
    }
    return route.continue();
  });
  await sendAll(bench);
  expect(dropped).toBe(2);
  expect(heard('repayments')).toHaveLength(3);
  const status = (await driver.readText('Report', 'D2:D451')).flat();
  expect(status.filter((text) => text !== SENT)).toEqual([]);
});

test('a page in place of the relay’s answer is no result', async ({ bench }) => {
  const { page, driver, heard } = bench;
  let disguised = false;
  await page.route('**/api/submissions/*', async (route) => {
    if (disguised) return route.continue();
    disguised = true;
    return route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Hotel Wi-Fi: please log in</h1>' });
  });
  await sendAll(bench);
  expect(heard('repayments')).toHaveLength(3);
  expect((await driver.readText('Report', 'D2:D451')).flat().filter((text) => text !== SENT)).toEqual([]);
});

test('a second send of a copy of the workbook in another month goes out', async ({ bench }) => {
  const { pane, heard } = bench;
  await sendAll(bench);
  await pane.getByTestId('start-again').click();
  await pane.getByTestId('month').selectOption({ index: 1 });
  await check(bench);
  await send(bench);
  await done(bench);
  expect(heard('repayments')).toHaveLength(6);
});
