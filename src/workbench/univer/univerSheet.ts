import { Direction, type ICellData } from '@univerjs/core';
import { checkedArea, isEntireColumn, isEntireRow, SHEET_COLUMNS, SHEET_ROWS, type Area } from '../model/area';
import { wholeShift } from '../model/shiftSheet';
import type { Aspects, Axis, Clearing, Grid, Reading, Scalar, SheetModel, SortKey } from '../model/sheetModel';
import { emptied, holdsContent, isErrorCell, kindOf, valueOf } from './cellContent';
import { UNIVER } from './commandIds';
import { enteredCell } from './enteredCell';
import { filterCriteria, keepingFilter } from './filterRows';
import { movedCells } from './movedCells';
import { sortOrder } from './sortOrder';
import { UniverSheetFace, type CellMatrix } from './univerSheetFace';
import { areaOf, rangeOf } from './univerBook';
import { displayText } from '../model/displayText';

const lastIndex = (columns: readonly number[], used: (column: number) => boolean): number => {
  let at = columns.length - 1;
  while (at >= 0 && !used(columns[at] ?? -1)) at--;
  return at;
};

/** A sheet of Univer's, with formulas, undo and a face; what this side does not hold is Univer's. */
export class UniverSheet extends UniverSheetFace implements SheetModel {
  usedArea(valuesOnly: boolean): Area | null {
    const rows = this.worksheet.getCellMatrix().getMatrix();
    let [top, bottom, left, right] = [-1, -1, Infinity, -1];
    for (const [key, cells] of Object.entries(rows)) {
      const columns = Object.keys(cells ?? {}).map(Number);
      const used = (column: number): boolean => {
        const cell = cells?.[column];
        return cell !== undefined && cell !== null && (holdsContent(cell) || (!valuesOnly && cell.s !== undefined));
      };
      const first = columns.find(used);
      if (first === undefined) continue;
      const row = Number(key);
      top = top < 0 ? row : Math.min(top, row);
      bottom = Math.max(bottom, row);
      left = Math.min(left, first);
      right = Math.max(right, columns[lastIndex(columns, used)] ?? first);
    }
    return top < 0 ? null : { row: top, column: left, rowCount: bottom - top + 1, columnCount: right - left + 1 };
  }

  read<A extends keyof Aspects>(area: Area, aspect: A): Aspects[A][][] {
    checkedArea(area);
    const read = this.reader(aspect);
    return Array.from({ length: area.rowCount }, (_, i) => {
      const cells = new Array<Aspects[A]>(area.columnCount);
      for (let j = 0; j < area.columnCount; j++) cells[j] = read(area.row + i, area.column + j);
      return cells;
    });
  }

  write(area: Area, entries: Grid<Scalar | null>, reading: Reading): void {
    this.refuseWhenProtected();
    const single = area.rowCount === 1 && area.columnCount === 1;
    const before = single ? this.read(area, 'values')[0]?.[0] : undefined;
    const format = this.formats();
    const matrix = this.worksheet.getCellMatrix();
    const cells: CellMatrix = {};
    for (let i = 0; i < area.rowCount; i++) {
      const line: Record<number, ICellData> = {};
      for (let j = 0; j < area.columnCount; j++) {
        const entry = entries[i]?.[j];
        const [row, column] = [area.row + i, area.column + j];
        if (entry === null || entry === undefined) continue;
        line[column] = enteredCell(entry, reading, format(row, column), matrix.getValue(row, column));
      }
      cells[area.row + i] = line;
    }
    this.put(cells, area);
    const after = single ? this.read(area, 'values')[0]?.[0] : undefined;
    const edit = before !== undefined && after !== undefined ? { before, after } : {};
    this.home.tell(this.id, { kind: 'changed', area, change: 'RangeEdited', ...edit });
  }

