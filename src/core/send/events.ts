import type { Claim } from '../../ports/stores';
import type { Outcome } from '../kiva/outcome';
import type { Submission } from '../submission/submission';
import type { Decision, LedgerRun } from './ledgerRun';
import type { ChangedRow, SendPlan, SkippedRow } from './plan';

/** What a run tells as it goes; core/send/reduce turns these into the state that pane and sheet show. */
export type SendEvent =
  | { readonly type: 'opened'; readonly plan: SendPlan; readonly run: LedgerRun }
  | { readonly type: 'sending'; readonly submissionId: string; readonly at: string }
  /** The same id is asked again after a wait (relay), or a new submission follows it (Kiva). */
  | { readonly type: 'waiting'; readonly submissionId: string; readonly seconds: number; readonly reason: WaitReason }
  /** Kiva answered 401, 403 or 429: `by` carries the same rows and body under a new id, in the old one's place. */
  | { readonly type: 'followed'; readonly submissionId: string; readonly by: Submission }
  | { readonly type: 'settled'; readonly submissionId: string; readonly at: string; readonly outcome: Outcome }
  /** Nobody knew its outcome, and a person looked for it in PA2. */
  | { readonly type: 'decided'; readonly submissionId: string; readonly decision: Decision }
  /** Kiva's refusal proves that it took nothing: the halves carry the same rows under new ids, in the old one's place. */
  | { readonly type: 'split'; readonly submissionId: string; readonly by: readonly Submission[] }
  /** The workbook is being saved; `byHer`: this Excel cannot do it, and waits until she did. */
  | { readonly type: 'saving'; readonly byHer?: true }
  /** The run waits for her word before the next submission. */
  | { readonly type: 'paused'; readonly pause: RunPause }
  /** The relay's register knows these rows: they stay at home; `by` carries the others in the old one's place. */
  | {
      readonly type: 'known';
      readonly submissionId: string;
      readonly at: string;
      readonly skipped: readonly SkippedRow[];
      readonly changed: readonly ChangedRow[];
      readonly by?: Submission;
    }
  /** `by`: whoever sends from this workbook instead. */
  | { readonly type: 'stopped'; readonly reason: StopReason; readonly by?: Pick<Claim, 'initials' | 'at'> }
  | { readonly type: 'finished' };

/** Which link a run waits for: the relay that cannot be reached, or Kiva that asked for fewer calls. */
export type WaitReason = 'relayUnreachable' | 'limited';

/** Why a run ended before its last submission; words are `stopped.<reason>`. */
export type StopReason =
  | 'cancelled'
  | 'unauthorised'
  | 'limited'
  | 'relayUnreachable'
  | 'kivaUnreachable'
  | 'unknownOutcome'
  | 'notSaved'
  | 'otherSender'
  | 'stoppedAtPause'
  /** Another relay has it, which alone can tell what became of it. */
  | 'otherStore';

/** Why a run asks her to look before it goes on: one wrong column must not be sent 1,900 times. */
export type RunPause =
  /** The first run of a template in Production has sent its first rows. */
  | { readonly reason: 'firstRows'; readonly rows: number }
  /** More rows of a batch than the limit allows came back with problems. */
  | { readonly reason: 'manyProblems'; readonly rows: number; readonly problems: number };
