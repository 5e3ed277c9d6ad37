import type { CellRef } from '../cell/cell';
import type { Finding } from './finding';
import type { FindingCode } from './findingCodes';

/** A word of the sheet that has no meaning for Kiva yet, with every row that holds it. */
export interface UnmappedWord {
  readonly field: string;
  /** Its key in Template.valueMaps. */
  readonly key: string;
  /** As the sheet shows it first. */
  readonly word: string;
  readonly count: number;
  /** Zero-based sheet rows, from top to bottom. */
  readonly rows: readonly number[];
  /** The first cell that holds it. */
  readonly cell: CellRef;
  /** What of Kiva's comes near, nearest first. */
  readonly near: readonly string[];
  /** What she once said it means, where Kiva has that no more. */
  readonly gone?: string;
}

const CODES: ReadonlySet<FindingCode> = new Set([
  'referenceNotFound',
  'referenceNear',
  'mappedValueGone',
  'genderUnclear',
  'yesNoUnclear',
  'termUnclear',
]);

/** A story in a column of names is no word: a template that held it could not be read again. */
const LONGEST_KEY = 200;

/** Whether a finding is about a word that a value map can give a meaning. */
export function isAboutWord({ code, row, cell, params }: Finding): boolean {
  const isPlaced = row !== undefined && cell !== undefined;
  return CODES.has(code) && isPlaced && String(params['word']).length <= LONGEST_KEY;
}

/** The distinct words, by field and key, that findings of a checked sheet are about; what stands most often comes first. */
export function unmappedWords(findings: readonly Finding[]): readonly UnmappedWord[] {
  const words = new Map<string, UnmappedWord & { readonly rows: number[] }>();
  for (const finding of findings) {
    const { field = '', cell, row, params } = finding;
    if (!isAboutWord(finding) || cell === undefined || row === undefined) continue;
    const key = String(params['word']);
    const known = words.get(`${field} ${key}`);
    if (known !== undefined) {
      known.rows.push(row);
      continue;
    }
    const near = ['near1', 'near2', 'near3'].map((name) => String(params[name] ?? '')).filter((name) => name !== '');
    const gone = finding.code === 'mappedValueGone' ? { gone: String(params['used']) } : {};
    words.set(`${field} ${key}`, {
      field,
      key,
      word: String(params['shown']),
      count: 0,
      rows: [row],
      cell,
      near,
      ...gone,
    });
  }
  return [...words.values()]
    .map((word) => ({ ...word, rows: [...new Set(word.rows)].sort((a, b) => a - b) }))
    .map((word) => ({ ...word, count: word.rows.length }))
    .sort((a, b) => b.count - a.count);
}

/** The findings with one for each distinct word, the first in the sheet: a list for people, where a check keeps them all. */
export function onePerWord(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    if (!isAboutWord(finding)) return true;
    const key = `${finding.field ?? ''} ${String(finding.params['word'])}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
