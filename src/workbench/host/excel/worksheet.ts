import { formatA1, parseA1, SHEET_COLUMNS, SHEET_ROWS, type Area } from '../../model/area';
import type { SheetModel } from '../../model/sheetModel';
import { HostObject } from '../richApi/hostObject';
import { fail } from '../richApi/richApiError';
import { AutoFilter } from './autoFilter';
import { addEventMembers } from './eventTypes';
import { NamedItemCollection } from './names';
import { Range } from './range';
import { splitAddress } from './sheetAddress';
import { TableCollection } from './tables';
import type { Subscriptions, World } from './world';

/** Excel.Worksheet. */
export class Worksheet extends HostObject {
  readonly type = 'Worksheet';
  constructor(
    readonly world: World,
    readonly sheet: SheetModel,
  ) {
    super();
  }
  get eventTarget(): string {
    return this.sheet.id;
  }
  get subscriptions(): Subscriptions {
    return this.world.subscriptions;
  }

  get Id(): string {
    return this.sheet.id;
  }
  get Name(): string {
    return this.sheet.name;
  }
  set Name(name: string) {
    this.world.model.renameSheet(this.sheet.id, String(name));
  }
  get Position(): number {
    return this.world.model.sheets.indexOf(this.sheet);
  }
  set Position(position: number) {
    this.world.model.moveSheet(this.sheet.id, position);
  }
  get Visibility(): string {
    return this.sheet.visibility;
  }
  set Visibility(visibility: string) {
    if (visibility !== 'Visible' && visibility !== 'Hidden' && visibility !== 'VeryHidden') {
      fail('InvalidArgument', 'Worksheet.visibility');
    } else this.world.model.setVisibility(this.sheet.id, visibility);
  }
  get Tables(): TableCollection {
    return new TableCollection(this.world, this.sheet);
  }
  get Names(): NamedItemCollection {
    return new NamedItemCollection(this.world, true);
  }
  get Protection(): WorksheetProtection {
    return new WorksheetProtection(this.world, this.sheet);
  }
  get AutoFilter(): AutoFilter {
    return new AutoFilter(this.world, this.sheet);
  }

  GetRange(address?: string): Range {
    if (address === undefined || address === null || address === '') return this.at(0, 0, SHEET_ROWS, SHEET_COLUMNS);
    return this.of(parseA1(splitAddress(String(address)).local));
  }
  GetRangeByIndexes(row: number, column: number, rowCount: number, columnCount: number): Range {
    return this.at(row, column, rowCount, columnCount);
  }
  GetCell(row: number, column: number): Range {
    return this.at(row, column, 1, 1);
  }
  /** An empty sheet answers A1, as in Excel. */
  GetUsedRange(valuesOnly = false): Range {
    const used = this.sheet.usedArea(valuesOnly);
    return used ? this.of(used) : this.at(0, 0, 1, 1);
  }
  GetUsedRangeOrNullObject(valuesOnly = false): Range | null {
    const used = this.sheet.usedArea(valuesOnly);
    return used && this.of(used);
  }
  Activate(): void {
    this.world.model.activateSheet(this.sheet.id);
  }
  Delete(): void {
    this.world.model.deleteSheet(this.sheet.id);
  }

  private at(row: number, column: number, rowCount: number, columnCount: number): Range {
    return this.of({ row, column, rowCount, columnCount });
  }

  private of(area: Area): Range {
    return new Range(this.world, this.sheet, area);
  }
}
addEventMembers(Worksheet.prototype);

/** Excel.WorksheetProtection. */
export class WorksheetProtection extends HostObject {
  readonly type = 'WorksheetProtection';
  constructor(
    private readonly world: World,
    private readonly sheet: SheetModel,
  ) {
    super();
  }
  get Protected(): boolean {
    return this.sheet.isProtected;
  }
  Protect(): void {
    this.world.model.setProtected(this.sheet.id, true);
  }
  Unprotect(): void {
    this.world.model.setProtected(this.sheet.id, false);
  }
}

/** Where an event's cells are, as text that leads back to them. */
export const eventReference = (sheetId: string, area: Area): string =>
  JSON.stringify({ sheetId, address: formatA1(area) });
