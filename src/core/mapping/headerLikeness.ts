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

interface Alias {
  readonly text: string;
  readonly concepts: HeaderConcepts;
  /** Absent concepts: it is known by its text alone. */
  readonly isComparable: boolean;
  readonly asks: boolean;
}

interface KeyWords {
  readonly aliases: readonly Alias[];
  /** Every concept that one of its aliases speaks of. */
  readonly atHome: ReadonlySet<string>;
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
const SAYS_LESS = 0.85;
/** What aliases of the same field speak of elsewhere is half as strange. */
const AT_HOME = 0.5;
const ALIKE_TEXT = 0.86;
/** A meaning that few of a field's aliases have and many of another's belongs to the other. */
const MOSTLY_ANOTHERS = 1 / 3;
const WITHOUT_BRACKETS = 0.98;
const ONE_OF_TWO_NAMES = 0.95;
const IMPLIED = 0.9;

let byKey: ReadonlyMap<string, KeyWords> | undefined;

/** The aliases of every key with what they speak of, made at first need: most sheets have plain headers. */
function keyWords(): ReadonlyMap<string, KeyWords> {
  if (byKey) return byKey;
  const keys = Object.keys(headerAliases.fields);
  const said = keys.map((key) => aliasesOf(key).map((text) => ({ text, concepts: headerConcepts(text) })));
  const counts = said.map((aliases) => {
    const count = new Map<string, number>();
    for (const { concepts } of aliases) count.set(idOf(concepts), (count.get(idOf(concepts)) ?? 0) + 1);
    return count;
  });
  const most = (id: string): number => Math.max(...counts.map((count) => count.get(id) ?? 0));
  byKey = new Map(
    keys.map((key, at) => {
      const aliases = (said[at] ?? []).map(({ text, concepts }): Alias => {
        const id = idOf(concepts);
        const isForeign = [...concepts.keys()].some((concept) => FOREIGN.has(concept));
        const isOwn = (counts[at]?.get(id) ?? 0) >= most(id) * MOSTLY_ANOTHERS;
        const asks = (AMBIGUOUS[text] ?? []).includes('ask');
        return { text, concepts, isComparable: isOwn && !isForeign, asks };
      });
      const atHome = new Set(aliases.flatMap(({ isComparable, concepts }) => (isComparable ? [...concepts.keys()] : [])));
      return [key, { aliases, atHome }] as const;
    }),
  );
  return byKey;
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
  for (const [key, { aliases, atHome }] of keyWords()) {
    let best: HeaderLikeness = { score: 0, asks: false };
    for (const alias of aliases) {
      const asConcepts = alias.isComparable
        ? Math.max(...views.map(({ concepts, trust }) => trust * shared(concepts, alias.concepts, atHome)))
        : 0;
      const score = Math.max(asConcepts, alikeText(normalised, alias.text));
      if (score > best.score || (score === best.score && alias.asks)) best = { score, asks: alias.asks };
    }
    if (best.score > 0) likely.set(key, { score: best.score, asks: best.asks || isDoubtful });
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
    .filter(({ concepts }) => concepts.size > 0 && !concepts.has(implied))
    .map(({ concepts, trust }) => ({ concepts: new Map([...concepts, [implied, 1]]), trust: trust * IMPLIED }));
  return [...views, ...completed];
}

/** The weight of what both speak of, by the weight of all that either does. */
function shared(ours: HeaderConcepts, theirs: HeaderConcepts, atHome: ReadonlySet<string>): number {
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
  if (a.length < 6 || Math.abs(a.length - b.length) > 2) return 0;
  const alike = likeness(a, b);
  return alike >= ALIKE_TEXT ? alike : 0;
}
