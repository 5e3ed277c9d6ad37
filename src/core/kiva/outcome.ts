/** One entry of Kiva's `problems[]`, read tolerantly (contract sections 6 and 9). */
export interface Problem {
  readonly loanId: string;
  readonly details: string;
  readonly code: string;
  readonly severity: 'error' | 'warning';
}

/** What an accepted call gave back; several journals can give several answers. */
export interface Receipt {
  readonly code: string;
  readonly message: string;
  readonly uploadId?: string;
  readonly draftId?: string;
  readonly archiveIds: readonly string[];
  readonly confirmUrls: readonly string[];
  readonly problems: readonly Problem[];
}

/** Why nothing reached Kiva. */
export type NotSentReason =
  | 'relayUnreachable'
  | 'notOpened'
  | 'cancelled'
  | 'noToken'
  | 'refusedByRelay'
  | 'runStopped'
  /** The relay's sent register knows a record of the call: the others go out under a new id. */
  | 'knownBefore'
  /** The workbook was not saved, so that nothing might remember the send. */
  | 'notSaved'
  /** Another pane or person sends from this workbook. */
  | 'otherSender'
  /** She stopped the run when it asked her to look. */
  | 'stoppedAtPause'
  /** The file of its photo is not at hand any more: nothing goes out without the photo it was to have. */
  | 'photoMissing'
  /** No picture that may leave can be made of its photo. */
  | 'photoUnfit';

/** Why nobody can tell whether Kiva took it. */
export type UnknownReason = 'cut' | 'timeout' | 'serverError' | 'notTheContract' | 'relayLost';

/** The fate of a submission (contract section 8): a pure function of what the relay saw. */
export type Outcome =
  | { readonly fate: 'accepted'; readonly receipt: Receipt }
  | {
      readonly fate: 'rejected';
      readonly status: number;
      readonly code: string;
      readonly message: string;
      readonly problems: readonly Problem[];
    }
  | { readonly fate: 'limited'; readonly status: number; readonly retryAfterSeconds?: number }
  | { readonly fate: 'unauthorised'; readonly status: number; readonly code: string; readonly message: string }
  | { readonly fate: 'notSent'; readonly reason: NotSentReason }
  | { readonly fate: 'unknown'; readonly reason: UnknownReason; readonly status?: number };
