import type { RecordKind } from '../catalogue/recordKind';
import type { Outcome } from '../kiva/outcome';
import { matchProblems, problemsOf } from '../kiva/matchProblems';
import { problemWords, referenceAt, reviewLinkAt } from '../writeBack/receiptText';
import type { EarlierOutcome } from './earlierOutcome';
import type { LedgerRun, LedgerSubmission } from './ledgerRun';
import type { SendContext } from './planSend';
import { decisionFor, standingOf, standingOfRow } from './standing';

/** One time that a record of this name went out, or may have; what Kiva refused as a whole or never got leaves none. */
export interface PastFact extends EarlierOutcome {
  readonly standing: 'accepted' | 'rowRefused' | 'unknown' | 'unsettled' | 'notArrived';
  readonly submissionId: string;
  readonly fingerprint: string;
  readonly content?: string;
  readonly clientId?: string;
  readonly amount?: number;
  /** What her own cells said where the amount was computed from it. */
  readonly own?: number;
}

/** What names a record, and what it says. */
export interface NamedFact {
  readonly loanId: string;
  readonly clientId?: string;
  readonly fingerprint: string;
  readonly content: string;
  readonly amount?: number;
  readonly own?: number;
  /** Of a row of a group loan: the group's own loan id. */
  readonly groupId?: string;
}

/** What a ledger knows of records by their names. */
export interface LedgerIndex {
  /**
   * Every past of a record's name, oldest first. Names meet as in the relay's register: one without a client meets
   * every client of the loan, since the account's CSV format or the mapping may have been another one.
   */
  pastOf(fact: NamedFact): readonly PastFact[];
}

/** A ledger's facts of one kind and month, for one environment and partner: those of one never count in another. */
export function ledgerIndex(
  runs: readonly LedgerRun[],
  kind: RecordKind,
  {
    environment,
    partnerId,
    month,
    groupIds = 'group',
  }: Pick<SendContext, 'environment' | 'partnerId' | 'month' | 'groupIds'>,
): LedgerIndex {
  const byLoan = new Map<string, PastFact[]>();
  const byGroup = new Map<string, PastFact[]>();
  for (const run of runs) {
    if (run.environment !== environment || run.partnerId !== partnerId || run.kind !== kind.id) continue;
    if (kind.monthly && run.month !== month) continue;
    for (const submission of run.submissions) {
      for (const { fact, loanId, groupId } of factsOf(run, submission, kind)) {
        note(byLoan, loanId, fact);
        if (groupId === undefined) continue;
        note(byGroup, groupId, fact);
        // Whose ids went out then is not remembered: the group's own may be a loan's at Kiva.
        if (groupId !== loanId) note(byLoan, groupId, fact);
      }
    }
  }
  for (const facts of [...byLoan.values(), ...byGroup.values()]) facts.sort(oldestFirst);
  return {
    pastOf: (fact) => {
      const { loanId, groupId } = fact;
      const ofLoan = byLoan.get(loanId) ?? [];
      const past = groupId === undefined ? ofLoan : withGroups(ofLoan, groupId);
      return past.filter((one) => namesMeet(kind, one, fact));
    },
  };

  /** A group that went out under other ids of its members is the same group; its own id is a loan's where it goes out. */
  function withGroups(ofLoan: readonly PastFact[], groupId: string): readonly PastFact[] {
    const ofGroup = byGroup.get(groupId) ?? [];
    const asLoan = groupIds === 'group' ? (byLoan.get(groupId) ?? []) : [];
    return [...new Set([...ofLoan, ...ofGroup, ...asLoan])].sort(oldestFirst);
  }
}

function note(facts: Map<string, PastFact[]>, name: string, fact: PastFact): void {
  const known = facts.get(name);
  if (known === undefined) facts.set(name, [fact]);
  else known.push(fact);
}

function oldestFirst(a: PastFact, b: PastFact): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
}

/** Whether a past fact says what this one says: by content, or by fingerprint where an earlier version kept no content. */
export function saysTheSame(past: PastFact, fact: NamedFact): boolean {
  return past.content === undefined ? past.fingerprint === fact.fingerprint : past.content === fact.content;
}

/** Kiva's id for what it took: upload, draft or archive ids; empty when it gave none. */
export function referenceOf(outcome: Outcome): string {
  if (outcome.fate !== 'accepted') return '';
  const { uploadId, draftId, archiveIds } = outcome.receipt;
  return uploadId ?? draftId ?? archiveIds.join(', ');
}

function namesMeet({ registerKey }: RecordKind, past: PastFact, fact: NamedFact): boolean {
  const isNamedByContent = registerKey === 'loanAndContent' || fact.loanId === '';
  if (isNamedByContent && !saysTheSame(past, fact)) return false;
  if (registerKey !== 'loanAndClient') return true;
  return past.clientId === undefined || fact.clientId === undefined || past.clientId === fact.clientId;
}

function* factsOf(
  run: LedgerRun,
  submission: LedgerSubmission,
  kind: RecordKind,
): Generator<{ readonly fact: PastFact; readonly loanId: string; readonly groupId?: string }> {
  if (standingOf(submission) === 'notTaken') return;
  const { id, rows, outcome, decision } = submission;
  const { byRow } = matchProblems(outcome === undefined ? [] : problemsOf(outcome.outcome), rows);
  const common = {
    at: outcome?.at ?? run.startedAt,
    submissionId: id,
  };
  for (const [place, { loanId, groupId, clientId, fingerprint, content, amount, own }] of rows.entries()) {
    const standing = standingOfRow(submission, fingerprint);
    if (standing === 'notTaken') continue;
    const isFound = standing === 'accepted' && outcome?.outcome.fate !== 'accepted';
    const problems = byRow.get(place) ?? [];
    const isRefused = standing === 'accepted' && problems.some(({ severity }) => severity === 'error');
    const receipt = outcome?.outcome.fate === 'accepted' ? outcome.outcome.receipt : undefined;
    const reviewLink = receipt && reviewLinkAt(receipt, rows.length, place);
    const words = problemWords(problems);
    const fact: PastFact = {
      ...common,
      ...(isFound && decision !== undefined && { found: decisionFor(decision, fingerprint) }),
      reference: receipt === undefined ? '' : referenceAt(receipt, rows.length, place),
      ...(reviewLink && { reviewLink }),
      ...(words !== null && words.verbatim !== '' && { kivasWords: words.verbatim }),
      standing: isRefused ? 'rowRefused' : standing,
      warned: problems.length > 0,
      fingerprint,
      ...(content !== undefined && { content }),
      ...(amount !== undefined && { amount }),
      ...(own !== undefined && { own }),
      ...(clientId !== undefined && kind.registerKey === 'loanAndClient' && { clientId }),
    };
    yield { fact, loanId, ...(place === 0 && groupId !== undefined && { groupId }) };
  }
}
