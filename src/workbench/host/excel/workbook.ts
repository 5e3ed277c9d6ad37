import { parseA1 } from '../../model/area';
import { HostObject } from '../richApi/hostObject';
import { CustomXmlPartCollection } from './customXml';
import { Functions } from './functions';
import { NamedItemCollection } from './names';
import { Range } from './range';
import { SettingCollection } from './settingCollection';
import { TableCollection } from './tables';
import { WorksheetCollection } from './worksheetCollection';
import type { World } from './world';

/** Excel.Workbook, the root of every batch. */
export class Workbook extends HostObject {
  readonly type = 'Workbook';
  constructor(private readonly world: World) {
    super();
  }
  get Name(): string {
    return this.world.model.name;
  }
  get IsDirty(): boolean {
    return this.world.model.isDirty;
  }
  get PreviouslySaved(): boolean {
    return this.world.settings.previouslySaved;
  }
  get AutoSave(): boolean {
    return false;
  }
  get ReadOnly(): boolean {
    return false;
  }
  get Application(): Application {
    return new Application();
  }
  get Worksheets(): WorksheetCollection {
    return new WorksheetCollection(this.world);
  }
  get Tables(): TableCollection {
    return new TableCollection(this.world);
  }
  get Names(): NamedItemCollection {
    return new NamedItemCollection(this.world);
  }
  get Settings(): SettingCollection {
    return new SettingCollection(this.world);
  }
  get CustomXmlParts(): CustomXmlPartCollection {
    return new CustomXmlPartCollection(this.world);
  }
  get Functions(): Functions {
    return new Functions(this.world);
  }
  Save(): void {
    this.world.model.save();
    this.world.settings.previouslySaved = true;
  }
  GetSelectedRange(): Range {
    const { sheetId, area } = this.world.model.selection;
    return new Range(this.world, this.world.model.sheet(sheetId), area);
  }
  GetActiveCell(): Range {
    return this.GetSelectedRange().GetCell(0, 0);
  }
  _GetRangeForEventByReferenceId(reference: string): Range {
    const { sheetId, address } = JSON.parse(reference) as { sheetId: string; address: string };
    return new Range(this.world, this.world.model.sheet(sheetId), parseA1(address));
  }
  _GetRangeOrNullObjectForEventByReferenceId(reference: string): Range | null {
    const { sheetId } = JSON.parse(reference) as { sheetId: string };
    const gone = !this.world.model.sheets.some((sheet) => sheet.id === sheetId);
    return gone ? null : this._GetRangeForEventByReferenceId(reference);
  }
}

/** Excel.Application. */
export class Application extends HostObject {
  readonly type = 'Application';
  get CalculationMode(): string {
    return 'Automatic';
  }
  Calculate(): void {
    // Formulas are kept, not computed.
  }
  SuspendApiCalculationUntilNextSync(): void {
    // Nothing is computed anyway.
  }
  SuspendScreenUpdatingUntilNextSync(): void {
    // The view draws once a frame anyway.
  }
}
