import { RECORD_KINDS } from '../catalogue';
import type { SnapshotColumn } from '../cell/snapshot';
import { headerReader } from './aliasIndex';
import { applyTemplate, type AppliedTemplate } from './applyTemplate';
import { bindingKey } from './bindingKey';
import { isRenamed, type HeaderMeanings } from './isRenamed';
import { suggestMapping } from './suggest';
import type { Binding, Template } from './template';

/** Why a column is taken for one that is gone: its header, or its place and what its cells hold. */
export type RepairReason = 'header' | 'place';

/** What of a template no longer is as it was saved; one without `field` is about the column of the row filter. */
export type TemplateChange =
  /** Found in another place, and followed. */
  | { readonly code: 'moved'; readonly field?: string; readonly header: string; readonly column: SnapshotColumn }
  /** Gone, and `column` is most likely the same under another header: to be proposed, never taken by itself. */
  | {
      readonly code: 'renamed';
      readonly key?: string;
      readonly field?: string;
      readonly header: string;
      readonly column: SnapshotColumn;
      readonly reason: RepairReason;
    }
  /** Gone, and nothing comes near. */
  | { readonly code: 'missing'; readonly key?: string; readonly field?: string; readonly header: string }
  /** Was not in the sheet when the template was saved, and looks like a field that has no column. */
  | { readonly code: 'new'; readonly key: string; readonly field: string; readonly column: SnapshotColumn };

/** Whether what a column's first cells display can be read as a field. */
export type Holds = (field: string, column: SnapshotColumn) => boolean;

interface Gone {
  readonly binding: Binding;
  readonly ofFilter: boolean;
}

interface Repair {
  readonly gone: Gone;
  readonly column: SnapshotColumn;
  readonly reason: RepairReason;
}

/** Compares a template with the columns of a sheet: what moved, was renamed, is gone or came anew; empty when all is as it was. */
export function templateHealth(
  template: Template,
  columns: readonly SnapshotColumn[],
  holds: Holds = () => false,
): readonly TemplateChange[] {
  const { rowFilter } = template;
  const kind = RECORD_KINDS[template.kind];
  const applied = applyTemplate(template, columns);
  const used = new Set([...applied.columns.map(({ column }) => column), ...(applied.filter ? [applied.filter] : [])]);
  const unused = columns.filter((column) => !used.has(column));
  const filterGone = rowFilter !== undefined && !applied.filter;
  // Looked at by the filter and sent as a field: one column, and one repair for both.
  const shared = filterGone ? applied.missing.find((one) => isSame(one, rowFilter)) : undefined;
  const gone: readonly Gone[] = [
    ...applied.missing.map((binding) => ({ binding, ofFilter: false })),
    ...(filterGone && !shared ? [{ binding: { ...rowFilter, field: '' }, ofFilter: true }] : []),
  ];
  const repairs = repairsOf(gone, unused, headerReader(kind), holds);
  return [
    ...movedOf(template, applied),
    ...gone.map((one) => goneChange(one, repairs)),
    ...(shared ? [goneChange({ binding: shared, ofFilter: true }, repairs)] : []),
    ...newOf(template, columns, new Set([...used, ...repairs.map(({ column }) => column)])),
  ];
}

function goneChange({ binding, ofFilter }: Gone, repairs: readonly Repair[]): TemplateChange {
  const repair = repairs.find(({ gone }) => gone.binding === binding);
  const named = { ...(!ofFilter && { key: bindingKey(binding), field: binding.field }), header: binding.header };
  return repair
    ? { code: 'renamed', ...named, column: repair.column, reason: repair.reason }
    : { code: 'missing', ...named };
}

function isSame(one: Pick<Binding, 'header' | 'column'>, other: Pick<Binding, 'header' | 'column'>): boolean {
  return one.header === other.header && one.column === other.column;
}

function movedOf(template: Template, applied: AppliedTemplate): readonly TemplateChange[] {
  const place = new Map(applied.columns.map((found) => [bindingKey(found), found.column]));
  const moved = template.bindings.flatMap((binding): readonly TemplateChange[] => {
    const column = place.get(bindingKey(binding));
    if (column === undefined || column.column === binding.column) return [];
    return [{ code: 'moved', field: binding.field, header: binding.header, column }];
  });
  const { rowFilter } = template;
  if (!rowFilter || !applied.filter || applied.filter.column === rowFilter.column) return moved;
  return [...moved, { code: 'moved', header: rowFilter.header, column: applied.filter }];
}

/** Pairs that are in no doubt: a column that two could be, or a binding that two columns could be, is left to the person. */
function repairsOf(
  gone: readonly Gone[],
  unused: readonly SnapshotColumn[],
  meaningsOf: HeaderMeanings,
  holds: Holds,
): readonly Repair[] {
  const byHeader = onlyPairs(
    gone.flatMap((one) =>
      unused
        .filter((column) => isRenamed(one.binding, column.header, meaningsOf))
        .map((column): Repair => ({ gone: one, column, reason: 'header' })),
    ),
  );
  const open = gone.filter((one) => !byHeader.some((repair) => repair.gone === one));
  const free = unused.filter((column) => !byHeader.some((repair) => repair.column === column));
  const byPlace = open.flatMap((one): readonly Repair[] => {
    const column = free.find((candidate) => candidate.column === one.binding.column);
    if (one.ofFilter || column === undefined || meaningsOf(column.header).length > 0) return [];
    return holds(one.binding.field, column) ? [{ gone: one, column, reason: 'place' }] : [];
  });
  return [...byHeader, ...onlyPairs(byPlace)];
}

function onlyPairs(repairs: readonly Repair[]): readonly Repair[] {
  return repairs.filter((repair) =>
    repairs.every((other) => other === repair || (other.gone !== repair.gone && other.column !== repair.column)),
  );
}

function newOf(
  template: Template,
  columns: readonly SnapshotColumn[],
  used: ReadonlySet<SnapshotColumn>,
): readonly TemplateChange[] {
  // A template that does not say what it left aside cannot tell what is new.
  if (template.headers === undefined) return [];
  const known = new Set(template.headers);
  const bound = new Set(template.bindings.map(bindingKey));
  return suggestMapping(columns, RECORD_KINDS[template.kind])
    .filter((one) => !known.has(one.column.header) && !used.has(one.column) && !bound.has(bindingKey(one)))
    .map((one) => ({ code: 'new', key: bindingKey(one), field: one.field, column: one.column }));
}
