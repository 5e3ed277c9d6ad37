import type { RecordKind } from '../catalogue/recordKind';
import type { SubmissionRow } from '../submission/submission';
import { judgeFact, type FactVerdict } from './judgeFact';
import type { LedgerIndex } from './ledgerIndex';
import type { ChangedRow, SkippedRow } from './plan';
import type { SendContext } from './planSend';

/** What becomes of a record's rows: all of them go, or none does. */
export interface JudgedRecord {
  readonly goes: readonly SubmissionRow[];
  readonly skipped: readonly SkippedRow[];
  readonly changed: readonly ChangedRow[];
}

/**
 * Judges a record by the past of each of its rows. A group loan is one loan: where one of its borrowers' loans went out
 * before, or may have, the whole group stays at home.
 */
export function judgeRecord(
  kind: RecordKind,
  rows: readonly SubmissionRow[],
  index: LedgerIndex,
  { laterReport, second }: Pick<SendContext, 'laterReport' | 'second'>,
): JudgedRecord {
  const skipped: SkippedRow[] = [];
  const changed: ChangedRow[] = [];
  const goes: SubmissionRow[] = [];
  for (const row of rows) {
    const judged = judgeFact(kind, index.pastOf(row), row, { laterReport, second: second?.has(row.key) ?? false });
    if (judged.verdict === 'goes') goes.push(judged.despite.length === 0 ? row : { ...row, despite: judged.despite });
    else if (judged.verdict === 'skipped') skipped.push(skippedRow(row, judged));
    else changed.push(changedRow(row, judged));
  }
  const holding = [...skipped, ...changed][0];
  if (holding === undefined) return { goes, skipped, changed };
  return { goes: [], skipped: [...skipped, ...goes.map((row) => waitsForGroup(row, holding.at))], changed };
}

/** A row of a group loan that stays at home for the sake of another. */
export function waitsForGroup({ row, key }: Pick<SubmissionRow, 'row' | 'key'>, at: string): SkippedRow {
  return { row, key, reason: 'groupWaits', at, reference: '', warned: false };
}

function skippedRow(
  { row, key }: SubmissionRow,
  { reason, past }: Extract<FactVerdict, { verdict: 'skipped' }>,
): SkippedRow {
  const { at, reference, warned, reviewLink, kivasWords, found } = past;
  const said = { ...(reviewLink && { reviewLink }), ...(kivasWords !== undefined && { kivasWords }) };
  return { row, key, reason, at, reference, warned, ...said, ...(found && { found }) };
}

function changedRow(
  { row, key }: SubmissionRow,
  { rule, past: { at, reference, submissionId } }: Extract<FactVerdict, { verdict: 'changed' }>,
): ChangedRow {
  return { row, key, rule, at, reference, submissionId };
}
