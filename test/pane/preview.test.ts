import { createWords } from '../../src/locales';
import { createFormats } from '../../src/pane/formats';
import { previewOf, sheetTotals } from '../../src/pane/preview/previewOf';
import { LOAN_DRAFT_SCHEDULE } from '../../src/core/catalogue/loanDraftSchedule';
import { tieInstalments } from '../../src/core/instalments/tieInstalments';
import { computedSchedules } from '../../src/core/schedule/computedSchedules';
import { check } from '../core/check/sheets';
import { plan } from '../core/instalments/plans';

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

describe('a group whose instalments are added up by date', () => {
  const FIELDS = ['loanId', 'amount', 'groupLoanId', 'groupName'];
  const GROUP = [
    ['L1', 100, 'G1', 'Tujenge'],
    ['L2', 50, 'G1', 'Tujenge'],
    ['L3', 10, 'G1', 'Tujenge'],
  ] as const;
  const shown = (sheet: ReturnType<typeof check>) => {
    const { repeated, summedOf } = previewOf(sheet.kind, sheet.records[0]!, telling('en-GB'));
    return { summedOf, repeated: repeated.map((lines) => lines.map(({ value }) => value)) };
  };
  const codes = ({ findings }: ReturnType<typeof check>) =>
    findings.map(({ code }) => code).filter((code) => code.startsWith('instalments'));

  test('of its rows’ columns shows the sums, and says of how many borrowers', () => {
    const fields = [...FIELDS, 'scheduleDate', 'principal', 'interest'];
    const sheet = check('loanDraft', fields, [
      [...GROUP[0], '2030-03-31', 100, 5],
      [...GROUP[1], '2030-02-28', 50, 2],
      [...GROUP[2], '2030-03-31', 10, 0.5],
    ]);
    expect(shown(sheet)).toEqual({
      summedOf: 3,
      repeated: [
        ['28 February 2030', '50', '2'],
        ['31 March 2030', '110', '5.5'],
      ],
    });
    expect(sheet.findings.filter(({ code }) => code === 'instalmentsAddedUp')).toMatchObject([
      { severity: 'warning', row: 2, cell: { row: 2, column: 4 }, params: { count: 3, instalments: 2 } },
    ]);
  });

  test('of another sheet does, too', () => {
    const instalments = plan([
      ['L1', '2030-02-28', 100, 5],
      ['L2', '2030-02-28', 50, 2],
      ['L3', '2030-03-31', 10, 0.5],
    ]);
    const { completion, sheetRule } = tieInstalments(instalments, LOAN_DRAFT_SCHEDULE);
    const sheet = check('loanDraft', FIELDS, GROUP, {}, { completions: [completion], sheetRules: [sheetRule] });
    expect(shown(sheet)).toEqual({
      summedOf: 3,
      repeated: [
        ['28 February 2030', '150', '7'],
        ['31 March 2030', '10', '0.5'],
      ],
    });
    expect(codes(sheet)).toEqual(['instalmentsSummed']);
  });

  test('and computed from terms', () => {
    const fields = [...FIELDS, 'instalmentCount', 'disbursalDate'];
    const rows = GROUP.map((row) => [...row, 1, '2030-01-31']);
    const constants = { 'loanDraft.currency': 'KES', 'loanDraft.frequency': 'monthly', 'loanDraft.interestRate': '0' };
    const { completion, sheetRule } = computedSchedules(LOAN_DRAFT_SCHEDULE, { computed: true });
    const surroundings = { completions: [completion], sheetRules: [sheetRule] };
    const sheet = check('loanDraft', fields, rows, { constants }, surroundings);
    expect(shown(sheet)).toEqual({ summedOf: 3, repeated: [['28 February 2030', '160', '0']] });
  });

  test('says nothing of sums where they are one row’s, or the same on every row', () => {
    const fields = [...FIELDS, 'scheduleDate', 'principal'];
    const whole = ['2030-03-31', 160] as const;
    const first = check('loanDraft', fields, [[...GROUP[0], ...whole], GROUP[1], GROUP[2]]);
    const same = check(
      'loanDraft',
      fields,
      GROUP.map((row) => [...row, ...whole]),
    );
    for (const sheet of [first, same]) {
      expect(shown(sheet)).toEqual({ summedOf: undefined, repeated: [['31 March 2030', '160']] });
      expect(codes(sheet)).toEqual([]);
    }
  });
});
