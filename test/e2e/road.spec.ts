import { expect, onEveryEngine, test } from './support/bench';
import { HEADS, ROW, SHEET } from './support/sheet';
import { check, done, practise, send, sendAll } from './support/steps';

const STATUS = 'Sent to practice Kiva – not real';

onEveryEngine({}, () => {
  test('four clicks send the sample, and every row gets its status', async ({ bench }) => {
    const { pane, driver, heard } = bench;
    await practise(bench);
    await check(bench);
    await expect(pane.getByRole('heading', { level: 1 })).toHaveText('47 rows are ready');
    await pane.getByTestId('send-to-kiva').click();
    const confirmation = pane.getByTestId('step-confirm');
    await expect(confirmation).toContainText('Practice');
    await expect(confirmation).toContainText('November 2026');
    await expect(confirmation).toContainText('26,254.45');
    await pane.getByTestId('send').click();
    await done(bench);

    const rows = await driver.readText('Repayments', 'A5:K53');
    const [call, ...more] = heard('repayments');
    expect(more).toEqual([]);
    expect(call).toMatchObject({ method: 'POST', path: '/v3/partner/321/repayments', status: 200, workDone: true });
    // Byte by byte: ids as displayed, zeros included, amounts as numbers.
    const sent = rows.filter((_, index) => index !== 29 && index !== 48);
    const lines = sent.map(
      ([loan, client, , , , repaid]) =>
        `{"loan_id":"${loan}","client_id":"${client}","amount":${Number(repaid!.replaceAll(',', ''))}}`,
    );
    expect(call!.body).toBe(`{"repayments":[${lines.join(',')}]}`);
    expect(call!.body).toContain('{"loan_id":"000123456789013","client_id":"00184759","amount":90}');

    const header = (await driver.readText('Repayments', 'G4:L4'))[0];
    expect(header).toEqual([
      'Kiva status',
      'Kiva message',
      'Kiva reference',
      'Kiva review link',
      'Kiva sent at',
      'Finalised in PA2',
    ]);
    rows.forEach((row, index) => {
      const [status, message, reference, link, sentAt] = row.slice(6);
      if (index === 29 || index === 48)
        return expect([status, message, reference, link, sentAt]).toEqual(['', '', '', '', '']);
      expect(reference).toBe('5001');
      expect(sentAt).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
      if (index !== 16) return expect([status, message, link]).toEqual([STATUS, '', '']);
      expect(status).toBe('Sent to practice Kiva, with a warning – not real');
      return expect(message).toBe('No loan with this id is known [sandbox.unknown_loan]');
    });
  });

  test('a send leaves the view to a person who works in the sheet', async ({ bench }) => {
    const { pane, driver } = bench;
    await practise(bench);
    await check(bench);
    await pane.getByTestId('send-to-kiva').click();
    await driver.latency(300);
    await pane.getByTestId('send').click();
    await driver.select('Repayments', 'B34');
    await driver.type('Repayments', 'D34', [['Usulután']]);
    await driver.latency(0);
    await done(bench);
    expect(await driver.selection()).toEqual({ sheet: 'Repayments', address: 'B34' });
  });
});

test('a send brings the statuses into view, with the names beside them', async ({ bench }) => {
  const { page, driver } = bench;
  await practise(bench);
  await check(bench);
  await send(bench);
  await done(bench);
  expect(await driver.selection()).toEqual({ sheet: 'Repayments', address: 'G5' });
  await expect(page.locator('.cell', { hasText: STATUS }).first()).toBeInViewport({ ratio: 0.95 });
  await expect(page.locator('.cell', { hasText: 'José Santos Portillo' }).first()).toBeInViewport({ ratio: 0.95 });
});

test.describe('in the spreadsheet that a person sees', () => {
  test.use({ options: { engine: 'univer' } });

  test('a send brings the statuses into view, with the names beside them', async ({ bench }) => {
    const { page, driver } = bench;
    await sendAll(bench);
    expect(await driver.selection()).toEqual({ sheet: 'Repayments', address: 'G5' });
    const sheet = page.locator(SHEET);
    const { width } = (await sheet.boundingBox())!;
    const seen = new Set<string>();
    for (let x = HEADS.width + 10; x < width - 20; x += 50) {
      await sheet.click({ position: { x, y: HEADS.height + 4.5 * ROW } });
      seen.add((await driver.selection()).address);
    }
    expect([...seen]).toEqual(expect.arrayContaining(['C5', 'F5', 'G5', 'H5']));
  });
});

test('the template stays in the workbook, without any borrower', async ({ bench }) => {
  await practise(bench);
  await check(bench);
  await expect(bench.pane.getByTestId('step-checked')).toContainText('Template “Repayments” saved in this workbook.');
  const parts = (await bench.driver.customXml()).map(({ xml }) => xml).join('\n');
  expect(parts).toContain('Principal repaid');
  expect(parts).not.toMatch(/Usulut|José|00012345|sandbox-secret/);
});

test('what was accepted is not sent again', async ({ bench }) => {
  const { pane, heard } = bench;
  await practise(bench);
  await check(bench);
  await send(bench);
  await done(bench);
  await pane.getByTestId('start-again').click();
  await check(bench);
  await pane.getByTestId('send-to-kiva').click();
  await expect(pane.getByTestId('step-confirm')).toContainText('47 rows already sent');
  await expect(pane.getByTestId('send')).toHaveCount(0);
  expect(heard('repayments')).toHaveLength(1);
});

test('nothing secret and no borrower is left behind', async ({ bench }) => {
  const { page, driver, log } = bench;
  await practise(bench);
  await check(bench);
  await send(bench);
  await done(bench);
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }));
  const workbook = JSON.stringify([await driver.customXml(), await driver.settings()]);
  for (const place of [stored, workbook, log.join('\n')]) {
    expect(place).not.toMatch(/sandbox-secret|access_token|eyJ|José|Usulut/);
  }
  expect(log.join('\n')).not.toMatch(/000123456789013|00184759/);
});
