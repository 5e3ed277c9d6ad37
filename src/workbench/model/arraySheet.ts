import { checkedArea, intersection, isEntireColumn, isEntireRow, SHEET_COLUMNS, SHEET_ROWS, type Area } from './area';
import { copyRow, emptyCell, emptyRow, putValue, tidyExtra, type CellExtra, type CellRow } from './cellRow';
import { displayText } from './displayText';
import { readEnteredText } from './enteredText';
import { hasTooLongLiteral, readHyperlinkFormula, valueOfFormula } from './formulaValue';
import { ModelError } from './modelError';
import { shiftArea, type Shift } from './shiftArea';
import { deleteFromRows, insertIntoRows } from './shiftCells';
import { sortRows } from './sortRows';
import type {
  Aspects,
  Axis,
  CellKind,
  Clearing,
  Grid,
  Hyperlink,
  Look,
  Reading,
  Scalar,
  SheetModel,
  SortKey,
} from './sheetModel';
import type { ModelEvent } from './workbookModel';

/** What a sheet says of a change; the workbook adds the origin. */
export type SheetNews =
  | {
      readonly kind: 'changed';
      readonly area: Area;
      readonly change: Extract<ModelEvent, { kind: 'changed' }>['change'];
      readonly before?: Scalar;
      readonly after?: Scalar;
    }
  | { readonly kind: 'rowsSorted' | 'formatChanged'; readonly area: Area }
  | { readonly kind: 'rowsHidden'; readonly area: Area; readonly hidden: boolean };

/** What the sheet needs of its workbook. */
export interface SheetHome {
  readonly date1904: boolean;
  readonly locale: string;
  tell(sheet: ArraySheet, news: SheetNews): void;
  /** Whole rows or columns came or went: tables move along. */
  shifted(sheet: ArraySheet, shift: Shift): void;
}

interface SheetState {
  name: string;
  visibility: SheetModel['visibility'];
  isProtected: boolean;
  rows: CellRow[];
  hiddenColumns: Set<number>;
  columnFormats: Map<number, string>;
  columnWidths: Map<number, number>;
  merged: Area[];
  filterArea: Area | null;
}

const shiftKeys = <T>(map: ReadonlyMap<number, T>, at: number, count: number): Map<number, T> => {
  const moved = new Map<number, T>();
  for (const [key, entry] of map) {
    if (key < at) moved.set(key, entry);
    else if (count > 0 || key >= at - count) moved.set(key + count, entry);
  }
  return moved;
};

/** A sheet kept as row-major arrays: fast, deterministic, without a formula engine. */
export class ArraySheet implements SheetModel {
  state: SheetState;

  constructor(
    readonly id: string,
    name: string,
    private readonly home: SheetHome,
  ) {
    this.state = {
      name,
      visibility: 'Visible',
      isProtected: false,
      rows: [],
      hiddenColumns: new Set(),
      columnFormats: new Map(),
      columnWidths: new Map(),
      merged: [],
      filterArea: null,
    };
  }

  get name(): string {
    return this.state.name;
  }
  get visibility(): SheetModel['visibility'] {
    return this.state.visibility;
  }
  get isProtected(): boolean {
    return this.state.isProtected;
  }
  get filterArea(): Area | null {
    return this.state.filterArea;
  }
  get merged(): readonly Area[] {
    return this.state.merged;
  }

  /** A copy for the saved snapshot. */
  copyState(): SheetState {
    const { state } = this;
    return {
      ...state,
      rows: state.rows.map(copyRow),
      hiddenColumns: new Set(state.hiddenColumns),
      columnFormats: new Map(state.columnFormats),
      columnWidths: new Map(state.columnWidths),
      merged: [...state.merged],
    };
  }

