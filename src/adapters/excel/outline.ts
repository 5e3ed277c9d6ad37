import { addressOfArea, commonArea, type CellArea } from '../../core/cell/cellArea';
import { Fault } from '../../ports/fault';
import type { OutlinedArea, SheetOutline } from '../../ports/workbook';
import { mergedIn, namedAreas, type NamedPlace } from './outlineAreas';
import { runExcel } from './runExcel';

const SHOWN_ROWS = 50;
const SHOWN_COLUMNS = 256;
const SHEET_ROWS = 1_048_576;
const PLACE = 'rowIndex,columnIndex,rowCount,columnCount';

/**
 * A look at the active sheet, or at another one by its id or name, in two batches: its shape, then its first 50 rows and 256 columns with what is merged, and
 * the first 50 rows of its tables and named ranges. `rowCount` and `columnCount` are the whole used range's; `texts`
 * and `values` are clipped. Where Excel refuses to tell a selection, it looks again without it.
 */
export async function readOutline(name?: string): Promise<SheetOutline> {
  // What is selected is selected on the active sheet.
  if (name !== undefined) return lookAt('withoutSelection', name);
  try {
    return await lookAt('selectionToo');
  } catch (error) {
    const isSelection = error instanceof Fault && error.params['code'] === 'InvalidSelection';
    if (!isSelection) throw error;
    return lookAt('withoutSelection');
  }
}

function lookAt(what: 'selectionToo' | 'withoutSelection', name?: string): Promise<SheetOutline> {
  return runExcel(async (context) => {
    const { workbook } = context;
    const sheet = name === undefined ? workbook.worksheets.getActiveWorksheet() : workbook.worksheets.getItem(name);
    workbook.load('name');
    sheet.load('id,name,protection/protected');
    const used = sheet.getUsedRangeOrNullObject(true).untrack();
    used.load(PLACE);
    const { tables } = sheet;
    tables.load('items/name,items/showHeaders,items/showTotals');
    for (const { names } of [workbook, sheet]) names.load('items/name,items/type,items/value,items/visible');
    const selected = what === 'selectionToo' ? workbook.getSelectedRange().untrack() : undefined;
    selected?.load(PLACE);
    await context.sync();
    if (used.isNullObject) throw new Fault('sheetEmpty', { sheet: sheet.name });

    const usedArea = areaOf(used);
    const shown = firstRows(sheet, usedArea);
    shown.load('values,text');
    const merged = tellsMerged() ? shown.getMergedAreasOrNullObject() : undefined;
    merged?.load('address');
    const framed = tables.items
      .filter(({ showHeaders }) => showHeaders)
      .map((table) => {
        const range = table.getRange().untrack();
        range.load(PLACE);
        // A table at the sheet's very end has no 50 rows, and asking for them would be refused.
        const isHigh = usedArea.row + usedArea.rowCount + SHOWN_ROWS < SHEET_ROWS;
        const top = range.getRow(0).untrack();
        const first = isHigh ? top.getResizedRange(SHOWN_ROWS - 1, 0).untrack() : top;
        first.load('values,text');
        return { table, range, first };
      });
    const named = namedAreas([...workbook.names.items, ...sheet.names.items], sheet.name, usedArea).map((place) => {
      const first = firstRows(sheet, place.area);
      first.load('values,text');
      return { place, first };
    });
    await context.sync();
    const joined = merged === undefined || merged.isNullObject ? [] : mergedIn(merged.address);
    return {
      sheetId: sheet.id,
      sheetName: sheet.name,
      firstRow: usedArea.row,
      firstColumn: usedArea.column,
      rowCount: usedArea.rowCount,
      columnCount: usedArea.columnCount,
      texts: shown.text,
      values: shown.values,
      isProtected: sheet.protection.protected,
      ...(/\.csv$/i.test(workbook.name) && { isCsv: true as const }),
      areas: [
        ...framed.map(({ table, range, first }): OutlinedArea => {
          const { name, showTotals } = table;
          return {
            source: 'table',
            name,
            area: areaOf(range),
            hasTotals: showTotals,
            ...gridsOf(first, areaOf(range)),
          };
        }),
        ...named.map(({ place, first }): OutlinedArea => ({
          ...place,
          hasTotals: false,
          ...gridsOf(first, place.area),
        })),
        ...selectionIn(selected && areaOf(selected), usedArea, joined),
      ],
      ...(merged && { merged: joined }),
    };
  });
}

function firstRows(sheet: Excel.Worksheet, { row, column, rowCount, columnCount }: CellArea): Excel.Range {
  const [rows, columns] = [Math.min(SHOWN_ROWS, rowCount), Math.min(SHOWN_COLUMNS, columnCount)];
  return sheet.getRangeByIndexes(row, column, rows, columns).untrack();
}

function areaOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): CellArea {
  return { row: rowIndex, column: columnIndex, rowCount, columnCount };
}

function gridsOf({ text, values }: Excel.Range, { rowCount }: CellArea): Pick<OutlinedArea, 'texts' | 'values'> {
  return { texts: text.slice(0, rowCount), values: values.slice(0, rowCount) };
}

/** Cells that are selected on purpose: more than one, neither simply everything nor one click on a merged cell. */
function selectionIn(
  selected: CellArea | undefined,
  used: CellArea,
  merged: readonly CellArea[],
): readonly OutlinedArea[] {
  const area = selected && commonArea(selected, used);
  if (area === undefined || area.rowCount * area.columnCount < 2) return [];
  if (merged.some((cell) => addressOfArea(cell) === addressOfArea(area))) return [];
  if (area.rowCount === used.rowCount && area.columnCount === used.columnCount) return [];
  const place: NamedPlace = { source: 'selection', name: addressOfArea(area), area };
  return [{ ...place, hasTotals: false, texts: [], values: [] }];
}

function tellsMerged(): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', '1.13');
}
