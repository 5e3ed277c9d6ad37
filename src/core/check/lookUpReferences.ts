import type { Field } from '../catalogue/field';
import { currencyDecimals } from '../cell/currencyDecimals';
import { referenceFinder, type Found } from '../reference/referenceFinder';
import type { ReferenceData } from '../reference/referenceData';
import type { BoundColumn } from './bindColumns';
import type { ReadValue, RecordDraft } from './checkSheet';
import { findingOf, type Finding } from './finding';
import { severityFor } from './readRecords';

/** Longest text that a message quotes. */
const SHOWN = 60;

type Find = (text: string) => Found;

/**
 * Puts Kiva's own id or spelling in place of the names in the sheet. What is not in Kiva's list is an error in its cell,
 * with what comes nearest, and is not sent; a shorter name that means one entry alone is used, and said once a name.
 */
export function lookUpReferences(
  records: readonly RecordDraft[],
  bound: readonly Pick<BoundColumn, 'field' | 'key'>[],
  reference: ReferenceData | undefined,
): { readonly records: readonly RecordDraft[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const lookUps: LookUp[] = [];
  for (const column of bound.filter(({ field }) => field.list !== undefined)) {
    const find = finderFor(column.field, reference);
    if (find === 'missing') {
      const { id } = column.field;
      findings.push(findingOf('referenceListMissing', 'error', { field: id }, { field: id }));
    } else if (find !== undefined) lookUps.push({ column, find, shortened: new Map() });
  }
  const lookedUp = records.map((record) => {
    const values = new Map(record.values);
    const unread = new Set(record.unread);
    for (const lookUp of lookUps) {
      const { key, field } = lookUp.column;
      const read = values.get(key);
      if (typeof read?.value !== 'string') continue;
      const found = lookUp.find(read.value);
      if (found.entry === undefined) {
        findings.push(notFound(field, record.row, read, read.value, found.near));
        values.delete(key);
        unread.add(key);
      } else {
        if (found.by === 'shortName') count(lookUp.shortened, read.value, found.entry.name, read);
        values.set(key, { ...read, value: found.entry.value });
      }
    }
    return { ...record, values, unread };
  });
  return { records: lookedUp, findings: [...findings, ...lookUps.flatMap(shortNames)] };
}

interface LookUp {
  readonly column: Pick<BoundColumn, 'field' | 'key'>;
  readonly find: Find;
  readonly shortened: Map<string, { readonly used: string; readonly first: ReadValue; count: number }>;
}

function count(shortened: LookUp['shortened'], text: string, used: string, read: ReadValue): void {
  const known = shortened.get(text);
  if (known === undefined) shortened.set(text, { used, first: read, count: 1 });
  else known.count += 1;
}

function shortNames({ column: { field }, shortened }: LookUp): readonly Finding[] {
  return [...shortened].map(([text, { used, first, count: rows }]) => {
    const params = { field: field.id, shown: text.slice(0, SHOWN), used, count: rows };
    return findingOf('referenceShortName', 'warning', { cell: first.cell, field: field.id }, params);
  });
}

/** Without Kiva's list a name cannot become a number, but a currency is its own code; what is not sent may stay as it is. */
function finderFor(field: Field, reference: ReferenceData | undefined): Find | 'missing' | undefined {
  const entries = field.list === undefined ? undefined : reference?.[field.list];
  if (entries !== undefined && entries.length > 0) return referenceFinder(entries);
  if (field.path === undefined) return undefined;
  return field.list === 'currencies' ? isoCurrency : 'missing';
}

function isoCurrency(text: string): Found {
  const code = text.trim().toUpperCase();
  if (currencyDecimals(code) === undefined) return { near: [] };
  return { entry: { value: code, name: code, otherNames: [] }, by: 'name' };
}

function notFound(field: Field, row: number, read: ReadValue, text: string, near: readonly string[]): Finding {
  const place = { row, cell: read.cell, field: field.id };
  const params = { field: field.id, shown: text.slice(0, SHOWN) };
  if (near.length === 0) return findingOf('referenceNotFound', severityFor(field, 'error'), place, params);
  const [near1 = '', near2 = '', near3 = ''] = near;
  const all = { ...params, near: near.join('; '), near1, near2, near3 };
  return findingOf('referenceNear', severityFor(field, 'error'), place, all);
}
