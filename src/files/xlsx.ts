import ExcelJS from 'exceljs';
import { countsFrom1904 } from './date1904';
import { FileProblem } from './fileProblem';
import { MOST_CELLS, tooManyCells } from './mostCells';
import { zipEntries } from './zipEntries';
import type { FileArea, FileCell, FileSheet, WorkbookFile } from './workbookFile';
import { xlsxAreas } from './xlsxAreas';

/** Of all files in the .xlsx together, in bytes. */
const LARGEST_UNPACKED = 512 * 1024 * 1024;

const DAY = 86_400_000;
/** Serial of 1 January 1970 in Excel's 1900 calendar, and how far the 1904 calendar lies behind it. */
const UNIX_EPOCH = 25_569;
const SHIFT_1904 = 1_462;

/** Reads a .xlsx: stored values, cached results of formulas, number formats, merged areas, tables, names, hidden rows and columns. */
export async function readXlsx(name: string, bytes: Uint8Array): Promise<WorkbookFile> {
  const unpacked = (zipEntries(bytes) ?? []).reduce((size, entry) => size + entry.unpackedSize, 0);
  if (unpacked > LARGEST_UNPACKED) {
    throw new FileProblem(`${name} would unpack to more than ${LARGEST_UNPACKED / 1024 / 1024} MB.`);
  }
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(bytes.slice().buffer);
  } catch {
    throw new FileProblem(
      `${name} is not a workbook that can be opened: it is damaged, locked by a password or not .xlsx.`,
    );
  }
  if (workbook.worksheets.length === 0) throw new FileProblem(`${name} holds no worksheet.`);
  refuseTooManyCells(name, workbook.worksheets);
  const names = workbook.definedNames.model;
  const sheets = workbook.worksheets.map((sheet) =>
    readSheet(sheet, workbook.properties.date1904 === true, xlsxAreas(sheet, names)),
  );
  return { name, date1904: countsFrom1904(bytes), sheets };
}

/** Counted before a row is filled up: one cell in the last column makes 16,384 of it. */
function refuseTooManyCells(name: string, sheets: readonly ExcelJS.Worksheet[]): void {
  let cells = 0;
  for (const sheet of sheets) sheet.eachRow((row) => (cells += row.cellCount));
  if (cells > MOST_CELLS) throw tooManyCells(name);
}

function readSheet(sheet: ExcelJS.Worksheet, date1904: boolean, areas: readonly FileArea[]): FileSheet {
  const rows: (FileCell | null)[][] = [];
  const hiddenRows: number[] = [];
  for (let r = 1; r <= sheet.rowCount; r++) {
    const row = sheet.getRow(r);
    if (row.hidden) hiddenRows.push(r - 1);
    const cells: (FileCell | null)[] = [];
    for (let c = 1; c <= row.cellCount; c++) cells.push(toCell(row.getCell(c), date1904));
    rows.push(cells);
  }
  const columns = Array.from({ length: sheet.columnCount }, (_, c) => sheet.getColumn(c + 1));
  return {
    name: sheet.name,
    rows,
    merged: sheet.model.merges,
    ...(areas.length > 0 && { areas }),
    hiddenRows,
    hiddenColumns: columns.flatMap((column, c) => (column.hidden ? [c] : [])),
    columnWidths: columns.map((column) => column.width),
  };
}

function toCell(cell: ExcelJS.Cell, date1904: boolean): FileCell | null {
  // Excel keeps a merged area's content in its first cell alone; the library repeats it in every one.
  if (cell.isMerged && cell.master.address !== cell.address) return null;
  const format = cell.numFmt && cell.numFmt !== 'General' ? { format: cell.numFmt } : {};
  const formula = cell.formula ? { formula: `=${cell.formula}` } : {};
  const stored = cell.formula ? cell.result : cell.value;
  if (stored === null || stored === undefined) return cell.formula ? { value: '', ...formula, ...format } : null;
  if (typeof stored === 'object' && 'error' in stored)
    return { value: String(stored.error), error: true, ...formula, ...format };
  return { value: plain(stored, date1904), ...formula, ...format };
}

function plain(stored: ExcelJS.CellValue, date1904: boolean): string | number | boolean {
  if (stored instanceof Date) return serialOf(stored, date1904);
  if (typeof stored === 'string' || typeof stored === 'number' || typeof stored === 'boolean') return stored;
  if (stored && 'richText' in stored) return stored.richText.map((part) => part.text).join('');
  if (stored && 'text' in stored) return plain(stored.text as ExcelJS.CellValue, date1904);
  return '';
}

/** The library turns serials into UTC dates by the calendar that it takes the file for; this is its way back, free of time zones. */
function serialOf(date: Date, date1904: boolean): number {
  const serial = Math.round(date.getTime()) / DAY + UNIX_EPOCH - (date1904 ? SHIFT_1904 : 0);
  return Number(serial.toFixed(9));
}
