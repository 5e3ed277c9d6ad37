import type { RecordKind } from '../catalogue/recordKind';
import type { SnapshotColumn } from '../cell/snapshot';
import { headerReader, type HeaderMeaning } from './aliasIndex';
import { joinedMeanings } from './joinedMeanings';
import { normaliseHeader } from './normaliseHeader';
import { repeatedColumns, type RepeatedColumn } from './repeatedColumns';

/** sure: bind it; ask: a header that can mean several things is shown to the person with the reason. */
export interface Suggestion {
  readonly field: string;
  readonly column: SnapshotColumn;
  /** Which of the repeating columns it is, counted from 1; absent for fields that do not repeat. */
  readonly index?: number;
  readonly confidence: 'sure' | 'ask';
  /** Code with words under `mapping.reason.<reason>`. */
  readonly reason: 'alias' | 'ambiguous' | 'repeatedHeader';
}

interface Candidate extends HeaderMeaning {
  readonly column: SnapshotColumn;
}

/**
 * Proposes columns for the fields it can: one column a field (several where a field repeats, each with its number) and one field a column. Row filters are never proposed: our own status column has the same name.
 */
export function suggestMapping(columns: readonly SnapshotColumn[], kind: RecordKind): readonly Suggestion[] {
  const meaningsOf = joinedMeanings(headerReader(kind));
  const candidates = columns.flatMap((column) =>
    meaningsOf(column)
      .filter(({ field }) => field.kind !== 'filter')
      .map((meaning): Candidate => ({ ...meaning, column })),
  );
  const usedColumns = new Set<number>();
  const suggestions = new Map<string, readonly Suggestion[]>();
  // Sure headers take their field first, so that a doubtful one never pushes them aside.
  for (const asks of [false, true]) {
    for (const field of kind.fields) {
      // A doubtful header is worth a question only where its answer is sent.
      if (suggestions.has(field.id) || (asks && field.path === undefined)) continue;
      const found = candidates.filter(
        (candidate) =>
          candidate.field === field && candidate.asks === asks && !usedColumns.has(candidate.column.column),
      );
      const chosen =
        field.repeats === true
          ? repeatedColumns(found).map(repeatedSuggestion)
          : found.slice(0, 1).map((candidate) => suggestionOf(candidate, found));
      if (chosen.length === 0) continue;
      for (const { column } of chosen) usedColumns.add(column.column);
      suggestions.set(field.id, chosen);
    }
  }
  const proposed = kind.fields.flatMap((field) => suggestions.get(field.id) ?? []);
  return askAboutLone(kind, proposed, candidates);
}

function repeatedSuggestion({ field, column, index, isRepeated }: RepeatedColumn<Candidate>): Suggestion {
  const confidence = isRepeated ? 'ask' : 'sure';
  return { field: field.id, column, index, confidence, reason: isRepeated ? 'repeatedHeader' : 'alias' };
}

/**
 * A "Principal" without a number and without an instalment date beside it is rather the loan's own: headers without
 * numbers are sure only where at least two of the repeating fields have columns, and equally many.
 */
function askAboutLone(
  kind: RecordKind,
  suggestions: readonly Suggestion[],
  candidates: readonly Candidate[],
): readonly Suggestion[] {
  const numbered = new Set(candidates.flatMap(({ ordinal, column }) => (ordinal === undefined ? [] : [column.column])));
  const repeating = kind.fields.filter(({ repeats }) => repeats === true);
  const counts = repeating
    .map(({ id }) => suggestions.filter(({ field }) => field === id).length)
    .filter((count) => count > 0);
  if (counts.length > 1 && counts.every((count) => count === counts[0])) return suggestions;
  const isLone = ({ index, column }: Suggestion): boolean => index !== undefined && !numbered.has(column.column);
  return suggestions.map((one) => (isLone(one) ? { ...one, confidence: 'ask', reason: 'ambiguous' } : one));
}

function suggestionOf({ field, column, asks }: Candidate, rivals: readonly Candidate[]): Suggestion {
  const header = normaliseHeader(column.header);
  const isRepeated = rivals.some(
    (rival) => rival.column.column !== column.column && normaliseHeader(rival.column.header) === header,
  );
  const reason = isRepeated ? 'repeatedHeader' : asks || rivals.length > 1 ? 'ambiguous' : 'alias';
  return { field: field.id, column, confidence: reason === 'alias' ? 'sure' : 'ask', reason };
}
