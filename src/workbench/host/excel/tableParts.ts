import { HostObject, type HostCollection } from '../richApi/hostObject';
import { fail } from '../richApi/richApiError';
import type { Range } from './range';
import type { Table } from './tables';

/** Excel.TableColumnCollection. */
export class TableColumnCollection extends HostObject implements HostCollection {
  readonly type = 'TableColumnCollection';
  constructor(private readonly table: Table) {
    super();
  }
  items(): readonly TableColumn[] {
    return Array.from({ length: this.table.info.area.columnCount }, (_, index) => new TableColumn(this.table, index));
  }
  item(key: string | number): TableColumn {
    const found = this.items().find((column) => column.Id === key || column.Name === key);
    return found ?? fail('ItemNotFound', 'TableColumnCollection.getItem');
  }
  get Count(): number {
    return this.items().length;
  }
  GetCount(): number {
    return this.items().length;
  }
}

/** Excel.TableColumn. */
export class TableColumn extends HostObject {
  readonly type = 'TableColumn';
  constructor(
    private readonly table: Table,
    private readonly index: number,
  ) {
    super();
  }
  get Id(): number {
    return this.index + 1;
  }
  get Index(): number {
    return this.index;
  }
  get Name(): string {
    return String(this.table.GetRange().GetCell(0, this.index).Values?.[0]?.[0] ?? '');
  }
  GetRange(): Range {
    return this.table.GetRange().GetColumn(this.index);
  }
  GetDataBodyRange(): Range {
    return this.table.GetDataBodyRange().GetColumn(this.index);
  }
}

/** Excel.TableRowCollection: counting only; rows are read through the data body range. */
export class TableRowCollection extends HostObject {
  readonly type = 'TableRowCollection';
  constructor(private readonly table: Table) {
    super();
  }
  get Count(): number {
    const { area, hasHeaders, hasTotals } = this.table.info;
    return area.rowCount - (hasHeaders ? 1 : 0) - (hasTotals === true ? 1 : 0);
  }
  GetCount(): number {
    return this.Count;
  }
}
