/** One batch as it went over the wire. */
export interface JournalBatch {
  readonly index: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** How many actions the request held. */
  readonly actions: number;
  /** "Range.Values" and the like, in wire names, sorted. */
  readonly members: readonly string[];
  /** Excel's code, or the transport's number as text. */
  readonly error?: string;
}

/** What was asked of the host since the journal was begun. */
export interface Journal {
  readonly batches: readonly JournalBatch[];
  /** Members that answered `ApiNotFound` because the workbench lacks them: a good run has none. */
  readonly notImplemented: readonly string[];
}
