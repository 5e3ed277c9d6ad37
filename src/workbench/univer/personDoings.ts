import {
  RANGE_TYPE,
  type ICellData,
  type ICommandInfo,
  type IRange,
  type ISelection,
  type Nullable,
} from '@univerjs/core';
import { boundingArea, SHEET_COLUMNS, SHEET_ROWS, type Area } from '../model/area';
import type { SheetNews } from '../model/arraySheetFace';
import type { Shift } from '../model/shiftArea';
import { UNIVER } from './commandIds';
import { areaOf } from './univerBook';

/** What a person's doing in Univer means to this side. */
export type Doing =
  | { readonly kind: 'news'; readonly sheetId: string; readonly news: SheetNews; readonly shift?: Shift }
  | { readonly kind: 'selected'; readonly sheetId: string; readonly area: Area }
  | { readonly kind: 'activated' | 'filtered'; readonly sheetId: string }
  | { readonly kind: 'sheetAdded' | 'sheetDeleted' | 'sheetMoved'; readonly sheetId: string }
  | { readonly kind: 'sheetRenamed'; readonly sheetId: string; readonly before: string; readonly after: string }
  | { readonly kind: 'other' };

/** Parameters of the mutations that are listened to, as far as they are read. */
export interface Params {
  readonly name?: string;
  readonly subUnitId: string;
  readonly cellValue?: Record<number, Record<number, Nullable<ICellData>>>;
  readonly range?: IRange;
  readonly ranges?: readonly IRange[];
  readonly from?: { readonly subUnitId: string; readonly value: Record<number, Record<number, unknown>> };
  readonly to?: { readonly subUnitId: string; readonly value: Record<number, Record<number, unknown>> };
  readonly sourceRange?: IRange;
  readonly targetRange?: IRange;
  readonly selections?: readonly ISelection[];
  readonly type?: number;
  readonly sheet?: { readonly id: string };
}

/** What only changes how Univer shows a sheet, or follows by itself from something already told. */
const SHOWS_ONLY = /auto-height|is-auto|permission|mark-dirty|worksheet-row-height/;
/** SelectionMoveType: the mouse went down, and moves. What is selected is known when it goes up. */
const DRAGGING = [0, 1];

/** The smallest area that holds the cells of a matrix; null when there are none. */
export const matrixArea = (matrix: Readonly<Record<number, Readonly<Record<number, unknown>>>>): Area | null => {
  let found: Area | null = null;
  for (const [row, cells] of Object.entries(matrix)) {
    const columns = Object.keys(cells ?? {}).map(Number);
    if (columns.length === 0) continue;
    const first = Math.min(...columns);
    const line = { row: Number(row), column: first, rowCount: 1, columnCount: Math.max(...columns) - first + 1 };
    found = found ? boundingArea(found, line) : line;
  }
  return found;
};

const wholeRows = ({ startRow, endRow }: IRange): Area => ({
  row: startRow,
  column: 0,
  rowCount: endRow - startRow + 1,
  columnCount: SHEET_COLUMNS,
});

const wholeColumns = ({ startColumn, endColumn }: IRange): Area => ({
  row: 0,
  column: startColumn,
  rowCount: SHEET_ROWS,
  columnCount: endColumn - startColumn + 1,
});

const touchesContent = (cell: Nullable<ICellData>): boolean =>
  !cell || 'v' in cell || 'f' in cell || 'si' in cell || 'p' in cell;

const edited = (sheetId: string, area: Area | null): Doing[] =>
  area ? [{ kind: 'news', sheetId, news: { kind: 'changed', area, change: 'RangeEdited' } }] : [];

const written = ({ subUnitId: sheetId, cellValue = {} }: Params): Doing[] => {
  const area = matrixArea(cellValue);
  if (!area) return [];
  const changes = Object.values(cellValue).some((cells) => Object.values(cells ?? {}).some(touchesContent));
  return changes ? edited(sheetId, area) : [{ kind: 'news', sheetId, news: { kind: 'formatChanged', area } }];
};

