import { PRACTICE_ACCOUNT } from '../accounts';
import type { Connection } from '../flow';
import { loadLastKind } from '../lastKind';
import { defaultMonth } from '../month';
import type { PanePorts } from '../panePorts';
import { kindOf, setUp, type SetupDefaults, type SheetSetup } from '../setup';

/** What is proposed for a sheet: only practice presets what an amount means, everywhere else it is asked. */
export function setupDefaults(connection: Connection, today: string): SetupDefaults {
  const month = defaultMonth(today);
  if (connection.session.environment !== 'sandbox') return { month };
  return { month, amountMeaning: PRACTICE_ACCOUNT.amountExpected };
}

/** Looks at the active sheet and finds kind, headers, columns and template; a kind that she chose for this sheet stays. */
export async function openSheet(
  ports: Pick<PanePorts, 'workbook' | 'templates' | 'preferences' | 'clock'>,
  connection: Connection,
  before?: SheetSetup,
): Promise<SheetSetup> {
  const outline = await ports.workbook.outline();
  const templates = await ports.templates.list();
  const kept = before?.kindChosen === true && before.outline.sheetId === outline.sheetId ? before.kind : undefined;
  const kind = kept ?? kindOf(outline, templates, loadLastKind(ports.preferences));
  const setup = setUp(kind, outline, templates, setupDefaults(connection, ports.clock.today()));
  return { ...setup, kindChosen: kept !== undefined };
}
