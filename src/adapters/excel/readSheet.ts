import type { CellType, CellValue } from '../../core/cell/cell';
import type { DateSystem, SheetSnapshot } from '../../core/cell/snapshot';
import { Fault } from '../../ports/fault';
import type { AbortSignalLike, ReadRequest } from '../../ports/workbook';
import { columnSegments, joinSegments } from './columnSegments';
import { readInBlocks, rowsIn, type RowSpan } from './readInBlocks';
import { runExcel } from './runExcel';

interface Block {
  readonly sheetName: string;
  readonly dateSystem: DateSystem;
  readonly values: readonly CellValue[][];
  readonly texts: readonly string[][];
  readonly formats: readonly string[][];
  readonly types: readonly CellType[][];
}

/**
 * Reads the asked columns, up to 5,000 rows a batch.
 * `texts` are what the sheet displays: a number or date in a column too narrow for it reads "####",
 * and only `values` still tells what it is.
 */
export async function readSheet(request: ReadRequest, signal?: AbortSignalLike): Promise<SheetSnapshot> {
  const rows = { first: request.firstRow, last: request.lastRow };
  const read = (span: RowSpan): Promise<Block> => readBlock(request, span);
  const blocks = rowsIn(rows) > 0 ? await readInBlocks(rows, read, { signal }) : [await readBlock(request, rows)];
  return {
    sheetId: request.sheetId,
    sheetName: blocks[0]?.sheetName ?? '',
    dateSystem: blocks[0]?.dateSystem ?? 1900,
    headerRow: request.headerRow,
    firstRow: request.firstRow,
    columns: request.columns,
    values: blocks.flatMap((block) => block.values),
    texts: blocks.flatMap((block) => block.texts),
    formats: blocks.flatMap((block) => block.formats),
    types: blocks.flatMap((block) => block.types),
  };
}

function readBlock(request: ReadRequest, span: RowSpan): Promise<Block> {
  const columns = request.columns.map(({ column }) => column);
  const segments = rowsIn(span) > 0 ? columnSegments(columns) : [];
  return runExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(request.sheetId);
    sheet.load('name');
    const newYear2000 = context.workbook.functions.date(2000, 1, 1);
    newYear2000.load('value');
    const ranges = segments.map(({ first, count }) => {
      const range = sheet.getRangeByIndexes(span.first, first, rowsIn(span), count).untrack();
      range.load('values,text,numberFormat,valueTypes');
      return range;
    });
    await context.sync();
    return {
      sheetName: sheet.name,
      dateSystem: dateSystemOf(newYear2000.value),
      values: joinSegments(
        segments,
        ranges.map(({ values }) => whole<CellValue>(values)),
        columns,
      ),
      texts: joinSegments(
        segments,
        ranges.map(({ text }) => whole<string>(text)),
        columns,
      ),
      formats: joinSegments(
        segments,
        ranges.map(({ numberFormat }) => whole<string>(numberFormat)),
        columns,
      ),
      types: joinSegments(
        segments,
        ranges.map(({ valueTypes }) => whole(valueTypes).map(cellTypes)),
        columns,
      ),
    };
  });
}

/** Excel on the web answers null in place of a grid that it finds too large. */
function whole<T>(grid: T[][] | null): T[][] {
  if (grid === null) throw new Fault('tooLarge');
  return grid;
}

/** No property tells a workbook's calendar, so its serial for 1 January 2000 does. */
function dateSystemOf(newYear2000: number): DateSystem {
  if (newYear2000 === 36526) return 1900;
  if (newYear2000 === 35064) return 1904;
  throw new Fault('excelRefused', { code: 'dateSystem' });
}

const TYPE_OF: Readonly<Record<string, CellType>> = {
  Empty: 'empty',
  String: 'text',
  Integer: 'number',
  Double: 'number',
  Boolean: 'boolean',
  Error: 'error',
};

function cellTypes(row: readonly string[]): CellType[] {
  return row.map((type) => TYPE_OF[type] ?? 'text');
}
