import type { RecordKind } from '../catalogue/recordKind';
import { readAmountText, type DecimalMark } from '../cell/amountText';
import { decimalText, excelNumber } from '../cell/decimal';
import type { EnvironmentId } from '../kiva/environments';
import type { ControlTotal } from './ledgerRun';

/** Longest reason that is kept with a run, in characters. */
export const REASON_LIMIT = 300;

/** How her own report's total compares with the plan's; amounts are exact decimal text. */
export type ControlComparison =
  | { readonly result: 'agrees'; readonly given: string }
  /** `by` is what the plan holds more than her report; negative where it holds less. */
  | { readonly result: 'differs'; readonly given: string; readonly by: string }
  | { readonly result: 'unreadable' };

/** The control total for the ledger, or what is still open before a run may begin. */
export type ControlAnswer =
  { readonly ready: ControlTotal } | { readonly open: 'unreadable' | 'reasonMissing' | 'reasonTooLong' };

/** Whether a run asks for her own report's total, only offers to compare it, or has none. */
export function controlNeeded(
  environment: EnvironmentId,
  { totalField }: Pick<RecordKind, 'totalField'>,
): 'required' | 'offered' | 'none' {
  if (totalField === undefined) return 'none';
  return environment === 'sandbox' ? 'offered' : 'required';
}

/** How numbers are written in a language; BCP 47 tag. */
export function decimalMarkOf(languageTag: string): DecimalMark {
  const parts = new Intl.NumberFormat(languageTag).formatToParts(0.5);
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ',' : '.';
}

/**
 * Compares her own report's total with the plan's. A number is a cell's; a text is what she typed, of which `mark`
 * decides only what both marks could explain, never by looking which of them would agree.
 */
export function compareControl(given: string | number, total: string, mark: DecimalMark): ControlComparison {
  const own = typeof given === 'number' ? ofCell(given) : ofText(given, mark);
  if (own === undefined) return { result: 'unreadable' };
  const by = difference(total, own);
  return by === '0' ? { result: 'agrees', given: own } : { result: 'differs', given: own, by };
}

/** What the ledger is to keep of a comparison; a difference needs a reason of 1 to 300 characters. */
export function controlAnswer(comparison: ControlComparison, reason = ''): ControlAnswer {
  if (comparison.result === 'unreadable') return { open: 'unreadable' };
  const { given } = comparison;
  if (comparison.result === 'agrees') return { ready: { given } };
  const said = reason.trim();
  if (said === '') return { open: 'reasonMissing' };
  return said.length > REASON_LIMIT ? { open: 'reasonTooLong' } : { ready: { given, reason: said } };
}

function ofCell(stored: number): string | undefined {
  return Number.isFinite(stored) ? decimalText(excelNumber(stored)) : undefined;
}

function ofText(text: string, mark: DecimalMark): string | undefined {
  const written = readAmountText(text);
  if (written === undefined) return undefined;
  const { point, comma } = written;
  if (point === undefined) return comma;
  if (comma === undefined) return point;
  return mark === ',' ? comma : point;
}

/** Exact, of plain decimal texts. */
function difference(minuend: string, subtrahend: string): string {
  const scale = Math.max(fractionOf(minuend).length, fractionOf(subtrahend).length);
  const units = unitsOf(minuend, scale) - unitsOf(subtrahend, scale);
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

function fractionOf(text: string): string {
  return text.split('.')[1] ?? '';
}

function unitsOf(text: string, scale: number): bigint {
  const [whole = '0'] = text.split('.');
  return BigInt(whole + fractionOf(text).padEnd(scale, '0'));
}
