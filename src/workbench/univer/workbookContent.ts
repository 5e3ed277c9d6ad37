import {
  CellValueType,
  LocaleType,
  mergeWorksheetSnapshotWithDefault,
  type ICellData,
  type IStyleData,
  type IWorkbookData,
  type IWorksheetData,
} from '@univerjs/core';
import type { FileCell, FileSheet, WorkbookFile } from '../../files/workbookFile';
import { parseA1, SHEET_COLUMNS, SHEET_ROWS } from '../model/area';
import { displayText } from '../model/displayText';
import { readEnteredText } from '../model/enteredText';
import { pixelsOf, widthFor } from './columnWidths';
import { rangeOf, UNIT_ID } from './univerBook';

const FONT_SIZE = 10;
const LEAST_ROWS = 1000;
const LEAST_COLUMNS = 26;
const SPARE_ROWS = 200;
const SPARE_COLUMNS = 10;
const SAMPLE_ROWS = 60;

/** A file's column width is in characters of about 7 pixels. */
const pixelsOfCharacters = (characters: number): number => pixelsOf((characters * 7 + 5) * 0.75);

/** Gives every number format one style, since a file repeats few formats many times. */
class FormatStyles {
  readonly styles: Record<string, IStyleData> = {};

  idOf(pattern: string): string {
    const known = Object.entries(this.styles).find(([, style]) => style.n?.pattern === pattern)?.[0];
    const id = known ?? `format${Object.keys(this.styles).length + 1}`;
    this.styles[id] = { n: { pattern } };
    return id;
  }
}

const contentOf = ({ value, formula, error, format }: FileCell): ICellData => {
  const notes = { ...(formula && { f: formula }), ...(error && { custom: { isError: true } }) };
  if (value === '') return notes;
  if (typeof value === 'number') return { v: value, t: CellValueType.NUMBER, ...notes };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN, ...notes };
  const entered = readEnteredText(value);
  const asTyped = format === '@' || formula !== undefined || ('value' in entered && entered.value === value);
  return { v: value, t: asTyped ? CellValueType.STRING : CellValueType.FORCE_STRING, ...notes };
};

const cellsOf = (file: FileSheet, formats: FormatStyles): IWorksheetData['cellData'] => {
  const cellData: Record<number, Record<number, ICellData>> = {};
  file.rows.forEach((cells, row) => {
    const line: Record<number, ICellData> = {};
    cells.forEach((cell, column) => {
      if (!cell) return;
      line[column] = { ...contentOf(cell), ...(cell.format && { s: formats.idOf(cell.format) }) };
    });
    cellData[row] = line;
  });
  return cellData;
};

const columnsOf = (file: FileSheet, columnCount: number): IWorksheetData['columnData'] => {
  const columnData: Record<number, object> = {};
  for (let column = 0; column < columnCount; column++) {
    const width = file.columnWidths?.[column];
    const texts = file.rows.slice(0, SAMPLE_ROWS).map((cells) => {
      const cell = cells[column];
      return cell ? displayText(cell.value, cell.format ?? 'General', 'en-US', false) : '';
    });
    columnData[column] =
      width === undefined ? { w: widthFor(texts), custom: { fitted: true } } : { w: pixelsOfCharacters(width) };
  }
  for (const column of file.hiddenColumns ?? []) columnData[column] = { ...columnData[column], hd: 1 };
  return columnData;
};

const sheetContent = (id: string, file: FileSheet, formats: FormatStyles): Partial<IWorksheetData> => {
  const usedColumns = Math.max(0, ...file.rows.map((cells) => cells.length));
  return {
    id,
    name: file.name,
    defaultStyle: { fs: FONT_SIZE },
    rowCount: Math.min(SHEET_ROWS, Math.max(LEAST_ROWS, file.rows.length + SPARE_ROWS)),
    columnCount: Math.min(SHEET_COLUMNS, Math.max(LEAST_COLUMNS, usedColumns + SPARE_COLUMNS)),
    cellData: cellsOf(file, formats),
    columnData: columnsOf(file, usedColumns),
    rowData: Object.fromEntries((file.hiddenRows ?? []).map((row) => [row, { hd: 1 as const }])),
    mergeData: (file.merged ?? []).map((address) => rangeOf(parseA1(address))),
  };
};

/** An empty sheet of Univer's. */
export const emptySheet = (id: string, name: string): IWorksheetData =>
  mergeWorksheetSnapshotWithDefault(sheetContent(id, { name, rows: [] }, new FormatStyles()));

/** An opened file as Univer's workbook; the sheets get these ids, in order. */
export const workbookContent = (file: WorkbookFile, ids: readonly string[]): IWorkbookData => {
  const formats = new FormatStyles();
  const sheets = file.sheets.map((sheet, i) => sheetContent(ids[i] ?? sheet.name, sheet, formats));
  return {
    id: UNIT_ID,
    name: file.name,
    appVersion: '0.25.1',
    locale: LocaleType.EN_US,
    styles: formats.styles,
    sheetOrder: [...ids],
    sheets: Object.fromEntries(sheets.map((sheet, i) => [ids[i], sheet])),
  };
};
