import { HostObject, type HostCollection } from '../richApi/hostObject';
import { fail } from '../richApi/richApiError';
import type { World } from './world';

/** Excel.SettingCollection: what travels with the workbook. */
export class SettingCollection extends HostObject implements HostCollection {
  readonly type = 'SettingCollection';
  constructor(private readonly world: World) {
    super();
  }
  items(): readonly Setting[] {
    return [...this.world.model.settings.keys()].map((key) => new Setting(this.world, key));
  }
  item(key: string | number): Setting {
    const has = this.world.model.settings.has(String(key));
    return has ? new Setting(this.world, String(key)) : fail('ItemNotFound', 'SettingCollection.getItem');
  }
  GetCount(): number {
    return this.items().length;
  }
  Add(key: string, value: unknown): Setting {
    this.world.model.setSetting(key, value);
    return new Setting(this.world, key);
  }
}

/** Excel.Setting. */
export class Setting extends HostObject {
  readonly type = 'Setting';
  constructor(
    private readonly world: World,
    private readonly key: string,
  ) {
    super();
  }
  get _Id(): string {
    return this.key;
  }
  get Key(): string {
    return this.key;
  }
  get Value(): unknown {
    return this.world.model.settings.get(this.key);
  }
  set Value(value: unknown) {
    this.world.model.setSetting(this.key, value);
  }
  Delete(): void {
    this.world.model.setSetting(this.key, undefined);
  }
}
