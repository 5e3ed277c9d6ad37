import type { SheetSnapshot } from '../../src/core/cell/snapshot';
import { COLUMNS, type ColumnName } from './columns';
import { sheetOf, type Made } from './grid';

/** A small sheet with traps, and what it must become, written by hand and by nobody's code. */
export interface GateSheet {
  readonly name: string;
  readonly snapshot: SheetSnapshot;
  readonly today?: string;
  /** Each body by its sheet row as Excel counts it. */
  readonly bodies: Readonly<Record<number, unknown>>;
  /** Cells that must be named as errors; those that must be named at all. More may be. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

const STORY = 'Sells milk in the market and has three children.';
const USE = 'to buy a dairy cow';
const HEADERS = COLUMNS.map(({ header }) => header);
/** One column more than the fourteen: the spouse's first name, which the mapping leaves out. */
const WITH_SPOUSE = [...HEADERS, 'First Name'];

/** A good row, but for what is given; `spouse` fills the fifteenth column. */
function row(given: Partial<Record<ColumnName, Made>>, spouse?: string): readonly Made[] {
  const good: Record<ColumnName, Made> = {
    loanId: 'LN-1',
    clientId: 'C-1',
    firstName: 'Ann',
    lastName: 'Were',
    gender: 'female ',
    amount: '500',
    currency: 'KES',
    disbursalDate: '05/03/2025',
    description: STORY,
    language: 'English',
    loanUse: USE,
    activity: 'Cattle',
    location: 'Eldoret',
    waiver: 'Oui',
  };
  const cells = COLUMNS.map(({ name }) => given[name] ?? good[name]);
  return spouse === undefined ? cells : [...cells, spouse];
}

/** The body of a good row, but for the borrower's fields and the others that are given. */
function body(borrower: object, others: object = {}): unknown {
  const entrep = { loan_id: 'LN-1', client_id: 'C-1', first_name: 'Ann', last_name: 'Were', gender: 'female' };
  return {
    entreps: [{ ...entrep, amount: 500, ...borrower }],
    currency: 'KES',
    disburse_time: '2025-03-05',
    description: STORY,
    description_language_id: 1,
    loanuse: USE,
    activity_id: 10,
    location: 'Eldoret, Kenya',
    client_waiver_signed: true,
    ...others,
  };
}

const stored = (value: number, shown: string, format: string): Made => ({ stored: value, shown, format });

/** Sheets that an entrant must get right, to the last value, before its time counts. */
export const GATE_SHEETS: readonly GateSheet[] = [
  {
    name: 'ids, a decimal comma, the day first',
    today: '2025-03-10',
    snapshot: sheetOf(HEADERS, [
      row({ loanId: '00123', amount: '1.234,50' }),
      row({
        loanId: stored(20_250_000_000_123, '20250000000123', '0'),
        amount: stored(1234.5, '1.234,50', '#,##0.00'),
        disbursalDate: stored(45_721, '05/03/2025', 'dd/mm/yyyy'),
      }),
      row({ loanId: stored(128, '00128', '00000'), disbursalDate: '25/02/2025', gender: 'Male', waiver: 'sí' }),
      row({ loanId: '00129', clientId: ' 000042', firstName: ' Lea\u0301 ', lastName: 'N/A', waiver: true }),
    ]),
    bodies: {
      2: body({ loan_id: '00123', amount: 1234.5 }),
      3: body({ loan_id: '20250000000123', amount: 1234.5 }),
      4: body({ loan_id: '00128', gender: 'male' }, { disburse_time: '2025-02-25' }),
      5: {
        ...(body({}) as object),
        entreps: [{ loan_id: '00129', client_id: '000042', first_name: 'Le\u00e1', gender: 'female', amount: 500 }],
      },
    },
    errors: [],
    warnings: ['D5'],
  },
  {
    name: 'a decimal point, the month first, 29 February',
    snapshot: sheetOf(HEADERS, [
      row({ loanId: '1', amount: '1,234.50' }),
      row({ loanId: '2', disbursalDate: '02/29/2024' }),
      row({ loanId: '3', disbursalDate: stored(45_351, '02/29/2024', 'mm/dd/yyyy') }),
      row({ loanId: '4', disbursalDate: '02/29/2025' }),
    ]),
    bodies: {
      2: body({ loan_id: '1', amount: 1234.5 }, { disburse_time: '2025-05-03' }),
      3: body({ loan_id: '2' }, { disburse_time: '2024-02-29' }),
      4: body({ loan_id: '3' }, { disburse_time: '2024-02-29' }),
    },
    errors: ['H5'],
    warnings: [],
  },
  {
    name: 'a blank row in the middle, a header that stands twice',
    today: '2025-03-10',
    snapshot: sheetOf(WITH_SPOUSE, [
      row({ loanId: '1', disbursalDate: '25/02/2025' }, 'Paul'),
      WITH_SPOUSE.map(() => ''),
      row({ loanId: '2' }, 'José'),
      row({ loanId: '', activity: 'Catle' }, ''),
    ]),
    bodies: { 2: body({ loan_id: '1' }, { disburse_time: '2025-02-25' }), 4: body({ loan_id: '2' }) },
    errors: ['A5', 'L5'],
    warnings: [],
  },
  {
    name: 'what stands below and between, words that are damaged or told by their column',
    today: '2025-03-10',
    snapshot: sheetOf(HEADERS, [
      row({ loanId: 'ln-1', disbursalDate: '25/02/2025', gender: 'H', waiver: 'x' }),
      row({ loanId: 'LN-1', gender: 'M', location: 'ELDORET, KENYA', activity: '10' }),
      HEADERS,
      row({ loanId: '3', gender: 'H', firstName: 'JosÃ©', currency: 'kes' }),
      row({ loanId: '4', gender: 'H', lastName: 'Nu\ufffdez' }),
      row({ loanId: '5', gender: 'H', amount: '#NUM!' }),
      row({ loanId: '6', gender: 'H', amount: stored(1234.5, '1,235', '#,##0') }),
      COLUMNS.map(({ name }) => (name === 'loanId' ? 'Total' : name === 'amount' ? '3234.50' : '')),
      COLUMNS.map(({ name }) => (name === 'loanId' ? 'Prepared by: Maria' : '')),
    ]),
    bodies: {
      2: body({ loan_id: 'ln-1', gender: 'male' }, { disburse_time: '2025-02-25' }),
      3: body({ loan_id: 'LN-1', gender: 'female' }),
      5: body({ loan_id: '3', gender: 'male', first_name: 'JosÃ©' }),
      6: body({ loan_id: '4', gender: 'male', last_name: 'Nu\ufffdez' }),
      8: body({ loan_id: '6', gender: 'male', amount: 1234.5 }),
    },
    errors: ['F7'],
    warnings: ['C5', 'D6', 'F8'],
  },
  {
    name: 'one thing wrong a row',
    today: '2025-03-10',
    snapshot: sheetOf(HEADERS, [
      row({ loanId: '1', disbursalDate: '25/02/2025', waiver: 'No' }),
      row({ loanId: '2', amount: 'three' }),
      row({ loanId: '3', amount: '0' }),
      row({ loanId: '4', amount: '#N/A' }),
      row({ loanId: '5', amount: '5', currency: 'USD' }),
      row({ loanId: '6', currency: 'shillings' }),
      row({ loanId: '7', disbursalDate: '02/01/2025' }),
      row({ loanId: '8', location: 'Oz' }),
      row({ loanId: '9', waiver: 'maybe' }),
      row({ loanId: '10' }),
      row({ loanId: '10' }),
      row({ loanId: stored(1.23457e15, '1.23457E+15', 'General') }),
      row({ loanId: '13', gender: '?', description: 'I sell milk in the market.', loanUse: 'cow' }),
      row({ loanId: '14', description: '', waiver: 'No' }),
    ]),
    bodies: {
      14: body({ loan_id: '13', gender: 'unknown' }, { description: 'I sell milk in the market.', loanuse: 'cow' }),
      15: body({ loan_id: '14' }, { client_waiver_signed: false, description: undefined }),
    },
    // Of a key that stands twice one cell is enough: the rows are one question.
    errors: ['N2', 'F3', 'F4', 'F5', 'F6', 'G7', 'H8', 'M9', 'N10', 'A11', 'A13'],
    warnings: ['E14', 'I14', 'K14', 'I15'],
  },
];
