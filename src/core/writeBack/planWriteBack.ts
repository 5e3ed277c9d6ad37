import { RECORD_KINDS } from '../catalogue';
import type { Params } from '../check/finding';
import type { EnvironmentId } from '../kiva/environments';
import type { Problem, Receipt } from '../kiva/outcome';
import type { RecordKind } from '../catalogue/recordKind';
import type { ChangedRow, SendPlan, SkippedRow } from '../send/plan';
import type { RunState, SubmissionState } from '../send/reduce';
import { decisionFor } from '../send/standing';
import type { Submission } from '../submission/submission';
import type { CellWrite, Said } from './cellWrite';
import { matchProblems, problemsOf } from '../kiva/matchProblems';
import { problemWords, referenceAt, reviewLinkAt } from './receiptText';
import { message, row, type Cells, type Say } from './said';
import { changedCells, decidedCells, skippedCells } from './stayedCells';

/** A problem of Kiva's that names no row of its call: kept and shown for the whole run. */
export interface UnmatchedProblem {
  readonly submissionId: string;
  readonly problem: Problem;
}

/**
 * The result cells of the submissions named (all, and the rows that stayed at home, when left out), as codes and parameters.
 * Outside Production every status carries the environment in its params, so that its words say "practice" or "Stage".
 */
export function planWriteBack(
  state: RunState,
  environment: EnvironmentId,
  submissionIds?: readonly string[],
): readonly CellWrite[] {
  const named = submissionIds === undefined ? undefined : new Set(submissionIds);
  const say = statusSayer(environment);
  const submissions = state.plan.submissions.filter(({ id }) => named?.has(id) ?? true);
  const writes = submissions.flatMap((submission) => {
    const cellsAt = cellsOf(submission, state.submissions[submission.id] ?? { phase: 'queued' }, say);
    return submission.rows.map(({ row, key }, place) => ({ row, key, cells: cellsAt(place) }));
  });
  const known = Object.entries(state.known ?? {}).flatMap(([id, rows]) => (named?.has(id) === false ? [] : [rows]));
  const fromRegister = known.flatMap(({ kind, skipped, changed }) => [
    ...skipped.map((past) => stayed(past, skippedCells(past, RECORD_KINDS[kind], say))),
    ...changed.map((past) => stayed(past, changedCells(past, say))),
  ]);
  const kind = state.plan.submissions[0]?.kind ?? known[0]?.kind;
  if (named !== undefined || kind === undefined) return [...writes, ...fromRegister];
  const told = new Set<SkippedRow | ChangedRow>(known.flatMap(({ skipped, changed }) => [...skipped, ...changed]));
  const skipped = state.plan.skipped.filter((past) => !told.has(past));
  const changed = state.plan.changed.filter((past) => !told.has(past));
  return [
    ...writes,
    ...fromRegister,
    ...skipped.map((past) => stayed(past, skippedCells(past, RECORD_KINDS[kind], say))),
    ...changed.map((past) => stayed(past, changedCells(past, say))),
  ];
}

/** The cells of the rows that a plan leaves at home: what a send left beside them may stand beside others by now. */
export function planStayed(
  { skipped, changed }: Pick<SendPlan, 'skipped' | 'changed'>,
  kind: RecordKind,
  environment: EnvironmentId,
): readonly CellWrite[] {
  const say = statusSayer(environment);
  return [
    ...skipped.map((past) => stayed(past, skippedCells(past, kind, say))),
    ...changed.map((past) => stayed(past, changedCells(past, say))),
  ];
}

function stayed({ row, key }: SkippedRow | ChangedRow, cells: Cells): CellWrite {
  return { row, key, cells };
}

/** Problems that could not be brought to a row, in the order of the run. */
export function unmatchedProblems({ plan, submissions }: RunState): readonly UnmatchedProblem[] {
  return plan.submissions.flatMap(({ id, rows }) => {
    const submission = submissions[id];
    if (submission?.phase !== 'settled') return [];
    const { unmatched } = matchProblems(problemsOf(submission.outcome), rows);
    return unmatched.map((problem) => ({ submissionId: id, problem }));
  });
}

