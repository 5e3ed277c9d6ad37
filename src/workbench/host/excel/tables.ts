import { intersection, parseA1, type Area } from '../../model/area';
import type { SheetModel } from '../../model/sheetModel';
import type { TableInfo } from '../../model/workbookModel';
import { HostObject, type HostCollection } from '../richApi/hostObject';
import { fail } from '../richApi/richApiError';
import { Range } from './range';
import { splitAddress } from './sheetAddress';
import { TableColumnCollection, TableRowCollection } from './tableParts';
import { Worksheet } from './worksheet';
import type { World } from './world';

/** Excel.TableCollection of the workbook, a sheet or a range. */
export class TableCollection extends HostObject implements HostCollection {
  readonly type: string;
  constructor(
    private readonly world: World,
    private readonly sheet?: SheetModel,
    private readonly area?: Area,
    private readonly fullyContained = false,
  ) {
    super();
    this.type = area ? 'TableScopedCollection' : 'TableCollection';
  }
  items(): readonly Table[] {
    return this.world.model.tables
      .filter((table) => !this.sheet || table.sheetId === this.sheet.id)
      .filter((table) => !this.area || this.touches(table.area, this.area))
      .map((table) => new Table(this.world, table.id));
  }
  item(key: string | number): Table {
    const wanted = String(key).toLowerCase();
    const found = this.items().find((table) => table.Id === wanted || table.Name.toLowerCase() === wanted);
    return found ?? fail('ItemNotFound', 'TableCollection.getItem');
  }
  get Count(): number {
    return this.items().length;
  }
  GetCount(): number {
    return this.items().length;
  }
  GetFirst(): Table {
    return this.items()[0] ?? fail('ItemNotFound', 'TableCollection.getFirst');
  }
  Add(address: Range | string, hasHeaders: boolean): Table {
    const { sheet, area } = this.place(address);
    return new Table(this.world, this.world.model.addTable(sheet.id, area, Boolean(hasHeaders)).id);
  }

  private place(address: Range | string): { readonly sheet: SheetModel; readonly area: Area } {
    if (address instanceof Range) return address;
    const { sheet: name, local } = splitAddress(String(address));
    const own = this.sheet ?? this.world.model.activeSheet;
    return { sheet: name === undefined ? own : this.world.model.sheet(name), area: parseA1(local) };
  }

  private touches(table: Area, area: Area): boolean {
    const common = intersection(table, area);
    return this.fullyContained
      ? common?.rowCount === table.rowCount && common.columnCount === table.columnCount
      : common !== null;
  }
}

/** Excel.Table. */
export class Table extends HostObject {
  readonly type = 'Table';
  constructor(
    private readonly world: World,
    private readonly id: string,
  ) {
    super();
  }
  get info(): TableInfo {
    return this.world.model.tables.find((table) => table.id === this.id) ?? fail('ItemNotFound', 'Table');
  }
  private get sheet(): SheetModel {
    return this.world.model.sheet(this.info.sheetId);
  }
  get Id(): string {
    return this.id;
  }
  get Name(): string {
    return this.info.name;
  }
  set Name(name: string) {
    this.world.model.changeTable(this.id, { name: String(name) });
  }
  get ShowHeaders(): boolean {
    return this.info.hasHeaders;
  }
  get ShowTotals(): boolean {
    return this.info.hasTotals === true;
  }
  set ShowTotals(shown: boolean) {
    if (shown === this.ShowTotals) return;
    const { area } = this.info;
    const rowCount = area.rowCount + (shown ? 1 : -1);
    this.world.model.changeTable(this.id, { hasTotals: shown, area: { ...area, rowCount } });
  }
  get Worksheet(): Worksheet {
    return new Worksheet(this.world, this.sheet);
  }
  get Columns(): TableColumnCollection {
    return new TableColumnCollection(this);
  }
  get Rows(): TableRowCollection {
    return new TableRowCollection(this);
  }
  GetRange(): Range {
    return new Range(this.world, this.sheet, this.info.area);
  }
  GetHeaderRowRange(): Range {
    return this.info.hasHeaders ? this.GetRange().GetRow(0) : fail('ItemNotFound', 'Table.getHeaderRowRange');
  }
  GetDataBodyRange(): Range {
    const { area, hasHeaders, hasTotals } = this.info;
    const skip = hasHeaders ? 1 : 0;
    const rowCount = Math.max(1, area.rowCount - skip - (hasTotals === true ? 1 : 0));
    return new Range(this.world, this.sheet, { ...area, row: area.row + skip, rowCount });
  }
  Resize(address: Range | string): void {
    const area = address instanceof Range ? address.area : parseA1(splitAddress(String(address)).local);
    this.world.model.changeTable(this.id, { area });
  }
  ConvertToRange(): Range {
    const range = this.GetRange();
    this.world.model.deleteTable(this.id);
    return range;
  }
  Delete(): void {
    this.GetRange().Clear();
    this.world.model.deleteTable(this.id);
  }
}
