import type { Field } from '../catalogue/field';
import type { RecordKind } from '../catalogue/recordKind';
import type { SheetSnapshot } from '../cell/snapshot';
import type { AppliedTemplate } from '../mapping/applyTemplate';
import type { Template } from '../mapping/template';
import type { NamePart } from '../cell/nameParts';
import { findingOf, type Finding } from './finding';
import { valueKey } from './valueKey';

/** A field bound to a column that was read. */
export interface BoundColumn {
  readonly field: Field;
  /** Key of its value in RecordDraft.values. */
  readonly key: string;
  /** Sheet column. */
  readonly column: number;
  /** Place of the column in the snapshot's grids. */
  readonly place: number;
  /** It holds this part of the column's texts alone. */
  readonly part?: NamePart;
}

/** Brings the template's columns together with the grid, and says what of the mapping is missing or double. */
export function bindColumns(
  kind: RecordKind,
  template: Template,
  applied: AppliedTemplate,
  snapshot: SheetSnapshot,
  recordKey: readonly string[],
): { readonly bound: readonly BoundColumn[]; readonly findings: readonly Finding[] } {
  const places = new Map(snapshot.columns.map(({ column }, place) => [column, place]));
  const fields = new Map(kind.fields.map((field) => [field.id, field]));
  // Where the group's own id names the rows, they need none of their own.
  const isNamedOtherwise = ({ id }: Field): boolean => kind.keyFields.includes(id) && !recordKey.includes(id);
  const isNeeded = (field: Field): boolean =>
    (field.need === 'required' && !isNamedOtherwise(field)) || recordKey.includes(field.id);
  const occurrences = new Map<string, Set<number>>();
  const bound: BoundColumn[] = [];
  const findings: Finding[] = [];

  for (const { field: id, column, index } of applied.columns) {
    const field = fields.get(id);
    const place = places.get(column.column);
    if (field === undefined || place === undefined) continue;
    const taken = occurrences.get(id) ?? new Set();
    const occurrence = field.repeats === true ? (index ?? firstFree(taken) + 1) - 1 : 0;
    if (taken.has(occurrence)) {
      const cell = { row: snapshot.headerRow, column: column.column };
      findings.push(findingOf('fieldMappedTwice', 'error', { cell, field: id }, { field: id }));
    } else {
      bound.push({ field, key: valueKey(id, occurrence), column: column.column, place });
    }
    occurrences.set(id, taken.add(occurrence));
  }

  for (const { field: id, header } of applied.missing) {
    const field = fields.get(id);
    const severity = field !== undefined && isNeeded(field) ? 'error' : 'warning';
    findings.push(findingOf('columnMissing', severity, { field: id }, { field: id, header }));
  }
  const named = new Set(template.bindings.map(({ field }) => field));
  for (const field of kind.fields) {
    if (!isNeeded(field) || occurrences.has(field.id)) continue;
    const said = named.has(field.id) && applied.missing.some((binding) => binding.field === field.id);
    if (!said) findings.push(findingOf('fieldNotMapped', 'error', { field: field.id }, { field: field.id }));
  }
  return { bound: [...bound, ...splitColumns(kind, template, bound)], findings };
}

/** Columns for the parts of a text that she wants split; none where one of the parts has a column of its own. */
function splitColumns(kind: RecordKind, template: Template, bound: readonly BoundColumn[]): readonly BoundColumn[] {
  return bound.flatMap((whole): readonly BoundColumn[] => {
    const { splitInto, id } = whole.field;
    if (splitInto === undefined || template.formats[id]?.nameSplit === undefined) return [];
    const parts = (['before', 'after'] as const).flatMap((part): readonly BoundColumn[] => {
      const field = kind.fields.find((known) => known.id === splitInto[part]);
      return field === undefined ? [] : [{ ...whole, field, key: field.id, part }];
    });
    return parts.some(({ key }) => bound.some((known) => known.key === key)) ? [] : parts;
  });
}

function firstFree(taken: ReadonlySet<number>): number {
  let occurrence = 0;
  while (taken.has(occurrence)) occurrence += 1;
  return occurrence;
}
