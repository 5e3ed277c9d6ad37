import type { DateSystem } from './snapshot';

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Days from 1 January 1970 to serial 0 of each calendar, for serials after Excel's 29 February 1900, which never was. */
const SERIAL_ZERO: Readonly<Record<DateSystem, number>> = { 1900: -25569, 1904: -24107 };
/** 31 December 9999 in the 1900 calendar. */
const LAST_SERIAL_1900 = 2958465;
const PHANTOM_DAY = 60;

/** "YYYY-MM-DD" of a day that exists in the Gregorian calendar, years 1900 to 9999; undefined otherwise. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1) return undefined;
  const days = month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0);
  if (day > days) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The calendar day of a serial, its time of day dropped, without any time zone; undefined where Excel has no such day. */
export function isoFromSerial(serial: number, system: DateSystem): string | undefined {
  const whole = Math.floor(serial);
  const last = LAST_SERIAL_1900 - (system === 1904 ? 1462 : 0);
  if (whole > last || whole < (system === 1904 ? 0 : 1)) return undefined;
  if (system === 1904) return isoFromDays(whole + SERIAL_ZERO[1904]);
  if (whole === PHANTOM_DAY) return undefined;
  return isoFromDays(whole + SERIAL_ZERO[1900] + (whole < PHANTOM_DAY ? 1 : 0));
}

/** Whole days from one "YYYY-MM-DD" to another, negative when the other is earlier; undefined when one is no such day. */
export function daysBetween(from: string, to: string): number | undefined {
  const [start, end] = [daysFromIso(from), daysFromIso(to)];
  return start === undefined || end === undefined ? undefined : end - start;
}

/** Days since 1 March of the year 0, in years that begin in March. */
function daysFromIso(iso: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const [year = 0, month = 0, day = 0] = parts?.slice(1).map(Number) ?? [];
  if (isoDate(year, month, day) === undefined) return undefined;
  const shifted = month > 2 ? year : year - 1;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return shifted * 365 + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400) + ofYear;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Counts in eras of 400 years that begin on 1 March, so that the leap day is the last of its year. */
function isoFromDays(daysSince1970: number): string | undefined {
  const days = daysSince1970 + 719468;
  const era = Math.floor(days / 146097);
  const ofEra = days - era * 146097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return isoDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** The day so many days after a "YYYY-MM-DD" (before it where negative); undefined where there is no such day. */
export function addDays(iso: string, days: number): string | undefined {
  const since = daysBetween('1970-01-01', iso);
  return since === undefined ? undefined : isoFromDays(since + days);
}

/**
 * The day so many months after a "YYYY-MM-DD", or the month's last where it has no such day: 31 January and one month
 * is 28 or 29 February. Count from the first of several, or the lost days stay lost.
 */
export function addMonths(iso: string, months: number): string | undefined {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const days = toMonth === 2 && isLeap(toYear) ? 29 : (DAYS[toMonth - 1] ?? 0);
  return isoDate(year, month, day) === undefined ? undefined : isoDate(toYear, toMonth, Math.min(day, days));
}
