import type { RecordKind } from '../../core/catalogue/recordKind';
import { PRACTICE_ACCOUNT } from '../accounts';
import type { Connection } from '../flow';
import { defaultMonth } from '../month';
import type { PanePorts } from '../panePorts';
import { setUp, type SetupDefaults, type SheetSetup } from '../setup';

/** What is proposed for a sheet: only practice presets what an amount means, everywhere else it is asked. */
export function setupDefaults(connection: Connection, today: string): SetupDefaults {
  const month = defaultMonth(today);
  if (connection.session.environment !== 'sandbox') return { month };
  return { month, amountMeaning: PRACTICE_ACCOUNT.amountExpected };
}

/** Looks at the active sheet and finds headers, columns and template. */
export async function openSheet(
  ports: Pick<PanePorts, 'workbook' | 'templates' | 'clock'>,
  kind: RecordKind,
  connection: Connection,
): Promise<SheetSetup> {
  const outline = await ports.workbook.outline();
  const templates = await ports.templates.list();
  return setUp(kind, outline, templates, setupDefaults(connection, ports.clock.today()));
}
