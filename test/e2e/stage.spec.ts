import { FIRST_PARTNER } from '../../src/sandbox/partners';
import { type Bench, expect, test } from './support/bench';
import { report } from './support/reports';
import { check, connectTo, done, meanRepaidSoFar, sign } from './support/steps';

test.use({ options: { workbook: report(3), playStage: true, faultsExpected: true } });

const SECRET = FIRST_PARTNER.clientSecret;

async function connect({ pane }: Bench, clientSecret: string): Promise<void> {
  await pane.getByTestId('connect-stage').click();
  await pane.getByLabel('Client ID').fill(FIRST_PARTNER.clientId);
  await pane.getByLabel('Client secret').fill(clientSecret);
  await pane.getByRole('button', { name: 'Connect', exact: true }).click();
}

test('Stage asks for credentials and account, and says Stage in every status', async ({ bench }) => {
  const { page, pane, driver, log, heard } = bench;
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await connectTo(bench, 'stage');
  await meanRepaidSoFar(bench);
  await check(bench);
  await sign(bench, { total: '6' });
  await pane.getByTestId('send').click();
  await done(bench);
  expect((await driver.readText('Report', 'D2:D4')).flat()).toEqual(
    Array(3).fill('Sent to Kiva Stage – a test, not real'),
  );
  expect(heard('repayments')).toHaveLength(1);

  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  const workbook = JSON.stringify([
    await driver.customXml(),
    await driver.settings(),
    await driver.read('Report', 'A1:J6'),
  ]);
  for (const place of [stored, workbook, log.join('\n'), addresses.join('\n')]) expect(place).not.toContain(SECRET);
});

test('refused credentials are said, and nothing else happens', async ({ bench }) => {
  const { pane, heard } = bench;
  await connect(bench, 'wrong');
  await expect(pane.getByTestId('fault')).toBeVisible();
  await expect(pane.getByTestId('step-connect')).toBeVisible();
  expect(heard('repayments')).toHaveLength(0);
});
