import type { SnapshotColumn } from '../core/cell/snapshot';
import { INSTALMENT_ROWS } from '../core/catalogue/instalmentRows';
import { instalmentPart, type InstalmentTable } from '../core/instalments/instalmentTable';
import { instalmentTemplate } from '../core/instalments/readInstalments';
import { applyTemplate } from '../core/mapping/applyTemplate';
import { bindingKey } from '../core/mapping/bindingKey';
import type { InstalmentSheetPart } from '../core/mapping/template';
import type { PickedColumns } from './pickedColumns';
import { mappingOf } from './setup';

/** Without it no instalment can be tied to its loan. */
const LOAN = 'instalment.loanId';

/** What she agrees to by choosing a sheet: the columns that are sure; the doubtful ones are asked about. */
export function agreedInstalments(found: InstalmentTable): InstalmentSheetPart {
  return instalmentPart(
    found,
    found.suggestions.filter(({ confidence }) => confidence === 'sure'),
  );
}

/** The sheet's columns as the pickers show them; a column that is gone is named. */
export function instalmentColumns(found: InstalmentTable, part: InstalmentSheetPart): PickedColumns {
  const { table, columns, suggestions } = found;
  const applied = applyTemplate(instalmentTemplate(part), columns);
  const mapping = mappingOf(applied.columns);
  const used = new Set(Object.values(mapping));
  return {
    columns,
    mapping,
    missing: applied.missing,
    proposals: suggestions.filter((one) => mapping[bindingKey(one)] === undefined && !used.has(one.column.column)),
    outline: table.outline,
    headerRow: table.headerRow,
    table,
  };
}

/** The same with another column for a field, or none; a column serves one field, and the field's format is decided anew. */
export function withInstalmentColumn(
  found: InstalmentTable,
  part: InstalmentSheetPart,
  field: string,
  column: number | undefined,
): InstalmentSheetPart {
  const { columns, missing } = applyTemplate(instalmentTemplate(part), found.columns);
  const picked = found.columns.find((one) => one.column === column);
  const bound: readonly { readonly field: string; readonly column: SnapshotColumn }[] = [
    ...columns.filter((one) => one.field !== field && one.column.column !== column),
    ...(picked === undefined ? [] : [{ field, column: picked }]),
  ];
  const formats = Object.entries(part.formats).filter(([id]) =>
    id === field ? false : bound.some((one) => one.field === id),
  );
  const order = INSTALMENT_ROWS.fields.map(({ id }) => id);
  const bindings = [...instalmentPart(found, bound).bindings, ...missing.filter((one) => one.field !== field)];
  return {
    ...part,
    bindings: bindings.sort((one, other) => order.indexOf(one.field) - order.indexOf(other.field)),
    formats: Object.fromEntries(formats),
  };
}

/** Whether a sheet is chosen for instalments, and nothing in it says which loan they are of. */
export function lacksLoanColumn(part: InstalmentSheetPart | undefined): boolean {
  return part !== undefined && !part.bindings.some(({ field }) => field === LOAN);
}
