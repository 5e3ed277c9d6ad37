import type { RecordKindId } from '../catalogue/recordKind';
import { sumText } from '../cell/decimal';
import type { Outcome } from '../kiva/outcome';
import type { Submission } from '../submission/submission';
import type { RunPause, SendEvent, StopReason, WaitReason } from './events';
import type { Decision } from './ledgerRun';
import type { ChangedRow, SendPlan, SkippedRow } from './plan';

/** Where one submission stands. */
export type SubmissionState =
  | { readonly phase: 'queued' }
  | { readonly phase: 'sending'; readonly at: string; readonly waiting: boolean; readonly waitsFor?: WaitReason }
  | {
      readonly phase: 'settled';
      readonly at: string;
      readonly outcome: Outcome;
      /** What a person found in PA2; it counts only where the outcome is unknown. */
      readonly decision?: Decision;
    };

/** Rows of a submission that the relay's sent register knows: they stayed at home. */
export interface KnownRows {
  readonly kind: RecordKindId;
  readonly skipped: readonly SkippedRow[];
  readonly changed: readonly ChangedRow[];
}

/** All that pane and sheet show of a run, derived from its events alone. */
export interface RunState {
  /** As it stands now: a submission that another one follows has given it its place, known rows are left out of it. */
  readonly plan: SendPlan;
  readonly submissions: Readonly<Record<string, SubmissionState>>;
  /** By the id under which they did not leave; the same rows also stand in the plan's `skipped` and `changed`. */
  readonly known?: Readonly<Record<string, KnownRows>>;
  /** The workbook is being saved, by this pane or by her. */
  readonly saving?: 'now' | 'byHer';
  /** The run waits for her word. */
  readonly paused?: RunPause;
  readonly stopped?: StopReason;
  /** Who sends from this workbook instead, as she signs, and since when (ISO 8601). */
  readonly stoppedBy?: { readonly initials: string; readonly at: string };
  readonly finished: boolean;
}

/** The state before the first event. */
export function initialState(plan: SendPlan): RunState {
  return {
    plan,
    submissions: Object.fromEntries(plan.submissions.map(({ id }) => [id, { phase: 'queued' }])),
    finished: false,
  };
}

/** The state after one more event; pure, never mutates. */
export function reduce(before: RunState, event: SendEvent): RunState {
  const state = goingOn(before);
  switch (event.type) {
    case 'opened':
      return initialState(event.plan);
    case 'saving':
      return { ...state, saving: event.byHer ? 'byHer' : 'now' };
    case 'sending':
      return withSubmission(state, event.submissionId, { phase: 'sending', at: event.at, waiting: false });
    case 'waiting': {
      const known = state.submissions[event.submissionId];
      const at = known?.phase === 'sending' ? known.at : '';
      return withSubmission(state, event.submissionId, { phase: 'sending', at, waiting: true, waitsFor: event.reason });
    }
    case 'followed':
      return replaced(state, event.submissionId, [event.by]);
    case 'split':
      return replaced(state, event.submissionId, event.by);
    case 'known':
      return withoutKnown(state, event);
    case 'settled':
      return withSubmission(state, event.submissionId, { phase: 'settled', at: event.at, outcome: event.outcome });
    case 'decided': {
      const known = state.submissions[event.submissionId];
      if (known?.phase !== 'settled') return state;
      return withSubmission(state, event.submissionId, { ...known, decision: event.decision });
    }
    case 'paused':
      return { ...state, paused: event.pause };
    case 'stopped':
      return { ...state, stopped: event.reason, ...(event.by && { stoppedBy: event.by }) };
    case 'finished':
      return { ...state, finished: true };
  }
}

/** Whatever happens next ends a wait for the file or for her. */
function goingOn({ plan, submissions, known, stopped, finished }: RunState): RunState {
  return { plan, submissions, ...(known && { known }), ...(stopped && { stopped }), finished };
}

function withSubmission(state: RunState, id: string, submission: SubmissionState): RunState {
  return { ...state, submissions: { ...state.submissions, [id]: submission } };
}

function replaced(state: RunState, submissionId: string, by: readonly Submission[]): RunState {
  const submissions = state.plan.submissions.flatMap((submission) =>
    submission.id === submissionId ? by : [submission],
  );
  const others = Object.entries(state.submissions).filter(([id]) => id !== submissionId);
  const queued = by.map(({ id }): [string, SubmissionState] => [id, { phase: 'queued' }]);
  return {
    ...state,
    plan: { ...state.plan, submissions },
    submissions: Object.fromEntries([...others, ...queued]),
  };
}

function withoutKnown(state: RunState, event: Extract<SendEvent, { type: 'known' }>): RunState {
  const { submissionId, skipped, changed, by } = event;
  const spent = state.plan.submissions.find(({ id }) => id === submissionId);
  if (spent === undefined) return state;
  const after = replaced(state, submissionId, by === undefined ? [] : [by]);
  const { plan } = after;
  const rows = plan.submissions.flatMap((submission) => submission.rows);
  return {
    ...after,
    plan: {
      ...plan,
      skipped: [...plan.skipped, ...skipped],
      changed: [...plan.changed, ...changed],
      rowCount: rows.length,
      ...(plan.total !== undefined && { total: sumText(rows.flatMap(({ amount }) => amount ?? [])) }),
    },
    known: { ...state.known, [submissionId]: { kind: spent.kind, skipped, changed } },
  };
}
