import type { SheetModel } from '../../model/sheetModel';
import { HostObject } from '../richApi/hostObject';
import { fail } from '../richApi/richApiError';
import { Range } from './range';
import type { World } from './world';

/** Excel.AutoFilter, as far as an add-in looks at it. */
export class AutoFilter extends HostObject {
  readonly type = 'AutoFilter';
  constructor(
    private readonly world: World,
    private readonly sheet: SheetModel,
  ) {
    super();
  }
  get Enabled(): boolean {
    return this.sheet.filterArea !== null;
  }
  get IsDataFiltered(): boolean {
    const area = this.sheet.filterArea;
    return area !== null && this.sheet.hidden('row', area.row, area.rowCount).some(Boolean);
  }
  GetRange(): Range {
    const area = this.sheet.filterArea;
    return area ? new Range(this.world, this.sheet, area) : fail('ItemNotFound', 'AutoFilter.getRange');
  }
  ClearCriteria(): void {
    const area = this.sheet.filterArea;
    if (area) this.sheet.filter(area, area.column, null);
  }
  Remove(): void {
    this.sheet.unfilter();
  }
}