  clear(area: Area, what: Clearing): void {
    this.refuseWhenProtected();
    const cells: CellMatrix = {};
    this.eachCell(area, (cell, row, column) => {
      const cleared = this.cleared(cell, what);
      if (cleared !== undefined) (cells[row] ??= {})[column] = cleared;
    });
    this.put(cells, null);
    const news = { area, change: 'RangeEdited' } as const;
    const contents = what === 'all' || what === 'contents';
    this.home.tell(this.id, contents ? { kind: 'changed', ...news } : { kind: 'formatChanged', area });
  }

  insertCells(area: Area, direction: 'down' | 'right'): void {
    this.refuseWhenProtected();
    const axis = direction === 'down' ? 'row' : 'column';
    const size = axis === 'row' ? this.worksheet.getRowCount() : this.worksheet.getColumnCount();
    const at = axis === 'row' ? area.row : area.column;
    if (!wholeShift(area, axis, 1)) this.moveBlock(area, axis, 1);
    else if (at < size) {
      const command = axis === 'row' ? UNIVER.insertRowsAt : UNIVER.insertColumnsAt;
      const side = axis === 'row' ? Direction.UP : Direction.LEFT;
      this.shift(command, { range: rangeOf(this.acrossSheet(area)), direction: side });
    }
    this.finishShift(area, axis, 1);
  }

  deleteCells(area: Area, direction: 'up' | 'left'): void {
    this.refuseWhenProtected();
    const axis = direction === 'up' ? 'row' : 'column';
    const size = axis === 'row' ? this.worksheet.getRowCount() : this.worksheet.getColumnCount();
    const at = axis === 'row' ? area.row : area.column;
    const shift = wholeShift(area, axis, -1);
    if (!shift) this.moveBlock(area, axis, -1);
    else if (at < size) {
      const command = axis === 'row' ? UNIVER.removeRowsAt : UNIVER.removeColumnsAt;
      const range = rangeOf(this.book.within(this.id, this.acrossSheet(area)));
      // Univer deletes only the rows that its filter shows; Excel deletes them all when an add-in asks.
      const remove = (): void => this.shift(command, { range });
      if (axis === 'row' && this.hasFilteredRow(area)) keepingFilter(this.book, this.id, shift, remove);
      else remove();
    }
    this.finishShift(area, axis, -1);
  }

  sort(area: Area, keys: readonly SortKey[]): void {
    this.refuseWhenProtected();
    const last = this.usedArea(false);
    const end = Math.min(area.row + area.rowCount, last ? last.row + last.rowCount : 0);
    const hidden = this.hidden('row', area.row, Math.max(0, end - area.row));
    const rows = hidden.flatMap((isHidden, i) => (isHidden ? [] : [area.row + i]));
    const order = sortOrder(this.worksheet, rows, keys);
    if (rows.length > 1) {
      this.book.run(UNIVER.reorder, this.id, { range: rangeOf({ ...area, rowCount: end - area.row }), order });
      this.book.forgetUndo();
    }
    this.home.tell(this.id, { kind: 'rowsSorted', area });
  }

  setHidden(axis: Axis, first: number, count: number, hidden: boolean): void {
    this.refuseWhenProtected();
    const isRow = axis === 'row';
    const area = isRow
      ? { row: first, column: 0, rowCount: count, columnCount: SHEET_COLUMNS }
      : { row: 0, column: first, rowCount: SHEET_ROWS, columnCount: count };
    const [hide, show] = isRow ? [UNIVER.hideRows, UNIVER.showRows] : [UNIVER.hideColumns, UNIVER.showColumns];
    this.book.makeRoom(this.id, area);
    this.book.run(hidden ? hide : show, this.id, { ranges: [rangeOf(this.book.within(this.id, area))] });
    if (isRow) this.home.tell(this.id, { kind: 'rowsHidden', area, hidden });
    else this.home.tell(this.id, { kind: 'formatChanged', area });
  }

  hidden(axis: Axis, first: number, count: number): boolean[] {
    const sheet = this.worksheet;
    const [rows, columns] = [sheet.getRowManager(), sheet.getColumnManager()];
    return Array.from({ length: count }, (_, i) => {
      if (axis === 'column') return columns.getColumn(first + i)?.hd === 1;
      return rows.getRow(first + i)?.hd === 1 || sheet.getRowFiltered(first + i);
    });
  }

