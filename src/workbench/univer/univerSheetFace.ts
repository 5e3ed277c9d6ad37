import { type ICellData, type Nullable, type Worksheet } from '@univerjs/core';
import { isEntireColumn, isEntireRow, intersection, SHEET_ROWS, type Area } from '../model/area';
import type { SheetHome } from '../model/arraySheetFace';
import { readHyperlinkFormula } from '../model/formulaValue';
import { ModelError } from '../model/modelError';
import type { Grid, Hyperlink, Look, SheetModel } from '../model/sheetModel';
import { autoWidth, pixelsOf, pointsOf } from './columnWidths';
import { content, linkOf, valueOf } from './cellContent';
import { formatChange, formatReader, lookOf, styleChange } from './cellStyle';
import { UNIVER } from './commandIds';
import { areaOf, rangeOf, type UniverBook } from './univerBook';

/** Cells by row and column; null takes a cell away with its format. */
export type CellMatrix = Record<number, Record<number, Nullable<ICellData>>>;

/** What a sheet needs of its workbook. */
export interface UniverHome extends SheetHome {
  isProtected(sheetId: string): boolean;
  isVeryHidden(sheetId: string): boolean;
  /** Puts the selection back where it was: Univer moves it when rows come or go. */
  reselect(): void;
}

type Change<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** The part of a Univer sheet that is about looks: formats, fills, links, merges, widths. */
export abstract class UniverSheetFace {
  constructor(
    readonly id: string,
    protected readonly book: UniverBook,
    protected readonly home: UniverHome,
  ) {}

  get name(): string {
    return this.worksheet.getName();
  }
  get visibility(): SheetModel['visibility'] {
    if (this.worksheet.isSheetHidden() !== 1) return 'Visible';
    return this.home.isVeryHidden(this.id) ? 'VeryHidden' : 'Hidden';
  }
  get isProtected(): boolean {
    return this.home.isProtected(this.id);
  }
  get merged(): readonly Area[] {
    return this.worksheet.getMergeData().map(areaOf);
  }

  writeFormats(area: Area, formats: Grid<string | null>): void {
    this.refuseWhenProtected();
    if (isEntireColumn(area)) this.writeColumnFormats(area, formats);
    else
      this.writeStyles(area, (i, j, inherited) => {
        const format = formats[i]?.[j];
        return typeof format === 'string' ? formatChange(format, inherited) : null;
      });
    this.home.tell(this.id, { kind: 'formatChanged', area });
  }

  readLook(row: number, column: number): Look {
    return lookOf(this.styles.getStyleByCell(this.worksheet.getCellRaw(row, column)));
  }

  writeLook(area: Area, change: Change<Look>): void {
    this.refuseWhenProtected();
    // A look on whole rows or columns is kept for the cells in use only.
    const used = this.usedArea(false);
    const bounded = isEntireColumn(area) || isEntireRow(area) ? used && intersection(area, used) : area;
    if (bounded) this.writeStyles(bounded, () => styleChange(change));
    this.home.tell(this.id, { kind: 'formatChanged', area });
  }

  hyperlink(row: number, column: number): Hyperlink | null {
    const cell = this.worksheet.getCellRaw(row, column);
    const computed = cell?.f ? readHyperlinkFormula(cell.f) : null;
    return computed ? { address: computed.address } : linkOf(cell);
  }

  setHyperlink(row: number, column: number, link: Hyperlink | null): void {
    this.refuseWhenProtected();
    const area = { row, column, rowCount: 1, columnCount: 1 };
    const cell = this.worksheet.getCellRaw(row, column);
    const value = valueOf(cell);
    const changed = link
      ? { ...content(value === '' ? link.address : value, true, link), ...(cell?.f && { f: cell.f }) }
      : this.withoutLink(cell ?? {});
    if (changed) this.put({ [row]: { [column]: changed } }, area);
    this.home.tell(this.id, { kind: 'formatChanged', area });
  }

  merge(area: Area): void {
    this.refuseWhenProtected();
    const overlapping = this.worksheet.getMergeData().filter((range) => intersection(areaOf(range), area));
    if (overlapping.length > 0) this.book.run(UNIVER.removeMerge, this.id, { ranges: overlapping });
    this.book.makeRoom(this.id, area);
    this.book.run(UNIVER.addMerge, this.id, { ranges: [rangeOf(area)] });
    this.home.tell(this.id, { kind: 'formatChanged', area });
  }

