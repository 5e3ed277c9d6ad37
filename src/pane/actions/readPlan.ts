import { findingOf, type Finding } from '../../core/check/finding';
import { followInstalments } from '../../core/instalments/instalmentTable';
import type { InstalmentSheet } from '../../core/instalments/instalmentSheet';
import { readInstalmentSteps } from '../../core/instalments/readInstalments';
import type { AccountSettings } from '../../core/kiva/account';
import type { InstalmentSheetPart } from '../../core/mapping/template';
import { Fault } from '../../ports/fault';
import type { PanePorts } from '../panePorts';
import { inSlices } from './inSlices';

/**
 * Reads the sheet that holds the instalments, afresh. Where it is gone, empty or lacks a column that was mapped, that is
 * an error of the whole sheet, so that no loan goes out without the schedule that it has.
 */
export async function readPlan(
  { workbook, clock }: Pick<PanePorts, 'workbook' | 'clock'>,
  part: InstalmentSheetPart,
  account: AccountSettings,
): Promise<InstalmentSheet> {
  const { sheet } = part;
  try {
    const followed = followInstalments(part, await workbook.outline(sheet));
    if ('missing' in followed) {
      return without(
        sheet,
        followed.missing.map(({ field, header }) => {
          return findingOf('instalmentColumnMissing', 'error', { field }, { field, header, sheet });
        }),
      );
    }
    const { request } = followed;
    if (request.lastRow < request.firstRow) return without(sheet, [gone(sheet)]);
    return await inSlices(clock, readInstalmentSteps(part, await workbook.read(request), account));
  } catch (thrown) {
    if (!(thrown instanceof Fault) || !['sheetGone', 'sheetEmpty'].includes(thrown.code)) throw thrown;
    return without(sheet, [gone(sheet)]);
  }
}

function gone(sheet: string): Finding {
  return findingOf('instalmentSheetGone', 'error', {}, { sheet });
}

function without(sheet: string, findings: readonly Finding[]): InstalmentSheet {
  return { sheet, byLoan: new Map(), loose: [], findings, hasInterest: false };
}
