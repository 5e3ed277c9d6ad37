import type { BlankAmount } from '../mapping/template';
import type { RecordDraft } from './checkSheet';
import { findingOf, type Finding } from './finding';
import type { ReadRecords } from './readRecords';
import type { LeftOutRow } from './sortRows';

/** Blank amounts become what the person said, or stay one question for the whole sheet; a blank is never 0 by itself. */
export function answerBlanks(
  { records, blanks }: ReadRecords,
  answer: BlankAmount | undefined,
): {
  readonly records: readonly RecordDraft[];
  readonly findings: readonly Finding[];
  readonly leftOut: readonly LeftOutRow[];
} {
  const [first] = blanks;
  if (first === undefined) return { records, findings: [], leftOut: [] };
  const { field, column, key } = first.column;
  const rows = new Set(blanks.map(({ row }) => row));
  switch (answer) {
    case undefined: {
      const place = { cell: { row: first.row, column }, field: field.id };
      const params = { field: field.id, count: blanks.length };
      return { records, findings: [findingOf('amountBlank', 'question', place, params)], leftOut: [] };
    }
    case 'leaveOut':
      return {
        records: records.filter(({ row }) => !rows.has(row)),
        findings: [],
        leftOut: blanks.map(({ row }) => ({ row, reason: 'blankAmount' })),
      };
    case 'reportZero':
      return {
        records: records.map((record) =>
          rows.has(record.row)
            ? { ...record, values: new Map([...record.values, [key, { value: 0, cell: { row: record.row, column } }]]) }
            : record,
        ),
        findings: [],
        leftOut: [],
      };
  }
}
