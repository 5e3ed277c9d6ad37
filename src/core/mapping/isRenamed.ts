import { likeness } from '../reference/likeness';
import type { headerReader } from './aliasIndex';
import { normaliseHeader } from './normaliseHeader';
import type { Binding } from './template';

/** Least likeness of two headers that may be one that was written anew. */
const ALIKE = 0.75;

/** What headers mean for one kind of record. */
export type HeaderMeanings = ReturnType<typeof headerReader>;

/**
 * Whether a header may be a binding's under another name: it names the same field, or names none and is nearly the same
 * word for word. Numbers must agree, since "Date 1" and "Date 2" are never one column.
 */
export function isRenamed(
  binding: Pick<Binding, 'field' | 'header' | 'index'>,
  header: string,
  meaningsOf: HeaderMeanings,
): boolean {
  const [before, now] = [normaliseHeader(binding.header), normaliseHeader(header)];
  if (before === '' || now === '') return false;
  const meanings = meaningsOf(header);
  if (meanings.length > 0) {
    const same = meanings.find(({ field }) => field.id === binding.field);
    return same !== undefined && (same.ordinal === undefined || same.ordinal === (binding.index ?? 1));
  }
  if (numbersIn(before) !== numbersIn(now)) return false;
  return likeness(before, now) >= ALIKE || holdsWords(before, now) || holdsWords(now, before);
}

function numbersIn(words: string): string {
  return (words.match(/\d+/g) ?? []).join(' ');
}

/** "Amount paid" in "Amount paid KES"; a single word says too little. */
function holdsWords(longer: string, shorter: string): boolean {
  const words = shorter.split(' ');
  const all = new Set(longer.split(' '));
  return words.length > 1 && words.every((word) => all.has(word));
}
