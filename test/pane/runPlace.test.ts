import { RECORD_KINDS } from '../../src/core/catalogue';
import { identityTexts, KEY_SEPARATOR } from '../../src/core/check/rowNames';
import type { LedgerRun } from '../../src/core/send/ledgerRun';
import { placeOfForgottenRun, placeOfRun } from '../../src/pane/actions/runPlace';
import { setUp } from '../../src/pane/setup';
import { templateOf } from '../../src/pane/templateOf';
import { outlineOf, World, type Grid } from './fakes';

const GRID: Grid = [
  ['Loan ID', 'Subject', 'Journal body'],
  ['L1', 'News', 'Bread'],
  ['L1', 'News', 'Flour'],
];
const outline = outlineOf(GRID, 'Journals');
const template = templateOf(setUp(RECORD_KINDS.journal, outline, [], { month: '2026-11' }), 't1');

function runOf(key: readonly string[]): LedgerRun {
  const row = { key: key.join(KEY_SEPARATOR), fingerprint: 'f', loanId: 'L1', row: 1 };
  const head = { environment: 'sandbox', partnerId: '421', storeId: 'store', startedAt: '2026-11-22' } as const;
  return {
    ...head,
    version: 1,
    runId: 'r1',
    kind: 'journal',
    sheetId: 'S1',
    templateId: 't1',
    submissions: [{ id: 's1', rows: [row] }],
  };
}

it('finds the rows of a journal run by loan, subject and the hash of the body', () => {
  const place = placeOfRun(runOf(identityTexts(['L1', 'News', 'Flour'], 1)), outline, [template]);
  expect(place?.identity).toMatchObject({ columns: [0, 1, 2], hashed: 1 });
});

it('finds those of a run from before bodies told rows apart by loan and subject', () => {
  const { identity } = placeOfRun(runOf(['L1', 'News']), outline, [template]) ?? {};
  expect(identity).toEqual({ columns: [0, 1], headers: ['Loan ID', 'Subject'], firstRow: 1, lastRow: 2 });
});

it('takes a forgotten run for this sheet only where its very bodies stand', async () => {
  const { workbook } = new World(GRID).ports;
  const placeOf = (body: string) =>
    placeOfForgottenRun(workbook, runOf(identityTexts(['L1', 'News', body], 1)), outline, [template]);
  expect(await placeOf('Flour')).toBeDefined();
  expect(await placeOf('Sugar')).toBeUndefined();
});

describe('a forgotten run of repayments', () => {
  const paid: Grid = [
    ['Loan ID', 'Client ID', 'Repayment amount'],
    ['L1', 'C1', 50],
    ['L1', 'C1', 30],
    ['L2', 'C2', 20],
  ];
  const sheet = outlineOf(paid, 'Repayments');
  const known = templateOf(setUp(RECORD_KINDS.repayment, sheet, [], { month: '2026-11' }), 't1');
  const placeOf = (rows: LedgerRun['submissions'][number]['rows']) =>
    placeOfForgottenRun(
      new World(paid).ports.workbook,
      { ...runOf(['L1']), kind: 'repayment', submissions: [{ id: 's1', rows }] },
      sheet,
      [known],
    );
  const row = (key: readonly string[], amount: number, own?: number) => ({
    key: key.join(KEY_SEPARATOR),
    fingerprint: 'f',
    loanId: key[0] ?? '',
    amount,
    ...(own !== undefined && { own }),
  });

  it('is known again by what her cells say, whatever was made of it', async () => {
    expect(await placeOf([row(['L2', 'C2'], 980, 20)])).toBeDefined();
    expect(await placeOf([row(['L2', 'C2'], 980)])).toBeUndefined();
    expect(await placeOf([row(['L2', 'C2'], 20, 980)])).toBeUndefined();
  });

  it('is known again where rows were added up, by their sum alone', async () => {
    const told = identityTexts(['L1', 'C1', '50'], 1);
    expect(await placeOf([row(told, 80)])).toBeDefined();
    expect(await placeOf([row(told, 980, 80)])).toBeDefined();
    expect(await placeOf([row(told, 81)])).toBeUndefined();
  });
});

it('finds the rows of a journal run whose subject is a hash too, and of one from before', () => {
  const hashed = placeOfRun(runOf(identityTexts(['L1', 'News', 'Flour'], 2)), outline, [template]);
  expect(hashed?.identity).toMatchObject({ columns: [0, 1, 2], hashed: 2 });
  const before = placeOfRun(runOf(identityTexts(['L1', 'News', 'Flour'], 1)), outline, [template]);
  expect(before?.identity).toMatchObject({ columns: [0, 1, 2], hashed: 1 });
});
