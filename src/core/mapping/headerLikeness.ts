import headerAliases from '../catalogue/headerAliases.json';
import { likeness } from '../reference/likeness';
import { aliasesOf } from './aliasIndex';
import { headerConcepts, type HeaderConcepts } from './headerConcepts';
import headerWords from './headerWords.json';
import { normaliseHeader } from './normaliseHeader';

/** How much a header resembles a key of headerAliases.json, 0 to 1; `asks`: what it says can mean something else. */
export interface HeaderLikeness {
  readonly score: number;
  readonly asks: boolean;
}

interface Meaning {
  readonly key: string;
  readonly concepts: HeaderConcepts;
  readonly asks: boolean;
  /** Every concept that one of its key's aliases speaks of. */
  readonly atHome: ReadonlySet<string>;
}

interface AliasText {
  readonly key: string;
  readonly text: string;
  readonly asks: boolean;
}

interface AliasIndex {
  /** What the aliases of a key mean, each meaning once; those that are rather another key's are known by their text alone. */
  readonly byConcept: ReadonlyMap<string, readonly Meaning[]>;
  readonly byLength: ReadonlyMap<number, readonly AliasText[]>;
}

interface View {
  readonly concepts: HeaderConcepts;
  readonly trust: number;
}

const WEIGHTS: Readonly<Record<string, number>> = headerWords.weights;
const FOREIGN: ReadonlySet<string> = new Set(headerWords.foreign);
const DOUBTFUL: readonly string[] = headerWords.doubtful;
const DOUBTFUL_WITHOUT: readonly (readonly [string, string])[] = Object.entries(headerWords.doubtfulWithout);
const AMBIGUOUS: Readonly<Record<string, readonly string[]>> = headerAliases.ambiguous;

const UNKNOWN_WORD = 0.8;
/** Long headers are sentences: their many other words say little. */
const WORD_IN_SENTENCE = 0.3;
const SENTENCE = 4;
const LONE_DIGITS = 0.3;
/** Another person's, another date's, a rate: a header that speaks of it is hardly about the field. */
const FOREIGN_COST = 2;
/** "Date" alone is no "disbursal date": what a header leaves out is not understood. */
const SAYS_LESS = 0.7;
/** What aliases of the same field speak of elsewhere is half as strange. */
const AT_HOME = 0.5;
const ALIKE_TEXT = 0.86;
const LENGTHS_APART = 2;
/** A meaning that few of a field's aliases have and many of another's belongs to the other. */
const MOSTLY_ANOTHERS = 1 / 3;
const WITHOUT_BRACKETS = 0.98;
const ONE_OF_TWO_NAMES = 0.95;
const IMPLIED = 0.9;
const ENOUGH = 0.45;

let made: AliasIndex | undefined;

/** Made at first need: most sheets have plain headers. */
function aliasIndex(): AliasIndex {
  made ??= makeIndex();
  return made;
}

function makeIndex(): AliasIndex {
  const said = Object.keys(headerAliases.fields).map((key) =>
    aliasesOf(key).map((text) => {
      const concepts = headerConcepts(text);
      return { key, text, concepts, id: idOf(concepts), asks: (AMBIGUOUS[text] ?? []).includes('ask') };
    }),
  );
  const counts = said.map((aliases) => {
    const count = new Map<string, number>();
    for (const { id } of aliases) count.set(id, (count.get(id) ?? 0) + 1);
    return count;
  });
  const most = (id: string): number => Math.max(...counts.map((count) => count.get(id) ?? 0));
  const meanings = said.flatMap((aliases, at) => {
    const own = aliases.filter(
      ({ id, concepts }) =>
        (counts[at]?.get(id) ?? 0) >= most(id) * MOSTLY_ANOTHERS &&
        ![...concepts.keys()].some((concept) => FOREIGN.has(concept)),
    );
    const atHome = new Set(own.flatMap(({ concepts }) => [...concepts.keys()]));
    const asking = new Set(own.filter(({ asks }) => asks).map(({ id }) => id));
    return [...new Map(own.map((alias) => [alias.id, alias])).values()].map(({ key, concepts, id }): Meaning => ({
      key,
      concepts,
      asks: asking.has(id),
      atHome,
    }));
  });
  const texts: readonly AliasText[] = said.flat();
  return {
    byConcept: grouped(meanings, ({ concepts }) => [...concepts.keys()]),
    byLength: grouped(texts, ({ text }) => [text.length]),
  };
}

function grouped<Of, Key>(all: readonly Of[], keysOf: (one: Of) => readonly Key[]): ReadonlyMap<Key, readonly Of[]> {
  const groups = new Map<Key, Of[]>();
  for (const one of all) {
    for (const key of keysOf(one)) {
      const group = groups.get(key);
      if (group) group.push(one);
      else groups.set(key, [one]);
    }
  }
  return groups;
}

