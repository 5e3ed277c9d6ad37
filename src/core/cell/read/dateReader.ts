import type { ColumnFormat } from '../../mapping/template';
import { meansEmpty } from '../blank';
import { isoFromSerial } from '../calendar';
import type { Cell } from '../cell';
import { readDateText, type DateOrder, type DateText } from '../dateText';
import { excelNumber } from '../decimal';
import { dateFormatJudge } from '../numberFormat';
import {
  EMPTY,
  shownIn,
  unread,
  valueOf,
  SAID_BY_COLUMN,
  bySurvey,
  type CellReading,
  type ColumnNote,
  type Quoted,
  type ReaderFactory,
} from '../reading';

/** Dates as "YYYY-MM-DD" from what is stored; texts by the order that all cells of the column agree on. */
export const dateReader: ReaderFactory = bySurvey<Survey>({
  note: noted,
  merge: merged,
  readerOf: (survey, format, dateSystem) => {
    const order = format.dateOrder ?? agreedIn(survey);
    const showsDate = dateFormatJudge();
    const readNumber = (cell: Cell, stored: number): CellReading => {
      const day = isoFromSerial(excelNumber(stored), dateSystem);
      if (day === undefined) return unread('dateUnreadable', cell);
      if (showsDate(cell.format)) return valueOf(day);
      return valueOf(day, { code: 'dateFromNumber', severity: 'warning', params: { shown: shownIn(cell), used: day } });
    };
    return {
      decided: order ?? '',
      columnNotes: [...openQuestion(survey, format), ...mixedWithSerials(survey)],
      read: (cell): CellReading => {
        if (cell.type === 'error') return unread('cellError', cell);
        if (meansEmpty(cell)) return EMPTY;
        if (typeof cell.value === 'number') return readNumber(cell, cell.value);
        return typeof cell.value === 'string' ? readText(cell, cell.value, order) : unread('dateUnreadable', cell);
      },
    };
  },
});

function readText(cell: Cell, text: string, order: DateOrder | undefined): CellReading {
  const written = readDateText(text);
  if (written === undefined) return unread('dateUnreadable', cell);
  if (order === undefined) {
    if (isOpen(written)) return SAID_BY_COLUMN;
    const only = written.dmy ?? written.mdy;
    return only === undefined ? unread('dateUnreadable', cell) : valueOf(only);
  }
  const day = written[order];
  return day === undefined ? unread('dateUnreadable', cell) : valueOf(day);
}

function isOpen({ dmy, mdy }: DateText): boolean {
  return dmy !== undefined && mdy !== undefined && dmy !== mdy;
}

interface Survey {
  /** The first text that is a day only with the day first. */
  dayFirst?: Quoted;
  monthFirst?: Quoted;
  /** The first text that is another day in each order, and how many there are. */
  open?: Quoted & { readonly written: DateText };
  opens: number;
  /** The first text whose day and month are numbers, and how many there are. */
  numeric?: Quoted;
  numerics: number;
  hasSerials: boolean;
}

function noted(survey: Survey | undefined, cell: Cell, place: number): Survey | undefined {
  if (cell.type === 'number') {
    const known = survey ?? nothing();
    known.hasSerials = true;
    return known;
  }
  if (cell.type !== 'text' || typeof cell.value !== 'string') return survey;
  const written = readDateText(cell.value);
  if (written === undefined || (written.dmy === written.mdy && written.mdy === written.ymd)) return survey;
  const known = survey ?? nothing();
  const quoted = { place, shown: shownIn(cell) };
  known.numeric ??= quoted;
  known.numerics += 1;
  if (isOpen(written)) {
    known.open ??= { ...quoted, written };
    known.opens += 1;
  } else if (written.mdy === undefined && written.dmy !== undefined) known.dayFirst ??= quoted;
  else if (written.dmy === undefined && written.mdy !== undefined) known.monthFirst ??= quoted;
  return known;
}

function nothing(): Survey {
  return { opens: 0, numerics: 0, hasSerials: false };
}

function merged(surveys: readonly Survey[]): Survey {
  const all = nothing();
  for (const { dayFirst, monthFirst, open, opens, numeric, numerics, hasSerials } of surveys) {
    if (dayFirst !== undefined) all.dayFirst ??= dayFirst;
    if (monthFirst !== undefined) all.monthFirst ??= monthFirst;
    if (open !== undefined) all.open ??= open;
    if (numeric !== undefined) all.numeric ??= numeric;
    all.opens += opens;
    all.numerics += numerics;
    all.hasSerials ||= hasSerials;
  }
  return all;
}

function agreedIn({ dayFirst, monthFirst }: Survey): DateOrder | undefined {
  if (dayFirst !== undefined) return monthFirst === undefined ? 'dmy' : undefined;
  return monthFirst === undefined ? undefined : 'mdy';
}

function openQuestion({ dayFirst, monthFirst, open, opens }: Survey, format: ColumnFormat): readonly ColumnNote[] {
  if (format.dateOrder !== undefined) return [];
  if (dayFirst !== undefined && monthFirst !== undefined) {
    const params = { shown: dayFirst.shown, otherShown: monthFirst.shown };
    const [place, otherPlace] = [dayFirst.place, monthFirst.place];
    return [{ code: 'dateOrderMixed', severity: 'question', place, otherPlace, params }];
  }
  if (open === undefined || dayFirst !== undefined || monthFirst !== undefined) return [];
  const { dmy: asDayFirst = '', mdy: asMonthFirst = '' } = open.written;
  const params = { shown: open.shown, asDayFirst, asMonthFirst, count: opens };
  return [{ code: 'dateOrderOpen', severity: 'question', place: open.place, params }];
}

/** Excel turns "05/03/2026" into a date by its own order and leaves "25/03/2026" a text: then the dates beside texts may be swapped. */
function mixedWithSerials({ numeric, numerics, hasSerials }: Survey): readonly ColumnNote[] {
  if (numeric === undefined || !hasSerials) return [];
  const params = { shown: numeric.shown, count: numerics };
  return [{ code: 'datesMixed', severity: 'warning', place: numeric.place, params }];
}
