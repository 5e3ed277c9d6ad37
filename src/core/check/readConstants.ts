import type { RecordKind } from '../catalogue/recordKind';
import type { Cell } from '../cell/cell';
import { READERS } from '../cell/readers';
import type { DateSystem } from '../cell/snapshot';
import type { Template } from '../mapping/template';
import type { ReferenceData } from '../reference/referenceData';
import type { ReadValue } from './checkSheet';
import { findingOf, placedFinding, type Finding } from './finding';
import { lookUpReferences, notFound } from './lookUpReferences';
import { severityFor } from './rowReader';

/** What a template fills in every row: values by field, fields whose text says nothing that can be sent, and what is wrong with them. */
export interface ReadConstants {
  readonly values: ReadonlyMap<string, ReadValue>;
  readonly unread: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

/** Reads constants as a cell's text is read and looks them up in Kiva's lists; a field that has a column is no constant. */
export function readConstants(
  kind: RecordKind,
  template: Template,
  dateSystem: DateSystem,
  reference: ReferenceData | undefined,
): ReadConstants {
  const bound = new Set(template.bindings.map(({ field }) => field));
  const given = new Map(Object.entries(template.constants ?? {}));
  // Whatever a template says, only what the catalogue allows: one line must not declare every borrower's consent.
  const fields = kind.fields.filter(({ id, constant }) => constant === true && given.has(id) && !bound.has(id));
  const lookUps = lookUpReferences(
    fields.map((field) => ({ field })),
    reference,
    template.valueMaps,
  );
  const values = new Map<string, ReadValue>();
  const unread = new Set<string>();
  const findings: Finding[] = [...lookUps.findings];
  for (const [at, field] of fields.entries()) {
    const cell = textCell(given.get(field.id) ?? '');
    const words = template.valueMaps?.[field.id];
    const reader = READERS[field.kind]([cell], template.formats[field.id] ?? {}, dateSystem, words);
    const reading = reader.read(cell);
    const notes = reading.state === 'empty' ? [] : (reading.notes ?? []);
    const place = { field: field.id };
    for (const { code, severity, params } of [...reader.columnNotes, ...notes]) {
      findings.push(placedFinding(code, severityFor(field, severity), place, { ...params, field: field.id }));
    }
    if (reading.state === 'empty' && field.need !== 'optional') {
      findings.push(findingOf('advisedEmpty', 'warning', place, { field: field.id }));
    }
    if (reading.state === 'unread') unread.add(field.id);
    if (reading.state !== 'value') continue;
    const found = typeof reading.value === 'string' ? lookUps.finders[at]?.(reading.value) : undefined;
    if (found === undefined) values.set(field.id, { value: reading.value });
    else if (found.entry !== undefined) values.set(field.id, { value: found.entry.value });
    else {
      findings.push(notFound(field, 0, undefined, String(reading.value), found));
      unread.add(field.id);
    }
    if (found?.entry !== undefined && found.by === 'shortName') {
      const params = { field: field.id, shown: String(reading.value), used: found.entry.name, count: 1 };
      findings.push(findingOf('referenceShortName', 'warning', place, params));
    }
  }
  return { values, unread, findings: findings.map(ofTemplate) };
}

/** The finding as one about the template: it has no row and no cell. */
export function ofTemplate({ code, severity, field, params }: Finding): Finding {
  const others = Object.fromEntries(Object.entries(params).filter(([name]) => name !== 'row' && name !== 'cell'));
  return { code, severity, ...(field !== undefined && { field }), constant: true, params: others };
}

function textCell(text: string): Cell {
  return { value: text, text, type: text.trim() === '' ? 'empty' : 'text', format: '@' };
}
