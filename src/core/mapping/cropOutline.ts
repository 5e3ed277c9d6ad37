import type { SheetOutline } from '../../ports/workbook';
import { commonArea, type CellArea } from '../cell/cellArea';

/** Where `texts` of an outline lie in the sheet. */
export function shownArea({ firstRow, firstColumn, texts }: SheetOutline): CellArea {
  const columnCount = Math.max(0, ...texts.map((row) => row.length));
  return { row: firstRow, column: firstColumn, rowCount: texts.length, columnCount };
}

/** The cells that an outline is about. */
export function outlinedArea({ firstRow, firstColumn, rowCount, columnCount }: SheetOutline): CellArea {
  return { row: firstRow, column: firstColumn, rowCount, columnCount };
}

/** The outline of a part of the sheet; its texts are those of `outline` that lie in it, unless it brings its own. */
export function cropOutline(
  outline: SheetOutline,
  area: CellArea,
  own?: Pick<SheetOutline, 'texts' | 'values'>,
): SheetOutline {
  const { firstRow, firstColumn } = outline;
  const place = { ...outline, firstRow: area.row, firstColumn: area.column };
  const shape = { ...place, rowCount: area.rowCount, columnCount: area.columnCount };
  const shown = commonArea(shownArea(outline), area);
  // What begins outside of what was looked at would stand in wrong rows.
  if (shown === undefined || shown.row !== area.row || shown.column !== area.column) {
    return { ...shape, texts: own?.texts ?? [], values: own?.values ?? [] };
  }
  const [row, column] = [area.row - firstRow, area.column - firstColumn];
  const cut = <Value>(grid: readonly (readonly Value[])[]): readonly (readonly Value[])[] =>
    grid.slice(row, row + shown.rowCount).map((cells) => cells.slice(column, column + shown.columnCount));
  const isWhole = shown.rowCount >= Math.min(area.rowCount, own?.texts.length ?? 0);
  if (own !== undefined && !isWhole) return { ...shape, texts: own.texts, values: own.values };
  return { ...shape, texts: cut(outline.texts), values: cut(outline.values) };
}

/** Merged cells in the places of `texts`. */
export function mergedInTexts({ firstRow, firstColumn, merged = [] }: SheetOutline): readonly CellArea[] {
  return merged.map((area) => ({ ...area, row: area.row - firstRow, column: area.column - firstColumn }));
}