const shifted = ({ subUnitId: sheetId, range }: Params, axis: 'row' | 'column', sign: 1 | -1): Doing[] => {
  if (!range) return [];
  const area = axis === 'row' ? wholeRows(range) : wholeColumns(range);
  const size = axis === 'row' ? area.rowCount : area.columnCount;
  const change = `${axis === 'row' ? 'Row' : 'Column'}${sign > 0 ? 'Inserted' : 'Deleted'}` as const;
  const shift = { axis, at: axis === 'row' ? area.row : area.column, count: sign * size };
  return [{ kind: 'news', sheetId, news: { kind: 'changed', area, change }, shift }];
};

const moved = ({ from, to }: Params): Doing[] => [
  ...(from ? edited(from.subUnitId, matrixArea(from.value)) : []),
  ...(to ? edited(to.subUnitId, matrixArea(to.value)) : []),
];

/** Rows or columns that were dragged elsewhere: everything between is somewhere else now. */
const dragged = ({ subUnitId, sourceRange, targetRange }: Params, whole: (range: IRange) => Area): Doing[] =>
  sourceRange && targetRange ? edited(subUnitId, boundingArea(whole(sourceRange), whole(targetRange))) : [];

const hiddenRows = ({ subUnitId: sheetId, ranges = [] }: Params, hidden: boolean): Doing[] =>
  ranges.map((range) => ({ kind: 'news', sheetId, news: { kind: 'rowsHidden', area: wholeRows(range), hidden } }));

/** A whole column's range ends where the shown sheet does, so its kind (RANGE_TYPE) tells. */
const selectedArea = (range: IRange): Area => {
  if (range.rangeType === RANGE_TYPE.ROW) return wholeRows(range);
  if (range.rangeType === RANGE_TYPE.COLUMN) return wholeColumns(range);
  if (range.rangeType === RANGE_TYPE.ALL)
    return { row: 0, column: 0, rowCount: SHEET_ROWS, columnCount: SHEET_COLUMNS };
  return areaOf(range);
};

const selected = ({ subUnitId: sheetId, selections, type }: Params): Doing[] => {
  const range = selections?.at(-1)?.range;
  if (!range || (type !== undefined && DRAGGING.includes(type))) return [];
  return [{ kind: 'selected', sheetId, area: selectedArea(range) }];
};

/** Reads what Univer says it has done; nothing for what is no change of the workbook. */
export const doingsOf = ({ id, params }: Readonly<ICommandInfo>): readonly Doing[] => {
  const given = (params ?? {}) as Params;
  const { subUnitId: sheetId } = given;
  switch (id) {
    case UNIVER.setValues:
      return written(given);
    case UNIVER.insertRows:
      return shifted(given, 'row', 1);
    case UNIVER.removeRows:
      return shifted(given, 'row', -1);
    case UNIVER.insertColumns:
      return shifted(given, 'column', 1);
    case UNIVER.removeColumns:
      return shifted(given, 'column', -1);
    case UNIVER.moveRange:
      return moved(given);
    case UNIVER.moveRows:
      return dragged(given, wholeRows);
    case UNIVER.moveColumns:
      return dragged(given, wholeColumns);
    case UNIVER.reorder:
      return given.range ? [{ kind: 'news', sheetId, news: { kind: 'rowsSorted', area: areaOf(given.range) } }] : [];
    case UNIVER.hideRows:
      return hiddenRows(given, true);
    case UNIVER.showRows:
      return hiddenRows(given, false);
    case UNIVER.setFilterRange:
    case UNIVER.setFilterCriteria:
    case UNIVER.removeFilter:
    case UNIVER.applyFilter:
      return [{ kind: 'filtered', sheetId }];
    case UNIVER.select:
      return selected(given);
    case UNIVER.activateSheet:
      return [{ kind: 'activated', sheetId }];
    case UNIVER.insertSheet:
      return given.sheet ? [{ kind: 'sheetAdded', sheetId: given.sheet.id }] : [];
    case UNIVER.removeSheet:
      return [{ kind: 'sheetDeleted', sheetId }];
    case UNIVER.orderSheet:
      return [{ kind: 'sheetMoved', sheetId }];
    case UNIVER.nameSheet:
      return [{ kind: 'sheetRenamed', sheetId, before: '', after: given.name ?? '' }];
    default:
      return id.startsWith('sheet.mutation.') && !SHOWS_ONLY.test(id) ? [{ kind: 'other' }] : [];
  }
};
