import { HostObject, type HostCollection } from '../richApi/hostObject';
import { fail } from '../richApi/richApiError';
import { addEventMembers } from './eventTypes';
import { Worksheet } from './worksheet';
import { WORKBOOK_TARGET, type Subscriptions, type World } from './world';

/** Excel.WorksheetCollection. */
export class WorksheetCollection extends HostObject implements HostCollection {
  readonly type = 'WorksheetCollection';
  constructor(private readonly world: World) {
    super();
  }
  get eventTarget(): string {
    return WORKBOOK_TARGET;
  }
  get subscriptions(): Subscriptions {
    return this.world.subscriptions;
  }
  items(): readonly Worksheet[] {
    return this.world.model.sheets.map((sheet) => new Worksheet(this.world, sheet));
  }
  item(key: string | number): Worksheet {
    return new Worksheet(this.world, this.world.model.sheet(String(key)));
  }
  GetActiveWorksheet(): Worksheet {
    return new Worksheet(this.world, this.world.model.activeSheet);
  }
  GetFirst(): Worksheet {
    return this.items()[0] ?? fail('ItemNotFound', 'WorksheetCollection.getFirst');
  }
  GetLast(): Worksheet {
    return this.items().at(-1) ?? fail('ItemNotFound', 'WorksheetCollection.getLast');
  }
  GetCount(): number {
    return this.items().length;
  }
  Add(name?: string | null): Worksheet {
    return new Worksheet(this.world, this.world.model.addSheet(name ?? undefined));
  }
}
addEventMembers(WorksheetCollection.prototype);
