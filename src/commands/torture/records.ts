import type { RecordKindId } from '../../core/catalogue/recordKind';
import type { WorkbookFile } from '../../files/workbookFile';
import type { Loan } from '../../sandbox/loans';
import type { Random } from '../../sandbox/random';
import type { Scalar } from '../../workbench/model/sheetModel';

/** One column of her sheet: its header, the field it is mapped to, and what stands in it for the n-th record. */
interface Column {
  readonly header: string;
  /** Empty where it is hers alone. */
  readonly field: string;
  readonly cell: (of: Making) => Scalar;
}

interface Making {
  readonly n: number;
  readonly loan: Loan;
  readonly random: Random;
}

const TOWNS = ['Apopa', 'Izalco', 'Sonsonate', 'Zaragoza'];
const WORDS = ['seeds', 'a goat', 'tin roofs', 'flour', 'tools', 'a stove'];

const LOAN: Omit<Column, 'field'> = { header: 'Loan ID', cell: ({ loan }) => loan.internal_loan_id };
const CLIENT: Omit<Column, 'field'> = { header: 'Client ID', cell: ({ loan }) => `C${loan.internal_client_id}` };
const TOWN: Column = { header: 'Remarks', field: '', cell: ({ random }) => random.pick(TOWNS) };
/** Few different amounts, so that a row taken for another one looks right. */
const amount = ({ random }: Making): number => random.between(1, 6) * 50;
const invented = ({ n }: Making): string => `D-${String(n).padStart(4, '0')}`;

/** Her columns by kind; the first two name the record. */
export const COLUMNS: Readonly<Record<RecordKindId, readonly Column[]>> = {
  repayment: [
    { ...LOAN, field: 'repayment.loanId' },
    { ...CLIENT, field: 'repayment.clientId' },
    TOWN,
    { header: 'Principal repaid', field: 'repayment.amount', cell: amount },
  ],
  loanDraft: [
    { ...LOAN, field: 'loanDraft.loanId', cell: invented },
    { ...CLIENT, field: 'loanDraft.clientId' },
    {
      header: 'First name',
      field: 'loanDraft.firstName',
      cell: ({ random }) => random.pick(['Ana', 'Rosa', 'Akinyi']),
    },
    { header: 'Last name', field: 'loanDraft.lastName', cell: ({ random }) => random.pick(['Diaz', 'Otieno']) },
    TOWN,
    { header: 'Loan amount', field: 'loanDraft.amount', cell: amount },
    { header: 'Description', field: 'loanDraft.description', cell: story },
  ],
  journal: [
    { ...LOAN, field: 'journal.loanId' },
    { ...CLIENT, field: 'journal.clientId' },
    { header: 'Subject', field: 'journal.subject', cell: ({ random }) => `News of ${random.pick(['May', 'June'])}` },
    TOWN,
    { header: 'Journal', field: 'journal.body', cell: story },
  ],
};

/** The column whose change makes another fact of the record. */
export const CHANGING: Readonly<Record<RecordKindId, string>> = {
  repayment: 'Principal repaid',
  loanDraft: 'Loan amount',
  journal: 'Journal',
};

/** The name of her sheet. */
export const SHEET = 'Report';
/** A title stands above the headers. */
export const HEADER_ROW = 2;

/** The cells of the n-th record in the order of the kind's columns. */
export function recordCells(kind: RecordKindId, n: number, loans: readonly Loan[], random: Random): readonly Scalar[] {
  const loan = loans[n % loans.length];
  if (loan === undefined) throw new Error('There are no practice loans.');
  return COLUMNS[kind].map(({ cell }) => cell({ n, loan, random }));
}

/** A workbook with that many records of a kind below a title. */
export function sheetOf(kind: RecordKindId, count: number, loans: readonly Loan[], random: Random): WorkbookFile {
  const records = Array.from({ length: count }, (_, n) => recordCells(kind, n, loans, random));
  const rows = [['A report, invented'], [], COLUMNS[kind].map(({ header }) => header), ...records];
  const cells = rows.map((row) => row.map((value) => ({ value })));
  return { name: 'report.xlsx', date1904: false, sheets: [{ name: SHEET, rows: cells }] };
}

function story({ random }: Making): string {
  return `The loan paid for ${random.pick(WORDS)}.`;
}
