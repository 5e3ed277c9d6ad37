import type { ColumnFormat } from '../../mapping/template';
import { isErrorCell, meansEmpty } from '../blank';
import { isoFromSerial } from '../calendar';
import type { Cell } from '../cell';
import { readDateText, type DateOrder, type DateText } from '../dateText';
import { excelNumber } from '../decimal';
import { dateFormatJudge } from '../numberFormat';
import {
  EMPTY,
  remembered,
  shownIn,
  unread,
  valueOf,
  SAID_BY_COLUMN,
  type CellReading,
  type ReaderFactory,
} from '../reading';
import { dateNotes } from './dateNotes';
import { dateSurvey, isOpen, type DateSurvey } from './dateSurvey';

/** Dates as "YYYY-MM-DD" from what is stored; texts by the order that all cells of the column agree on. */
export const dateReader: ReaderFactory = (cells, format, dateSystem) => {
  const writtenIn = remembered(readDateText);
  const survey = dateSurvey(cells, writtenIn);
  const decide = decider(survey, format);
  const showsDate = dateFormatJudge();
  const days = new Map<number, string | undefined>();
  const dayOf = (stored: number): string | undefined => {
    const known = days.get(stored);
    if (known !== undefined) return known;
    const day = isoFromSerial(excelNumber(stored), dateSystem);
    days.set(stored, day);
    return day;
  };
  const readNumber = (cell: Cell, stored: number): CellReading => {
    const day = dayOf(stored);
    if (day === undefined) return unread('dateUnreadable', cell);
    if (showsDate(cell.format)) return valueOf(day);
    return valueOf(day, { code: 'dateFromNumber', severity: 'warning', params: { shown: shownIn(cell), used: day } });
  };
  return {
    columnNotes: dateNotes(cells, survey, format),
    read: (cell): CellReading => {
      if (isErrorCell(cell)) return unread('cellError', cell);
      if (meansEmpty(cell)) return EMPTY;
      if (typeof cell.value === 'number') return readNumber(cell, cell.value);
      const written = typeof cell.value === 'string' ? writtenIn(cell.value) : undefined;
      const day = written && decide(written);
      if (day === 'open') return SAID_BY_COLUMN;
      return day === undefined ? unread('dateUnreadable', cell) : valueOf(day);
    },
  };
};

/** The day of a text: by the answer, by what the column agrees on, else only where every reading is the same day. */
function decider(survey: DateSurvey, format: ColumnFormat): (written: DateText) => string | 'open' | undefined {
  const order: DateOrder | undefined = format.dateOrder ?? (survey.yearMayBeFirst ? undefined : survey.agreed);
  if (order !== undefined) return (written) => written[order];
  return (written) => {
    if (survey.yearMayBeFirst && written.ends !== undefined) return 'open';
    return isOpen(written) ? 'open' : (written.dmy ?? written.mdy);
  };
}
