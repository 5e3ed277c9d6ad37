import type { Outcome } from '../kiva/outcome';
import type { LedgerRun } from './ledgerRun';
import type { SendPlan } from './plan';

/** What a run tells as it goes; core/send/reduce turns these into the state that pane and sheet show. */
export type SendEvent =
  | { readonly type: 'opened'; readonly plan: SendPlan; readonly run: LedgerRun }
  | { readonly type: 'sending'; readonly submissionId: string; readonly at: string }
  /** The link to the relay is down; the same id is asked again after a wait. */
  | { readonly type: 'waiting'; readonly submissionId: string; readonly seconds: number }
  | { readonly type: 'settled'; readonly submissionId: string; readonly at: string; readonly outcome: Outcome }
  | { readonly type: 'stopped'; readonly reason: StopReason }
  | { readonly type: 'finished' };

/** Why a run ended before its last submission. */
export type StopReason = 'cancelled' | 'unauthorised' | 'limited' | 'relayUnreachable' | 'unknownOutcome';
