import { createWords } from '../../src/locales';
import { createFormats } from '../../src/pane/formats';
import { previewOf, sheetTotals } from '../../src/pane/preview/previewOf';
import { check } from '../core/check/sheets';

const telling = (tag: string) => ({ words: createWords(tag), formats: createFormats(tag) });

const DRAFT = check(
  'loanDraft',
  ['loanId', 'firstName', 'gender', 'amount', 'disbursalDate'],
  [
    ['00123', 'Ana', 'F', 1234.5, '2026-04-03'],
    ['00124', 'Luis', 'M', 900, '2026-04-04'],
  ],
);

test.each([
  ['en-GB', ['00123', 'Ana', 'Female', '1,234.5', '3 April 2026']],
  ['es-PE', ['00123', 'Ana', 'Mujer', '1,234.5', '3 de abril de 2026']],
  ['fr-SN', ['00123', 'Ana', 'Femme', '1 234,5', '3 avril 2026']],
])('%s reads a row in its own words, with the month as a word', (tag, expected) => {
  const { lines } = previewOf(DRAFT.kind, DRAFT.records[0]!, telling(tag));
  expect(lines.map(({ value }) => value.replace(/[\u00a0\u202f]/g, ' '))).toEqual(expected);
});

test('shows the very text that is sent, ids with their zeros', () => {
  const { json } = previewOf(DRAFT.kind, DRAFT.records[0]!, telling('en'));
  expect(JSON.parse(json)).toEqual({
    disburse_time: '2026-04-03',
    entreps: [{ loan_id: '00123', first_name: 'Ana', gender: 'female', amount: 1234.5 }],
  });
});

test('names what Kiva knows by a number', () => {
  const reference = { activities: [{ value: 35, name: 'Farming', otherNames: [] }] };
  const sheet = check('loanDraft', ['loanId', 'activity'], [['1', 'farming']], {}, { reference });
  const { lines } = previewOf(sheet.kind, sheet.records[0]!, { ...telling('en'), reference });
  expect(lines.at(-1)).toEqual({ name: 'Activity', value: 'Farming (35)' });
});

test('sums what is sent for each currency', () => {
  const sheet = check(
    'repayment',
    ['loanId', 'amount', 'currency'],
    [
      ['1', 0.1, 'USD'],
      ['2', 0.2, 'USD'],
      ['3', 5, 'PEN'],
    ],
  );
  expect(sheetTotals(sheet)).toEqual([
    { currency: 'USD', sum: '0.3' },
    { currency: 'PEN', sum: '5' },
  ]);
});
