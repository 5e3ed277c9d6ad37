import { isCurrencyAfter, isCurrencyBefore } from './currencyWords';
import { asciiDigits } from './digits';

/** The sign that parts whole from fraction. */
export type DecimalMark = '.' | ',';

/** A text that is one amount, once under each decimal mark; undefined where it is no amount under that mark. */
export interface AmountText {
  readonly point: string | undefined;
  readonly comma: string | undefined;
  /** The currency beside it, as written; '' when there is none. */
  readonly word: string;
}

/** Stands for the Arabic decimal separator, which is never a grouping sign. */
const SURE_MARK = '|';

/** More than the widest column shows; a story in the amount column would cost the patterns below its length squared. */
const LONGEST_AMOUNT = 300;

const ONLY_ASCII = /^[ -~]*$/;
const BRACKETED = /^\((.*)\)$/;
const SIGNED = /^([+-]?)\s*([^+-]*?)(-?)$/;
/** Digits alone are the same number under either mark. */
const PLAIN_WHOLE = /^(?:0|[1-9]\d*)$/;

/** What most columns hold, and only a point explains: groups of three, then one to four decimals. */
export const SURE_POINT = /^(?:[1-9]\d{0,2}(?:,\d{3})+\.\d{1,4}|(?:0|[1-9]\d*)\.\d{1,2})$/;
const SURE_COMMA = /^(?:[1-9]\d{0,2}(?:\.\d{3})+,\d{1,4}|(?:0|[1-9]\d*),\d{1,2})$/;
const GROUP_COMMAS = /,/g;
const GROUP_POINTS = /\./g;
const IDLE_ZEROS = /\.?0+$/;

/** Reads a text as an amount in plain decimal digits ("-1234.5"); undefined when it is none under either mark. */
export function readAmountText(text: string): AmountText | undefined {
  if (text.length > LONGEST_AMOUNT || text.includes(SURE_MARK)) return undefined;
  if (PLAIN_WHOLE.test(text)) return { point: text, comma: text, word: '' };
  if (SURE_POINT.test(text)) return { point: withoutZeros(text.replace(GROUP_COMMAS, '')), comma: undefined, word: '' };
  if (SURE_COMMA.test(text))
    return { point: undefined, comma: withoutZeros(text.replace(GROUP_POINTS, '').replace(',', '.')), word: '' };
  const written = ONLY_ASCII.test(text) ? text.trim() : asciiMarks(text);
  const bracketed = BRACKETED.exec(written)?.[1];
  const core = withoutCurrency((bracketed ?? written).trim());
  if (core === undefined) return undefined;
  const signed = SIGNED.exec(core.amount);
  if (!signed) return undefined;
  const [, before = '', body = '', after = ''] = signed;
  const minuses = (bracketed === undefined ? 0 : 1) + (before === '-' ? 1 : 0) + after.length;
  if (minuses > 1) return undefined;
  const withSign = (digits: string | undefined): string | undefined =>
    digits === undefined || minuses === 0 ? digits : `-${digits}`;
  const point = withSign(plainDigits(body, '.'));
  const comma = withSign(plainDigits(body, ','));
  return point === undefined && comma === undefined ? undefined : { point, comma, word: core.word };
}

/** Of digits with a point in them. */
function withoutZeros(decimal: string): string {
  return decimal.endsWith('0') ? decimal.replace(IDLE_ZEROS, '') : decimal;
}

function asciiMarks(text: string): string {
  return asciiDigits(text).replace(/٬|’/g, "'").replace(/٫/g, SURE_MARK).replace(/[−–]/g, '-').trim();
}

/** Nothing beside the amount that could be a currency. */
const NO_WORD = /^[\d.,][\d\s.,'|]*$/;

function withoutCurrency(text: string): { readonly amount: string; readonly word: string } | undefined {
  if (NO_WORD.test(text)) return { amount: text, word: '' };
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  const unsigned = text.slice(sign.length).trimStart();
  const before = /^[^\d(+-]*[^\d(+\s|.,'-]\.?\s*(?=[\d+.,|-])/.exec(unsigned)?.[0] ?? '';
  const rest = unsigned.slice(before.length);
  const after = /[^\d\s.,'|+-][^\d|+']*$/.exec(rest)?.[0] ?? '';
  if (before !== '' && !isCurrencyBefore(before)) return undefined;
  if (after !== '' && !isCurrencyAfter(after)) return undefined;
  // "UGX 5,000/=" says one thing twice; "USD 5 KES" says two.
  if (before !== '' && after !== '' && !after.startsWith('/')) return undefined;
  const amount = rest.slice(0, rest.length - after.length).trim();
  return { amount: sign + amount, word: (before + after).trim() };
}

const UNGROUPED = /^\d+$/;
const GROUPED: Readonly<Record<string, RegExp>> = Object.fromEntries(
  ['.', ',', "'", ' '].map((sign) => {
    const s = sign === ' ' ? '\\s' : `\\${sign}`;
    // Groups of three, or the Indian way: three at the end and twos before.
    return [sign, new RegExp(`^[1-9]\\d{0,2}(?:${s}\\d{3})+$|^[1-9]\\d?(?:${s}\\d{2})+${s}\\d{3}$`)];
  }),
);

function plainDigits(body: string, mark: DecimalMark): string | undefined {
  const parts = body.split(body.includes(SURE_MARK) ? SURE_MARK : mark);
  const [whole = '', fraction] = parts;
  if (parts.length > 2 || (fraction !== undefined && !UNGROUPED.test(fraction))) return undefined;
  const grouping = /[^\d]/.exec(whole)?.[0];
  const wellFormed =
    grouping === undefined
      ? UNGROUPED.test(whole) || (whole === '' && fraction !== undefined)
      : (GROUPED[/\s/.test(grouping) ? ' ' : grouping]?.test(whole) ?? false);
  if (!wellFormed) return undefined;
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0';
  const decimals = (fraction ?? '').replace(/0+$/, '');
  return decimals === '' ? digits : `${digits}.${decimals}`;
}
