import { write, utils } from '@e965/xlsx';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WrongUse } from '../../../src/commands/arguments';
import { convert } from '../../../src/commands/convert/main';

const folder = mkdtempSync(join(tmpdir(), 'schedules-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LOANS = [
  ['Loan ID', 'Loan amount', 'Disbursal date'],
  ['L-001', 100, '2026-11-30'],
  ['L-002', 200, '2026-11-30'],
];
const PLAN = [
  ['Loan', 'Day', 'Capital due', 'Interest due'],
  ['L-002', '2026-12-31', 200, 4],
  ['L-001', '2027-01-31', 60, 1],
  ['L-001', '2026-12-31', 40, 2],
];
const TEMPLATE = {
  version: 3,
  id: 't',
  name: 'Two sheets',
  kind: 'loanDraft',
  bindings: [
    { field: 'loanDraft.loanId', header: 'Loan ID', column: 0 },
    { field: 'loanDraft.amount', header: 'Loan amount', column: 1 },
    { field: 'loanDraft.disbursalDate', header: 'Disbursal date', column: 2 },
  ],
  formats: {},
  instalments: {
    sheet: 'Plan',
    bindings: [
      { field: 'instalment.loanId', header: 'Loan', column: 0 },
      { field: 'instalment.date', header: 'Day', column: 1 },
      { field: 'instalment.principal', header: 'Capital due', column: 2 },
      { field: 'instalment.interest', header: 'Interest due', column: 3 },
    ],
    formats: {},
  },
};

function fileOf(sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>, name: string): string {
  const book = utils.book_new();
  for (const [title, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), title);
  }
  const path = join(folder, name);
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path;
}

const template = join(folder, 'template.json');
beforeAll(() => writeFileSync(template, JSON.stringify(TEMPLATE)));

const argumentsFor = (workbook: string): string[] => [
  ...['--workbook', workbook, '--sheet', 'Loans', '--kind', 'loanDraft'],
  ...['--template', template, '--today', '2026-11-22'],
];

test('a file’s loans go out with the instalments of its other sheet', async () => {
  const { text } = await convert(argumentsFor(fileOf({ Loans: LOANS, Plan: PLAN }, 'both.xlsx')));
  const { bodies } = JSON.parse(text) as { readonly bodies: readonly { readonly schedule: unknown }[] };
  expect(bodies.map(({ schedule }) => schedule)).toEqual([
    [
      { date: '2026-12-31', principal: 40, interest: 2 },
      { date: '2027-01-31', principal: 60, interest: 1 },
    ],
    [{ date: '2026-12-31', principal: 200, interest: 4 }],
  ]);
});

test('a file that lacks them is refused with the reason', async () => {
  const one = convert(argumentsFor(fileOf({ Loans: LOANS }, 'one.xlsx')));
  await expect(one).rejects.toThrow(WrongUse);
  const other = convert(argumentsFor(fileOf({ Loans: LOANS, Plan: PLAN.map((row) => row.slice(0, 3)) }, 'less.xlsx')));
  await expect(other).rejects.toThrow('"Interest due"');
});

test('the question whether computed schedules may go out is printed with what they would be', async () => {
  const headers = ['Loan ID', 'Amount', 'Disbursed', 'Terms', 'Every', 'Rate', 'Method'];
  const fields = [
    'loanId',
    'amount',
    'disbursalDate',
    'instalmentCount',
    'frequency',
    'interestRate',
    'interestMethod',
  ];
  const computed = {
    ...{ version: 2, id: 't', name: 'Terms', kind: 'loanDraft', formats: {} },
    bindings: fields.map((field, column) => ({ field: `loanDraft.${field}`, header: headers[column], column })),
    constants: { 'loanDraft.currency': 'USD', 'loanDraft.ratePeriod': 'perYear' },
  };
  const path = join(folder, 'terms.json');
  writeFileSync(path, JSON.stringify(computed));
  const workbook = fileOf({ Loans: [headers, ['L2', 300, '2026-12-31', 3, 'Monthly', 12, 'flat']] }, 'terms.xlsx');
  const { text, blocks } = await convert([
    ...['--workbook', workbook, '--kind', 'loanDraft', '--template', path, '--today', '2026-11-22'],
  ]);
  const { findings } = JSON.parse(text) as { readonly findings: readonly { readonly code: string }[] };
  expect(blocks).toBe(true);
  expect(findings.filter(({ code }) => code === 'scheduleComputedOpen')).toMatchObject([
    {
      severity: 'question',
      schedules: [
        {
          loan: 'L2',
          count: 3,
          first: { date: '2027-01-31', principal: '100', interest: '3' },
          last: { date: '2027-03-31', principal: '100', interest: '3' },
          principal: '300',
          interest: '9',
        },
      ],
    },
  ]);
});
