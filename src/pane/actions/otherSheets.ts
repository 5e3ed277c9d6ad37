import { findInstalments, type InstalmentTable } from '../../core/instalments/instalmentTable';
import type { InstalmentSheetPart } from '../../core/mapping/template';
import { Fault } from '../../ports/fault';
import type { SheetOutline, Workbook } from '../../ports/workbook';

/** A look at a sheet takes two batches: of a workbook of many sheets only the first are looked through unasked. */
const MOST_LOOKED_THROUGH = 8;

/** The workbook's sheets beside the loans', and which of them has instalments. */
export interface OtherSheets {
  /** In the order of their tabs. */
  readonly names: readonly string[];
  /** The first that looks like one of instalments; only where it was sought. */
  readonly likely?: InstalmentTable;
  /** The one that was chosen before: null where it is gone or empty. */
  readonly chosen?: InstalmentTable | null;
}

/** Looks at the sheet of instalments that was chosen; where there is none and `seeks`, for one that looks like it. */
export async function otherSheets(
  workbook: Pick<Workbook, 'sheets' | 'outline'>,
  loansSheetId: string,
  chosen: Pick<InstalmentSheetPart, 'sheet' | 'table'> | undefined,
  seeks: boolean,
): Promise<OtherSheets> {
  const sheets = await workbook.sheets();
  const names = sheets.filter(({ sheetId }) => sheetId !== loansSheetId).map(({ name }) => name);
  if (chosen !== undefined) {
    const outline = await outlineOrNone(workbook, chosen.sheet);
    return {
      names,
      chosen: outline === undefined ? null : findInstalments(outline, { bindings: [], formats: {}, ...chosen }),
    };
  }
  for (const name of seeks ? names.slice(0, MOST_LOOKED_THROUGH) : []) {
    const outline = await outlineOrNone(workbook, name);
    const found = outline && findInstalments(outline);
    if (found?.isLikely) return { names, likely: found };
  }
  return { names };
}

async function outlineOrNone(workbook: Pick<Workbook, 'outline'>, sheet: string): Promise<SheetOutline | undefined> {
  try {
    return await workbook.outline(sheet);
  } catch (thrown) {
    if (thrown instanceof Fault && ['sheetGone', 'sheetEmpty'].includes(thrown.code)) return undefined;
    throw thrown;
  }
}
