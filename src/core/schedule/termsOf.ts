import type { ScheduleDeclaration, Term } from '../catalogue/scheduleDeclaration';
import { currencyDecimals } from '../cell/currencyDecimals';
import type { RecordDraft } from '../check/checkSheet';
import { valueIn } from '../check/rowValues';
import type { SchedulePart } from '../mapping/template';
import type { Frequency, LoanTerms, Method, RatePeriod } from './terms';

/** Fields that say that a row has terms; the others may be the same for all loans. */
const TELLING = ['instalmentCount', 'frequency', 'interestRate', 'interestMethod', 'firstInstalmentDate'] as const;

/** Terms that every schedule needs, in the order of the sheet step. */
const NEEDED = ['amount', 'currency', 'instalmentCount', 'frequency', 'interestRate'] as const;

/** A row's terms; the fields that lack, or a term whose count is of another unit than its payments; undefined where it has none. */
export type RowTerms =
  | { readonly terms: LoanTerms }
  | { readonly lacking: readonly string[] }
  | { readonly misfit: 'instalmentCount' | 'gracePeriods' }
  /** A term is there and could not be read, which is said in its cell. */
  | 'unread'
  | undefined;

/** What a row says of how its loan is repaid; what is missing is named by field. */
export function termsOf(
  record: RecordDraft,
  fields: ScheduleDeclaration['terms'],
  settings: SchedulePart = {},
): RowTerms {
  const value = (term: Term): unknown => valueIn(record.values, fields[term]);
  const isUnread = (field: string): boolean => record.unread?.has(field) === true;
  if (!TELLING.some((term) => value(term) !== undefined || isUnread(fields[term]))) return undefined;
  if (Object.values(fields).some(isUnread)) return 'unread';
  const frequency = value('frequency') as Frequency | undefined;
  const rate = value('interestRate');
  // No rate has no period, and one payment at the end no method.
  const isFree = rate === 0;
  const lacking: Term[] = NEEDED.filter((term) => value(term) === undefined);
  if (value('disbursalDate') === undefined && value('firstInstalmentDate') === undefined) lacking.push('disbursalDate');
  if (value('ratePeriod') === undefined && !isFree) lacking.push('ratePeriod');
  const isAtMaturity = frequency === 'atMaturity';
  if (value('interestMethod') === undefined && !isFree && !isAtMaturity) lacking.push('interestMethod');
  const currency = value('currency');
  const decimals = typeof currency === 'string' ? currencyDecimals(currency) : undefined;
  if (decimals === undefined && !lacking.includes('currency')) lacking.push('currency');
  if (lacking.length > 0) return { lacking: lacking.map((term) => fields[term]) };
  const periods = periodsIn(value('instalmentCount'), frequency);
  if (periods === undefined) return { misfit: 'instalmentCount' };
  const gracePeriods = periodsIn(value('gracePeriods') ?? 0, frequency);
  if (gracePeriods === undefined) return { misfit: 'gracePeriods' };
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
