import type { Connection, FlowEvent } from '../flow';
import type { PanePorts } from '../panePorts';
import type { SheetSetup } from '../setup';
import { openSheet } from './openSheet';

type FollowPorts = Pick<PanePorts, 'workbook' | 'templates' | 'preferences' | 'clock'>;

/**
 * Reads the active sheet when it is another one than the setup's; on the same sheet calls `same` and changes nothing,
 * so that nobody is asked for the columns of a sheet that she has left.
 */
export async function followSheet(
  ports: FollowPorts,
  connection: Connection,
  setup: SheetSetup,
  same: () => void,
): Promise<FlowEvent | undefined> {
  const { sheetId } = await ports.workbook.outline();
  if (sheetId !== setup.outline.sheetId) return { type: 'sheetRead', setup: await openSheet(ports, connection) };
  same();
  return undefined;
}
