import type { Outcome } from '../kiva/outcome';
import type { SendEvent, StopReason, WaitReason } from './events';
import type { SendPlan } from './plan';

/** Where one submission stands. */
export type SubmissionState =
  | { readonly phase: 'queued' }
  | { readonly phase: 'sending'; readonly at: string; readonly waiting: boolean; readonly waitsFor?: WaitReason }
  | { readonly phase: 'settled'; readonly at: string; readonly outcome: Outcome };

/** All that pane and sheet show of a run, derived from its events alone. */
export interface RunState {
  /** As it stands now: a submission that another one follows has given it its place. */
  readonly plan: SendPlan;
  readonly submissions: Readonly<Record<string, SubmissionState>>;
  readonly stopped?: StopReason;
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
export function reduce(state: RunState, event: SendEvent): RunState {
  switch (event.type) {
    case 'opened':
      return initialState(event.plan);
    case 'sending':
      return withSubmission(state, event.submissionId, { phase: 'sending', at: event.at, waiting: false });
    case 'waiting': {
      const known = state.submissions[event.submissionId];
      const at = known?.phase === 'sending' ? known.at : '';
      return withSubmission(state, event.submissionId, { phase: 'sending', at, waiting: true, waitsFor: event.reason });
    }
    case 'followed':
      return followed(state, event);
    case 'settled':
      return withSubmission(state, event.submissionId, { phase: 'settled', at: event.at, outcome: event.outcome });
    case 'stopped':
      return { ...state, stopped: event.reason };
    case 'finished':
      return { ...state, finished: true };
  }
}

function withSubmission(state: RunState, id: string, submission: SubmissionState): RunState {
  return { ...state, submissions: { ...state.submissions, [id]: submission } };
}

function followed(state: RunState, { submissionId, by }: Extract<SendEvent, { type: 'followed' }>): RunState {
  const submissions = state.plan.submissions.map((submission) => (submission.id === submissionId ? by : submission));
  const others = Object.entries(state.submissions).filter(([id]) => id !== submissionId);
  return {
    ...state,
    plan: { ...state.plan, submissions },
    submissions: { ...Object.fromEntries(others), [by.id]: { phase: 'queued' } },
  };
}
