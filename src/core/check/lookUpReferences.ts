import type { Field } from '../catalogue/field';
import { currencyDecimals } from '../cell/currencyDecimals';
import { meaningOf, remembered } from '../cell/reading';
import { wordKey } from '../cell/wordKey';
import type { Template } from '../mapping/template';
import { entryLabels } from '../reference/entryLabel';
import { referenceFinder, type Found } from '../reference/referenceFinder';
import type { ReferenceData, ReferenceEntry } from '../reference/referenceData';
import type { BoundColumn } from './bindColumns';
import type { ReadValue } from './checkSheet';
import { findingOf, type Finding } from './finding';
import { severityFor } from './rowReader';

/** Longest text that a message quotes. */
const SHOWN = 60;

/** `gone` is what she said the word means, where Kiva has it no more. */
export type Meant = Found & { readonly gone?: string };

/** What a name in the sheet means in one of Kiva's lists. */
export type Find = (text: string) => Meant;

/** A list by the column that is looked up in it: by place in `bound`, undefined where a column is not looked up. */
export interface LookUps {
  readonly finders: readonly (Find | undefined)[];
  /** Lists that are not at hand. */
  readonly findings: readonly Finding[];
}

/** A shorter name that was used, by place in `bound`. */
export interface ShortName {
  readonly slot: number;
  readonly text: string;
  readonly used: string;
  readonly row: number;
}

/**
 * Puts Kiva's own id or spelling in place of the names in the sheet; what she said of a word comes first. What is not in
 * Kiva's list is an error in its cell, with what comes nearest, and is not sent; a shorter name that means one
 * entry alone is used, and said once a name.
 */
export function lookUpReferences(
  bound: readonly Pick<BoundColumn, 'field'>[],
  reference: ReferenceData | undefined,
  valueMaps: Template['valueMaps'] = {},
): LookUps {
  const findings: Finding[] = [];
  const finders = bound.map(({ field }) => {
    const find = field.list === undefined ? undefined : finderFor(field, reference, valueMaps[field.id]);
    if (find !== 'missing') return find;
    findings.push(findingOf('referenceListMissing', 'error', { field: field.id }, { field: field.id }));
    return undefined;
  });
  return { finders, findings };
}

/** One warning for each shorter name, at the first row that has it. */
export function shortNameFindings(bound: readonly BoundColumn[], names: readonly ShortName[]): readonly Finding[] {
  const counted = new Map<string, { readonly first: ShortName; count: number }>();
  for (const name of names) {
    const key = `${name.slot} ${name.text}`;
    const known = counted.get(key);
    if (known === undefined) counted.set(key, { first: name, count: 1 });
    else known.count += 1;
  }
  return [...counted.values()].flatMap(({ first: { slot, text, used, row }, count }) => {
    const column = bound[slot];
    if (column === undefined) return [];
    const field = column.field.id;
    const params = { field, shown: text.slice(0, SHOWN), used, count };
    return [findingOf('referenceShortName', 'warning', { cell: { row, column: column.column }, field }, params)];
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

/** The error on a cell whose name is not in Kiva's list. */
export function notFound(
  field: Field,
  row: number,
  cell: ReadValue['cell'],
  text: string,
  { near, gone }: Extract<Meant, { readonly entry?: undefined }>,
): Finding {
  const place = { row, cell, field: field.id };
  const params = { field: field.id, shown: text.slice(0, SHOWN), word: wordKey(text) };
  const severity = severityFor(field, 'error');
  if (gone !== undefined) return findingOf('mappedValueGone', severity, place, { ...params, used: gone });
  if (near.length === 0) return findingOf('referenceNotFound', severity, place, params);
  const [near1 = '', near2 = '', near3 = ''] = near;
  return findingOf('referenceNear', severity, place, { ...params, near: near.join('; '), near1, near2, near3 });
}
