import type { Field } from '../catalogue/field';
import type { RecordKind } from '../catalogue/recordKind';
import type { SnapshotColumn } from '../cell/snapshot';
import { aliasesOf, headerReader } from './aliasIndex';
import { columnProfile, type ColumnProfile } from './columnProfile';
import { contentFit } from './contentFit';
import { headerLikeness, isDoubtfulHeader, speaksOfOthers, type HeaderLikeness } from './headerLikeness';
import { headerConcepts } from './headerConcepts';
import { hasTurningSign, isQualified } from './headerQualifier';
import { joinedMeanings } from './joinedMeanings';
import { normaliseHeader, numberedHeader } from './normaliseHeader';
import type { Correction } from './template';

/** Why a column is proposed for a field; words under `mapping.reason.<reason>`. */
export type SuggestionReason =
  'alias' | 'similar' | 'content' | 'ambiguous' | 'repeatedHeader' | 'remembered' | 'unlikeContent';

/** A field that a column may hold; `score` is comparable between columns and fields, about 1 where the header says it. */
export interface Candidate {
  readonly field: Field;
  readonly column: SnapshotColumn;
  readonly score: number;
  readonly reason: SuggestionReason;
  /** The number in the header of a repeating field. */
  readonly ordinal?: number;
  /** The header holds the field in another form (`Field.alternatives`): it yields to any that holds it as such. */
  readonly isAlternative?: boolean;
}

/** What is known of a sheet beside its headers. */
export interface SheetHints {
  /** The first displayed texts below a column's header, about fifty. */
  readonly textsOf?: (column: SnapshotColumn) => readonly string[];
  /** What she said of headers before, in this sheet or another. */
  readonly corrections?: readonly Correction[];
}

/** A header must say this much of a field before it is worth a question. */
const WORTH_ASKING = 0.5;
/** Cells that fit cannot make up for a header that says less. */
const LEAST_SAID = 0.47;
/** And this much before it is taken as said. */
const AS_GOOD_AS_SAID = 0.88;
/** Content that is known by itself counts as much as a weak header. */
const KNOWN_BY_CONTENT = 0.5;
const SCORE_OF_CONTENT = 0.57;
/** Beside a header that is an alias as it stands, what it resembles is a distant second. */
const ALIAS_LEADS = 0.25;
const ASKED_COSTS = 0.1;
/** Less than what makes it no rival any more. */
const DOUBT_COSTS = 0.05;
const SAYS_NOTHING = 0.4;
const UNLIKE = 0.57;
const MOST = 0.6;
/** A field that the header resembles so much less than another is not meant. */
const FAR_BEHIND = 0.15;

/** A look-up of the fields of a kind that a column may hold, best first; empty where it means nothing of Kiva's. */
export function candidateFinder(
  kind: RecordKind,
  { textsOf = () => [], corrections = [] }: SheetHints,
): (column: SnapshotColumn) => readonly Candidate[] {
  const meaningsOf = joinedMeanings(headerReader(kind));
  const fields = kind.fields.filter((field) => field.kind !== 'filter');
  const remembered = new Map(corrections.map(({ header, field }) => [normaliseHeader(header), field]));
  return (column) => {
    const header = normaliseHeader(column.header);
    const said = header === '' ? undefined : remembered.get(header);
    if (said === null) return [];
    const saidField = fields.find(({ id }) => id === said);
    if (saidField) {
      const ordinal = saidField.repeats === true ? numberedHeader(header)?.ordinal : undefined;
      return [{ field: saidField, column, score: 2, reason: 'remembered', ...(ordinal !== undefined && { ordinal }) }];
    }
    const profile = columnProfile(textsOf(column));
    const named = meaningsOf(column)
      .filter(({ field }) => field.kind !== 'filter')
      .map(({ field, ordinal, ...meaning }): Candidate => {
        const asks = meaning.asks || isDoubtfulHeader(column.header) || mayBeFullName(field, column, profile);
        // What stands above an alias ("No", then "Waiver") may turn it round.
        const isTurned = hasTurningSign(column.header) || (field.namedExactly === true && !isAlias(field, header));
        const fit = contentFit(field, profile);
        const reason = fit === -1 ? 'unlikeContent' : asks || isTurned ? 'ambiguous' : 'alias';
        const score = fit === -1 ? UNLIKE : 1 + nudge(fit) - (meaning.asks ? ASKED_COSTS : asks ? DOUBT_COSTS : 0);
        return { field, column, score, reason, ...(ordinal !== undefined && { ordinal }) };
      });
    const alike = likeCandidates(fields, column, profile)
      .filter(({ field }) => !named.some((one) => one.field === field))
      .map((one) =>
        named.some(({ reason }) => reason === 'alias') ? { ...one, score: one.score - ALIAS_LEADS } : one,
      );
    const found = [...named, ...alike];
    return (found.length > 0 ? found : contentCandidates(fields, column, profile)).sort((a, b) => b.score - a.score);
  };
}

