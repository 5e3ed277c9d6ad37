import { PRACTICE_ACCOUNT } from '../accounts';
import type { Connection } from '../flow';
import { isSamePlace } from '../../core/mapping/findTable';
import { changeSetup } from '../changeSetup';
import { loadLastKind } from '../lastKind';
import { defaultMonth } from '../month';
import type { PanePorts } from '../panePorts';
import { kindOf, setUp, type SetupDefaults, type SheetSetup } from '../setup';
import { boundPartner, isForeign } from '../templatePartner';

/** What is proposed for a sheet: only practice presets what an amount means, everywhere else it is asked. */
export function setupDefaults(connection: Connection, today: string): SetupDefaults {
  const month = defaultMonth(today);
  const partnerId = boundPartner(connection.session);
  if (partnerId !== undefined) return { month, partnerId };
  return { month, amountMeaning: PRACTICE_ACCOUNT.amountExpected };
}

/** Looks at the active sheet and finds kind, headers, columns and template; a kind that she chose for this sheet stays. */
export async function openSheet(
  ports: Pick<PanePorts, 'workbook' | 'templates' | 'preferences' | 'clock'>,
  connection: Connection,
  before?: SheetSetup,
): Promise<SheetSetup> {
  const outline = await ports.workbook.outline();
  const defaults = setupDefaults(connection, ports.clock.today());
  const { partnerId } = defaults;
  const saved = await ports.templates.list();
  // Of two that fit, the one that nobody has to be asked about.
  const templates = [...saved].sort((a, b) => Number(isForeign(a, partnerId)) - Number(isForeign(b, partnerId)));
  const kept = before?.kindChosen === true && before.outline.sheetId === outline.sheetId ? before.kind : undefined;
  const kind = kept ?? kindOf(outline, templates, loadLastKind(ports.preferences));
  const confirmed = before?.confirmed;
  const setup = setUp(kind, outline, templates, { ...defaults, ...(confirmed !== undefined && { confirmed }) });
  const opened = { ...setup, kindChosen: kept !== undefined };
  // What she chose to read stays chosen while she looks at the same sheet.
  const chosen = before?.outline.sheetId === outline.sheetId ? before.table.rowsFrom : undefined;
  const isOther = chosen !== undefined && !isSamePlace(chosen, setup.table.rowsFrom);
  return isOther ? changeSetup(opened, { what: 'rowsFrom', place: chosen }) : opened;
}
