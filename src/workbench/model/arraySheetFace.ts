import { intersection, isEntireColumn, isEntireRow, SHEET_ROWS, type Area } from './area';
import { emptyRow, tidyExtra, type CellExtra, type CellRow } from './cellRow';
import { readHyperlinkFormula } from './formulaValue';
import { ModelError } from './modelError';
import type { Shift } from './shiftArea';
import type { Grid, Hyperlink, Look, Scalar, SheetModel } from './sheetModel';
import { newSheetState, usedAreaOf, type SheetState } from './sheetState';
import type { CellChange } from './workbookModel';

/** What a sheet says of a change; the workbook adds sheet and origin. */
export type SheetNews =
  | {
      readonly kind: 'changed';
      readonly area: Area;
      readonly change: CellChange;
      readonly before?: Scalar;
      readonly after?: Scalar;
    }
  | { readonly kind: 'rowsSorted' | 'formatChanged'; readonly area: Area }
  | { readonly kind: 'rowsHidden'; readonly area: Area; readonly hidden: boolean };

/** What a sheet needs of its workbook. */
export interface SheetHome {
  readonly date1904: boolean;
  readonly locale: string;
  tell(sheetId: string, news: SheetNews): void;
  /** Whole rows or columns came or went: tables move along. */
  shifted(sheetId: string, shift: Shift): void;
}

type Change<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Rows down to the last one, of these columns. */
export const columnsArea = (column: number, columnCount: number): Area => ({
  row: 0,
  column,
  rowCount: SHEET_ROWS,
  columnCount,
});

/** The part of an array sheet that is about looks: formats, fills, links, merges, widths. */
export abstract class ArraySheetFace {
  state: SheetState;

  constructor(
    readonly id: string,
    name: string,
    protected readonly home: SheetHome,
  ) {
    this.state = newSheetState(name);
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

  writeFormats(area: Area, formats: Grid<string | null>): void {
    this.refuseWhenProtected();
    const wholeColumns = isEntireColumn(area);
    const rowCount = wholeColumns ? this.state.rows.length : area.rowCount;
    for (let j = 0; j < area.columnCount; j++) {
      const column = area.column + j;
      if (wholeColumns) this.state.columnFormats.set(column, formats[0]?.[j] ?? 'General');
      for (let i = 0; i < rowCount; i++) {
        const format = formats[wholeColumns ? 0 : i]?.[j];
        if (typeof format === 'string') this.changeExtra(area.row + i, column, { format });
      }
    }
    this.home.tell(this.id, { kind: 'formatChanged', area });
  }

  readLook(row: number, column: number): Look {
    return this.state.rows[row]?.extras[column]?.look ?? {};
  }

  writeLook(area: Area, change: Change<Look>): void {
    this.refuseWhenProtected();
    // A look on whole rows or columns is kept for the cells in use only.
    const used = usedAreaOf(this.state, false);
    const bounded = isEntireColumn(area) || isEntireRow(area) ? used && intersection(area, used) : area;
    for (let i = 0; bounded && i < bounded.rowCount; i++) {
      for (let j = 0; j < bounded.columnCount; j++) {
        const [row, column] = [bounded.row + i, bounded.column + j];
        this.changeExtra(row, column, { look: { ...this.readLook(row, column), ...change } as Look });
      }
    }
    this.home.tell(this.id, { kind: 'formatChanged', area });
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
    this.home.tell(this.id, { kind: 'formatChanged', area: { row, column, rowCount: 1, columnCount: 1 } });
  }

  merge(area: Area): void {
    this.refuseWhenProtected();
    this.state.merged = [...this.state.merged.filter((other) => !intersection(other, area)), area];
    this.home.tell(this.id, { kind: 'formatChanged', area });
  }

  columnWidth(column: number): number | undefined {
    return this.state.columnWidths.get(column);
  }

  setColumnWidth(column: number, count: number, width: number | undefined): void {
    this.refuseWhenProtected();
    for (let i = column; i < column + count; i++) {
      if (width === undefined) this.state.columnWidths.delete(i);
      else this.state.columnWidths.set(i, width);
    }
    this.home.tell(this.id, { kind: 'formatChanged', area: columnsArea(column, count) });
  }

  protected row(index: number): CellRow {
    for (let i = this.state.rows.length; i <= index; i++) this.state.rows.push(emptyRow());
    return this.state.rows[index]!;
  }

  protected changeExtra(row: number, column: number, change: Change<CellExtra>): void {
    const cells = this.row(row);
    cells.extras[column] = tidyExtra({ ...cells.extras[column], ...change });
  }

  protected refuseWhenProtected(): void {
    if (this.state.isProtected) throw new ModelError('AccessDenied', `the sheet "${this.name}" is protected`);
  }
}
