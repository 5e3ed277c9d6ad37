import type { Cell } from '../cell';
import type { DateOrder, DateText } from '../dateText';

/** What all texts of a column say together about the order of day, month and year. */
export interface DateSurvey {
  /** Places of the first text that only this order explains. */
  readonly dayFirst?: number;
  readonly monthFirst?: number;
  readonly open: readonly { readonly place: number; readonly written: DateText }[];
  /** Places of the texts whose day and month are numbers. */
  readonly numeric: readonly number[];
  /** Cells that are dates to Excel. */
  readonly serials: number;
  readonly agreed: DateOrder | undefined;
  /** Two digits stand on both sides, and the first ones change as little as years do. */
  readonly yearMayBeFirst: boolean;
}

/** Whether a text is one day with the day first and another with the month first. */
export function isOpen({ dmy, mdy }: DateText): boolean {
  return dmy !== undefined && mdy !== undefined && dmy !== mdy;
}

/** Looks at every cell of a column once. */
export function dateSurvey(cells: readonly Cell[], writtenIn: (text: string) => DateText | undefined): DateSurvey {
  let dayFirst: number | undefined;
  let monthFirst: number | undefined;
  let serials = 0;
  const open: { place: number; written: DateText }[] = [];
  const numeric: number[] = [];
  const years = yearWatch();
  cells.forEach((cell, place) => {
    if (cell.type === 'number') serials += 1;
    if (cell.type !== 'text' || typeof cell.value !== 'string') return;
    const written = writtenIn(cell.value);
    if (written === undefined || (written.dmy === written.mdy && written.mdy === written.ymd)) return;
    years.see(written);
    numeric.push(place);
    if (isOpen(written)) open.push({ place, written });
    else if (written.mdy === undefined && written.dmy !== undefined) dayFirst ??= place;
    else if (written.dmy === undefined && written.mdy !== undefined) monthFirst ??= place;
  });
  return {
    ...(dayFirst !== undefined && { dayFirst }),
    ...(monthFirst !== undefined && { monthFirst }),
    open,
    numeric,
    serials,
    agreed: agreedOn(dayFirst, monthFirst),
    yearMayBeFirst: years.mayBeFirst(),
  };
}

function agreedOn(dayFirst: number | undefined, monthFirst: number | undefined): DateOrder | undefined {
  if (dayFirst !== undefined) return monthFirst === undefined ? 'dmy' : undefined;
  return monthFirst === undefined ? undefined : 'mdy';
}

/** "26/03/04", "26/03/11", "26/04/02": years hardly change from row to row, days do. */
function yearWatch() {
  let [least, most, leastLast, mostLast] = [100, 0, 100, 0];
  let count = 0;
  let excluded = false;
  return {
    see: ({ ymd, ends }: DateText): void => {
      if (ymd === undefined || ends === undefined) excluded = true;
      else {
        count += 1;
        [least, most] = [Math.min(least, ends[0]), Math.max(most, ends[0])];
        [leastLast, mostLast] = [Math.min(leastLast, ends[1]), Math.max(mostLast, ends[1])];
      }
    },
    mayBeFirst: (): boolean => !excluded && count > 1 && most - least <= 1 && mostLast - leastLast > 1,
  };
}
