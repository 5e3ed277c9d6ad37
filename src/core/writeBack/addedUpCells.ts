import type { LeftOutRow } from '../check/leftOutRow';
import { KEY_SEPARATOR } from '../check/rowNames';
import type { EnvironmentId } from '../kiva/environments';
import type { CellWrite } from './cellWrite';
import { message, row } from './said';

/** What stands beside rows whose amounts were added to another row's: where the amount went, and who tells of it. */
export function planAddedUp(leftOut: readonly LeftOutRow[], environment: EnvironmentId): readonly CellWrite[] {
  const params = environment === 'production' ? {} : { environment };
  return leftOut.flatMap(({ row: sheetRow, addedTo }): CellWrite[] => {
    if (addedTo === undefined) return [];
    const said = message('message.addedUp', { row: addedTo.row + 1 });
    const cells = row({ code: 'status.skipped', params }, { message: said });
    return [{ row: sheetRow, key: addedTo.identity.join(KEY_SEPARATOR), cells }];
  });
}
