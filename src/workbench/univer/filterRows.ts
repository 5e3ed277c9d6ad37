import type { IFilterColumn } from '@univerjs/sheets-filter';
import { shiftArea, type Shift } from '../model/shiftArea';
import { UNIVER } from './commandIds';
import { areaOf, rangeOf, type UniverBook } from './univerBook';

/** Keeps the rows whose displayed text in the column (counted from the filter's first) is one of these. */
export const filterCriteria = (colId: number, keep: readonly string[]): IFilterColumn => ({
  colId,
  filters: { filters: keep.filter((text) => text !== ''), ...(keep.includes('') && { blank: true }) },
});

/** Takes the sheet's filter off, deletes rows or columns, and puts the filter back where its cells are then. */
export const keepingFilter = (book: UniverBook, sheetId: string, shift: Shift, act: () => void): void => {
  const kept = book.filterOf(sheetId)?.serialize();
  if (!kept) return act();
  book.run(UNIVER.removeFilter, sheetId);
  act();
  const area = shiftArea(areaOf(kept.ref), shift);
  if (!area) return;
  book.run(UNIVER.setFilterRange, sheetId, { range: rangeOf(area) });
  for (const criteria of kept.filterColumns ?? []) {
    book.run(UNIVER.setFilterCriteria, sheetId, { col: criteria.colId, criteria });
  }
};
