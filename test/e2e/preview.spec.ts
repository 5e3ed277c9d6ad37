import { expect, test, type Bench } from './support/bench';
import { day, draftBody, LOANS, loansSheet, workbookOf } from './support/kinds';
import { tooWide, violations } from './support/look';
import { check, done, practise, send } from './support/steps';

const SHEET = loansSheet(LOANS.slice(0, 3));

/** A day as its language writes it out, by the browser's own words. */
const written = (locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day(2)));

/** The lines of the card, name and value. */
async function card({ pane }: Bench): Promise<readonly string[]> {
  const lines = await pane.getByTestId('preview-card').locator('dl > div').allInnerTexts();
  return lines.map((line) => line.replace(/[\u00a0\u202f]/g, ' ').replace(/\s*\n\s*/g, ' | '));
}

const STORY = 'Akinyi runs a shop and lives with three children.';
const CARDS = [
  [
    'en-GB',
    'What Kiva will see',
    'Row 4',
    [
      'Loan ID | 0001-A',
      'Client ID | C-0001-A',
      'First name | Akinyi',
      'Last name | Otieno',
      'Gender | Female',
      'Loan amount | 50,000',
      'Currency | KES',
      `Disbursal date | ${written('en-GB')}`,
      `Description | ${STORY}`,
      'Language of the description | English (1)',
      'Loan use | to buy stock for the shop',
      'Activity | Tailoring (48)',
      'Theme | General (48)',
      'Location | Kisumu: Kenya',
      'Client waiver signed | Yes',
    ],
  ],
  [
    'fr-FR',
    'Ce que Kiva verra',
    'Ligne 4',
    [
      'N° de prêt | 0001-A',
      'N° de client | C-0001-A',
      'Prénom | Akinyi',
      'Nom de famille | Otieno',
      'Sexe | Femme',
      'Montant du prêt | 50 000',
      'Devise | KES',
      `Date de décaissement | ${written('fr-FR')}`,
      `Description | ${STORY}`,
      'Langue de la description | English (1)',
      'Utilisation du prêt | to buy stock for the shop',
      'Activité | Tailoring (48)',
      'Thème | General (48)',
      'Lieu | Kisumu: Kenya',
      'Autorisation du client signée | Oui',
    ],
  ],
] as const;

for (const [locale, title, row, lines] of CARDS) {
  test.describe(locale, () => {
    test.use({ options: { workbook: workbookOf(SHEET), query: `?locale=${locale}` } });

    test('the card says in plain words what goes out of a row, beside the very text', async ({ bench }) => {
      const { pane, page, heard } = bench;
      await page.addStyleTag({ content: '#taskpane { width: 320px !important; }' });
      await practise(bench);
      await check(bench);
      await expect(pane.getByTestId('preview').getByRole('heading', { name: title })).toBeVisible();
      await pane.getByTestId('preview-open').click();
      await expect(pane.getByTestId('preview-rows')).toHaveText('3');
      await expect(pane.getByTestId('preview-row')).toHaveText(row);
      expect(await card(bench)).toEqual(lines);
      await pane.getByTestId('preview-json').click();
      const shown = await pane.locator('pre').innerText();
      expect(await tooWide(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
      await pane.getByTestId('preview-next').click();
      await expect(pane.getByTestId('preview-card')).toContainText('0002-A');
      await send(bench);
      await done(bench);
      const [sent] = heard('loan_draft').map(({ body }) => body ?? '');
      expect(sent).toBe(draftBody(LOANS[0]!));
      expect(JSON.stringify(JSON.parse(shown))).toBe(sent);
    });
  });
}
