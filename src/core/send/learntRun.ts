import { RECORD_KINDS } from '../catalogue';
import type { Outcome } from '../kiva/outcome';
import type { KnownFact } from '../relayProtocol/messages';
import { rowsOfFact } from '../submission/facts';
import type { Submission, SubmissionRow } from '../submission/submission';
import type { LedgerRun, LedgerSubmission } from './ledgerRun';

type Row = LedgerSubmission['rows'][number];

/** A fact of the register's and the row that it is about. */
interface Met {
  readonly fact: KnownFact;
  readonly row: SubmissionRow;
}

/**
 * What the register said of other senders' submissions, as a run of its own: from then on it counts like what was sent
 * from here, its unknowns are cards and its changes are choices. Undefined where it told of nothing that is settled: a
 * call that runs now has no end to remember.
 */
export function learntRun(
  opened: LedgerRun,
  submission: Submission,
  facts: readonly KnownFact[],
  { runId, at }: { readonly runId: string; readonly at: string },
): LedgerRun | undefined {
  const bySubmission = new Map<string, Met[]>();
  for (const fact of facts) {
    if (fact.state === 'working') continue;
    const met = bySubmission.get(fact.submissionId) ?? [];
    for (const place of rowsOfFact(submission, fact.at)) {
      const row = submission.rows[place];
      // A group's own id and its borrowers' may both be known: each row is told of once.
      if (row !== undefined && !met.some((known) => known.row === row)) met.push({ fact, row });
    }
    if (met.length > 0) bySubmission.set(fact.submissionId, met);
  }
  if (bySubmission.size === 0) return undefined;
  const { version, kind, environment, partnerId, storeId, sheetId, templateId, mapping, month, currency } = opened;
  const { registerKey } = RECORD_KINDS[submission.kind];
  const submissions = [...bySubmission].map(([id, met]): LedgerSubmission => ({
    id,
    rows: met.map((one) => rowOf(one, registerKey === 'loanAndClient')),
    outcome: { at: met[0]?.fact.since ?? at, outcome: outcomeOf(met) },
  }));
  return {
    ...{ version, runId, kind, environment, partnerId, storeId, sheetId, templateId },
    ...(mapping !== undefined && { mapping }),
    ...(month !== undefined && { month }),
    ...(currency !== undefined && { currency }),
    startedAt: at,
    learnt: true,
    submissions,
  };
}

function rowOf({ fact, row }: Met, isNamedByClient: boolean): Row {
  const { key, fingerprint, content, loanId, groupId, amount, own, row: place } = row;
  const clientId = isNamedByClient ? clientOf({ fact, row }) : row.clientId;
  return {
    key,
    // What the other one said is not known where it said something else: neither its hashes nor its amount.
    fingerprint: fact.same ? fingerprint : `another:${fact.submissionId}`,
    ...(fact.same && { content }),
    loanId,
    ...(groupId !== undefined && { groupId }),
    ...(clientId !== undefined && { clientId }),
    ...(fact.same && amount !== undefined && { amount }),
    ...(fact.same && own !== undefined && { own }),
    row: place,
  };
}

/** A name that is not this row's very own differs in the client alone: it has none where this one has, or one nobody here knows. */
function clientOf({ fact, row }: Met): string | undefined {
  if (fact.sameName !== false) return row.clientId;
  return row.clientId === undefined ? `?${fact.submissionId}` : undefined;
}

function outcomeOf(met: readonly Met[]): Outcome {
  if (met.some(({ fact }) => fact.state === 'unknown')) return { fate: 'unknown', reason: 'relayLost' };
  const refused = met.filter(({ fact }) => fact.state === 'rowRefused');
  const references = met.map(({ fact }) => fact.reference);
  const [first = ''] = references;
  const isOne = references.every((reference) => reference === first);
  return {
    fate: 'accepted',
    receipt: {
      code: '',
      message: '',
      ...(isOne && first !== '' && { uploadId: first }),
      archiveIds: isOne ? [] : references,
      confirmUrls: [],
      problems: refused.map(({ row }) => ({ loanId: row.loanId, details: '', code: '', severity: 'error' })),
    },
  };
}