  usedArea(valuesOnly: boolean): Area | null {
    let top = -1;
    let bottom = -1;
    let left = Infinity;
    let right = -1;
    this.state.rows.forEach((row, index) => {
      const used = (column: number): boolean =>
        row.values[column] !== undefined || (!valuesOnly && row.extras[column] !== undefined);
      const width = valuesOnly ? row.values.length : Math.max(row.values.length, row.extras.length);
      let last = width - 1;
      while (last >= 0 && !used(last)) last--;
      if (last < 0) return;
      let first = 0;
      while (!used(first)) first++;
      if (top < 0) top = index;
      bottom = index;
      left = Math.min(left, first);
      right = Math.max(right, last);
    });
    return top < 0 ? null : { row: top, column: left, rowCount: bottom - top + 1, columnCount: right - left + 1 };
  }

  read<A extends keyof Aspects>(area: Area, aspect: A): Aspects[A][][] {
    checkedArea(area);
    const read = this.reader(aspect);
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
        if (entry !== null && entry !== undefined) this.enter(row, area.column + j, entry, reading);
      }
    }
    const after = single ? this.read(area, 'values')[0]?.[0] : undefined;
    const edit = before !== undefined && after !== undefined ? { before, after } : {};
    this.home.tell(this, { kind: 'changed', area, change: 'RangeEdited', ...edit });
  }

  writeFormats(area: Area, formats: Grid<string | null>): void {
    this.refuseWhenProtected();
    const wholeColumns = isEntireColumn(area);
    const rowCount = wholeColumns ? this.state.rows.length : area.rowCount;
    for (let j = 0; j < area.columnCount; j++) {
      const column = area.column + j;
      if (wholeColumns) this.state.columnFormats.set(column, formats[0]?.[j] ?? 'General');
      for (let i = 0; i < rowCount; i++) {
        const format = wholeColumns ? formats[0]?.[j] : formats[i]?.[j];
        if (typeof format === 'string') this.changeExtra(area.row + i, column, { format });
      }
    }
    this.home.tell(this, { kind: 'formatChanged', area });
  }

  clear(area: Area, what: Clearing): void {
    this.refuseWhenProtected();
    this.eachUsed(area, (row, column) => {
      if (what === 'contents') emptyCell(row, column);
      if (what === 'all') {
        row.values[column] = undefined;
        row.extras[column] = undefined;
      }
      const extra = row.extras[column];
      if (extra && what === 'formats') row.extras[column] = tidyExtra({ ...extra, format: undefined, look: undefined });
      if (extra && what === 'hyperlinks') row.extras[column] = tidyExtra({ ...extra, link: undefined });
    });
    const contents = what === 'all' || what === 'contents';
    this.home.tell(this, contents ? { kind: 'changed', area, change: 'RangeEdited' } : { kind: 'formatChanged', area });
  }

  readLook(row: number, column: number): Look {
    return this.state.rows[row]?.extras[column]?.look ?? {};
  }

  writeLook(area: Area, change: { readonly [K in keyof Look]?: Look[K] | undefined }): void {
    this.refuseWhenProtected();
    // A look on whole rows or columns is kept for the cells in use only.
    const used = this.usedArea(false);
    const bounded = isEntireColumn(area) || isEntireRow(area) ? used && intersection(area, used) : area;
    for (let i = 0; bounded && i < bounded.rowCount; i++) {
      for (let j = 0; j < bounded.columnCount; j++) {
        const look = tidyLook({ ...this.readLook(bounded.row + i, bounded.column + j), ...change });
        this.changeExtra(bounded.row + i, bounded.column + j, { look });
      }
    }
    this.home.tell(this, { kind: 'formatChanged', area });
  }

  hyperlink(row: number, column: number): Hyperlink | null {
    const extra = this.state.rows[row]?.extras[column];
    if (extra?.link) return extra.link;
    const computed = extra?.formula === undefined ? null : readHyperlinkFormula(extra.formula);
    return computed ? { address: computed.address } : null;
  }

  setHyperlink(row: number, column: number, link: Hyperlink | null): void {
    this.refuseWhenProtected();
    this.changeExtra(row, column, { link: link ?? undefined });
    this.home.tell(this, { kind: 'formatChanged', area: { row, column, rowCount: 1, columnCount: 1 } });
  }

  insertCells(area: Area, direction: 'down' | 'right'): void {
    this.refuseWhenProtected();
    insertIntoRows(this.state.rows, area, direction);
    this.shiftRest(area, direction === 'down' ? 'row' : 'column', 1);
  }

  deleteCells(area: Area, direction: 'up' | 'left'): void {
    this.refuseWhenProtected();
    deleteFromRows(this.state.rows, area, direction);
    this.shiftRest(area, direction === 'up' ? 'row' : 'column', -1);
  }

  sort(area: Area, keys: readonly SortKey[]): void {
    this.refuseWhenProtected();
    const rows: CellRow[] = [];
    for (let row = area.row; row < Math.min(area.row + area.rowCount, this.state.rows.length); row++) {
      const cells = this.row(row);
      if (!cells.hidden && !cells.filtered) rows.push(cells);
    }
    sortRows(rows, area, keys);
    this.home.tell(this, { kind: 'rowsSorted', area });
  }

  setHidden(axis: Axis, first: number, count: number, hidden: boolean): void {
    this.refuseWhenProtected();
    for (let i = first; i < first + count; i++) {
      if (axis === 'row') this.row(i).hidden = hidden;
      else if (hidden) this.state.hiddenColumns.add(i);
      else this.state.hiddenColumns.delete(i);
    }
    const area = { row: first, column: 0, rowCount: count, columnCount: SHEET_COLUMNS };
    this.home.tell(
      this,
      axis === 'row'
        ? { kind: 'rowsHidden', area, hidden }
        : { kind: 'formatChanged', area: { row: 0, column: first, rowCount: SHEET_ROWS, columnCount: count } },
    );
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
    for (let i = 1; i < area.rowCount; i++)
      this.row(area.row + i).filtered = kept !== null && !kept.has(texts[i]?.[0] ?? '');
    this.state.filterArea = area;
    this.home.tell(this, { kind: 'rowsHidden', area, hidden: kept !== null });
  }

  unfilter(): void {
    const area = this.state.filterArea;
    if (!area) return;
    for (const row of this.state.rows) row.filtered = false;
    this.state.filterArea = null;
    this.home.tell(this, { kind: 'rowsHidden', area, hidden: false });
  }

  merge(area: Area): void {
    this.refuseWhenProtected();
    this.state.merged = [...this.state.merged.filter((other) => !intersection(other, area)), area];
    this.home.tell(this, { kind: 'formatChanged', area });
  }

  columnWidth(column: number): number | undefined {
    return this.state.columnWidths.get(column);
  }

  setColumnWidth(column: number, count: number, width: number | undefined): void {
    for (let i = column; i < column + count; i++) {
      if (width === undefined) this.state.columnWidths.delete(i);
      else this.state.columnWidths.set(i, width);
    }
    this.home.tell(this, { kind: 'formatChanged', area: { row: 0, column, rowCount: SHEET_ROWS, columnCount: count } });
  }

  /** Puts a cell of an opened file in place, without telling anyone. */
  load(row: number, column: number, value: Scalar, extra: CellExtra | undefined): void {
    const cells = this.row(row);
    if (value !== '' || extra?.formula !== undefined) cells.values[column] = value;
    if (extra) cells.extras[column] = extra;
  }

  private row(index: number): CellRow {
    for (let i = this.state.rows.length; i <= index; i++) this.state.rows.push(emptyRow());
    return this.state.rows[index]!;
  }

  private formatOf(row: CellRow | undefined, column: number): string {
    return row?.extras[column]?.format ?? this.state.columnFormats.get(column) ?? 'General';
  }

  private reader(aspect: keyof Aspects): (row: CellRow | undefined, column: number) => never {
    const { locale, date1904 } = this.home;
    const readers: { [A in keyof Aspects]: (row: CellRow | undefined, column: number) => Aspects[A] } = {
      values: (row, column) => row?.values[column] ?? '',
      formulas: (row, column) => row?.extras[column]?.formula ?? row?.values[column] ?? '',
      texts: (row, column) => {
        const value = row?.values[column];
        if (value === undefined) return '';
        return row?.extras[column]?.isError
          ? String(value)
          : displayText(value, this.formatOf(row, column), locale, date1904);
      },
      kinds: (row, column) => kindOf(row?.values[column], row?.extras[column]),
      formats: (row, column) => this.formatOf(row, column),
    };
    return readers[aspect] as (row: CellRow | undefined, column: number) => never;
  }

  private enter(row: CellRow, column: number, entry: Scalar, reading: Reading): void {
    if (entry === '') return emptyCell(row, column);
    if (reading === 'exact') return putValue(row, column, entry);
    // Assumption: what is written into a cell formatted as text is kept as text, numbers too, as in VBA.
    if (this.formatOf(row, column) === '@') return putValue(row, column, asText(entry));
    if (typeof entry !== 'string') return putValue(row, column, entry);
    const entered = readEnteredText(entry);
    if (!('formula' in entered)) return putValue(row, column, entered.value, entered.quoted && { quoted: true });
    if (hasTooLongLiteral(entered.formula)) {
      throw new ModelError('InvalidArgument', 'a text in a formula is longer than 255 characters');
    }
    const { value, isError } = valueOfFormula(entered.formula);
    return putValue(row, column, value, { formula: entered.formula, ...(isError && { isError }) });
  }

  private changeExtra(
    row: number,
    column: number,
    change: { readonly [K in keyof CellExtra]?: CellExtra[K] | undefined },
  ): void {
    const cells = this.row(row);
    cells.extras[column] = tidyExtra({ ...cells.extras[column], ...change });
  }

  private eachUsed(area: Area, visit: (row: CellRow, column: number) => void): void {
    for (let i = area.row; i < Math.min(area.row + area.rowCount, this.state.rows.length); i++) {
      const row = this.row(i);
      const end = Math.min(area.column + area.columnCount, Math.max(row.values.length, row.extras.length));
      for (let column = area.column; column < end; column++) visit(row, column);
    }
  }

  private shiftRest(area: Area, axis: Axis, sign: 1 | -1): void {
    const whole = axis === 'row' ? isEntireRow(area) : isEntireColumn(area);
    const shift = {
      axis,
      at: axis === 'row' ? area.row : area.column,
      count: sign * (axis === 'row' ? area.rowCount : area.columnCount),
    };
    if (whole) {
      this.state.merged = this.state.merged.flatMap((one) => shiftArea(one, shift) ?? []);
      this.state.filterArea = this.state.filterArea && shiftArea(this.state.filterArea, shift);
      if (axis === 'column') {
        const hidden = new Map([...this.state.hiddenColumns].map((column) => [column, true]));
        this.state.hiddenColumns = new Set(shiftKeys(hidden, shift.at, shift.count).keys());
        this.state.columnFormats = shiftKeys(this.state.columnFormats, shift.at, shift.count);
        this.state.columnWidths = shiftKeys(this.state.columnWidths, shift.at, shift.count);
      }
      this.home.shifted(this, shift);
    }
    const came = sign > 0 ? 'Inserted' : 'Deleted';
    const what = whole ? (axis === 'row' ? 'Row' : 'Column') : 'Cell';
    this.home.tell(this, { kind: 'changed', area, change: `${what}${came}` });
  }

  private refuseWhenProtected(): void {
    if (this.state.isProtected) throw new ModelError('AccessDenied', `the sheet "${this.name}" is protected`);
  }
}

const asText = (entry: Scalar): string => (typeof entry === 'boolean' ? String(entry).toUpperCase() : String(entry));

const tidyLook = (look: { readonly [K in keyof Look]?: Look[K] | undefined }): Look | undefined => {
  const entries = Object.entries(look).filter(([, part]) => part !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as Look) : undefined;
};

const kindOf = (value: Scalar | undefined, extra: CellExtra | undefined): CellKind => {
  if (value === undefined) return 'Empty';
  if (extra?.isError) return 'Error';
  if (typeof value === 'number') return 'Double';
  return typeof value === 'boolean' ? 'Boolean' : 'String';
};
