import type { CellType } from '../../core/cell/cell';
import { commonArea, parseArea, type CellArea } from '../../core/cell/cellArea';
import type { FileArea, WorkbookFile } from '../../files/workbookFile';
import type { OutlinedArea, Workbook } from '../../ports/workbook';
import { ArrayModel } from '../../workbench/model/arrayModel';
import type { CellKind, SheetModel } from '../../workbench/model/sheetModel';
import { WrongUse } from '../arguments';

/** What can be asked of a workbook that no Excel has open. */
export type FileWorkbook = Pick<Workbook, 'outline' | 'read'>;

/** The filled sheets of a file, each as a workbook whose active sheet it is; in the file's order. */
export type FileSheets = readonly { readonly name: string; readonly workbook: FileWorkbook }[];

/** Rows from the top that an outline shows, as many as a pane sees of an open workbook. */
const SHOWN_ROWS = 50;

const TYPE_OF: Readonly<Record<CellKind, CellType>> = {
  Empty: 'empty',
  String: 'text',
  Double: 'number',
  Boolean: 'boolean',
  Error: 'error',
};

/** The sheets of a file that hold something. */
export function sheetsOf(file: WorkbookFile): FileSheets {
  const model = new ArrayModel(file);
  return model.sheets
    .filter((sheet) => sheet.usedArea(true) !== null)
    .map((sheet) => {
      const areas = file.sheets.find(({ name }) => name === sheet.name)?.areas ?? [];
      return { name: sheet.name, workbook: workbookOf(sheet, areas, file) };
    });
}

function workbookOf(
  sheet: SheetModel,
  areas: readonly FileArea[],
  { name, date1904 }: Pick<WorkbookFile, 'name' | 'date1904'>,
): FileWorkbook {
  return {
    outline: () => {
      const used = sheet.usedArea(true);
      if (used === null) throw new WrongUse(`The sheet "${sheet.name}" is empty.`);
      const shown = firstRows(used);
      return Promise.resolve({
        sheetId: sheet.id,
        sheetName: sheet.name,
        firstRow: used.row,
        firstColumn: used.column,
        rowCount: used.rowCount,
        columnCount: used.columnCount,
        texts: sheet.read(shown, 'texts'),
        values: sheet.read(shown, 'values'),
        isProtected: sheet.isProtected,
        areas: areas.flatMap((area) => outlinedArea(sheet, used, area)),
        merged: sheet.merged.flatMap((area) => commonArea(area, shown) ?? []),
        ...(/\.csv$/i.test(name) && { isCsv: true as const }),
      });
    },
    read: ({ sheetId, headerRow, firstRow, lastRow, columns }) => {
      const first = Math.min(...columns.map(({ column }) => column));
      const last = Math.max(...columns.map(({ column }) => column));
      const isEmpty = columns.length === 0 || lastRow < firstRow;
      const area = { row: firstRow, column: first, rowCount: lastRow - firstRow + 1, columnCount: last - first + 1 };
      const grid = <A extends 'values' | 'texts' | 'formats' | 'kinds'>(aspect: A) =>
        isEmpty ? [] : sheet.read(area, aspect).map((row) => columns.map(({ column }) => row[column - first]!));
      return Promise.resolve({
        sheetId,
        sheetName: sheet.name,
        headerRow,
        firstRow,
        columns,
        values: grid('values'),
        texts: grid('texts'),
        formats: grid('formats'),
        types: grid('kinds').map((row) => row.map((kind) => TYPE_OF[kind])),
        dateSystem: date1904 ? 1904 : 1900,
      });
    },
  };
}

function outlinedArea(sheet: SheetModel, used: CellArea, { address, ...place }: FileArea): readonly OutlinedArea[] {
  const named = parseArea(address);
  const area = place.source === 'table' ? named : named && commonArea(named, used);
  if (area === undefined || area.rowCount < 2) return [];
  const first = firstRows(area);
  return [{ ...place, area, texts: sheet.read(first, 'texts'), values: sheet.read(first, 'values') }];
}

function firstRows(area: CellArea): CellArea {
  return { ...area, rowCount: Math.min(SHOWN_ROWS, area.rowCount) };
}
