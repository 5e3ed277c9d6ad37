import type { Area } from '../../model/area';
import type { SheetModel } from '../../model/sheetModel';

/** Excel.SearchCriteria as it comes over the wire. */
export interface SearchCriteria {
  readonly completeMatch?: boolean;
  readonly matchCase?: boolean;
  readonly searchDirection?: 'Forward' | 'Backwards';
}

/** The first cell of an area, row by row, that shows a text; null where none does, or only one in a hidden column. */
export function findText(
  sheet: SheetModel,
  area: Area,
  text: string,
  { completeMatch = false, matchCase = false, searchDirection = 'Forward' }: SearchCriteria,
): Area | null {
  const folded = (cell: string): string => (matchCase ? cell : cell.toLowerCase());
  const wanted = folded(text);
  const isFound = (cell: string): boolean => (completeMatch ? folded(cell) === wanted : folded(cell).includes(wanted));
  const hidden = sheet.hidden('column', area.column, area.columnCount);
  const found = sheet
    .read(area, 'texts')
    .flatMap((cells, r) => cells.flatMap((cell, c) => (hidden[c] !== true && isFound(cell) ? [[r, c] as const] : [])));
  const place = searchDirection === 'Backwards' ? found.at(-1) : found[0];
  return place ? { row: area.row + place[0], column: area.column + place[1], rowCount: 1, columnCount: 1 } : null;
}
