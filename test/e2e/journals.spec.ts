import { expect, onEveryEngine, test } from './support/bench';
import { journalsBody, journalsSheet, workbookOf } from './support/kinds';
import { checkAnew, check, done, practise, send, sendAll } from './support/steps';

const COUNT = 8;
const SENT = 'Journal sent to practice Kiva – not real';

onEveryEngine({ workbook: workbookOf(journalsSheet(COUNT)) }, () => {
  for (const journalAnswers of ['each', 'one'] as const) {
    test(`journals go out in one request, and each row gets its working link: ${journalAnswers}`, async ({ bench }) => {
      const { pane, page, driver, heard, house } = bench;
      house.sandbox.change({ journalAnswers });
      await practise(bench);
      await expect(pane.getByRole('radio', { name: /Journals/ })).toBeChecked();
      await check(bench);
      await pane.getByTestId('send-to-kiva').click();
      await expect(pane.getByTestId('confirm-calls')).toHaveText('1');
      await expect(pane.getByTestId('send')).toHaveText('Send 8 journals');
      await pane.getByTestId('send').click();
      await done(bench);
      await expect(pane.getByTestId('reminder')).toContainText('review link');

      expect(heard('journals').map(({ body }) => body)).toEqual([journalsBody(COUNT)]);
      const { archives } = house.sandbox.kept();
      expect(archives).toHaveLength(journalAnswers === 'one' ? 1 : COUNT);
      const archiveOf = archives.flatMap(({ archiveId, journals }) => journals.map(() => archiveId));
      const results = await driver.readText('Journals', `E2:I${COUNT + 1}`);
      expect(results).toEqual(
        archiveOf.map((id) => [
          SENT,
          '',
          id,
          `${house.origin}/sandbox/pa2/journals/${id}`,
          expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/),
        ]),
      );
      const formulas = (await driver.readFormulas('Journals', `H2:H${COUNT + 1}`)).flat();
      expect(formulas).toEqual(results.map(([, , , link]) => `=HYPERLINK("${link}","${link}")`));

      await page.goto(results.at(-1)![3]!);
      await page.getByRole('button', { name: /publish/i }).click();
      await page.waitForLoadState();
      expect(house.sandbox.kept().archives.at(-1)?.publishedAt).toBeTruthy();
      await page.goto(`${house.origin}/workbench/`);
      await page.waitForFunction(() => 'workbench' in window);
    });
  }

  test('what was accepted is not sent again', async ({ bench }) => {
    const { pane, heard } = bench;
    await sendAll(bench);
    await checkAnew(bench);
    await pane.getByTestId('send-to-kiva').click();
    await expect(pane.getByTestId('step-confirm')).toContainText('8 rows already sent');
    await expect(pane.getByTestId('send')).toHaveCount(0);
    expect(heard('journals')).toHaveLength(1);
    expect(heard('config')).toHaveLength(0);
  });

  test('a row without a text stays at home and is named; the rest goes out', async ({ bench }) => {
    const { pane, driver, heard } = bench;
    await driver.type('Journals', 'D9', [['']]);
    await practise(bench);
    await check(bench);
    await expect(pane.getByTestId('errors').getByTestId('finding')).toContainText('D9');
    await send(bench);
    await done(bench);
    expect(heard('journals').map(({ body }) => body)).toEqual([journalsBody(COUNT - 1)]);
    expect((await driver.readText('Journals', 'E9:I9'))[0]).toEqual(['', '', '', '', '']);
  });
});
