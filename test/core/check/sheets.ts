import { RECORD_KINDS } from '../../../src/core/catalogue';
import type { RecordKindId } from '../../../src/core/catalogue/recordKind';
import type { Cell, CellValue } from '../../../src/core/cell/cell';
import type { SheetSnapshot } from '../../../src/core/cell/snapshot';
import { checkSheet, type CheckedSheet, type CheckSurroundings } from '../../../src/core/check/checkSheet';
import type { AccountSettings } from '../../../src/core/kiva/account';
import { applyTemplate } from '../../../src/core/mapping/applyTemplate';
import type { Template } from '../../../src/core/mapping/template';
import { cellOf } from '../cell/cells';

/** An account with two columns that expects cumulative principal. */
export const ACCOUNT: AccountSettings = { csvFormat: 'two', amountExpected: 'cumulativePrincipal' };

/** A sheet whose headers stand in row 1 (sheet row 0); rows are values or whole cells. */
export function sheetOf(headers: readonly string[], rows: readonly (readonly (CellValue | Cell)[])[]): SheetSnapshot {
  const cells = rows.map((row) =>
    headers.map((_, k) => row[k] ?? '').map((c) => (typeof c === 'object' ? c : cellOf(c))),
  );
  return {
    sheetId: 's1',
    sheetName: 'Report',
    headerRow: 0,
    firstRow: 1,
    columns: headers.map((header, column) => ({ column, header })),
    values: cells.map((row) => row.map(({ value }) => value)),
    texts: cells.map((row) => row.map(({ text }) => text)),
    formats: cells.map((row) => row.map(({ format }) => format)),
    types: cells.map((row) => row.map(({ type }) => type)),
    dateSystem: 1900,
  };
}

/** A template that binds field ids (or '' for an unmapped column) to the sheet's columns in order. */
export function templateFor(kind: RecordKindId, sheet: SheetSnapshot, fields: readonly string[]): Template {
  return {
    version: 3,
    id: 't1',
    name: 'Test',
    kind,
    bindings: sheet.columns.flatMap(({ column, header }, k) => {
      const field = fields[k] ?? '';
      return field === '' ? [] : [{ field: `${kind}.${field}`, header, column }];
    }),
    formats: {},
    amountMeaning: 'cumulativePrincipal',
  };
}

/** Checks rows of a kind whose columns are these fields; headers are the fields' own names. */
export function check(
  kind: RecordKindId,
  fields: readonly string[],
  rows: readonly (readonly (CellValue | Cell)[])[],
  change: Partial<Template> & { readonly account?: Partial<AccountSettings> } = {},
  surroundings: CheckSurroundings = {},
): CheckedSheet {
  const { account, ...template } = change;
  const sheet = sheetOf(
    fields.map((field, k) => field || `Column ${k}`),
    rows,
  );
  const whole = { ...templateFor(kind, sheet, fields), ...template };
  const applied = applyTemplate(whole, sheet.columns);
  return checkSheet(RECORD_KINDS[kind], whole, applied, sheet, { ...ACCOUNT, ...account }, surroundings);
}

/** Repayments of loan id and amount, the usual two columns. */
export function checkRepayments(
  rows: readonly (readonly (CellValue | Cell)[])[],
  change: Parameters<typeof check>[3] = {},
): CheckedSheet {
  return check('repayment', ['loanId', 'amount'], rows, change);
}
