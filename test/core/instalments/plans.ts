import type { Cell, CellValue } from '../../../src/core/cell/cell';
import type { SheetSnapshot } from '../../../src/core/cell/snapshot';
import { readInstalments } from '../../../src/core/instalments/readInstalments';
import type { InstalmentSheet } from '../../../src/core/instalments/instalmentSheet';
import type { InstalmentSheetPart } from '../../../src/core/mapping/template';
import { ACCOUNT, sheetOf } from '../check/sheets';

/** A sheet "Ana's plan" whose columns hold these fields. */
export function planSheet(fields: readonly string[], rows: readonly (readonly (CellValue | Cell)[])[]): SheetSnapshot {
  return { ...sheetOf(fields, rows), sheetId: 's2', sheetName: "Ana's plan" };
}

/** What the template says of it. */
export function planPart(fields: readonly string[], change: Partial<InstalmentSheetPart> = {}): InstalmentSheetPart {
  return {
    sheet: "Ana's plan",
    bindings: fields.map((field, column) => ({ field: `instalment.${field}`, header: field, column })),
    formats: {},
    ...change,
  };
}

export const PLAN_FIELDS = ['loanId', 'date', 'principal', 'interest'];

/** Its instalments. */
export function plan(
  rows: readonly (readonly (CellValue | Cell)[])[],
  fields: readonly string[] = PLAN_FIELDS,
  change: Partial<InstalmentSheetPart> = {},
): InstalmentSheet {
  return readInstalments(planPart(fields, change), planSheet(fields, rows), ACCOUNT);
}
