import { checkedArea, SHEET_COLUMNS, type Area } from './area';
import { ArraySheetFace, columnsArea } from './arraySheetFace';
import { cellReader } from './cellReader';
import { emptyCell, tidyExtra, type CellExtra, type CellRow } from './cellRow';
import { enterCell } from './enterCell';
import { deleteFromRows, insertIntoRows } from './shiftCells';
import { shiftBelongings, wholeShift } from './shiftSheet';
import { sortRows } from './sortRows';
import { copySheetState, formatAt, usedAreaOf, type SheetState } from './sheetState';
import type { Aspects, Axis, Clearing, Grid, Reading, Scalar, SheetModel, SortKey } from './sheetModel';

/** A sheet kept as row-major arrays: fast, deterministic, without a formula engine. */
export class ArraySheet extends ArraySheetFace implements SheetModel {
  /** For the saved snapshot. */
  copyState(): SheetState {
    return copySheetState(this.state);
  }

  usedArea(valuesOnly: boolean): Area | null {
    return usedAreaOf(this.state, valuesOnly);
  }

  read<A extends keyof Aspects>(area: Area, aspect: A): Aspects[A][][] {
    checkedArea(area);
    const read = cellReader(aspect, this.state, this.home);
    return Array.from({ length: area.rowCount }, (_, i) => {
      const row = this.state.rows[area.row + i];
      const cells = new Array<Aspects[A]>(area.columnCount);
      for (let j = 0; j < area.columnCount; j++) cells[j] = read(row, area.column + j);
      return cells;
    });
  }

  write(area: Area, entries: Grid<Scalar | null>, reading: Reading): void {
    this.refuseWhenProtected();
    const single = area.rowCount === 1 && area.columnCount === 1;
    const before = single ? this.read(area, 'values')[0]?.[0] : undefined;
    for (let i = 0; i < area.rowCount; i++) {
      const row = this.row(area.row + i);
      for (let j = 0; j < area.columnCount; j++) {
        const entry = entries[i]?.[j];
        const column = area.column + j;
        if (entry === null || entry === undefined) continue;
        enterCell(row, column, entry, reading, formatAt(this.state, row, column));
      }
    }
    const after = single ? this.read(area, 'values')[0]?.[0] : undefined;
    const edit = before !== undefined && after !== undefined ? { before, after } : {};
    this.home.tell(this.id, { kind: 'changed', area, change: 'RangeEdited', ...edit });
  }

  clear(area: Area, what: Clearing): void {
    this.refuseWhenProtected();
    this.eachUsed(area, (row, column) => {
      const extra = row.extras[column];
      if (what === 'contents') emptyCell(row, column);
      if (what === 'all') row.values[column] = row.extras[column] = undefined;
      if (extra && what === 'formats') row.extras[column] = tidyExtra({ ...extra, format: undefined, look: undefined });
      if (extra && what === 'hyperlinks') row.extras[column] = tidyExtra({ ...extra, link: undefined });
    });
    const news = { area, change: 'RangeEdited' } as const;
    const contents = what === 'all' || what === 'contents';
    this.home.tell(this.id, contents ? { kind: 'changed', ...news } : { kind: 'formatChanged', area });
  }

  insertCells(area: Area, direction: 'down' | 'right'): void {
    this.refuseWhenProtected();
    insertIntoRows(this.state.rows, area, direction);
    this.finishShift(area, direction === 'down' ? 'row' : 'column', 1);
  }

  deleteCells(area: Area, direction: 'up' | 'left'): void {
    this.refuseWhenProtected();
    deleteFromRows(this.state.rows, area, direction);
    this.finishShift(area, direction === 'up' ? 'row' : 'column', -1);
  }

  sort(area: Area, keys: readonly SortKey[]): void {
    this.refuseWhenProtected();
    const end = Math.min(area.row + area.rowCount, this.state.rows.length);
    const rows = this.state.rows.slice(area.row, end).filter((row) => !row.hidden && !row.filtered);
    sortRows(rows, area, keys);
    this.home.tell(this.id, { kind: 'rowsSorted', area });
  }

  setHidden(axis: Axis, first: number, count: number, hidden: boolean): void {
    this.refuseWhenProtected();
    for (let i = first; i < first + count; i++) {
      if (axis === 'row') this.row(i).hidden = hidden;
      else if (hidden) this.state.hiddenColumns.add(i);
      else this.state.hiddenColumns.delete(i);
    }
    const rows = { row: first, column: 0, rowCount: count, columnCount: SHEET_COLUMNS };
    if (axis === 'row') this.home.tell(this.id, { kind: 'rowsHidden', area: rows, hidden });
    else this.home.tell(this.id, { kind: 'formatChanged', area: columnsArea(first, count) });
  }

  hidden(axis: Axis, first: number, count: number): boolean[] {
    return Array.from({ length: count }, (_, i) => {
      if (axis === 'column') return this.state.hiddenColumns.has(first + i);
      const row = this.state.rows[first + i];
      return row !== undefined && (row.hidden || row.filtered);
    });
  }

  filter(area: Area, column: number, keep: readonly string[] | null): void {
    this.refuseWhenProtected();
    const kept = keep && new Set(keep);
    const texts = this.read({ row: area.row, column, rowCount: area.rowCount, columnCount: 1 }, 'texts');
    for (let i = 1; i < area.rowCount; i++) {
      this.row(area.row + i).filtered = kept !== null && !kept.has(texts[i]?.[0] ?? '');
    }
    this.state.filterArea = area;
    this.home.tell(this.id, { kind: 'rowsHidden', area, hidden: kept !== null });
  }

  unfilter(): void {
    const area = this.state.filterArea;
    if (!area) return;
    for (const row of this.state.rows) row.filtered = false;
    this.state.filterArea = null;
    this.home.tell(this.id, { kind: 'rowsHidden', area, hidden: false });
  }

  /** Puts a cell of an opened file in place, without telling anyone. */
  load(row: number, column: number, value: Scalar, extra: CellExtra | undefined): void {
    const cells = this.row(row);
    if (value !== '' || extra?.formula !== undefined) cells.values[column] = value;
    if (extra) cells.extras[column] = extra;
  }

  private eachUsed(area: Area, visit: (row: CellRow, column: number) => void): void {
    for (const row of this.state.rows.slice(area.row, area.row + area.rowCount)) {
      const end = Math.min(area.column + area.columnCount, Math.max(row.values.length, row.extras.length));
      for (let column = area.column; column < end; column++) visit(row, column);
    }
  }

  private finishShift(area: Area, axis: Axis, sign: 1 | -1): void {
    const shift = wholeShift(area, axis, sign);
    if (shift) {
      shiftBelongings(this.state, shift);
      this.home.shifted(this.id, shift);
    }
    const what = shift ? (axis === 'row' ? 'Row' : 'Column') : 'Cell';
    this.home.tell(this.id, { kind: 'changed', area, change: `${what}${sign > 0 ? 'Inserted' : 'Deleted'}` });
  }
}
