/** Every code a result cell can say, with the params its words may use; words are under the code itself. */
export const STATUS_PARAMS = {
  /** `environment` is there outside Production only, as an EnvironmentId, so that the words say "practice" or "Stage". */
  'status.queued': ['environment'],
  'status.sending': ['environment'],
  'status.sentToFinalise': ['environment'],
  'status.sentAsDraft': ['environment'],
  'status.sentToPublish': ['environment'],
  'status.sentWithWarning': ['environment'],
  'status.rowRefused': ['environment'],
  'status.refused': ['environment'],
  'status.unknown': ['environment'],
  /** Nobody knew, and a person looked in PA2. */
  'status.foundInPa2': ['environment'],
  'status.notInPa2': ['environment'],
  'status.notSent': ['environment'],
  'status.skipped': ['environment'],
  'message.waitingForRelay': [],
  'message.waitingForKiva': [],
  'message.refused': ['status'],
  'message.unauthorised': ['status'],
  'message.limited': ['status'],
  'message.notSent.relayUnreachable': [],
  'message.notSent.notOpened': [],
  'message.notSent.cancelled': [],
  'message.notSent.noToken': [],
  'message.notSent.refusedByRelay': [],
  'message.notSent.runStopped': [],
  'message.notSent.knownBefore': [],
  'message.notSent.notSaved': [],
  'message.notSent.otherSender': [],
  'message.notSent.stoppedAtPause': [],
  'message.notSent.photoMissing': [],
  'message.notSent.photoUnfit': [],
  'message.unknown.cut': [],
  'message.unknown.timeout': [],
  'message.unknown.serverError': ['status'],
  'message.unknown.notTheContract': ['status'],
  'message.unknown.relayLost': [],
  /** `at` is an ISO 8601 moment, `initials` hers or empty. */
  'message.decided.arrived': ['at', 'initials'],
  'message.decided.notArrived': ['at', 'initials'],
  /** `at` is an ISO 8601 moment, `reference` Kiva's id or empty. */
  'message.skipped.accepted': ['at', 'reference'],
  'message.skipped.rowRefused': ['at'],
  'message.skipped.unknown': ['at'],
  'message.skipped.unsettled': ['at'],
  'message.skipped.groupWaits': ['at'],
  /** `row` is the sheet row that has the sum, as it was when it was added up. */
  'message.addedUp': ['row'],
  'message.changed.correctInPa2': ['at', 'reference'],
  'message.changed.second': ['at', 'reference'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Closed list of status and message codes. */
export type StatusCode = keyof typeof STATUS_PARAMS;

/** Every status and message code, for tests that look for words. */
export const STATUS_CODES = Object.keys(STATUS_PARAMS) as readonly StatusCode[];

/** Statuses of a row that Kiva took without a word against it. */
export type SentCode = 'status.sentToFinalise' | 'status.sentAsDraft' | 'status.sentToPublish';

/** Header of the column in which a person ticks what she did in PA2. */
export type TickCode = 'result.finalised' | 'result.published';
