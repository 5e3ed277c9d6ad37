import type { RecordKind } from '../catalogue/recordKind';
import type { SnapshotColumn } from '../cell/snapshot';
import { headerReader, type HeaderMeaning } from './aliasIndex';
import { normaliseHeader } from './normaliseHeader';

/** sure: bind it; ask: a header that can mean several things is shown to the person with the reason. */
export interface Suggestion {
  readonly field: string;
  readonly column: SnapshotColumn;
  readonly confidence: 'sure' | 'ask';
  /** Code with words under `mapping.reason.<reason>`. */
  readonly reason: 'alias' | 'ambiguous' | 'repeatedHeader';
}

interface Candidate extends HeaderMeaning {
  readonly column: SnapshotColumn;
}

/**
 * Proposes columns for the fields it can: one column a field (several where a field repeats, in the order of their
 * numbers) and one field a column. Row filters are never proposed: our own status column has the same name.
 */
export function suggestMapping(columns: readonly SnapshotColumn[], kind: RecordKind): readonly Suggestion[] {
  const meaningsOf = headerReader(kind);
  const candidates = columns.flatMap((column) =>
    meaningsOf(column.header)
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
      const chosen = field.repeats === true ? numbered(found) : found.slice(0, 1);
      if (chosen.length === 0) continue;
      for (const { column } of chosen) usedColumns.add(column.column);
      suggestions.set(
        field.id,
        chosen.map((candidate) => suggestionOf(candidate, field.repeats === true ? [] : found)),
      );
    }
  }
  return kind.fields.flatMap((field) => suggestions.get(field.id) ?? []);
}

function numbered(found: readonly Candidate[]): readonly Candidate[] {
  return [...found].sort((a, b) => (a.ordinal ?? 1) - (b.ordinal ?? 1) || a.column.column - b.column.column);
}

function suggestionOf({ field, column, asks }: Candidate, rivals: readonly Candidate[]): Suggestion {
  const header = normaliseHeader(column.header);
  const isRepeated = rivals.some(
    (rival) => rival.column.column !== column.column && normaliseHeader(rival.column.header) === header,
  );
  const reason = isRepeated ? 'repeatedHeader' : asks || rivals.length > 1 ? 'ambiguous' : 'alias';
  return { field: field.id, column, confidence: reason === 'alias' ? 'sure' : 'ask', reason };
}
