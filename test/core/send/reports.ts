import type { Cell } from '../../../src/core/cell/cell';
import { currencyDecimals } from '../../../src/core/cell/currencyDecimals';
import { decimalText } from '../../../src/core/cell/decimal';
import type { Template } from '../../../src/core/mapping/template';
import { createRandom, type Random } from '../../../src/sandbox/random';
import { cellOf } from '../cell/cells';

/** One loan of a portfolio; amounts are whole minor units of its currency. */
interface Loan {
  readonly loanId: string;
  readonly clientId: number;
  readonly amount: number;
  readonly before: number;
  readonly paid: number;
}

/** What is wrong with a report; `right` is nothing. */
export type Fault =
  | 'right'
  | 'periodForCumulative'
  | 'outstandingForRepaid'
  | 'decimalMarkDecided'
  | 'decimalMarkLost'
  | 'loanAmountForRepaid'
  | 'clientNumberForRepaid'
  | 'lastMonthsFile';

/** The wrong ones, in the order in which they are planted. */
export const FAULTS: readonly Exclude<Fault, 'right'>[] = [
  'periodForCumulative',
  'outstandingForRepaid',
  'decimalMarkDecided',
  'decimalMarkLost',
  'loanAmountForRepaid',
  'clientNumberForRepaid',
  'lastMonthsFile',
];

/** A report as she opens it, and what her own books say of the month. */
export interface Report {
  readonly fault: Fault;
  readonly currency: string;
  readonly mark: '.' | ',';
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly mapping: Readonly<Record<string, number>>;
  readonly formats: Template['formats'];
  /** What she says that her column holds. */
  readonly amountMeaning: NonNullable<Template['amountMeaning']>;
  /** Her own report: the right amount by loan id, and its total as she writes it. */
  readonly books: ReadonlyMap<string, number>;
  readonly booksTotal: string;
  /** What was reported for the month before. */
  readonly lastMonth: ReadonlyMap<string, number>;
}

const COUNTRIES = [
  { currency: 'KES', mark: '.', group: ',', least: 10_000, id: (n: number) => String(1_042_000 + n) },
  { currency: 'XOF', mark: ',', group: '\u202f', least: 50_000, id: (n: number) => `SN-${String(n).padStart(5, '0')}` },
  { currency: 'PEN', mark: '.', group: ',', least: 800, id: (n: number) => `P${20_000 + n}` },
  { currency: 'COP', mark: ',', group: '.', least: 400_000, id: (n: number) => `${300_000 + n}/1` },
  { currency: 'EUR', mark: ',', group: '.', least: 500, id: (n: number) => `GE${4000 + n}` },
  { currency: 'IDR', mark: ',', group: '.', least: 1_000_000, id: (n: number) => `ID-${n}` },
  { currency: 'USD', mark: '.', group: ',', least: 200, id: (n: number) => `EC-${700 + n}` },
  { currency: 'RWF', mark: '.', group: ',', least: 80_000, id: (n: number) => `RW${String(n).padStart(6, '0')}` },
] as const;

type Country = (typeof COUNTRIES)[number];

const COLUMNS = [
  'Loan ID',
  'Client No',
  'Loan amount',
  'Repaid before',
  'Paid this month',
  'Repaid in total',
  'Outstanding',
  'Currency',
];
const REPAID = 5;
/** Which column stands in for the right one. */
const WRONG_COLUMNS: Readonly<Partial<Record<Fault, number>>> = {
  periodForCumulative: 4,
  outstandingForRepaid: 6,
  loanAmountForRepaid: 2,
  clientNumberForRepaid: 1,
};

/** The same seed gives the same report. */
export function reportOf(seed: number, fault: Fault): Report {
  const random = createRandom(seed * 7919 + 13);
  // A space groups thousands whatever the decimal mark is: nothing could be misread.
  const misread = COUNTRIES.filter(({ group }) => group !== '\u202f');
  const country = random.pick(fault === 'decimalMarkDecided' ? misread : COUNTRIES);
  const { currency, mark } = country;
  // Peso and rupiah are written without cents, though the currency has them.
  const decimals = country.least > 100_000 ? 0 : (currencyDecimals(currency) ?? 2);
  const scale = 10 ** decimals;
  const loans = portfolio(random, country, scale);
  const asTexts = fault === 'decimalMarkDecided' || random.next() < 0.3;
  const isLast = fault === 'lastMonthsFile';
  const own = isLast ? loans.filter(({ before }) => before > 0) : loans;
  const factor = fault === 'decimalMarkLost' ? (decimals === 0 ? 0.001 : scale) : 1;
  const amountCell = (minor: number, times = 1): Cell => {
    const amount = Number(decimalText(minor / scale)) * times;
    const shown = written(amount, decimals, country);
    return asTexts ? cellOf(shown) : cellOf(amount, shown, '#,##0.00');
  };
  const rows = own.map(({ loanId, clientId, amount, before, paid }) => {
    const repaid = isLast ? before : before + paid;
    return [
      cellOf(loanId),
      cellOf(clientId),
      amountCell(amount),
      amountCell(before),
      amountCell(paid),
      amountCell(repaid, factor),
      amountCell(amount - repaid),
      cellOf(currency),
    ];
  });
  const isHonest = random.next() < 0.25;
  const other = mark === '.' ? ',' : '.';
  const decided = fault === 'decimalMarkDecided' ? other : mark;
  const books = new Map(loans.map(({ loanId, before, paid }) => [loanId, (before + paid) / scale]));
  return {
    fault,
    currency,
    mark,
    headers: COLUMNS,
    rows,
    mapping: {
      loanId: 0,
      amount: WRONG_COLUMNS[fault] ?? REPAID,
      ...(random.next() < 0.4 && fault !== 'loanAmountForRepaid' && { loanAmount: 2 }),
      ...(random.next() < 0.5 && { currency: 7 }),
    },
    formats: asTexts
      ? Object.fromEntries(['amount', 'loanAmount'].map((field) => [`repayment.${field}`, { decimalMark: decided }]))
      : {},
    amountMeaning: !isHonest ? 'cumulativePrincipal' : (HONEST[fault] ?? 'cumulativePrincipal'),
    books,
    booksTotal: written(sum(loans.map(({ before, paid }) => before + paid)) / scale, decimals, country),
    lastMonth: new Map(loans.filter(({ before }) => before > 0).map(({ loanId, before }) => [loanId, before / scale])),
  };
}

const HONEST: Readonly<Partial<Record<Fault, Report['amountMeaning']>>> = {
  periodForCumulative: 'paidThisPeriod',
  outstandingForRepaid: 'outstanding',
};

function portfolio(random: Random, { least, id }: Country, scale: number): readonly Loan[] {
  const first = random.between(1, 5000);
  return Array.from({ length: random.between(250, 900) }, (_, n) => {
    const amount = least * random.between(1, 20) * scale;
    const instalment = Math.floor(amount / random.pick([6, 8, 12, 13]));
    const months = random.between(0, 5);
    // Some are new, and some did not pay this month.
    const paid = random.next() < 0.15 ? 0 : instalment;
    return { loanId: id(first + n), clientId: 184_728 + n * 3, amount, before: instalment * months, paid };
  });
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

function written(amount: number, decimals: number, { mark, group }: Country): string {
  const [whole = '0', fraction] = amount.toFixed(amount % 1 === 0 ? decimals : Math.max(decimals, 2)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return fraction === undefined ? grouped : `${grouped}${mark}${fraction}`;
}