function isAlias({ aliases }: Field, header: string): boolean {
  return aliasesOf(aliases).includes(header);
}

/** "Nom" and "Nombre" can hold the whole name. */
function mayBeFullName({ text }: Field, { header }: SnapshotColumn, { severalWords }: ColumnProfile): boolean {
  const concepts = headerConcepts(header);
  return text === 'name' && severalWords > MOST && !concepts.has('first') && !concepts.has('last');
}

function nudge(fit: number): number {
  return fit > 0 ? fit / 10 : fit / 2;
}

/** What the cells speak of by themselves, as a concept of headers. */
function impliedBy({ dates, money, ids, numbers }: ColumnProfile): string | undefined {
  if (dates > MOST) return 'date';
  if (money > MOST) return 'amount';
  return ids > MOST ? 'number' : numbers > MOST ? 'amount' : undefined;
}

function likeCandidates(fields: readonly Field[], column: SnapshotColumn, profile: ColumnProfile): Candidate[] {
  const implied = impliedBy(profile);
  const saysDate = headerConcepts(column.header).has('date');
  const whole = headerLikeness(column.header, implied);
  const numbered = numberedHeader(normaliseHeader(column.header));
  const parts = numbered?.bases.map((base) => headerLikeness(base, implied)) ?? [];
  const asksAlways = isQualified(column.header);
  const ours = new Set(fields.flatMap(({ aliases, alternatives = [] }) => [aliases, ...alternatives]));
  const scores = [...whole].map(([key, { score }]) => ({ key, score, isOurs: ours.has(key) }));
  const best = Math.max(0, ...scores.map(({ score }) => score));
  const elsewhere = Math.max(0, ...scores.map(({ score, isOurs }) => (isOurs ? 0 : score)));
  return fields.flatMap((field) => {
    const fit = contentFit(field, profile);
    if (fit === -1 || (saysDate && field.kind !== 'date')) return [];
    const isPart = field.repeats === true && numbered !== undefined;
    const views = isPart ? parts : [whole];
    const keys = [field.aliases, ...(field.alternatives ?? [])];
    const [like] = views
      .flatMap((view) => keys.flatMap((key, at) => likenessIn(view, key, at > 0)))
      .sort((a, b) => b.score - a.score);
    if (like === undefined) return [];
    if (!isPart && (like.score < elsewhere || like.score < best - FAR_BEHIND)) return [];
    const score = like.score + 2 * nudge(fit) - (like.asks ? ASKED_COSTS : 0);
    if (score < WORTH_ASKING || like.score < LEAST_SAID) return [];
    const isRatherAnothers =
      !isPart && scores.some(({ key, score: other }) => other > like.score && !keys.includes(key));
    const isDoubtful = asksAlways || like.asks || isRatherAnothers;
    const mustAsk = isDoubtful || field.namedExactly === true || mayBeFullName(field, column, profile);
    const reason = like.score >= AS_GOOD_AS_SAID && fit >= 0 && !mustAsk ? 'similar' : 'ambiguous';
    const ordinal = field.repeats === true ? numbered?.ordinal : undefined;
    const { isAlternative } = like;
    return [{ field, column, score, reason, isAlternative, ...(ordinal !== undefined && { ordinal }) }];
  });
}

/** Headers of an alternative are worth a question and no more. */
function likenessIn(
  view: ReadonlyMap<string, HeaderLikeness>,
  key: string,
  isAlternative: boolean,
): readonly (HeaderLikeness & { readonly isAlternative: boolean })[] {
  const like = view.get(key);
  return like === undefined ? [] : [{ score: like.score, asks: isAlternative || like.asks, isAlternative }];
}

/** Only where the header says nothing that is known: one that says something else is believed. */
function contentCandidates(fields: readonly Field[], column: SnapshotColumn, profile: ColumnProfile): Candidate[] {
  const fit = fields
    .filter((field) => field.repeats !== true && contentFit(field, profile) >= KNOWN_BY_CONTENT)
    .map((field): Candidate => ({ field, column, score: SCORE_OF_CONTENT, reason: 'content' }));
  if (fit.length === 0 || speaksOfOthers(column.header)) return [];
  const scores = [...headerLikeness(column.header).values()].map(({ score }) => score);
  return Math.max(0, ...scores) < SAYS_NOTHING ? fit : [];
}
