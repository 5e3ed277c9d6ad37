import type { SubmissionEndpointName } from '../core/kiva/endpoints';
import type { EnvironmentId } from '../core/kiva/environments';
import type { RegisterFact, SubmissionAnswer } from '../core/relayProtocol/messages';
import type { ClaimFate } from './claimFates';

/** Whose a submission is; nobody else can ask for it. */
export interface Owner {
  readonly environment: EnvironmentId;
  readonly partnerId: string;
}

/** What is noted of a submission before anything leaves; never its body. */
export interface SubmissionNote extends Owner {
  /** UUID in lower case. */
  readonly id: string;
  readonly endpoint: SubmissionEndpointName;
  /** Keyed hash of owner, endpoint and body, made by `digestOf`. */
  readonly digest: string;
  /** What the sent register claims for it; kept as keyed hashes. */
  readonly facts: readonly RegisterFact[];
  readonly follows?: string;
}

/** What the box knows of a submission; `answer` is `working` while its call runs. */
export interface KeptSubmission extends Owner {
  readonly digest: string;
  readonly answer: SubmissionAnswer;
}

/** An answer that is final. */
export type FinalAnswer = Extract<SubmissionAnswer, { phase: 'notOpened' | 'answered' | 'cut' }>;

/**
 * Remembers every submission across kills of the relay, and in its sent register every fact that one of them told, or
 * may have told, Kiva of: each promise that resolves has reached the disk. What a relay that is gone received but did
 * not open is settled as notOpened and forgotten by the register, what it opened as cut by a restart and unknown.
 */
export interface OutcomeBox {
  /** Made on first start; a pane that meets another id knows that outcomes are lost. */
  readonly storeId: string;
  digestOf(owner: Owner, endpoint: SubmissionEndpointName, body: string): string;
  /**
   * Notes a new submission, claims its facts and answers undefined: it is the caller's to open. Otherwise answers what
   * is kept of that id and changes nothing, or, where the register knows a fact, keeps `known` for good.
   */
  receive(note: SubmissionNote): Promise<KeptSubmission | undefined>;
  /** Notes that the call to Kiva is about to be opened; rejects when the submission is not this relay's to open. */
  opened(id: string): Promise<void>;
  /** Notes the final answer, and what it makes of the claims, one fate a fact; an answer that is there stays. */
  settle(id: string, answer: FinalAnswer, fates: readonly ClaimFate[]): Promise<void>;
  /** Settles as notOpened what this relay received and has not opened; anything else is left alone. */
  abandon(id: string): Promise<void>;
  find(id: string): Promise<KeptSubmission | undefined>;
  /** Drops the text of answers that are older than the keeping time; status and keyed hash stay, the register too. */
  sweep(): Promise<void>;
  /** Says that this relay lives, and settles what those left behind that no longer say so. */
  beat(): Promise<void>;
  /** Gives the store up to the next relay. */
  close(): Promise<void>;
}
