import type { FileCell, FileSheet } from '../../files/workbookFile';
import { parseA1 } from './area';
import type { ArraySheet } from './arraySheet';
import { tidyExtra, type CellExtra } from './cellRow';

const extraOf = (cell: FileCell): CellExtra | undefined =>
  tidyExtra({ formula: cell.formula, format: cell.format, isError: cell.error ? true : undefined });

/** A file's column width is in characters of about 7 pixels; Excel's API speaks of points. */
const pointsOf = (characters: number): number => (characters * 7 + 5) * 0.75;

/** Puts an opened file's sheet into an empty sheet of the model: values, formulas, formats, hidden, merged, widths. */
export const fillSheet = (sheet: ArraySheet, file: FileSheet): void => {
  file.rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      if (cell) sheet.load(row, column, cell.value, extraOf(cell));
    }),
  );
  for (const row of file.hiddenRows ?? []) sheet.setHidden('row', row, 1, true);
  for (const column of file.hiddenColumns ?? []) sheet.setHidden('column', column, 1, true);
  for (const address of file.merged ?? []) sheet.merge(parseA1(address));
  file.columnWidths?.forEach((width, column) => {
    if (width !== undefined) sheet.setColumnWidth(column, 1, pointsOf(width));
  });
};
