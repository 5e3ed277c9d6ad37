import { identityTexts, KEY_SEPARATOR } from '../../core/check/rowNames';
import type { LedgerRun } from '../../core/send/ledgerRun';
import type { PanePorts } from '../panePorts';
import { placeOfRun } from './runPlace';

/**
 * Shows the sheet of a run and selects its rows: all of them where they stand together, else those at the top. Answers
 * how many were found, 0 also where the sheet lost a column that names them; throws the Fault of a sheet that is gone.
 */
export async function goToRows(ports: Pick<PanePorts, 'workbook' | 'templates'>, run: LedgerRun): Promise<number> {
  const { workbook, templates } = ports;
  await workbook.select(run.sheetId, { row: 0, column: 0 });
  const place = placeOfRun(run, await workbook.outline(), await templates.list());
  if (place === undefined) return 0;
  const { sheetId, headerRow, identity } = place;
  const { firstRow, lastRow } = identity;
  if (lastRow < firstRow) return 0;
  const columns = identity.columns.map((column) => ({ column, header: '' }));
  const { texts } = await workbook.read({ sheetId, headerRow, firstRow, lastRow, columns });
  const keys = new Set(run.submissions.flatMap(({ rows }) => rows.map(({ key }) => key)));
  const keyOf = (row: readonly string[]): string => identityTexts(row, identity.hashed).join(KEY_SEPARATOR);
  const found = texts.flatMap((row, at) => (keys.has(keyOf(row)) ? [firstRow + at] : []));
  const [first] = found;
  if (first === undefined) return 0;
  const together = found.findIndex((row, at) => row !== first + at);
  const column = Math.min(...identity.columns);
  await workbook.select(sheetId, { row: first, column }, together === -1 ? found.length : together);
  return found.length;
}
