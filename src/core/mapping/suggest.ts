import type { Field } from '../catalogue/field';
import type { RecordKind } from '../catalogue/recordKind';
import type { SnapshotColumn } from '../cell/snapshot';
import { assign } from './assign';
import { candidateFinder, type Candidate, type SheetHints, type SuggestionReason } from './candidates';
import { normaliseHeader } from './normaliseHeader';
import { repeatedColumns, type RepeatedColumn } from './repeatedColumns';

/** sure: bind it; ask: a doubtful one is shown to the person with the reason. */
export interface Suggestion {
  readonly field: string;
  readonly column: SnapshotColumn;
  /** Which of the repeating columns it is, counted from 1; absent for fields that do not repeat. */
  readonly index?: number;
  readonly confidence: 'sure' | 'ask';
  /** How well column and field go together, 0 to 1. */
  readonly certainty: number;
  /** Code with words under `mapping.reason.<reason>`. */
  readonly reason: SuggestionReason;
}

const SURE: ReadonlySet<SuggestionReason> = new Set(['alias', 'similar', 'remembered']);
/** A field or a column that comes this near is a rival: the person decides. */
const MARGIN = 0.1;
/** A field that is not sent yields its column to one that is. */
const KEPT_BESIDE = 0.5;
/** A title says a gender, and an address a town, only where no column says it as such. */
const ALTERNATIVE_YIELDS = 0.3;
/** Between equals the field that is needed more gets the column. */
const NEED_COUNTS = { required: 0.002, advised: 0.001, optional: 0 } as const;

/**
 * Proposes columns for the fields of a kind as one assignment: one column a field (several where a field repeats, each
 * with its number) and one field a column, so that the sum is best. The order of the columns plays no part, but among
 * equal headers. Row filters are never proposed: our own status column has the same name.
 */
export function suggestMapping(
  columns: readonly SnapshotColumn[],
  kind: RecordKind,
  hints: SheetHints = {},
): readonly Suggestion[] {
  const candidatesOf = candidateFinder(kind, hints);
  const inOrder = [...columns].sort(byHeader);
  const found = inOrder.map((column) => candidatesOf(column).filter(isWorthwhile));
  const single = kind.fields.filter(({ repeats }) => repeats !== true);
  const repeating = found.map((candidates) => candidates.find(({ field }) => field.repeats === true));
  const gains = single.map((field) => {
    const candidatesHere = found.map((candidates) => candidates.find((one) => one.field === field));
    const isSaid = candidatesHere.some((one) => one !== undefined && one.isAlternative !== true);
    return candidatesHere.map((candidate, at) => {
      if (candidate === undefined) return 0;
      const score = candidate.score - (isSaid && candidate.isAlternative === true ? ALTERNATIVE_YIELDS : 0);
      const worth = score * (field.path === undefined ? KEPT_BESIDE : 1) + NEED_COUNTS[field.need];
      return Math.max(0, worth - (repeating[at]?.score ?? 0));
    });
  });
  const columnOf = assign(gains);
  const taken = new Map(
    single.flatMap((field, row) => {
      const at = columnOf[row];
      return at === undefined ? [] : [[at, field] as const];
    }),
  );
  const chosen = new Map<string, readonly Suggestion[]>();
  for (const [at, field] of taken) {
    chosen.set(field.id, [singleSuggestion(field, at, found, taken)]);
  }
  const left = repeating.filter((candidate, at) => candidate !== undefined && !taken.has(at)) as readonly Candidate[];
  for (const field of kind.fields.filter(({ repeats }) => repeats === true)) {
    const own = left.filter((candidate) => candidate.field === field);
    chosen.set(field.id, repeatedColumns(own).map(repeatedSuggestion));
  }
  return askAboutLone(
    kind,
    kind.fields.flatMap((field) => chosen.get(field.id) ?? []),
    left,
  );
}

/** A doubtful header is worth a question only where its answer is sent. */
function isWorthwhile({ field, reason }: Candidate): boolean {
  return field.path !== undefined || SURE.has(reason);
}

function byHeader(a: SnapshotColumn, b: SnapshotColumn): number {
  const [one, other] = [normaliseHeader(a.header), normaliseHeader(b.header)];
  return one < other ? -1 : one > other ? 1 : a.column - b.column;
}

function singleSuggestion(
  field: Field,
  at: number,
  found: readonly (readonly Candidate[])[],
  taken: ReadonlyMap<number, Field>,
): Suggestion {
  const own = found[at] ?? [];
  const chosen = own.find((candidate) => candidate.field === field) as Candidate;
  const free = new Set(taken.values());
  const otherFields = own.filter((one) => one.field !== field && !free.has(one.field));
  const otherColumns = found.flatMap((candidates, other) => {
    const rival = other === at ? undefined : candidates.find((one) => one.field === field);
    const kept = candidates.find((one) => one.field === taken.get(other));
    const yields = rival?.isAlternative === true && chosen.isAlternative !== true;
    return rival === undefined || yields || (kept !== undefined && kept.score >= rival.score) ? [] : [rival];
  });
  const header = normaliseHeader(chosen.column.header);
  const isRepeated = otherColumns.some(({ column }) => normaliseHeader(column.header) === header);
  const hasRival = [...otherFields, ...otherColumns].some(({ score }) => score > chosen.score - MARGIN);
  const reason = isRepeated ? 'repeatedHeader' : SURE.has(chosen.reason) && hasRival ? 'ambiguous' : chosen.reason;
  return suggestionOf(chosen, chosen.reason === 'remembered' && !isRepeated ? 'remembered' : reason);
}

function suggestionOf({ field, column, score }: Candidate, reason: SuggestionReason): Suggestion {
  const confidence = SURE.has(reason) ? 'sure' : 'ask';
  return { field: field.id, column, confidence, certainty: Math.min(1, Math.max(0, score)), reason };
}

function repeatedSuggestion({ index, isRepeated, ...candidate }: RepeatedColumn<Candidate>): Suggestion {
  return { ...suggestionOf(candidate, isRepeated ? 'repeatedHeader' : candidate.reason), index };
}

/**
 * A "Principal" without a number and without an instalment date beside it is rather the loan's own, or a transaction's:
 * headers without numbers are sure only where at least two of the repeating fields have columns, a date among them, and
 * equally many.
 */
function askAboutLone(
  kind: RecordKind,
  suggestions: readonly Suggestion[],
  candidates: readonly Candidate[],
): readonly Suggestion[] {
  const numbered = new Set(candidates.flatMap(({ ordinal, column }) => (ordinal === undefined ? [] : [column.column])));
  const repeating = kind.fields.filter(({ repeats }) => repeats === true);
  const had = repeating
    .map((field) => ({ field, count: suggestions.filter((one) => one.field === field.id).length }))
    .filter(({ count }) => count > 0);
  const isDated = had.some(({ field }) => field.kind === 'date');
  if (had.length > 1 && isDated && had.every(({ count }) => count === had[0]?.count)) return suggestions;
  const isLone = ({ index, column, reason }: Suggestion): boolean =>
    index !== undefined && !numbered.has(column.column) && reason !== 'remembered';
  return suggestions.map((one) => (isLone(one) ? { ...one, confidence: 'ask', reason: 'ambiguous' } : one));
}
