import { decimalMarkOf } from '../core/send/controlTotal';
import type { DecimalMark } from '../core/cell/amountText';

/** Numbers, months and times as the person's language writes them. */
export interface Formats {
  readonly count: (count: number) => string;
  /** Exact decimal text such as "48250.50"; every digit stays. */
  readonly decimal: (text: string) => string;
  /** "YYYY-MM" as "October 2026". */
  readonly month: (month: string) => string;
  /** "YYYY-MM-DD" with the month as a word, so that day and month cannot be taken for each other. */
  readonly day: (day: string) => string;
  /** An ISO 8601 moment as a local day and time. */
  readonly moment: (iso: string) => string;
  /** A part of a whole as "96 %", never rounded up to all of it. */
  readonly share: (part: number, whole: number) => string;
  /** The mark that parts whole from fraction where a person types a number. */
  readonly decimalMark: DecimalMark;
}

/** Formats for a well-formed BCP 47 tag, as `spokenTag` answers one. */
export function createFormats(tag: string): Formats {
  const numbers = new Intl.NumberFormat(tag);
  const months = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const moments = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' });
  const shares = new Intl.NumberFormat(tag, { style: 'percent' });
  const mark = numbers.formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
  return {
    count: (count) => numbers.format(count),
    decimal: (text) => {
      const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
      if (!parts) return text;
      const [, sign = '', whole = '0', fraction] = parts;
      return `${sign}${numbers.format(BigInt(whole))}${fraction === undefined ? '' : mark + fraction}`;
    },
    month: (month) => months.format(new Date(`${month}-01T00:00:00Z`)),
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
    moment: (iso) => moments.format(new Date(iso)),
    share: (part, whole) => shares.format(Math.floor((part / whole) * 100) / 100),
    decimalMark: decimalMarkOf(tag),
  };
}

/** A moment as it is written into the sheet: local time, "2026-11-22 14:05", the same in every language. */
export function sheetMoment(iso: string): string {
  const at = new Date(iso);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

const MINUTE_MS = 60_000;
/** Clocks on earth are at most so far from UTC. */
const FARTHEST_CLOCK_MS = 14 * 60 * MINUTE_MS;

/** Whether a cell's moment may be one from `from` to `to` (ISO 8601) by any clock on earth; a text that is none may be any. */
export function mayBeMoment(text: string, from: string, to: string): boolean {
  const local = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/.exec(text);
  const minute = local === null ? NaN : Date.parse(`${local[1]}T${local[2]}:00.000Z`);
  if (Number.isNaN(minute)) return true;
  return minute + MINUTE_MS > Date.parse(from) - FARTHEST_CLOCK_MS && minute <= Date.parse(to) + FARTHEST_CLOCK_MS;
}