function statusSayer(environment: EnvironmentId): Say {
  const params: Params = environment === 'production' ? {} : { environment };
  return (code) => ({ code, params });
}

function cellsOf(submission: Submission, standing: SubmissionState, say: Say): (place: number) => Cells {
  switch (standing.phase) {
    case 'queued':
      return () => row(say('status.queued'));
    case 'sending': {
      const waits = standing.waitsFor === 'limited' ? 'message.waitingForKiva' : 'message.waitingForRelay';
      return () => row(say('status.sending'), { message: standing.waiting ? message(waits) : null });
    }
    case 'settled':
      return settledCells(submission, standing, say);
  }
}

function settledCells(
  submission: Submission,
  { at, outcome, decision }: Extract<SubmissionState, { phase: 'settled' }>,
  say: Say,
): (place: number) => Cells {
  const sentAt = { verbatim: at };
  const { byRow } = matchProblems(problemsOf(outcome), submission.rows);
  switch (outcome.fate) {
    case 'accepted':
      return (place) => acceptedCells(submission, outcome.receipt, byRow.get(place) ?? [], place, at, say);
    case 'rejected':
      return (place) => {
        const problems = byRow.get(place) ?? [];
        const words = problems.length > 0 ? problemWords(problems) : kivasWords(outcome);
        const said = words ?? message('message.refused', { status: outcome.status });
        return row(say('status.refused'), { message: said, sentAt });
      };
    case 'unauthorised': {
      const said = kivasWords(outcome) ?? message('message.unauthorised', { status: outcome.status });
      return () => row(say('status.refused'), { message: said, sentAt });
    }
    case 'limited':
      return () => row(say('status.notSent'), { message: message('message.limited', { status: outcome.status }) });
    case 'notSent': {
      // Some of its rows are at Kiva: "not sent" would be no true word for these.
      const status = outcome.reason === 'knownBefore' ? 'status.skipped' : 'status.notSent';
      return () => row(say(status), { message: message(`message.notSent.${outcome.reason}`) });
    }
    case 'unknown': {
      if (decision !== undefined) {
        return (place) => decidedCells(decisionFor(decision, submission.rows[place]?.fingerprint ?? ''), sentAt, say);
      }
      const params: Params = outcome.status === undefined ? {} : { status: outcome.status };
      return () =>
        row(say('status.unknown'), { message: message(`message.unknown.${outcome.reason}`, params), sentAt });
    }
  }
}

function acceptedCells(
  { kind, rows }: Submission,
  receipt: Receipt,
  problems: readonly Problem[],
  place: number,
  at: string,
  say: Say,
): Cells {
  const isRefused = problems.some(({ severity }) => severity === 'error');
  const sent = problems.length > 0 ? 'status.sentWithWarning' : RECORD_KINDS[kind].sentCode;
  const reference = referenceAt(receipt, rows.length, place);
  const words = problemWords(problems);
  // Of a row refused long ago no words are kept: that and when it was refused is what there is to say.
  const kept = words?.verbatim === '' && isRefused ? message('message.skipped.rowRefused', { at }) : words;
  return row(say(isRefused ? 'status.rowRefused' : sent), {
    message: kept ?? (isPlainSuccess(receipt) ? null : (kivasWords(receipt) ?? null)),
    reference: reference === '' ? null : { verbatim: reference },
    reviewLink: reviewLinkAt(receipt, rows.length, place),
    sentAt: { verbatim: at },
  });
}

/** Other codes are not public (contract section 8): what Kiva says with one is shown word for word. */
function isPlainSuccess({ code }: Receipt): boolean {
  return code === '' || code.toLowerCase() === 'api.success';
}

function kivasWords({ code, message: words }: { readonly code: string; readonly message: string }): Said | undefined {
  const verbatim = [words, code === '' ? '' : `[${code}]`].join(' ').trim();
  return verbatim === '' ? undefined : { verbatim };
}
