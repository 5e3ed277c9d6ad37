import type { NameInfo } from '../../model/workbookModel';
import { HostObject, type HostCollection } from '../richApi/hostObject';
import { fail } from '../richApi/richApiError';
import { Range } from './range';
import { absoluteAddress } from './sheetAddress';
import type { World } from './world';

/** Excel.NamedItemCollection of the workbook; names that belong to one sheet are not modelled. */
export class NamedItemCollection extends HostObject implements HostCollection {
  readonly type = 'NamedItemCollection';
  constructor(
    private readonly world: World,
    private readonly ofSheet = false,
  ) {
    super();
  }
  items(): readonly NamedItem[] {
    return this.ofSheet ? [] : this.world.model.names.map(({ name }) => new NamedItem(this.world, name));
  }
  item(key: string | number): NamedItem {
    const found = this.items().find(({ Name }) => Name.toLowerCase() === String(key).toLowerCase());
    return found ?? fail('ItemNotFound', 'NamedItemCollection.getItem');
  }
  GetCount(): number {
    return this.items().length;
  }
}

/** Excel.NamedItem that stands for cells. */
export class NamedItem extends HostObject {
  readonly type = 'NamedItem';
  constructor(
    private readonly world: World,
    private readonly named: string,
  ) {
    super();
  }
  private get info(): NameInfo {
    return this.world.model.names.find(({ name }) => name === this.named) ?? fail('ItemNotFound', 'NamedItem');
  }
  get _Id(): string {
    return this.named;
  }
  get Name(): string {
    return this.info.name;
  }
  get Type(): string {
    return 'Range';
  }
  get Visible(): boolean {
    return true;
  }
  get Scope(): string {
    return 'Workbook';
  }
  get Value(): string {
    const { sheetId, area } = this.info;
    return absoluteAddress(this.world.model.sheet(sheetId).name, area);
  }
  get Formula(): string {
    return `=${this.Value}`;
  }
  GetRange(): Range {
    const { sheetId, area } = this.info;
    return new Range(this.world, this.world.model.sheet(sheetId), area);
  }
  Delete(): void {
    this.world.model.deleteName(this.named);
  }
}
