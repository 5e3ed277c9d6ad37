import {
  boundingArea,
  checkedArea,
  formatA1,
  intersection,
  isEntireColumn,
  isEntireRow,
  parseA1,
  SHEET_COLUMNS,
  SHEET_ROWS,
  type Area,
} from '../../model/area';
import type { Aspects, Clearing, Hyperlink, Scalar, SheetModel } from '../../model/sheetModel';
import { HostObject } from '../richApi/hostObject';
import { fail } from '../richApi/richApiError';
import { RangeFormat } from './rangeFormat';
import { readCellProperties, writeCellProperties } from './cellProperties';
import { fullAddress, splitAddress } from './sheetAddress';
import { TableCollection } from './tables';
import { Worksheet } from './worksheet';
import { writtenGrid, acrossHiddenRows } from './writtenGrid';
import type { World } from './world';

const CLEARINGS: Readonly<Record<string, Clearing>> = {
  All: 'all',
  Contents: 'contents',
  Formats: 'formats',
  Hyperlinks: 'hyperlinks',
  RemoveHyperlinks: 'hyperlinks',
};

type Place = Pick<Area, 'row' | 'column' | 'rowCount' | 'columnCount'>;

/** Excel.Range: a block of cells of one sheet. */
export class Range extends HostObject {
  readonly type = 'Range';

  constructor(
    readonly world: World,
    readonly sheet: SheetModel,
    /** Moves along with inserted and deleted rows while the client keeps the range. */
    public area: Area,
  ) {
    super();
    checkedArea(area);
  }

  get Address(): string {
    return fullAddress(this.sheet.name, this.area);
  }
  get AddressLocal(): string {
    return this.Address;
  }
  get RowIndex(): number {
    return this.area.row;
  }
  get ColumnIndex(): number {
    return this.area.column;
  }
  get RowCount(): number {
    return this.area.rowCount;
  }
  get ColumnCount(): number {
    return this.area.columnCount;
  }
  get CellCount(): number {
    const count = this.area.rowCount * this.area.columnCount;
    return count > 2 ** 31 - 1 ? -1 : count;
  }
  get IsEntireColumn(): boolean {
    return isEntireColumn(this.area);
  }
  get IsEntireRow(): boolean {
    return isEntireRow(this.area);
  }
  get Worksheet(): Worksheet {
    return new Worksheet(this.world, this.sheet);
  }
  get Format(): RangeFormat {
    return new RangeFormat(this);
  }

  get Values(): Scalar[][] | null {
    return this.read('values');
  }
  set Values(values: unknown) {
    this.write(values, 'Range.values');
  }
  get Formulas(): Scalar[][] | null {
    return this.read('formulas');
  }
  set Formulas(formulas: unknown) {
    this.write(formulas, 'Range.formulas');
  }
  get Text(): string[][] | null {
    return this.read('texts');
  }
  get ValueTypes(): string[][] | null {
    return this.read('kinds');
  }
  get NumberFormat(): string[][] | null {
    return this.read('formats');
  }
  set NumberFormat(formats: unknown) {
    const { rowCount, columnCount } = this.area;
    const bounded = { rowCount: isEntireColumn(this.area) ? 1 : rowCount, columnCount };
    const grid = writtenGrid(formats, bounded, 'Range.numberFormat');
    this.sheet.writeFormats(
      this.area,
      grid.map((row) => row.map((format) => (format === null ? null : String(format)))),
    );
  }

  get RowHidden(): boolean | null {
    return same(this.sheet.hidden('row', this.area.row, this.boundedArea().rowCount));
  }
  set RowHidden(hidden: boolean) {
    this.sheet.setHidden('row', this.area.row, this.area.rowCount, hidden);
  }
  get ColumnHidden(): boolean | null {
    return same(this.sheet.hidden('column', this.area.column, this.area.columnCount));
  }
  set ColumnHidden(hidden: boolean) {
    this.sheet.setHidden('column', this.area.column, this.area.columnCount, hidden);
  }
  get Hidden(): boolean | null {
    return this.RowHidden === true || this.ColumnHidden === true ? true : this.RowHidden;
  }
  get Hyperlink(): (Hyperlink & { readonly textToDisplay: string }) | null {
    const { row, column } = this.area;
    const link = this.sheet.hyperlink(row, column);
    const text = this.sheet.read({ row, column, rowCount: 1, columnCount: 1 }, 'texts')[0]?.[0] ?? '';
    return link && { ...link, textToDisplay: text };
  }
  set Hyperlink(link: unknown) {
    writeCellProperties(
      this,
      Array.from({ length: this.area.rowCount }, () =>
        Array.from({ length: this.area.columnCount }, () => ({ hyperlink: link })),
      ),
    );
  }

