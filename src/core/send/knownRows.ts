import { RECORD_KINDS } from '../catalogue';
import type { RecordKind } from '../catalogue/recordKind';
import type { KnownFact } from '../relayProtocol/messages';
import { rowsOfFact } from '../submission/facts';
import type { Submission, SubmissionRow } from '../submission/submission';
import { waitsForGroup } from './judgeRecord';
import type { ChangedRow, SkippedRow, SkipReason } from './plan';

/** A submission's rows after the sent register looked at them. */
export interface SortedRows {
  readonly skipped: readonly SkippedRow[];
  readonly changed: readonly ChangedRow[];
  /** Places of the rows that nobody knows and that may go out. */
  readonly rest: readonly number[];
}

const REASONS: Readonly<Record<KnownFact['state'], SkipReason>> = {
  accepted: 'accepted',
  rowRefused: 'rowRefused',
  unknown: 'unknown',
  working: 'unsettled',
};

/** The most telling first: one row can meet several claims of its loan. */
const TELLING: readonly KnownFact['state'][] = ['accepted', 'rowRefused', 'unknown', 'working'];

/** Which rows of a submission stay at home and why, by what the register knows of them; in the order of its rows. */
export function knownRows(submission: Submission, facts: readonly KnownFact[]): SortedRows {
  const { kind, rows } = submission;
  const byPlace = new Map<number, KnownFact>();
  for (const fact of facts) {
    for (const place of rowsOfFact(submission, fact.at)) {
      const other = byPlace.get(place);
      if (other === undefined || rank(fact) < rank(other)) byPlace.set(place, fact);
    }
  }
  const skipped: SkippedRow[] = [];
  const changed: ChangedRow[] = [];
  const rest: number[] = [];
  rows.forEach((row, place) => {
    const fact = byPlace.get(place);
    const rule = fact && changeRule(RECORD_KINDS[kind], fact);
    if (fact === undefined) rest.push(place);
    else if (rule === undefined) skipped.push(skippedRow(row, fact));
    else changed.push(changedRow(row, fact, rule));
  });
  const [holding] = [...skipped, ...changed];
  if (submission.groupIds === undefined || holding === undefined) return { skipped, changed, rest };
  const waiting = rest.flatMap((place) => rows[place] ?? []).map((row) => waitsForGroup(row, holding.at));
  return { skipped: [...skipped, ...waiting], changed, rest: [] };
}

function rank({ state, same }: KnownFact): number {
  return TELLING.indexOf(state) + (same ? 0 : TELLING.length);
}

/** Undefined where there is nothing for a person to decide. */
function changeRule({ whenChanged }: RecordKind, { state, same }: KnownFact): ChangedRow['rule'] | undefined {
  if (same || whenChanged === 'new') return undefined;
  return state === 'accepted' ? whenChanged : undefined;
}

function skippedRow({ row, key }: SubmissionRow, { state, since, reference }: KnownFact): SkippedRow {
  return { row, key, reason: REASONS[state], at: since, reference, warned: false };
}

function changedRow(
  { row, key }: SubmissionRow,
  { since, reference, submissionId }: KnownFact,
  rule: ChangedRow['rule'],
): ChangedRow {
  return { row, key, rule, at: since, reference, submissionId };
}
