import type { FileCell, FileSheet, WorkbookFile } from '../../../src/files/workbookFile';

const MILLISECONDS_A_DAY = 86_400_000;
/** The day before day 1 of Excel's calendar, after its 29 February 1900 that never was. */
const EXCEL_START = Date.UTC(1899, 11, 30);

/** "YYYY-MM-DD" of a day `offset` days after today. */
export function day(offset: number): string {
  return new Date(Date.now() + offset * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

const text = (value: string): FileCell => ({ value, format: '@' });
const number = (value: number): FileCell => ({ value, format: '#,##0.00' });
const date = (iso: string): FileCell => ({
  value: (Date.parse(iso) - EXCEL_START) / MILLISECONDS_A_DAY,
  format: 'yyyy-mm-dd',
});

/** One new loan as its partner writes it down. */
export interface LoanRow {
  readonly loanId: string;
  readonly firstName: string;
  readonly gender: string;
  readonly amount: number;
  readonly activity: string;
  /** How many instalments it has, all of the same principal. */
  readonly instalments: number;
}

/** Activities are Kiva's, one in lower case; their numbers are in ACTIVITY_IDS. */
export const LOANS: readonly LoanRow[] = [
  { loanId: '0001-A', firstName: 'Akinyi', gender: 'F', amount: 50_000, activity: 'Tailoring', instalments: 4 },
  { loanId: '0002-A', firstName: 'Baraka', gender: 'M', amount: 12_500.5, activity: 'dairy', instalments: 1 },
  { loanId: '0003-A', firstName: 'Chebet', gender: 'Female', amount: 30_000, activity: 'Food Stall', instalments: 3 },
  { loanId: '0004-A', firstName: 'Daudi', gender: 'male', amount: 80_000, activity: 'Fishing', instalments: 4 },
  { loanId: '0005-A', firstName: 'Njeri', gender: 'F', amount: 24_000, activity: 'Retail', instalments: 2 },
];

/** The practice Kiva's numbers of the activities in LOANS. */
const ACTIVITY_IDS: Readonly<Record<string, number>> = {
  Tailoring: 48,
  dairy: 21,
  'Food Stall': 28,
  Fishing: 26,
  Retail: 44,
};

/** The most instalments that a row of the sheet has room for. */
const INSTALMENTS = 4;
const INTEREST = 125.75;
const LOCATION = 'Kisumu: Kenya';

const HEADERS = [
  'Loan ID',
  'Client ID',
  'First name',
  'Last name',
  'Gender',
  'Loan amount',
  'Currency',
  'Disbursement date',
  'Story',
  'Language',
  'Loan use',
  'Activity',
  'Theme',
  'Location',
  'Waiver signed',
];

const story = (name: string): string => `${name} runs a shop and lives with three children.`;

/** Principal of one instalment of a loan, in the currency's own decimals. */
const part = ({ amount, instalments }: LoanRow): number => amount / instalments;

/** Titles, headers in row 3, one loan a row, `Date 1`, `Principal 1`, `Interest 1` ... on the right. */
export function loansSheet(loans: readonly LoanRow[] = LOANS): FileSheet {
  const numbered = Array.from({ length: INSTALMENTS }, (_, n) => [
    `Date ${n + 1}`,
    `Principal ${n + 1}`,
    `Interest ${n + 1}`,
  ]).flat();
  const rows = loans.map((loan) => [
    text(loan.loanId),
    text(`C-${loan.loanId}`),
    text(loan.firstName),
    text('Otieno'),
    text(loan.gender),
    number(loan.amount),
    text('KES'),
    date(day(2)),
    text(story(loan.firstName)),
    text('English'),
    text('to buy stock for the shop'),
    text(loan.activity),
    text('General'),
    text(LOCATION),
    text('yes'),
    ...Array.from({ length: loan.instalments }, (_, n) => [
      date(day(32 + 30 * n)),
      number(part(loan)),
      number(INTEREST),
    ]).flat(),
  ]);
  return { name: 'Loans', rows: [[text('Umoja SACCO')], [], [...HEADERS, ...numbered].map(text), ...rows] };
}

/** The exact body that a row of `loansSheet` has to leave with. */
export function draftBody(loan: LoanRow): string {
  const gender = loan.gender.startsWith('F') ? 'female' : 'male';
  const schedule = Array.from(
    { length: loan.instalments },
    (_, n) => `{"date":"${day(32 + 30 * n)}","principal":${part(loan)},"interest":${INTEREST}}`,
  );
  return [
    `{"entreps":[{"loan_id":"${loan.loanId}","client_id":"C-${loan.loanId}","first_name":"${loan.firstName}",`,
    `"last_name":"Otieno","gender":"${gender}","amount":${loan.amount}}],"currency":"KES",`,
    `"disburse_time":"${day(2)}","description":"${story(loan.firstName)}","description_language_id":1,`,
    `"loanuse":"to buy stock for the shop","activity_id":${ACTIVITY_IDS[loan.activity]},"theme_type_id":48,`,
    `"location":"${LOCATION}","client_waiver_signed":true,"schedule":[${schedule.join(',')}]}`,
  ].join('');
}

/** `count` journals, headers in row 1, the texts with a quotation mark and a line break. */
export function journalsSheet(count: number): FileSheet {
  const rows = Array.from({ length: count }, (_, n) => [
    text(`000${n + 1}-A`),
    text(`C-000${n + 1}`),
    text(`News ${n + 1}`),
    text(`She bought "two" goats.\nNow she has ${n + 3}.`),
  ]);
  return { name: 'Journals', rows: [['Loan ID', 'Client ID', 'Subject', 'Journal text'].map(text), ...rows] };
}

/** The exact body that the rows of `journalsSheet` have to leave with. */
export function journalsBody(count: number): string {
  const journals = Array.from({ length: count }, (_, n) =>
    [
      `{"internal_loan_id":"000${n + 1}-A","internal_client_id":"C-000${n + 1}","subject":"News ${n + 1}",`,
      `"body":"She bought \\"two\\" goats.\\nNow she has ${n + 3}."}`,
    ].join(''),
  );
  return `{"journals":[${journals.join(',')}]}`;
}

/** A small report of repayments, headers in row 1. */
export function repaymentsSheet(): FileSheet {
  const rows = [1, 2, 3].map((n) => [text(`000${n}-A`), text(`C-000${n}`), number(n * 10)]);
  return { name: 'Repayments', rows: [['Loan ID', 'Client ID', 'Principal repaid'].map(text), ...rows] };
}

/** These sheets as one workbook. */
export function workbookOf(...sheets: readonly FileSheet[]): () => WorkbookFile {
  return () => ({ name: 'kinds.xlsx', date1904: false, sheets });
}