  GetCell(row: number, column: number): Range {
    return this.at({ row: this.area.row + row, column: this.area.column + column, rowCount: 1, columnCount: 1 });
  }
  GetRow(row: number): Range {
    return this.at({ ...this.area, row: this.area.row + row, rowCount: 1 });
  }
  GetColumn(column: number): Range {
    return this.at({ ...this.area, column: this.area.column + column, columnCount: 1 });
  }
  GetLastRow(): Range {
    return this.GetRow(this.area.rowCount - 1);
  }
  GetLastColumn(): Range {
    return this.GetColumn(this.area.columnCount - 1);
  }
  GetLastCell(): Range {
    return this.GetCell(this.area.rowCount - 1, this.area.columnCount - 1);
  }
  GetOffsetRange(rows: number, columns: number): Range {
    return this.at({ ...this.area, row: this.area.row + rows, column: this.area.column + columns });
  }
  GetResizedRange(rows: number, columns: number): Range {
    const { rowCount, columnCount } = this.area;
    return this.at({ ...this.area, rowCount: rowCount + rows, columnCount: columnCount + columns });
  }
  GetAbsoluteResizedRange(rows: number, columns: number): Range {
    return this.at({ ...this.area, rowCount: rows, columnCount: columns });
  }
  GetRowsBelow(count = 1): Range {
    return this.at({ ...this.area, row: this.area.row + this.area.rowCount, rowCount: count });
  }
  GetColumnsAfter(count = 1): Range {
    return this.at({ ...this.area, column: this.area.column + this.area.columnCount, columnCount: count });
  }
  GetEntireRow(): Range {
    return this.at({ ...this.area, column: 0, columnCount: SHEET_COLUMNS });
  }
  GetEntireColumn(): Range {
    return this.at({ ...this.area, row: 0, rowCount: SHEET_ROWS });
  }
  GetBoundingRect(other: Range | string): Range {
    return this.at(boundingArea(this.area, this.areaOf(other)));
  }
  GetIntersection(other: Range | string): Range {
    const common = intersection(this.area, this.areaOf(other));
    return common ? this.at(common) : fail('ItemNotFound', 'Range.getIntersection');
  }
  GetUsedRange(valuesOnly = false): Range {
    const used = this.sheet.usedArea(valuesOnly);
    const common = used && intersection(used, this.area);
    return common ? this.at(common) : fail('ItemNotFound', 'Range.getUsedRange');
  }
  GetTables(fullyContained = false): TableCollection {
    return new TableCollection(this.world, this.sheet, this.area, fullyContained);
  }

  GetRowProperties(wanted: { rowHidden?: boolean; rowIndex?: boolean; address?: boolean } = {}): object[] {
    const { row, rowCount } = this.area;
    const hidden = this.sheet.hidden('row', row, rowCount);
    return hidden.map((rowHidden, i) => ({
      ...(wanted.address && { address: fullAddress(this.sheet.name, { ...this.area, row: row + i, rowCount: 1 }) }),
      ...(wanted.rowIndex && { rowIndex: row + i }),
      ...(wanted.rowHidden && { rowHidden }),
    }));
  }
  GetCellProperties(wanted: object): object[][] {
    return readCellProperties(this, wanted);
  }
  SetCellProperties(properties: unknown): void {
    writeCellProperties(this, properties);
  }

  Insert(shift: string): Range {
    this.sheet.insertCells(this.area, shift === 'Right' ? 'right' : 'down');
    return this.at(this.area);
  }
  Delete(shift: string): void {
    this.sheet.deleteCells(this.area, shift === 'Left' ? 'left' : 'up');
  }
  Clear(applyTo = 'All'): void {
    this.sheet.clear(this.area, CLEARINGS[applyTo] ?? fail('InvalidArgument', 'Range.clear'));
  }
  Merge(): void {
    this.sheet.merge(this.area);
  }
  Select(): void {
    this.world.model.select(this.sheet.id, this.area);
  }
  Calculate(): void {
    // Formulas are kept, not computed.
  }
  _ValidateArraySize(rows: number, columns: number): void {
    if (rows !== this.area.rowCount || columns !== this.area.columnCount) fail('InvalidArgument', 'Range.values');
  }

  /** The range without the endless empty part of whole rows and columns; the first cell when nothing is in use. */
  boundedArea(): Area {
    if (!isEntireColumn(this.area) && !isEntireRow(this.area)) return this.area;
    const used = this.sheet.usedArea(false);
    return (used && intersection(used, this.area)) ?? { ...this.area, rowCount: 1, columnCount: 1 };
  }

  private at(place: Place): Range {
    return new Range(this.world, this.sheet, place);
  }

  private areaOf(other: Range | string): Area {
    return other instanceof Range ? other.area : parseA1(splitAddress(other).local);
  }

  /** Excel answers null for whole rows and columns and for reads that are too large. */
  private read<A extends keyof Aspects>(aspect: A): Aspects[A][][] | null {
    const endless = isEntireColumn(this.area) || isEntireRow(this.area);
    const tooMany = this.area.rowCount * this.area.columnCount > this.world.settings.readCellLimit;
    return endless || tooMany ? null : this.sheet.read(this.area, aspect);
  }

  private write(values: unknown, location: string): void {
    if (isEntireColumn(this.area) || isEntireRow(this.area))
      fail('InvalidArgument', location, `${formatA1(this.area)} is too large to write`);
    const grid = writtenGrid(values, this.area, location);
    const placed = this.world.settings.misplacesAcrossHiddenRows
      ? acrossHiddenRows(grid, this.sheet.hidden('row', this.area.row, this.area.rowCount))
      : grid;
    this.sheet.write(this.area, placed, 'typed');
  }
}

const same = (flags: readonly boolean[]): boolean | null => {
  const [first = false] = flags;
  return flags.every((flag) => flag === first) ? first : null;
};