  columnWidth(column: number): number | undefined {
    const found = this.worksheet.getColumnManager().getColumn(column);
    return found?.w === undefined || found.custom?.['fitted'] ? undefined : pointsOf(found.w);
  }

  setColumnWidth(column: number, count: number, width: number | undefined): void {
    this.refuseWhenProtected();
    const area = { row: 0, column, rowCount: SHEET_ROWS, columnCount: count };
    this.book.makeRoom(this.id, area);
    const columnData: Record<number, object> = {};
    for (let at = column; at < column + count; at++) {
      columnData[at] = width === undefined ? this.fitted(at) : { w: pixelsOf(width), custom: null };
    }
    this.book.run(UNIVER.setColumns, this.id, { columnData });
    // Univer draws anew only for widths.
    for (let at = column; at < column + count; at++) {
      const colWidth = this.worksheet.getColumnWidth(at);
      this.book.run(UNIVER.setColumnWidth, this.id, {
        ranges: [rangeOf({ ...area, column: at, columnCount: 1 })],
        colWidth,
      });
    }
    this.home.tell(this.id, { kind: 'formatChanged', area });
  }

  abstract usedArea(valuesOnly: boolean): Area | null;

  protected get worksheet(): Worksheet {
    return this.book.worksheet(this.id);
  }

  protected get styles() {
    return this.book.workbook.getStyles();
  }

  protected formats(): (row: number, column: number) => string {
    return formatReader(this.worksheet, this.styles);
  }

  protected put(cellValue: CellMatrix, roomFor: Area | null): void {
    if (roomFor) this.book.makeRoom(this.id, roomFor);
    this.book.run(UNIVER.setValues, this.id, { cellValue });
  }

  protected withoutLink(cell: ICellData): ICellData | undefined {
    if (!linkOf(cell) || cell.f) return undefined;
    return content(valueOf(cell), true);
  }

  protected eachCell(area: Area, visit: (cell: ICellData, row: number, column: number) => void): void {
    const used = this.usedArea(false);
    const bounded = used && intersection(area, used);
    const matrix = this.worksheet.getCellMatrix();
    for (let i = 0; bounded && i < bounded.rowCount; i++) {
      for (let j = 0; j < bounded.columnCount; j++) {
        const [row, column] = [bounded.row + i, bounded.column + j];
        const cell = matrix.getValue(row, column);
        if (cell) visit(cell, row, column);
      }
    }
  }

  protected refuseWhenProtected(): void {
    if (this.isProtected) throw new ModelError('AccessDenied', `the sheet "${this.name}" is protected`);
  }

  private fitted(column: number): object {
    const first = this.usedArea(false)?.row ?? 0;
    const format = this.formats();
    return { w: autoWidth(this.worksheet, column, first, (row) => format(row, column)), custom: { fitted: true } };
  }

  private writeStyles(area: Area, change: (i: number, j: number, inherited: string) => object | null): void {
    const matrix = this.worksheet.getCellMatrix();
    const format = this.formats();
    const cells: CellMatrix = {};
    for (let i = 0; i < area.rowCount; i++) {
      for (let j = 0; j < area.columnCount; j++) {
        const [row, column] = [area.row + i, area.column + j];
        const s = change(i, j, format(row, column));
        // With its type named, Univer leaves the value as it is: a number formatted as text stays a number.
        const t = matrix.getValue(row, column)?.t;
        if (s) (cells[row] ??= {})[column] = { s, ...(t && { t }) } as ICellData;
      }
    }
    this.put(cells, area);
  }

  private writeColumnFormats(area: Area, formats: Grid<string | null>): void {
    const used = this.usedArea(false);
    const inUse = used && intersection(area, used);
    this.book.makeRoom(this.id, area);
    const columnData: Record<number, object> = {};
    for (let j = 0; j < area.columnCount; j++) {
      const style = this.worksheet.getColumnStyle(area.column + j) ?? {};
      columnData[area.column + j] = { s: { ...style, n: { pattern: formats[0]?.[j] ?? 'General' } } };
    }
    this.book.run(UNIVER.setColumns, this.id, { columnData });
    if (!inUse) return;
    const pattern = (j: number): string => formats[0]?.[inUse.column - area.column + j] ?? 'General';
    this.writeStyles(inUse, (_, j) => ({ n: { pattern: pattern(j) } }));
  }
}
