import type { RecordKind } from '../catalogue/recordKind';
import type { AmountMeaning } from '../mapping/template';
import type { BoundColumn } from './bindColumns';
import { findingOf, type Finding } from './finding';

/** Whether an empty cell of this field holds its row back. */
export function blocksEmpty({ need, id }: BoundColumn['field'], recordKey: readonly string[]): boolean {
  return need === 'required' || recordKey.includes(id);
}

/** What there is to say about one empty cell. */
export function emptyCell({ field, column }: BoundColumn, recordKey: readonly string[], row: number): Finding {
  const place = { row, cell: { row, column }, field: field.id };
  return blocksEmpty(field, recordKey)
    ? findingOf('requiredEmpty', 'error', place, { field: field.id })
    : findingOf('advisedEmpty', 'warning', place, { field: field.id });
}

/** One warning for a column that is empty in all of its rows. */
export function emptyColumn({ field: { id }, column }: BoundColumn, firstRow: number, count: number): Finding {
  const place = { cell: { row: firstRow, column }, field: id };
  return findingOf('advisedColumnEmpty', 'warning', place, { field: id, count });
}

/** Blank amounts stay one question for the whole sheet; a blank is never 0 by itself. `meaning` is what its column holds. */
export function blankQuestion(
  { blankQuestionField }: RecordKind,
  bound: readonly BoundColumn[],
  rows: readonly number[],
  meaning: AmountMeaning | undefined,
): readonly Finding[] {
  const [row] = rows;
  const asked = bound.find(({ field }) => field.id === blankQuestionField);
  if (row === undefined || asked === undefined) return [];
  const { field, column } = asked;
  const place = { cell: { row, column }, field: field.id };
  return [findingOf('amountBlank', 'question', place, { field: field.id, meaning: meaning ?? '', count: rows.length })];
}
