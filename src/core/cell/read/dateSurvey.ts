import type { Cell } from '../cell';
import type { DateOrder, DateText } from '../dateText';
import { EXAMPLES_SHOWN, shownIn, type Quoted } from '../reading';

/** A text that is a day, as it stands in its cell. */
export interface DatedText extends Quoted {
  readonly written: DateText;
}

/** What all cells of a column say together about the order of day, month and year. */
export interface DateSurvey {
  /** The first text that only this order explains. */
  dayFirst: DatedText | undefined;
  monthFirst: DatedText | undefined;
  /** The first texts that are another day in each order, and how many there are. */
  open: readonly DatedText[];
  opens: number;
  /** The first texts whose day and month are numbers, and how many there are. */
  numeric: readonly DatedText[];
  numerics: number;
  /** Whether a cell is a date to Excel. */
  hasSerials: boolean;
  /** Of numeric texts: whether one of them tells where its year is, and within what the numbers on both sides lie. */
  tellsYear: boolean;
  least: number;
  most: number;
  leastLast: number;
  mostLast: number;
}

/** Whether a text is one day with the day first and another with the month first. */
export function isOpen({ dmy, mdy }: DateText): boolean {
  return dmy !== undefined && mdy !== undefined && dmy !== mdy;
}

/** Whether a text is the same day in every order. */
export function isSure({ dmy, mdy, ymd }: DateText): boolean {
  return dmy === mdy && mdy === ymd;
}

const NO_DATES: readonly DatedText[] = [];

/** Whole columns hold nothing else: such a survey is never written to. */
const SERIALS: DateSurvey = Object.freeze({ ...nothing(), hasSerials: true });

/** Notes that a cell is a date to Excel. */
export function noteSerial(survey: DateSurvey | undefined): DateSurvey {
  if (survey === undefined) return SERIALS;
  if (survey !== SERIALS) survey.hasSerials = true;
  return survey;
}

/** Adds what a text says; of one text it is always told by one and the same `written`. */
export function noteDate(
  survey: DateSurvey | undefined,
  written: DateText,
  cell: Cell,
  place: number,
): DateSurvey | undefined {
  if (isSure(written)) return survey;
  const known = survey === undefined || survey === SERIALS ? nothing() : survey;
  if (survey === SERIALS) known.hasSerials = true;
  known.numerics += 1;
  let dated: DatedText | undefined;
  if (isWanted(known.numeric, written)) {
    dated = datedText(written, cell, place);
    known.numeric = [...known.numeric, dated];
  }
  if (isOpen(written)) {
    known.opens += 1;
    if (isWanted(known.open, written)) known.open = [...known.open, dated ?? datedText(written, cell, place)];
  } else if (written.mdy === undefined && written.dmy !== undefined) {
    known.dayFirst ??= datedText(written, cell, place);
  } else if (written.dmy === undefined && written.mdy !== undefined) {
    known.monthFirst ??= datedText(written, cell, place);
  }
  if (written.ymd === undefined || written.ends === undefined) known.tellsYear = true;
  else widen(known, written.ends[0], written.ends[0], written.ends[1], written.ends[1]);
  return known;
}

/** What several surveys say together, given in the order of their places. */
export function mergeDates(surveys: readonly DateSurvey[]): DateSurvey {
  const all = nothing();
  for (const survey of surveys) {
    all.hasSerials ||= survey.hasSerials;
    if (survey.numerics === 0) continue;
    if (survey.dayFirst !== undefined) all.dayFirst ??= survey.dayFirst;
    if (survey.monthFirst !== undefined) all.monthFirst ??= survey.monthFirst;
    for (const dated of survey.open) if (isWanted(all.open, dated.written)) all.open = [...all.open, dated];
    for (const dated of survey.numeric) if (isWanted(all.numeric, dated.written)) all.numeric = [...all.numeric, dated];
    all.opens += survey.opens;
    all.numerics += survey.numerics;
    all.tellsYear ||= survey.tellsYear;
    widen(all, survey.least, survey.most, survey.leastLast, survey.mostLast);
  }
  return all;
}

/** The order that some texts prove and none disproves. */
export function agreedOrder({ dayFirst, monthFirst }: DateSurvey): DateOrder | undefined {
  if (dayFirst !== undefined) return monthFirst === undefined ? 'dmy' : undefined;
  return monthFirst === undefined ? undefined : 'mdy';
}

/** The first text that a decided order does not explain; `isAll`: none needs the decided order, so that the sheet has the other one. */
export function misfitOf(
  { dayFirst, monthFirst }: DateSurvey,
  decided: DateOrder | undefined,
): { readonly dated: DatedText; readonly isAll: boolean } | undefined {
  if (decided === undefined) return undefined;
  if (decided === 'ymd') {
    const dated = [dayFirst, monthFirst].find((one) => one !== undefined && one.written.ymd === undefined);
    return dated && { dated, isAll: false };
  }
  const [misfit, fitting] = decided === 'dmy' ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
  return misfit && { dated: misfit, isAll: fitting === undefined };
}

/** "26/03/04", "26/03/11", "26/04/02": years hardly change from row to row, days do. */
export function yearMayBeFirst({ numerics, tellsYear, least, most, leastLast, mostLast }: DateSurvey): boolean {
  return numerics > 1 && !tellsYear && most - least <= 1 && mostLast - leastLast > 1;
}

/** One shape and one empty list for all: many groups of rows have a survey, and lists that grow take more room than they need. */
function nothing(): DateSurvey {
  return {
    dayFirst: undefined,
    monthFirst: undefined,
    open: NO_DATES,
    opens: 0,
    numeric: NO_DATES,
    numerics: 0,
    hasSerials: false,
    tellsYear: false,
    least: 100,
    most: 0,
    leastLast: 100,
    mostLast: 0,
  };
}

/** The first that differ: three examples say more than one. */
function isWanted(known: readonly DatedText[], written: DateText): boolean {
  return known.length < EXAMPLES_SHOWN && !known.some((dated) => dated.written === written);
}

function datedText(written: DateText, cell: Cell, place: number): DatedText {
  return { place, shown: shownIn(cell), written };
}

function widen(survey: DateSurvey, least: number, most: number, leastLast: number, mostLast: number): void {
  survey.least = Math.min(survey.least, least);
  survey.most = Math.max(survey.most, most);
  survey.leastLast = Math.min(survey.leastLast, leastLast);
  survey.mostLast = Math.max(survey.mostLast, mostLast);
}
