import type { SubmissionEndpointName } from '../core/kiva/endpoints';
import type { EnvironmentId } from '../core/kiva/environments';
import type { SubmissionAnswer } from '../core/relayProtocol/messages';

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
 * Remembers every submission across kills of the relay: each promise that resolves has reached the disk. On opening,
 * what was received but not opened is settled as notOpened, what was opened and has no answer as cut by a restart.
 */
export interface OutcomeBox {
  /** Made on first start; a pane that meets another id knows that outcomes are lost. */
  readonly storeId: string;
  digestOf(owner: Owner, endpoint: SubmissionEndpointName, body: string): string;
  /** Notes a new submission and answers undefined, or answers what is known of that id and changes nothing. */
  receive(note: SubmissionNote): Promise<KeptSubmission | undefined>;
  /** Notes that the call to Kiva is about to be opened. */
  opened(id: string): Promise<void>;
  /** Notes the final answer; an answer that is already there stays. */
  settle(id: string, answer: FinalAnswer): Promise<void>;
  find(id: string): Promise<KeptSubmission | undefined>;
  /** Drops the text of answers that are older than the keeping time; status and keyed hash stay. */
  sweep(): Promise<void>;
  /** Gives the store up to the next relay. */
  close(): Promise<void>;
}
