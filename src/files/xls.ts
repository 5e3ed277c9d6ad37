import type { CellObject, WorkSheet } from '@e965/xlsx';
import { FileProblem } from './fileProblem';
import { MOST_CELLS, tooManyCells } from './mostCells';
import type { FileCell, FileSheet, WorkbookFile } from './workbookFile';
import { sizeOfXls } from './xlsRecords';

type Library = typeof import('@e965/xlsx');

/** Excel's words for the errors that an .xls keeps as numbers. */
const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

/**
 * Reads an .xls of Excel 97 to 2003: stored values, cached results of formulas, number formats, merged areas, hidden
 * rows and columns; dates stay serials. Throws FileProblem for anything else in such a container.
 */
export async function readXls(name: string, bytes: Uint8Array): Promise<WorkbookFile> {
  // Only who opens such a file waits for its large library.
  const library = await import('@e965/xlsx');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stream = workbookStream(name, buffer, library);
  const book = whole(name, () =>
    library.read(stream, { type: 'buffer', cellStyles: true, cellText: false, dense: true }),
  );
  const sheets = book.SheetNames.flatMap((sheetName) => {
    const sheet = book.Sheets[sheetName];
    return sheet === undefined || sheet['!type'] !== undefined ? [] : [toSheet(sheetName, sheet, library)];
  });
  if (sheets.length === 0) throw new FileProblem(`${name} holds no worksheet.`);
  return { name, date1904: book.Workbook?.WBProps?.date1904 === true, sheets };
}

/**
 * The stream that holds the cells: without the ones of properties beside it, in which the library can lose itself for
 * hours where they are damaged. Its size is looked at first: some MB of empty formatted cells would become GBs.
 */
function workbookStream(name: string, bytes: Buffer, { CFB }: Library): Uint8Array {
  const container = whole(name, () => CFB.read(bytes, { type: 'buffer' }) as object);
  const streamOf = (path: string) => (CFB.find(container, path) as { content?: Uint8Array } | null)?.content;
  const stream = streamOf('/Workbook') ?? streamOf('/Book');
  const size = stream && sizeOfXls(stream);
  if (size?.isLocked || (size === undefined && streamOf('/EncryptedPackage') !== undefined)) {
    throw new FileProblem(`${name} is locked by a password: open it in Excel, take the password off and save it.`);
  }
  if (stream === undefined || size === undefined || !size.isWhole) throw damaged(name);
  if (size.cells > MOST_CELLS) throw tooManyCells(name);
  return stream;
}

/** The library says what it stumbled over in a damaged file in words for programmers. */
function whole<Result>(name: string, attempt: () => Result): Result {
  try {
    return attempt();
  } catch {
    throw damaged(name);
  }
}

function damaged(name: string): FileProblem {
  return new FileProblem(`${name} is not a workbook that can be opened: it is damaged or no Excel file.`);
}

function toSheet(name: string, sheet: WorkSheet, { utils }: Library): FileSheet {
  const rows = (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[];
  return {
    name,
    rows: Array.from(rows, (row) => withoutEmptyEnd(Array.from(row ?? [], toCell))),
    merged: (sheet['!merges'] ?? []).map((area) => utils.encode_range(area)),
    hiddenRows: Array.from(sheet['!rows'] ?? []).flatMap((row, at) => (row?.hidden === true ? [at] : [])),
    hiddenColumns: Array.from(sheet['!cols'] ?? []).flatMap((column, at) => (column?.hidden === true ? [at] : [])),
    columnWidths: Array.from(sheet['!cols'] ?? [], (column) => column?.width || undefined),
  };
}

/** Formatted cells without content end most rows of an .xls. */
function withoutEmptyEnd(cells: (FileCell | null)[]): (FileCell | null)[] {
  let end = cells.length;
  while (end > 0 && cells[end - 1] === null) end--;
  return cells.slice(0, end);
}

function toCell(cell: CellObject | undefined): FileCell | null {
  if (cell === undefined || cell.t === 'z') return null;
  const { v: stored, t: type, z: named, f } = cell;
  const format = named === undefined || /^general$/i.test(String(named)) ? {} : { format: String(named) };
  const formula = f === undefined ? {} : { formula: `=${f}` };
  if (type === 'e') return { value: ERRORS[Number(stored)] ?? '#N/A', error: true, ...formula, ...format };
  if (typeof stored === 'string' || typeof stored === 'number' || typeof stored === 'boolean') {
    return { value: stored, ...formula, ...format };
  }
  return f === undefined ? null : { value: '', ...formula, ...format };
}
