import { plainWords } from './plainWords';

/** Key of a person's word in a template's value maps: its plain words, or the signs themselves where it has no letter ("♀"). */
export function wordKey(word: string): string {
  const plain = plainWords(word);
  return plain === '' ? word.trim() : plain;
}
