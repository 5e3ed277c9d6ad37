import type { Field } from '../catalogue/field';
import { currencyDecimals } from '../cell/currencyDecimals';
import { meaningOf, remembered } from '../cell/reading';
import { wordKey } from '../cell/wordKey';
import type { Template } from '../mapping/template';
import { entryLabels } from '../reference/entryLabel';
import { referenceFinder, type Found } from '../reference/referenceFinder';
import type { ReferenceData, ReferenceEntry } from '../reference/referenceData';
import type { BoundColumn } from './bindColumns';
import type { ReadValue, RecordDraft } from './checkSheet';
import { findingOf, type Finding } from './finding';
import { severityFor } from './readRecords';

/** Longest text that a message quotes. */
const SHOWN = 60;

/** `gone` is what she said the word means, where Kiva has it no more. */
type Meant = Found & { readonly gone?: string };
type Find = (text: string) => Meant;

/**
 * Puts Kiva's own id or spelling in place of the names in the sheet; what she said of a word comes first. What is not in
 * Kiva's list is an error in its cell, with what comes nearest, and is not sent; a shorter name that means one
 * entry alone is used, and said once a name.
 */
export function lookUpReferences(
  records: readonly RecordDraft[],
  bound: readonly Pick<BoundColumn, 'field' | 'key'>[],
  reference: ReferenceData | undefined,
  valueMaps: Template['valueMaps'] = {},
): { readonly records: readonly RecordDraft[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const lookUps: LookUp[] = [];
  for (const column of bound.filter(({ field }) => field.list !== undefined)) {
    const find = finderFor(column.field, reference, valueMaps[column.field.id]);
    if (find === 'missing') {
      const { id } = column.field;
      findings.push(findingOf('referenceListMissing', 'error', { field: id }, { field: id }));
    } else if (find !== undefined) lookUps.push({ column, find, taken: new Map() });
  }
  if (lookUps.length === 0) return { records, findings };
  const lookedUp = records.map((record) => {
    const values = new Map(record.values);
    const unread = new Set(record.unread);
    for (const lookUp of lookUps) {
      const { key, field } = lookUp.column;
      const read = values.get(key);
      if (typeof read?.value !== 'string') continue;
      const found = lookUp.find(read.value);
      if (found.entry === undefined) {
        findings.push(notFound(field, record.row, read, read.value, found));
        values.delete(key);
        unread.add(key);
      } else {
        if (found.by === 'shortName') count(lookUp.taken, read.value, found.entry.name, read);
        values.set(key, { ...read, value: found.entry.value });
      }
    }
    return { ...record, values, unread };
  });
  return { records: lookedUp, findings: [...findings, ...lookUps.flatMap(namesTaken)] };
}

interface Taken {
  readonly used: string;
  readonly first: ReadValue;
  count: number;
}

interface LookUp {
  readonly column: Pick<BoundColumn, 'field' | 'key'>;
  readonly find: Find;
  /** Names that were taken for another one, as written. */
  readonly taken: Map<string, Taken>;
}

function count(taken: LookUp['taken'], text: string, used: string, read: ReadValue): void {
  const known = taken.get(text);
  if (known !== undefined) known.count += 1;
  else taken.set(text, { used, first: read, count: 1 });
}

function namesTaken({ column: { field }, taken }: LookUp): readonly Finding[] {
  return [...taken].map(([text, { used, first, count: rows }]) => {
    const params = { field: field.id, shown: text.slice(0, SHOWN), used, count: rows };
    return findingOf('referenceShortName', 'warning', { cell: first.cell, field: field.id }, params);
  });
}

/** Without Kiva's list a name cannot become a number, but a currency is its own code; what is not sent may stay as it is. */
function finderFor(
  field: Field,
  reference: ReferenceData | undefined,
  words: Readonly<Record<string, string>> | undefined,
): Find | 'missing' | undefined {
  const entries = field.list === undefined ? undefined : reference?.[field.list];
  if (entries !== undefined && entries.length > 0) return saidFirst(entries, words);
  if (field.path === undefined) return undefined;
  return field.list === 'currencies' ? isoCurrency : 'missing';
}

/** What she said of a word, as long as Kiva has it; each distinct text is looked up once. */
function saidFirst(entries: readonly ReferenceEntry[], words: Readonly<Record<string, string>> | undefined): Find {
  const find = referenceFinder(entries);
  if (words === undefined) return find;
  const byLabel = new Map([...entryLabels(entries)].map(([entry, label]) => [label, entry]));
  return remembered((text): Meant => {
    const said = meaningOf(words, wordKey(text));
    if (said === undefined) return find(text);
    const entry = byLabel.get(said);
    if (entry !== undefined) return { entry, by: 'name' };
    const found = find(text);
    return { near: found.entry === undefined ? found.near : [found.entry.name], gone: said };
  });
}

function isoCurrency(text: string): Found {
  const code = text.trim().toUpperCase();
  if (currencyDecimals(code) === undefined) return { near: [] };
  return { entry: { value: code, name: code, otherNames: [] }, by: 'name' };
}

function notFound(
  field: Field,
  row: number,
  read: ReadValue,
  text: string,
  { near, gone }: Extract<Meant, { readonly entry?: undefined }>,
): Finding {
  const place = { row, cell: read.cell, field: field.id };
  const params = { field: field.id, shown: text.slice(0, SHOWN), word: wordKey(text) };
  const severity = severityFor(field, 'error');
  if (gone !== undefined) return findingOf('mappedValueGone', severity, place, { ...params, used: gone });
  if (near.length === 0) return findingOf('referenceNotFound', severity, place, params);
  const [near1 = '', near2 = '', near3 = ''] = near;
  return findingOf('referenceNear', severity, place, { ...params, near: near.join('; '), near1, near2, near3 });
}
