import { isCurrencyAfter, isCurrencyBefore } from '../cell/currencyWords';
import { likeness } from '../reference/likeness';
import headerWords from './headerWords.json';
import { normaliseHeader } from './normaliseHeader';

/** What a header speaks of: concepts of headerWords.json, or "=word" for a word that is not there, and how surely (0 to 1). */
export type HeaderConcepts = ReadonlyMap<string, number>;

const WORDS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...Object.entries(headerWords.words).flatMap(([concept, words]) =>
    words.split(' ').map((word) => [word, [concept]] as [string, readonly string[]]),
  ),
  ...Object.entries(headerWords.compound).map(
    ([word, concepts]) => [word, concepts.split(' ')] as [string, readonly string[]],
  ),
]);
const DENIED: ReadonlySet<string> = new Set(headerWords.denied.split(' '));
const KNOWN: readonly string[] = [...WORDS.keys()];
const DROPPED: ReadonlySet<string> = new Set(headerWords.dropped.split(' '));
const PHRASES = headerWords.phrases.map(({ pattern, means }) => ({
  pattern: new RegExp(`(?<![^ ])(?:${pattern})(?![^ ])`, 'g'),
  marks: means
    .split(' ')
    .map((concept) => `@${concept}`)
    .join(' '),
}));

/** Less sure than a word that is spelled out, in this order of trust. */
const GLUED = 0.97;
const CUT_SHORT = 0.93;
const MISSPELLED = 0.93;
const CONSONANTS = 0.85;
const ALIKE_ENOUGH = 0.8;

/** The concepts of a header: "FechaDesemb." and "disbursment_date" both speak of a date and of disbursing. */
export function headerConcepts(header: string): HeaderConcepts {
  const before = understood.get(header);
  if (before) return before;
  if (understood.size >= MOST_REMEMBERED) understood.clear();
  const concepts = conceptsOf(header);
  understood.set(header, concepts);
  return concepts;
}

/** The same header is looked at for every kind of record and many times over. */
const understood = new Map<string, HeaderConcepts>();
const MOST_REMEMBERED = 5000;

function conceptsOf(header: string): HeaderConcepts {
  const apart = header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  const phrased = PHRASES.reduce(
    (text, { pattern, marks }) => text.replace(pattern, marks),
    normaliseHeader(apart).replace(/(\p{L})(\d)/gu, '$1 $2'),
  );
  const tokens = phrased.split(' ').filter((token) => token !== '');
  const concepts = new Map<string, number>();
  tokens.forEach((token, at) => {
    // "No" is a number's sign or a denial, told by what follows.
    if (DENIED.has(tokens[at - 1] ?? '')) return;
    const denies = (token === 'no' || token === 'n') && tokens[at + 1] === '@pictured';
    const [named, trust] = denies ? [['absent'], 1] : meaningOf(token);
    for (const concept of named) concepts.set(concept, Math.max(trust, concepts.get(concept) ?? 0));
  });
  return concepts;
}

type Meaning = readonly [readonly string[], number];

function meaningOf(token: string): Meaning {
  if (token.startsWith('@')) return [[token.slice(1)], 1];
  if (DENIED.has(token)) return [[], 1];
  const known = WORDS.get(token) ?? WORDS.get(token.replace(/e?s$/, ''));
  if (known) return [known, 1];
  if (DROPPED.has(token) || isCurrency(token)) return [[], 1];
  const glued = token.length >= 6 ? parted(token) : undefined;
  if (glued) return [glued, GLUED];
  const short = token.length >= 3 ? agreed(KNOWN.filter((word) => word.startsWith(token))) : undefined;
  if (short) return [short, CUT_SHORT];
  const misspelled = token.length >= 5 ? closest(token) : undefined;
  if (misspelled) return [misspelled, MISSPELLED];
  const consonants = /^[^aeiou\d]{3,}$/.test(token) ? agreed(KNOWN.filter((word) => skips(token, word))) : undefined;
  return consonants ? [consonants, CONSONANTS] : [[`=${token}`], 1];
}

function isCurrency(token: string): boolean {
  return token.length > 1 && (isCurrencyBefore(token) || isCurrencyAfter(token));
}

/** A token as words without a space between them; undefined when no words of three letters or more make it up. */
function parted(token: string): readonly string[] | undefined {
  const parts: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= token.length; end++) {
    for (let start = 0; start < end && parts[end] === undefined; start++) {
      const before = parts[start];
      const word = token.slice(start, end);
      const isWord = word.length >= 3 || word === 'id' || (word.length === 2 && DROPPED.has(word) && start > 0);
      const meant = isWord ? (WORDS.get(word) ?? (DROPPED.has(word) ? [] : undefined)) : undefined;
      if (before && meant) parts[end] = [...before, ...meant];
    }
  }
  const whole = parts[token.length];
  return whole === undefined || whole.length === 0 ? undefined : whole;
}

/** What all of some words mean; undefined when they differ. */
function agreed(words: readonly string[]): readonly string[] | undefined {
  const meanings = new Map(words.map((word) => [WORDS.get(word)?.join(' '), WORDS.get(word)]));
  return meanings.size === 1 ? [...meanings.values()][0] : undefined;
}

function closest(token: string): readonly string[] | undefined {
  let best: { readonly word: string; readonly alike: number } | undefined;
  for (const word of KNOWN) {
    if (word.length < 5 || word[0] !== token[0] || Math.abs(word.length - token.length) > 2) continue;
    const alike = likeness(token, word);
    if (alike >= ALIKE_ENOUGH && alike > (best?.alike ?? 0)) best = { word, alike };
  }
  return best && WORDS.get(best.word);
}

/** Whether a word without some of its letters is the token: "dsmb" skips through "desembolso". */
function skips(token: string, word: string): boolean {
  if (word[0] !== token[0] || word.length < token.length + 2) return false;
  let at = 0;
  for (const letter of word) if (letter === token[at]) at += 1;
  return at === token.length;
}
