import { isoDate } from './calendar';
import { asciiDigits } from './digits';
import { monthOf } from './monthNames';

/** The order of day, month and year in a column's texts. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** A text that is one day, "YYYY-MM-DD" under each order; undefined where it is no day in that order. */
export interface DateText extends Readonly<Record<DateOrder, string | undefined>> {
  /** The outer numbers, where three numbers of two digits at most leave open which one is the year. */
  readonly ends?: readonly [number, number];
}

const TIME = /[t ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?\s?m\.?)?\s*(?:z|[+-]\d{2}:?\d{2})?$/;
const YEAR_FIRST = /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})$/;
const NUMBERS = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/;
const DAY_NAME_YEAR =
  /^(\d{1,2})(?:st|nd|rd|th|er|o)?[\s.\-/]*(?:de\s+)?([a-z]+)\.?[\s.,\-/]*(?:del?\s+)?(\d{4}|\d{2})$/;
const NAME_DAY_YEAR = /^([a-z]+)\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|[\s-]+)(\d{4})$/;
const NOT_ASCII = /[^ -~]/;
const MARKS = /\p{M}+/gu;
const SPACES = /\s+/g;
/** "Wednesday, 4 March 2026": Excel's long date; the day of the week adds nothing. */
const WEEKDAY =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miercoles|jueves|viernes|sabado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),?\s+/;

/** Reads a text as a calendar day; undefined when it is none in any order. Time of day and zone are dropped, never applied. */
export function readDateText(text: string): DateText | undefined {
  const day = plain(text).replace(TIME, '').replace(WEEKDAY, '');
  const sure = yearFirst(day) ?? named(day);
  if (sure !== undefined) return { dmy: sure, mdy: sure, ymd: sure };
  const parts = NUMBERS.exec(day);
  if (!parts) return undefined;
  const [, first = '', , second = '', third = ''] = parts;
  const dmy = isoDate(fullYear(third), Number(second), Number(first));
  const mdy = isoDate(fullYear(third), Number(first), Number(second));
  if (third.length > 2) return dmy === undefined && mdy === undefined ? undefined : { dmy, mdy, ymd: undefined };
  const ymd = isoDate(fullYear(first.padStart(2, '0')), Number(second), Number(third));
  const isDay = dmy !== undefined || mdy !== undefined || ymd !== undefined;
  return isDay ? { dmy, mdy, ymd, ends: [Number(first), Number(third)] } : undefined;
}

function plain(text: string): string {
  const letters = NOT_ASCII.test(text) ? asciiDigits(text).normalize('NFKD').replace(MARKS, '') : text;
  return letters.toLowerCase().replace(SPACES, ' ').trim();
}

function yearFirst(day: string): string | undefined {
  const parts = YEAR_FIRST.exec(day);
  return parts ? isoDate(Number(parts[1]), Number(parts[3]), Number(parts[4])) : undefined;
}

function named(day: string): string | undefined {
  const dayFirst = DAY_NAME_YEAR.exec(day);
  const nameFirst = NAME_DAY_YEAR.exec(day);
  const [ordinal, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [nameFirst?.[2], nameFirst?.[1], nameFirst?.[3]];
  const month = monthOf(name ?? '');
  return month === undefined ? undefined : isoDate(fullYear(year ?? ''), month, Number(ordinal));
}

/** No loan's date lies before 2000: two digits are a year of this century. */
function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}
