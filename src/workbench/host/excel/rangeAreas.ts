import type { Area } from '../../model/area';
import type { SheetModel } from '../../model/sheetModel';
import { HostObject } from '../richApi/hostObject';
import { fullAddress } from './sheetAddress';

/** Excel.RangeAreas: several blocks of one sheet, of which only the addresses are known. */
export class RangeAreas extends HostObject {
  readonly type = 'RangeAreas';
  constructor(
    private readonly sheet: SheetModel,
    private readonly blocks: readonly Area[],
  ) {
    super();
  }
  get Address(): string {
    return this.blocks.map((block) => fullAddress(this.sheet.name, block)).join(',');
  }
  get AreaCount(): number {
    return this.blocks.length;
  }
}
