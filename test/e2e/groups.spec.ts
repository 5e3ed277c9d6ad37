import type { FileCell, FileSheet } from '../../src/files/workbookFile';
import { publishProblems } from '../../src/sandbox/publishCheck';
import { REFERENCE } from '../../src/sandbox/reference/reference';
import { expect, onEveryEngine, test } from './support/bench';
import { day, workbookOf } from './support/kinds';
import { tooWide, violations } from './support/look';
import { jpegIn } from './support/photos';
import { check, checkAnew, done, practise, send } from './support/steps';
import { exifSegment, withSegments } from '../support/pictures';

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

test.describe('twelve groups of twelve with photos and instalments on a second sheet', () => {
  const GROUPS = Array.from({ length: 12 }, (_, n) => `G-${n + 1}`);
  const loans = GROUPS.flatMap((group, at) =>
    MEMBERS.map((n) => {
      const once = (value: string): FileCell | null => (n === 1 ? text(value) : null);
      return [
        ...[text(`${group}/${n}`), text(`C${group}-${n}`), text(`Awa${n}`), text('Diop'), text('F'), number(AMOUNT)],
        ...[once('XOF'), text(`Groupe ${at + 1}`), text(group), once(`GC-${at}`), text(n === at + 1 ? 'non' : 'oui')],
        ...[once(day(2)), once('Le groupe vend du poisson au marché.'), once('French'), once('to buy fish and ice')],
        ...[once('Fishing'), once('General'), once('Thiès: Senegal'), once('oui')],
      ];
    }),
  );
  const plan = GROUPS.flatMap((group) =>
    MEMBERS.flatMap((n) =>
      [0, 1].map((nth) => [
        text(`${group}/${n}`),
        text(day(40 + 30 * nth)),
        number(nth === 0 ? 33_333 : AMOUNT - 33_333),
        number(500),
      ]),
    ),
  );
  const workbook = workbookOf(
    { name: 'Groupes', rows: [HEADERS.slice(0, 19).map(text), ...loans] },
    { name: 'Echéances', rows: [['N° prêt', "Date d'échéance", 'Principal', 'Intérêt'].map(text), ...plan] },
  );
  test.use({ options: { workbook } });

  test('go out in one run, each publishable as it came', async ({ bench }) => {
    test.setTimeout(150_000);
    const { pane, heard, house, page, driver } = bench;
    await practise(bench);
    await pane.getByTestId('use-instalment-sheet').click();
    await check(bench);
    const picture = await jpegIn(page, 640, 480, 3);
    const files = GROUPS.map((group) => ({
      name: `${group}.jpg`,
      mimeType: '',
      buffer: Buffer.from(withSegments(picture, exifSegment(1), [...Buffer.from(group)])),
    }));
    await pane.getByTestId('photo-files').setInputFiles(files);
    await expect(pane.getByTestId('errors')).toHaveCount(0);
    await expect(pane.getByTestId('group-count')).toHaveText('12');
    await expect(pane.getByTestId('sendable-count')).toHaveText('144');
    await pane.getByTestId('preview-open').click();
    const summed = pane.getByTestId('preview-group-instalments');
    await expect(summed.locator('caption')).toContainText('12 borrowers');
    await expect(summed.locator('tbody tr')).toHaveCount(2);
    await pane.getByTestId('send-to-kiva').click();
    await expect(pane.getByTestId('send')).toHaveText('Send 12 loan drafts with 144 borrowers');
    await pane.getByTestId('send').click();
    await expect(pane.getByTestId('step-done')).toBeVisible({ timeout: 90_000 });

    expect(heard('loan_draft').map(({ status }) => status)).toEqual(GROUPS.map(() => 200));
    const { drafts } = house.sandbox.kept();
    expect(drafts.flatMap(({ draft }) => publishProblems(draft, REFERENCE))).toEqual([]);
    expect(drafts.map(({ draft }) => draft.internal_loan_id)).toEqual(GROUPS);
    expect(drafts.map(({ draft }) => draft.entreps?.length)).toEqual(GROUPS.map(() => 12));
    expect(drafts.map(({ draft }) => draft.not_pictured?.indexOf(true))).toEqual(GROUPS.map((_, at) => at));
    expect(drafts.map(({ draft }) => draft.schedule)).toEqual(
      GROUPS.map(() => [
        { date: day(40), principal: 12 * 33_333, interest: 6000 },
        { date: day(70), principal: 12 * (AMOUNT - 33_333), interest: 6000 },
      ]),
    );
    expect(drafts.every(({ draft }) => draft.image_encoded?.startsWith('data:image/jpeg;base64,'))).toBe(true);
    const statuses = await driver.readText('Groupes', 'T2:V145');
    expect(statuses.map(([, , reference]) => reference)).toEqual(drafts.flatMap(({ uuid }) => MEMBERS.map(() => uuid)));
  });
});
