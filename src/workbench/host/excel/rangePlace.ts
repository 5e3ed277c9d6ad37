import {
  boundingArea,
  checkedArea,
  intersection,
  isEntireColumn,
  isEntireRow,
  parseA1,
  SHEET_COLUMNS,
  SHEET_ROWS,
  type Area,
} from '../../model/area';
import type { SheetModel } from '../../model/sheetModel';
import { HostObject } from '../richApi/hostObject';
import { fail } from '../richApi/richApiError';
import type { Range } from './range';
import { fullAddress, splitAddress } from './sheetAddress';
import type { World } from './world';

/** Where a range is, and the ranges that are reached from it. */
export abstract class RangePlace extends HostObject {
  constructor(
    readonly world: World,
    readonly sheet: SheetModel,
    /** Moves along with inserted and deleted rows while the client keeps the range. */
    public area: Area,
  ) {
    super();
    checkedArea(area);
  }

  protected abstract at(area: Area): Range;

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
  GetBoundingRect(other: RangePlace | string): Range {
    return this.at(boundingArea(this.area, this.areaOf(other)));
  }
  GetIntersection(other: RangePlace | string): Range {
    const common = intersection(this.area, this.areaOf(other));
    return common ? this.at(common) : fail('ItemNotFound', 'Range.getIntersection');
  }
  GetUsedRange(valuesOnly = false): Range {
    const used = this.sheet.usedArea(valuesOnly);
    const common = used && intersection(used, this.area);
    return common ? this.at(common) : fail('ItemNotFound', 'Range.getUsedRange');
  }
  /** The range without the endless empty part of whole rows and columns; the first cell when nothing is in use. */
  boundedArea(): Area {
    if (!isEntireColumn(this.area) && !isEntireRow(this.area)) return this.area;
    const used = this.sheet.usedArea(false);
    return (used && intersection(used, this.area)) ?? { ...this.area, rowCount: 1, columnCount: 1 };
  }

  protected areaOf(other: RangePlace | string): Area {
    return other instanceof RangePlace ? other.area : parseA1(splitAddress(other).local);
  }
}
