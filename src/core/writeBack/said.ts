import type { Params } from '../check/finding';
import type { CellWrite, Said, WrittenColumn } from './cellWrite';
import type { StatusCode } from './statusCodes';

/** What one row's result cells say. */
export type Cells = CellWrite['cells'];

/** Says a status so that it names the environment outside Production. */
export type Say = (code: StatusCode) => Said;

/** A message with the params that its words use. */
export function message(code: StatusCode, params: Params = {}): Said {
  return { code, params };
}

/** Every column is named: nothing of an earlier run may stand beside a new status. */
export function row(status: Said, rest: Readonly<Partial<Record<WrittenColumn, Said | null>>> = {}): Cells {
  return { message: null, reference: null, reviewLink: null, sentAt: null, ...rest, status };
}
