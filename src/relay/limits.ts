/** Sizes in bytes and times in milliseconds that an operator may change. */
export interface RelayLimits {
  /** Whole body of a PUT; drafts carry photos. */
  readonly submissionBytes: number;
  readonly sessionBytes: number;
  /** Kiva's answer beyond this is cut off; a 2xx cut off is no JSON any more and so counts as unknown. */
  readonly answerBytes: number;
  readonly tokenAnswerBytes: number;
  /** How long Kiva may take for a POST; never less than 120 s in use, since giving up makes an Unknown. */
  readonly postMs: number;
  readonly readMs: number;
  readonly tokenMs: number;
  /** How long a PUT waits for the outcome before it answers `working`. */
  readonly putWaitMs: number;
  readonly maxAskSeconds: number;
  readonly sessionIdleMs: number;
  readonly sessions: number;
  /** How long Kiva's answers are kept before only status and hash are left. */
  readonly keepMs: number;
  readonly sweepMs: number;
  /** How often this relay tells others of its database that it lives. */
  readonly beatMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What the relay runs with unless told otherwise. */
export const DEFAULT_LIMITS: RelayLimits = {
  submissionBytes: 8 * 1024 * 1024,
  sessionBytes: 16 * 1024,
  answerBytes: 8 * 1024 * 1024,
  tokenAnswerBytes: 64 * 1024,
  postMs: 3 * MINUTE,
  readMs: MINUTE,
  tokenMs: 30_000,
  putWaitMs: 20_000,
  maxAskSeconds: 25,
  sessionIdleMs: 12 * HOUR,
  sessions: 500,
  keepMs: 72 * HOUR,
  sweepMs: HOUR,
  beatMs: 15_000,
};
