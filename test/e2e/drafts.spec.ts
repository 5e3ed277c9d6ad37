import { publishProblems } from '../../src/sandbox/publishCheck';
import { REFERENCE } from '../../src/sandbox/reference/reference';
import { type Bench, expect, onEveryEngine, test } from './support/bench';
import { draftBody, LOANS, loansSheet, repaymentsSheet, workbookOf } from './support/kinds';
import { tooWide, violations } from './support/look';
import { check, done, practise, send, sendAll } from './support/steps';

const SENT = 'Draft sent to practice Kiva – not real';
const SHEET = 'Loans';
const LAST_ROW = 3 + LOANS.length;

/** Which lists of Kiva's were asked for, in the order of their names. */
const listsHeard = ({ heard }: Bench): readonly string[] =>
  heard('config')
    .map(({ path }) => path.split('/').at(-1) ?? '')
    .sort();

onEveryEngine({ workbook: workbookOf(loansSheet(), repaymentsSheet()) }, () => {
  test('four clicks send every loan as a draft of its own, which PA2 can publish unedited', async ({ bench }) => {
    const { pane, driver, heard, house } = bench;
    await practise(bench);
    await expect(pane.getByRole('radio', { name: /Loan drafts/ })).toBeChecked();
    await expect(pane.getByTestId('instalments')).toHaveText('4 instalments found: columns P to AA');
    await check(bench);
    await expect(pane.getByTestId('total')).toHaveText('196,500.5');
    expect(listsHeard(bench)).toEqual(['activities', 'locales', 'locations', 'themes']);
    await pane.getByTestId('send-to-kiva').click();
    await expect(pane.getByTestId('confirm-calls')).toHaveText('5');
    await expect(pane.getByTestId('confirm-after')).toHaveText('In PA2 > Loans > Drafts, to be published');
    await expect(pane.getByTestId('send')).toHaveText('Send 5 loan drafts');
    await pane.getByTestId('send').click();
    await done(bench);
    await expect(pane.getByRole('heading', { level: 1 })).toHaveText('All sent');
    await expect(pane.getByTestId('reminder')).toContainText('PA2 > Loans > Drafts');

    expect(heard('loan_draft').map(({ method, path, status }) => [method, path, status])).toEqual(
      LOANS.map(() => ['POST', '/v3/partner/321/loan_draft', 200]),
    );
    expect(heard('loan_draft').map(({ body }) => body)).toEqual(LOANS.map(draftBody));
    const { drafts } = house.sandbox.kept();
    expect(drafts.flatMap(({ draft }) => publishProblems(draft, REFERENCE))).toEqual([]);

    const header = (await driver.readText(SHEET, 'AB3:AG3'))[0];
    expect(header).toEqual([
      'Kiva status',
      'Kiva message',
      'Kiva reference',
      'Kiva review link',
      'Kiva sent at',
      'Published in PA2',
    ]);
    const results = await driver.readText(SHEET, `AB4:AF${LAST_ROW}`);
    expect(results).toEqual(
      drafts.map(({ uuid }) => [SENT, '', uuid, '', expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)]),
    );
  });

  test('a draft is published in the practice PA2 as a person does it', async ({ bench }) => {
    const { house, page } = bench;
    await sendAll(bench);
    await page.goto(`${house.origin}/sandbox/`);
    await page
      .getByRole('link', { name: /review/i })
      .first()
      .click();
    await page.getByRole('button', { name: 'Publish this loan' }).click();
    await expect(page.locator('body')).toContainText('it is a loan now');
    await page.waitForLoadState();
    expect(house.sandbox.kept().drafts.filter(({ publishedAt }) => publishedAt !== null)).toHaveLength(1);
    await page.goto(`${house.origin}/workbench/`);
    await page.waitForFunction(() => 'workbench' in window);
  });

  test('what was accepted is not sent again, and the lists are not read again', async ({ bench }) => {
    const { pane, heard } = bench;
    await sendAll(bench);
    await pane.getByTestId('start-again').click();
    await check(bench);
    await pane.getByTestId('send-to-kiva').click();
    await expect(pane.getByTestId('step-confirm')).toContainText('5 rows already sent');
    await expect(pane.getByTestId('send')).toHaveCount(0);
    expect(heard('loan_draft')).toHaveLength(LOANS.length);
    expect(heard('config')).toHaveLength(4);
  });

  test('each sheet is asked about anew, and a kind that she chooses stays', async ({ bench }) => {
    const { pane, driver } = bench;
    const radio = (name: RegExp) => pane.getByRole('radio', { name });
    await practise(bench);
    await expect(radio(/Loan drafts/)).toBeChecked();
    await driver.activateSheet('Repayments');
    await pane.getByRole('button', { name: 'Read the sheet again' }).click();
    await expect(radio(/Repayments/)).toBeChecked();
    await expect(pane.getByTestId('month')).toBeVisible();
    await radio(/Journals/).check();
    await expect(pane.getByTestId('month')).toHaveCount(0);
    await expect(pane.getByTestId('map-journal.body')).toBeVisible();
    await pane.getByRole('button', { name: 'Read the sheet again' }).click();
    await expect(radio(/Journals/)).toBeChecked();
    await driver.activateSheet(SHEET);
    await pane.getByRole('button', { name: 'Read the sheet again' }).click();
    await expect(radio(/Loan drafts/)).toBeChecked();
  });

  test('Check turns to the sheet that is active now, and asks nothing of the one that was left', async ({ bench }) => {
    const { pane, driver } = bench;
    await driver.type('Repayments', 'C1', [['Sum']]);
    await driver.activateSheet('Repayments');
    await practise(bench);
    await expect(pane.getByTestId('sheet-name').getByRole('heading')).toHaveText('Repayments');
    await pane.getByTestId('check').click();
    const unanswered = pane.getByText('Please answer what is marked above.');
    await expect(unanswered).toBeVisible();
    await driver.activateSheet(SHEET);
    await pane.getByTestId('check').click();
    await expect(pane.getByTestId('sheet-name').getByRole('heading')).toHaveText(SHEET);
    await expect(unanswered).toHaveCount(0);
    await check(bench);
    await expect(pane.getByTestId('sendable-count')).toHaveText('5');
  });

  test('an instalment can be given another column, and one more can be added', async ({ bench }) => {
    const { pane, driver, heard } = bench;
    await driver.type(SHEET, 'AB3:AD3', [['Last due date', 'Last due', 'Last fee']]);
    await driver.type(SHEET, 'AB4:AD4', [[`'2027-12-31`, 0.5, 0]]);
    await driver.type(SHEET, 'F4', [[50_000.5]]);
    await practise(bench);
    await pane.getByTestId('instalments').click();
    await expect(pane.getByTestId('instalment-2')).toHaveText('Instalment 2: S, T, U');
    await pane.getByTestId('add-instalment').click();
    await pane.getByTestId('map-loanDraft.scheduleDate#5').selectOption({ label: 'AB: Last due date' });
    await pane.getByTestId('map-loanDraft.principal#5').selectOption({ label: 'AC: Last due' });
    await pane.getByTestId('map-loanDraft.interest#5').selectOption({ label: 'AD: Last fee' });
    await expect(pane.getByTestId('instalments')).toHaveText('5 instalments found: columns P to AD');
    await check(bench);
    await send(bench);
    await done(bench);
    expect(heard('loan_draft')[0]!.body).toContain('{"date":"2027-12-31","principal":0.5,"interest":0}]');
    await pane.getByTestId('start-again').click();
    await expect(pane.getByTestId('instalments')).toHaveText('5 instalments found: columns P to AD');
  });
});

