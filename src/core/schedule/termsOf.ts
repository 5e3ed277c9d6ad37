import { currencyDecimals } from '../cell/currencyDecimals';
import type { RecordDraft } from '../check/checkSheet';
import { valueIn } from '../check/rowValues';
import type { SchedulePart } from '../mapping/template';
import type { Frequency, LoanTerms, Method, RatePeriod } from './terms';

/** Fields that say that a row has terms; the others may be the same for all loans. */
const TELLING = ['instalmentCount', 'frequency', 'interestRate', 'interestMethod', 'firstInstalmentDate'];

/** Terms that every schedule needs, in the order of the sheet step. */
const NEEDED = ['amount', 'currency', 'instalmentCount', 'frequency', 'interestRate'] as const;

/** Everything by which a computed schedule becomes another one, as field ids. */
export const TERM_FIELDS: readonly string[] = [
  ...new Set([...NEEDED, ...TELLING, 'disbursalDate', 'ratePeriod', 'gracePeriods']),
].map((name) => `loanDraft.${name}`);

/** A row's terms; the fields that lack, or one whose count is of another unit than its payments; undefined where it has none. */
export type RowTerms =
  | { readonly terms: LoanTerms }
  | { readonly lacking: readonly string[] }
  | { readonly misfit: 'loanDraft.instalmentCount' | 'loanDraft.gracePeriods' }
  /** A term is there and could not be read, which is said in its cell. */
  | 'unread'
  | undefined;

/** What a row says of how its loan is repaid; what is missing is named by field. */
export function termsOf(record: RecordDraft, settings: SchedulePart = {}): RowTerms {
  const idOf = (name: string): string => `loanDraft.${name}`;
  const value = (name: string): unknown => valueIn(record.values, idOf(name));
  const isUnread = (name: string): boolean => record.unread?.has(idOf(name)) === true;
  if (!TELLING.some((name) => value(name) !== undefined || isUnread(name))) return undefined;
  const all = [...NEEDED, ...TELLING, 'disbursalDate', 'ratePeriod', 'gracePeriods'];
  if (all.some(isUnread)) return 'unread';
  const frequency = value('frequency') as Frequency | undefined;
  const rate = value('interestRate');
  // No rate has no period, and one payment at the end no method.
  const isFree = rate === 0;
  const lacking: string[] = NEEDED.filter((name) => value(name) === undefined);
  if (value('disbursalDate') === undefined && value('firstInstalmentDate') === undefined) lacking.push('disbursalDate');
  if (value('ratePeriod') === undefined && !isFree) lacking.push('ratePeriod');
  const isAtMaturity = frequency === 'atMaturity';
  if (value('interestMethod') === undefined && !isFree && !isAtMaturity) lacking.push('interestMethod');
  const currency = value('currency');
  const decimals = typeof currency === 'string' ? currencyDecimals(currency) : undefined;
  if (decimals === undefined && !lacking.includes('currency')) lacking.push('currency');
  if (lacking.length > 0) return { lacking: lacking.map(idOf) };
  const periods = periodsIn(value('instalmentCount'), frequency);
  if (periods === undefined) return { misfit: 'loanDraft.instalmentCount' };
  const gracePeriods = periodsIn(value('gracePeriods') ?? 0, frequency);
  if (gracePeriods === undefined) return { misfit: 'loanDraft.gracePeriods' };
  const method = value('interestMethod') ?? 'flat';
  const [disbursalDate, firstDate] = [value('disbursalDate'), value('firstInstalmentDate')];
  return {
    terms: {
      amount: value('amount') as number,
      decimals: decimals ?? 0,
      ...(typeof disbursalDate === 'string' && { disbursalDate }),
      ...(typeof firstDate === 'string' && { firstDate }),
      periods,
      frequency: frequency ?? 'monthly',
      rate: rate as number,
      ratePeriod: (value('ratePeriod') ?? 'perYear') as RatePeriod,
      method: method === 'declining' ? (settings.declining ?? 'equalInstalments') : (method as Method),
      gracePeriods,
      grace: settings.grace ?? 'interestOnly',
    },
  };
}

/** A bare number counts payments; one in months or weeks does where there is a payment in each, or one at the end. */
function periodsIn(count: unknown, frequency: Frequency | undefined): number | undefined {
  if (typeof count === 'number') return count;
  const [, digits, unit] = /^(\d+) (months|weeks)$/.exec(String(count)) ?? [];
  const fits = unit === 'months' ? frequency === 'monthly' || frequency === 'atMaturity' : frequency === 'weekly';
  return digits !== undefined && fits ? Number(digits) : undefined;
}
