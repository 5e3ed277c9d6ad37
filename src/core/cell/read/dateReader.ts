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
  type CellReading,
  type ColumnNote,
  type ReaderFactory,
} from '../reading';

/** Dates as "YYYY-MM-DD" from what is stored; texts by the order that all cells of the column agree on. */
export const dateReader: ReaderFactory = (cells, format, dateSystem) => {
  const survey = surveyOf(cells);
  const order = format.dateOrder ?? survey.agreed;
  const showsDate = dateFormatJudge();
  const readNumber = (cell: Cell, stored: number): CellReading => {
    const day = isoFromSerial(excelNumber(stored), dateSystem);
    if (day === undefined) return unread('dateUnreadable', cell);
    if (showsDate(cell.format)) return valueOf(day);
    return valueOf(day, { code: 'dateFromNumber', severity: 'warning', params: { shown: shownIn(cell), used: day } });
  };
  return {
    columnNotes: notesOf(cells, survey, format),
    read: (cell): CellReading => {
      if (cell.type === 'error') return unread('cellError', cell);
      if (meansEmpty(cell)) return EMPTY;
      if (typeof cell.value === 'number') return readNumber(cell, cell.value);
      return typeof cell.value === 'string' ? readText(cell, cell.value, order) : unread('dateUnreadable', cell);
    },
  };
};

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
  readonly dayFirst?: number;
  readonly monthFirst?: number;
  readonly open: readonly { readonly place: number; readonly written: DateText }[];
  /** Place of the first text whose day and month are numbers, and how many there are. */
  readonly numeric: readonly number[];
  readonly serials: number;
  readonly agreed: DateOrder | undefined;
}

function surveyOf(cells: readonly Cell[]): Survey {
  let dayFirst: number | undefined;
  let monthFirst: number | undefined;
  let serials = 0;
  const open: { place: number; written: DateText }[] = [];
  const numeric: number[] = [];
  for (const [place, cell] of cells.entries()) {
    if (cell.type === 'number') serials += 1;
    if (cell.type !== 'text' || typeof cell.value !== 'string') continue;
    const written = readDateText(cell.value);
    if (written === undefined || (written.dmy === written.mdy && written.mdy === written.ymd)) continue;
    numeric.push(place);
    if (isOpen(written)) open.push({ place, written });
    else if (written.mdy === undefined && written.dmy !== undefined) dayFirst ??= place;
    else if (written.dmy === undefined && written.mdy !== undefined) monthFirst ??= place;
  }
  const agreed =
    dayFirst !== undefined && monthFirst === undefined
      ? 'dmy'
      : monthFirst !== undefined && dayFirst === undefined
        ? 'mdy'
        : undefined;
  return {
    ...(dayFirst !== undefined && { dayFirst }),
    ...(monthFirst !== undefined && { monthFirst }),
    open,
    numeric,
    serials,
    agreed,
  };
}

function notesOf(cells: readonly Cell[], survey: Survey, format: ColumnFormat): readonly ColumnNote[] {
  return [...openQuestion(cells, survey, format), ...mixedWithSerials(cells, survey)];
}

function openQuestion(cells: readonly Cell[], survey: Survey, format: ColumnFormat): readonly ColumnNote[] {
  if (format.dateOrder !== undefined) return [];
  const { dayFirst, monthFirst, open } = survey;
  if (dayFirst !== undefined && monthFirst !== undefined) {
    const params = { shown: textAt(cells, dayFirst), otherShown: textAt(cells, monthFirst) };
    return [{ code: 'dateOrderMixed', severity: 'question', place: dayFirst, otherPlace: monthFirst, params }];
  }
  const [first] = open;
  if (first === undefined || survey.agreed !== undefined) return [];
  const { dmy: asDayFirst = '', mdy: asMonthFirst = '' } = first.written;
  const params = { shown: textAt(cells, first.place), asDayFirst, asMonthFirst, count: open.length };
  return [{ code: 'dateOrderOpen', severity: 'question', place: first.place, params }];
}

/** Excel turns "05/03/2026" into a date by its own order and leaves "25/03/2026" a text: then the dates beside texts may be swapped. */
function mixedWithSerials(cells: readonly Cell[], { numeric, serials }: Survey): readonly ColumnNote[] {
  const [place] = numeric;
  if (place === undefined || serials === 0) return [];
  const params = { shown: textAt(cells, place), count: numeric.length };
  return [{ code: 'datesMixed', severity: 'warning', place, params }];
}

function textAt(cells: readonly Cell[], place: number): string {
  const cell = cells[place];
  return cell === undefined ? '' : shownIn(cell);
}
