import { DAYS_1904 } from '../../model/displayText';
import { HostObject } from '../richApi/hostObject';
import { fail } from '../richApi/richApiError';
import type { World } from './world';

const MILLISECONDS_A_DAY = 86_400_000;
const DAY_ZERO_1900 = Date.UTC(1899, 11, 30);
const FIRST_SERIAL_AFTER_LEAP_BUG = 61;

/** Excel.Functions: DATE only, which tells the 1904 calendar from the 1900 one. */
export class Functions extends HostObject {
  readonly type = 'Functions';
  constructor(private readonly world: World) {
    super();
  }
  Date(year: number, month: number, day: number): FunctionResult {
    const serial = (Date.UTC(year, month - 1, day) - DAY_ZERO_1900) / MILLISECONDS_A_DAY;
    if (!(serial >= FIRST_SERIAL_AFTER_LEAP_BUG)) fail('InvalidArgument', 'Functions.date');
    return new FunctionResult(serial - (this.world.model.date1904 ? DAYS_1904 : 0));
  }
}

/** Excel.FunctionResult. */
export class FunctionResult extends HostObject {
  // The library's own name for it, as its schema has it.
  readonly type = 'FunctionResult<T>';
  constructor(private readonly result: number) {
    super();
  }
  get Value(): number {
    return this.result;
  }
  get Error(): string {
    return '';
  }
}
