import type { Outcome } from '../kiva/outcome';
import type { SendEvent, StopReason } from './events';
import type { SendPlan } from './plan';

/** Where one submission stands. */
export type SubmissionState =
  | { readonly phase: 'queued' }
  | { readonly phase: 'sending'; readonly at: string; readonly waiting: boolean }
  | { readonly phase: 'settled'; readonly at: string; readonly outcome: Outcome };

/** All that pane and sheet show of a run, derived from its events alone. */
export interface RunState {
  readonly plan: SendPlan;
  readonly submissions: Readonly<Record<string, SubmissionState>>;
  readonly stopped?: StopReason;
  readonly finished: boolean;
}

/** The state before the first event. */
export function initialState(_plan: SendPlan): RunState {
  throw new Error('to be built');
}

/** The state after one more event; pure, never mutates. */
export function reduce(_state: RunState, _event: SendEvent): RunState {
  throw new Error('to be built');
}