const MISSPELT = LOANS.map((loan, n) => (n === 1 ? { ...loan, activity: 'Tailorring' } : loan));

onEveryEngine({ workbook: workbookOf(loansSheet(MISSPELT)), faultsExpected: true }, () => {
  test('a misspelt name says what comes near, and leads to its cell; its row stays at home', async ({ bench }) => {
    const { pane, driver, heard } = bench;
    await practise(bench);
    await check(bench);
    const finding = pane.getByTestId('errors').getByTestId('finding');
    await expect(finding).toContainText('“Tailorring” is not in Kiva’s list. Did you mean: Tailoring');
    await finding.click();
    await expect.poll(async () => (await driver.selection()).address).toBe('L5');
    await send(bench);
    await done(bench);
    await expect(pane.getByRole('heading', { level: 1 })).toHaveText('The send has ended');
    await expect(pane.getByTestId('stayed-behind')).toContainText('1 row stayed behind.');
    expect(heard('loan_draft').map(({ body }) => body)).toEqual(LOANS.filter((_, n) => n !== 1).map(draftBody));
    expect((await driver.readText(SHEET, 'L5'))[0]).toEqual(['Tailorring']);
  });

  test('a name that Kiva adds meanwhile is found once the lists are read again', async ({ bench }) => {
    const { page, pane } = bench;
    await practise(bench);
    await check(bench);
    await expect(pane.getByTestId('errors').getByTestId('finding')).toHaveCount(1);
    await page.route('**/api/kiva/getActivities', async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as { body: string };
      await route.fulfill({ response, json: { ...answer, body: answer.body.replace('"Tailoring"', '"Tailorring"') } });
    });
    await pane.getByTestId('refresh-lists').click();
    await expect(pane.getByTestId('errors')).toContainText('“Tailoring” is not in Kiva’s list');
    await expect(pane.getByTestId('errors').getByTestId('finding')).toHaveCount(1);
  });

  test('nothing goes out while Kiva’s lists cannot be read, and trying again mends it', async ({ bench }) => {
    const { pane, house, heard } = bench;
    house.sandbox.faults.order({ on: 'config', fault: 'unavailable', times: null });
    await practise(bench);
    await check(bench);
    await expect(pane.getByTestId('lists-broken')).toContainText('names were not looked up');
    await expect(pane.getByTestId('send-to-kiva')).toBeDisabled();
    house.sandbox.faults.clear();
    await pane.getByTestId('read-lists').click();
    await expect(pane.getByTestId('lists-broken')).toHaveCount(0);
    await expect(pane.getByTestId('send-to-kiva')).toBeEnabled();
    expect(heard('loan_draft')).toHaveLength(0);
  });

  test('a missing scope is said on the sheet step, and the other kinds still go out', async ({ bench }) => {
    const { page, pane } = bench;
    await page.route('**/api/session', async (route) => {
      const response = await route.fetch();
      const session = (await response.json()) as object;
      await route.fulfill({ response, json: { ...session, missingScopes: ['create:loan_draft'] } });
    });
    await practise(bench);
    await expect(pane.getByTestId('scope-missing')).toContainText('Kiva did not grant create:loan_draft');
    await check(bench);
    await expect(pane.getByTestId('scope-missing')).toBeVisible();
    await expect(pane.getByTestId('send-to-kiva')).toBeDisabled();
    await pane.getByRole('button', { name: 'Back' }).click();
    await pane.getByRole('radio', { name: /Repayments/ }).check();
    await expect(pane.getByTestId('scope-missing')).toHaveCount(0);
  });
});

onEveryEngine({ workbook: workbookOf(loansSheet(MISSPELT)), query: '?locale=es-MX' }, () => {
  test('every screen of loan drafts fits into 320 pixels and has no accessibility fault', async ({ bench }) => {
    const { page, pane } = bench;
    const look = async (): Promise<void> => {
      expect(await tooWide(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
    };
    await page.addStyleTag({ content: '#taskpane { width: 320px !important; }' });
    await practise(bench);
    await pane.getByTestId('optional-fields').click();
    await pane.getByTestId('instalments').click();
    await pane.getByTestId('instalment-1').click();
    await look();
    await check(bench);
    await look();
    await pane.getByTestId('send-to-kiva').click();
    await expect(pane.getByTestId('step-confirm')).toBeVisible();
    await look();
    await pane.getByTestId('send').click();
    await done(bench);
    await look();
  });
});
