import type { FileCell, FileSheet } from '../../src/files/workbookFile';
import { publishProblems } from '../../src/sandbox/publishCheck';
import { REFERENCE } from '../../src/sandbox/reference/reference';
import { expect, onEveryEngine, test } from './support/bench';
import { day, workbookOf } from './support/kinds';
import { tooWide, violations } from './support/look';
import { check, checkAnew, done, practise, send } from './support/steps';

const text = (value: string): FileCell => ({ value, format: '@' });
const number = (value: number): FileCell => ({ value, format: '#,##0' });

const HEADERS = [
  'N° prêt',
  'N° client',
  'Prénom',
  'Nom',
  'Sexe',
  'Montant',
  'Devise',
  'Groupement',
  'N° prêt du groupe',
  'Code client du groupe',
  'Sur la photo',
  'Date de décaissement',
  'Histoire',
  'Langue',
  'Utilisation du prêt',
  'Activité',
  'Thème',
  'Localisation',
  'Autorisation signée',
  'Date 1',
  'Principal 1',
  'Intérêt 1',
];
const ABSENT = new Set([3, 9]);
const MEMBERS = Array.from({ length: 12 }, (_, n) => n + 1);
const AMOUNT = 100_000;

/** Twelve women of one group, headers in row 3; what is the group's stands on the first row alone but for what ties them. */
function groupSheet(): FileSheet {
  const rows = MEMBERS.map((n) => {
    const once = (value: string): FileCell | null => (n === 1 ? text(value) : null);
    return [
      ...[text(`SN-${n}`), text(`C-${n}`), text(`Awa${n}`), text('Diop'), text('F'), number(AMOUNT), once('XOF')],
      ...[text('And Jëf'), text('G-77'), once('GC-77'), text(ABSENT.has(n) ? 'non' : 'oui'), once(day(2))],
      ...[once('Le groupe vend du poisson au marché.'), once('French'), once('to buy fish and ice'), once('Fishing')],
      ...[once('General'), once('Thiès: Senegal'), once('oui')],
      ...[text(day(40)), number(AMOUNT), number(1500)],
    ];
  });
  return { name: 'Groupe', rows: [[text('Caisse de Thiès')], [], HEADERS.map(text), ...rows] };
}

type Cells = FileSheet['rows'][number];

const withCell = (cells: Cells, place: number, cell: FileCell): Cells =>
  cells.map((before, at) => (at === place ? cell : before));

onEveryEngine({ workbook: workbookOf(groupSheet()) }, () => {
  test('Senegal: a group of 12 of whom two are not in the photo goes out as one draft', async ({ bench }) => {
    const { pane, driver, heard, house, page } = bench;
    await practise(bench);
    await expect(pane.getByRole('radio', { name: /Loan drafts/ })).toBeChecked();
    await check(bench);
    await expect(pane.getByTestId('errors')).toHaveCount(0);
    await expect(pane.getByTestId('questions')).toHaveCount(0);
    await expect(pane.getByTestId('sendable-count')).toHaveText('12');
    await expect(pane.getByTestId('group-count')).toHaveText('1');
    await expect(pane.getByTestId('total')).toHaveText('1,200,000');
    await expect(pane.getByTestId('warnings')).toContainText('2 borrowers are not in the photo');
    await pane.getByTestId('preview-open').click();
    await expect(pane.getByTestId('preview-borrowers')).toHaveText('12 borrowers');
    expect(await violations(page)).toEqual([]);
    expect(await tooWide(page)).toEqual([]);
    await pane.getByTestId('send-to-kiva').click();
    await expect(pane.getByTestId('send')).toHaveText('Send 1 loan draft with 12 borrowers');
    await pane.getByTestId('send').click();
    await done(bench);

    expect(heard('loan_draft').map(({ status }) => status)).toEqual([200]);
    const body = JSON.parse(heard('loan_draft')[0]?.body ?? '{}') as Record<string, unknown>;
    expect(body['not_pictured']).toEqual(MEMBERS.map((n) => ABSENT.has(n)));
    expect(body).toMatchObject({
      group_name: 'And Jëf',
      internal_loan_id: 'G-77',
      internal_client_id: 'GC-77',
      client_waiver_signed: true,
      schedule: [{ date: day(40), principal: 12 * AMOUNT, interest: 12 * 1500 }],
    });
    expect((body['entreps'] as { loan_id: string }[]).map((borrower) => borrower.loan_id)).toEqual(
      MEMBERS.map((n) => `SN-${n}`),
    );
    const { drafts } = house.sandbox.kept();
    expect(drafts.flatMap(({ draft }) => publishProblems(draft, REFERENCE))).toEqual([]);
    const [draft] = drafts;
    const results = await driver.readText('Groupe', 'W4:Y15');
    expect(results).toEqual(MEMBERS.map(() => ['Draft sent to practice Kiva – not real', '', draft?.uuid]));

    await checkAnew(bench);
    await pane.getByTestId('send-to-kiva').click();
    await expect(pane.getByTestId('step-confirm')).toContainText('12 rows already sent');
    expect(heard('loan_draft')).toHaveLength(1);
  });
});

test.describe('a group of which one row is wrong', () => {
  const sheet = groupSheet();
  const rows = sheet.rows.map((cells, at) => (at === 6 ? withCell(cells, 5, text('beaucoup')) : cells));
  test.use({ options: { workbook: workbookOf({ ...sheet, rows }) } });

  test('stays behind as a whole, and goes out once the cell is right', async ({ bench }) => {
    const { pane, driver, heard } = bench;
    await practise(bench);
    await check(bench);
    await expect(pane.getByTestId('errors')).toContainText('beaucoup');
    await expect(pane.getByTestId('warnings')).toContainText('This group loan (12 rows) stays behind');
    await expect(pane.getByTestId('send-to-kiva')).toBeDisabled();
    await driver.type('Groupe', 'F7', [[AMOUNT]]);
    await expect(pane.getByTestId('sendable-count')).toHaveText('12');
    await pane.getByTestId('check-again').click();
    await expect(pane.getByTestId('errors')).toHaveCount(0);
    await send(bench);
    await done(bench);
    expect(heard('loan_draft').map(({ status }) => status)).toEqual([200]);
  });
});

test.describe('a group whose rows all have its own loan id', () => {
  const sheet = groupSheet();
  const rows = sheet.rows.map((cells, at) => (at > 2 ? withCell(cells, 0, text('SN-77')) : cells));
  test.use({ options: { workbook: workbookOf({ ...sheet, rows }) } });

  test('is asked about once, and remembered', async ({ bench }) => {
    const { pane, heard } = bench;
    await practise(bench);
    await check(bench);
    await expect(pane.getByTestId('errors')).toHaveCount(0);
    await expect(pane.getByTestId('question-groupSharedId')).toContainText('SN-77');
    await pane.getByTestId('answer-members').click();
    await expect(pane.getByTestId('errors')).toContainText('SN-77');
    expect(heard('loan_draft')).toEqual([]);
  });
});