function idOf(concepts: HeaderConcepts): string {
  return [...concepts.keys()].sort().join(' ');
}

/**
 * How much a header resembles each key of headerAliases.json; keys that it does not resemble are left out. `implied` is
 * what the column's cells speak of ("date", "amount", "number") where the header does not say it.
 */
export function headerLikeness(header: string, implied?: string): ReadonlyMap<string, HeaderLikeness> {
  const views = viewsOf(header, implied);
  const normalised = normaliseHeader(header);
  const isDoubtful = isDoubtfulHeader(header);
  const likely = new Map<string, HeaderLikeness>();
  const consider = (key: string, score: number, asks: boolean): void => {
    const best = likely.get(key);
    if (score === 0 || (best && (best.score > score || (best.score === score && best.asks)))) return;
    likely.set(key, { score, asks: asks || isDoubtful });
  };
  const { byConcept, byLength } = aliasIndex();
  for (const { concepts, trust } of views) {
    for (const concept of concepts.keys()) {
      for (const meaning of byConcept.get(concept) ?? []) {
        consider(meaning.key, trust * shared(concepts, meaning), meaning.asks);
      }
    }
  }
  for (let length = normalised.length - LENGTHS_APART; length <= normalised.length + LENGTHS_APART; length++) {
    for (const { key, text, asks } of byLength.get(length) ?? []) consider(key, alikeText(normalised, text), asks);
  }
  return likely;
}

/** Whether a header speaks of what people mean differently: a number of the government's, an amount that was asked for, or paid with its interest. */
export function isDoubtfulHeader(header: string): boolean {
  const concepts = headerConcepts(header);
  return (
    DOUBTFUL.some((concept) => concepts.has(concept)) ||
    DOUBTFUL_WITHOUT.some(([concept, other]) => concepts.has(concept) && !concepts.has(other))
  );
}

/** Whether a header speaks of another person, a rate, a remark: something that no field is about. */
export function speaksOfOthers(header: string): boolean {
  return [...headerConcepts(header).keys()].some((concept) => FOREIGN.has(concept));
}

/** The header whole, without what stands in brackets, and each of two names that a stroke parts. */
function viewsOf(header: string, implied: string | undefined): readonly View[] {
  const plain = header.replace(/[([{][^)\]}]*[)\]}]?/g, ' ');
  const names = plain.split(/[/|;:=]| [-–] /).filter((part) => normaliseHeader(part).length > 2);
  const texts: (readonly [string, number])[] = [[header, 1]];
  if (plain !== header) texts.push([plain, WITHOUT_BRACKETS]);
  if (names.length > 1) texts.push(...names.map((name) => [name, ONE_OF_TWO_NAMES] as const));
  const views = texts.map(([text, trust]): View => ({ concepts: headerConcepts(text), trust }));
  if (implied === undefined) return views;
  const completed = views
    .filter(({ concepts }) => !concepts.has(implied) && [...concepts.keys()].some(saysEnough))
    .map(({ concepts, trust }) => ({ concepts: new Map([...concepts, [implied, 1]]), trust: trust * IMPLIED }));
  return [...views, ...completed];
}

/** Whether a word narrows down what a column of dates, amounts or numbers is: "loan" does, "internal" or "original" does not. */
function saysEnough(concept: string): boolean {
  return weightOf(concept, 0) >= ENOUGH;
}

/** The weight of what both speak of, by the weight of all that either does. */
function shared(ours: HeaderConcepts, { concepts: theirs, atHome }: Meaning): number {
  const unknown = ours.size >= SENTENCE ? WORD_IN_SENTENCE : UNKNOWN_WORD;
  let both = 0;
  let all = 0;
  for (const [concept, trust] of ours) {
    const weight = weightOf(concept, unknown);
    if (theirs.has(concept)) {
      both += weight * trust;
      all += weight;
    } else {
      all += FOREIGN.has(concept) ? FOREIGN_COST : atHome.has(concept) ? weight * AT_HOME : weight;
    }
  }
  for (const concept of theirs.keys()) if (!ours.has(concept)) all += weightOf(concept, UNKNOWN_WORD);
  if (all === 0) return 0;
  const saysLess = ours.size < theirs.size && [...ours.keys()].every((concept) => theirs.has(concept));
  return (both / all) * (saysLess ? SAYS_LESS : 1);
}

function weightOf(concept: string, unknown: number): number {
  if (!concept.startsWith('=')) return WEIGHTS[concept] ?? 1;
  return /^=\d+$/.test(concept) ? LONE_DIGITS : unknown;
}

/** Counts only texts that are nearly the same: one letter differs in eight. */
function alikeText(a: string, b: string): number {
  if (a.length < 6) return 0;
  const alike = likeness(a, b);
  return alike >= ALIKE_TEXT ? alike : 0;
}
