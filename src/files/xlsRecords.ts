/** What a look over the records of an .xls says before any cell is made. */
export interface XlsSize {
  /** Cells that reading would make: for each row up to its last one, empty and formatted ones included. */
  readonly cells: number;
  readonly isLocked: boolean;
  /** Every part that begins also ends; a file that was cut would else be shown without its last rows. */
  readonly isWhole: boolean;
}

/** Begin and end of the workbook's own part and of each sheet's. */
const BEGIN = 0x809;
const END = 0x0a;

const FILE_PASS = 0x2f;
const MANY_NUMBERS = 0xbd;
const MANY_BLANKS = 0xbe;
/** Formula, rich text, text of the shared table, blank, number, text, truth or error, short number. */
const ONE_CELL = new Set([0x06, 0xd6, 0xfd, 0x201, 0x203, 0x204, 0x205, 0x27e]);

/**
 * Goes over the records of an .xls' workbook stream: type, length (16 bits each, low byte first), content. A cell's
 * content begins with its row and column; that of many cells ends with the last one's column.
 */
export function sizeOfXls(stream: Uint8Array): XlsSize {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let cells = 0;
  let row = -1;
  let rowEnd = 0;
  let depth = 0;
  let at = 0;
  while (at + 4 <= stream.length) {
    const type = view.getUint16(at, true);
    // Behind the last part some programs leave rubbish.
    if (depth === 0 && type !== BEGIN) break;
    if (type === FILE_PASS) return { cells, isLocked: true, isWhole: true };
    const start = at + 4;
    at = start + view.getUint16(at + 2, true);
    if (type === BEGIN) depth++;
    if (type === END) depth--;
    const isMany = type === MANY_NUMBERS || type === MANY_BLANKS;
    if ((!isMany && !ONE_CELL.has(type)) || at - start < 6 || at > stream.length) continue;
    const cellRow = view.getUint16(start, true);
    if (cellRow !== row) {
      cells += rowEnd;
      rowEnd = 0;
      row = cellRow;
    }
    rowEnd = Math.max(rowEnd, view.getUint16(isMany ? at - 2 : start + 2, true) + 1);
  }
  return { cells: cells + rowEnd, isLocked: false, isWhole: at > 0 && depth === 0 && at <= stream.length };
}
