import type { ColumnFormat } from '../../mapping/template';
import { isErrorCell, meansEmpty } from '../blank';
import { isoFromSerial } from '../calendar';
import type { Cell } from '../cell';
import { readDateText, type DateOrder, type DateText } from '../dateText';
import { excelNumber } from '../decimal';
import { dateFormatJudge } from '../numberFormat';
import {
  bySurvey,
  EMPTY,
  remembered,
  shownIn,
  unread,
  valueOf,
  SAID_BY_COLUMN,
  type CellReading,
  type ReaderFactory,
} from '../reading';
import type { DateSystem } from '../snapshot';
import { dateNotes } from './dateNotes';
import {
  agreedOrder,
  isOpen,
  isSure,
  mergeDates,
  misfitOf,
  noteDate,
  noteSerial,
  yearMayBeFirst,
  type DateSurvey,
} from './dateSurvey';

/** Dates as "YYYY-MM-DD" from what is stored; texts by the order that all cells of the column agree on. */
export const dateReader: ReaderFactory = bySurvey<DateSurvey>(() => {
  const writtenIn = remembered(readDateText);
  const showsDate = dateFormatJudge();
  return {
    mayAdd: (survey, type) => type === 'text' || (type === 'number' && survey?.hasSerials !== true),
    note: (survey, cell, place) => {
      if (cell.type === 'number') return noteSerial(survey);
      const written = cell.type === 'text' && typeof cell.value === 'string' ? writtenIn(cell.value) : undefined;
      return written === undefined ? survey : noteDate(survey, written, cell, place);
    },
    merge: mergeDates,
    readerOf: (survey, format, dateSystem) => {
      const { decided, dayIn, isContradicted } = decisionOf(survey, format);
      const dayOf = serialDays(dateSystem);
      const readNumber = (cell: Cell, stored: number): CellReading => {
        const day = dayOf(stored);
        if (day === undefined) return unread('dateUnreadable', cell);
        if (showsDate(cell.format)) return valueOf(day);
        const params = { shown: shownIn(cell), used: day };
        return valueOf(day, { code: 'dateFromNumber', severity: 'warning', params });
      };
      return {
        decided: { order: decided + (isContradicted ? ' contradicted' : '') },
        columnNotes: dateNotes(survey, format),
        numberAsIs: (stored, _shown, format) => (showsDate(format) ? dayOf(stored) : undefined),
        read: (cell): CellReading => {
          if (isErrorCell(cell)) return unread('cellError', cell);
          if (meansEmpty(cell)) return EMPTY;
          if (typeof cell.value === 'number') return readNumber(cell, cell.value);
          const written = typeof cell.value === 'string' ? writtenIn(cell.value) : undefined;
          const day = written && dayIn(written);
          if (day === 'open') return SAID_BY_COLUMN;
          if (written && day !== undefined && isContradicted && isOpen(written)) {
            return unread('dateEitherWay', cell, { asDayFirst: written.dmy ?? '', asMonthFirst: written.mdy ?? '' });
          }
          return day === undefined ? unread('dateUnreadable', cell) : valueOf(day);
        },
      };
    },
  };
});

interface Decision {
  readonly decided: DateOrder | 'sameDay' | 'yearOpen';
  /** Cells contradict the order that was decided: what is another day in each order is none by itself. */
  readonly isContradicted: boolean;
  /** The day of a text, or that it is part of an open question. */
  readonly dayIn: (written: DateText) => string | 'open' | undefined;
}

/** By the answer, by what the column agrees on, else only where every reading is the same day. */
function decisionOf(survey: DateSurvey, { dateOrder }: ColumnFormat): Decision {
  const isYearOpen = yearMayBeFirst(survey);
  const misfit = misfitOf(survey, dateOrder);
  const order = misfit?.isAll === true ? undefined : (dateOrder ?? (isYearOpen ? undefined : agreedOrder(survey)));
  if (order !== undefined) {
    return { decided: order, isContradicted: misfit !== undefined, dayIn: (written) => written[order] };
  }
  const dayIn: Decision['dayIn'] = (written) => {
    if (isYearOpen && written.ends !== undefined && !isSure(written)) return 'open';
    return isOpen(written) ? 'open' : (written.dmy ?? written.mdy);
  };
  return { decided: isYearOpen ? 'yearOpen' : 'sameDay', isContradicted: false, dayIn };
}

/** The day of a serial number, reckoned once: many rows share theirs. */
function serialDays(dateSystem: DateSystem): (stored: number) => string | undefined {
  const days = new Map<number, string | undefined>();
  return (stored) => {
    const known = days.get(stored);
    if (known !== undefined) return known;
    const day = isoFromSerial(excelNumber(stored), dateSystem);
    days.set(stored, day);
    return day;
  };
}