  get filterArea(): Area | null {
    const range = this.book.filterOf(this.id)?.getRange();
    return range ? areaOf(range) : null;
  }

  filter(area: Area, column: number, keep: readonly string[] | null): void {
    this.refuseWhenProtected();
    if (this.filterArea) this.book.run(UNIVER.removeFilter, this.id);
    this.book.run(UNIVER.setFilterRange, this.id, { range: rangeOf(area) });
    if (keep) {
      const criteria = filterCriteria(column, keep);
      this.book.run(UNIVER.setFilterCriteria, this.id, { col: column, criteria });
    }
    this.home.tell(this.id, { kind: 'rowsHidden', area, hidden: keep !== null });
  }

  unfilter(): void {
    const area = this.filterArea;
    if (!area) return;
    this.book.run(UNIVER.removeFilter, this.id);
    this.home.tell(this.id, { kind: 'rowsHidden', area, hidden: false });
  }

  private reader<A extends keyof Aspects>(aspect: A): (row: number, column: number) => Aspects[A] {
    const matrix = this.worksheet.getCellMatrix();
    const format = this.formats();
    const readers: { readonly [K in keyof Aspects]: (row: number, column: number) => Aspects[K] } = {
      values: (row, column) => valueOf(matrix.getValue(row, column)),
      formulas: (row, column) => {
        const cell = matrix.getValue(row, column);
        const formula = cell?.f || cell?.si ? this.book.formulaAt(this.id, row, column) : null;
        return formula ?? cell?.f ?? valueOf(cell);
      },
      texts: (row, column) => {
        const cell = matrix.getValue(row, column);
        const value = valueOf(cell);
        if (value === '' || isErrorCell(cell)) return String(value);
        return displayText(value, format(row, column), this.home.locale, this.home.date1904);
      },
      kinds: (row, column) => kindOf(matrix.getValue(row, column)),
      formats: format,
    };
    return readers[aspect];
  }

  private cleared(cell: ICellData, what: Clearing): ICellData | null | undefined {
    if (what === 'all') return null;
    if (what === 'contents') return emptied();
    if (what === 'formats') return { s: null, ...(cell.t && { t: cell.t }) };
    return this.withoutLink(cell);
  }

  private hasFilteredRow({ row, rowCount }: Area): boolean {
    return Array.from({ length: rowCount }, (_, i) => row + i).some((at) => this.worksheet.getRowFiltered(at));
  }

  private acrossSheet(area: Area): Area {
    const sheet = this.worksheet;
    return isEntireRow(area)
      ? { ...area, columnCount: sheet.getColumnCount() }
      : isEntireColumn(area)
        ? { ...area, rowCount: sheet.getRowCount() }
        : area;
  }

  private moveBlock(area: Area, axis: Axis, sign: 1 | -1): void {
    const used = this.usedArea(false);
    if (!used) return;
    const { gone, come } = movedCells(this.worksheet.getCellMatrix(), used, area, axis, sign);
    this.put(gone, null);
    this.put(come, {
      ...used,
      rowCount: used.rowCount + area.rowCount,
      columnCount: used.columnCount + area.columnCount,
    });
    this.book.forgetUndo();
  }

  private shift(command: string, params: object): void {
    this.book.inFront(this.id, () => this.book.run(command, this.id, params));
    this.home.reselect();
  }

  private finishShift(area: Area, axis: Axis, sign: 1 | -1): void {
    const shift = wholeShift(area, axis, sign);
    if (shift) this.home.shifted(this.id, shift);
    const what = shift ? (axis === 'row' ? 'Row' : 'Column') : 'Cell';
    this.home.tell(this.id, { kind: 'changed', area, change: `${what}${sign > 0 ? 'Inserted' : 'Deleted'}` });
  }
}
