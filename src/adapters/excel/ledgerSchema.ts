import * as v from 'valibot';
import type { RecordKindId } from '../../core/catalogue/recordKind';
import type { EnvironmentId } from '../../core/kiva/environments';
import type { NotSentReason, Outcome, Problem, Receipt, UnknownReason } from '../../core/kiva/outcome';
import type { LedgerRun, LedgerSubmission } from '../../core/send/ledgerRun';

/** What a run's first record holds: everything but its submissions. */
export type RunHead = Omit<LedgerRun, 'submissions'>;
/** What is settled of a submission. */
export type SettledOutcome = NonNullable<LedgerSubmission['outcome']>;

/** One line of the ledger: a run that was opened, one of its submissions, or what became of one. */
export type LedgerRecord =
  | { readonly is: 'run'; readonly run: RunHead; readonly submissionCount: number }
  | { readonly is: 'submission'; readonly id: string; readonly rows: LedgerSubmission['rows'] }
  | { readonly is: 'settled'; readonly id: string; readonly settled: SettledOutcome };

/** One entry per member of a type, so that a member that is added later fails to compile here. */
type EntriesOf<T> = Record<keyof T, v.GenericSchema>;

const wordOf = <T extends string>(words: Readonly<Record<T, true>>): v.GenericSchema<unknown, T> =>
  v.picklist(Object.keys(words) as T[]);
const httpStatus = v.number();

const problemSchema = v.object({
  loanId: v.string(),
  details: v.string(),
  code: v.string(),
  severity: v.picklist(['error', 'warning']),
} satisfies EntriesOf<Problem>);

const receiptSchema = v.object({
  code: v.string(),
  message: v.string(),
  uploadId: v.exactOptional(v.string()),
  draftId: v.exactOptional(v.string()),
  archiveIds: v.array(v.string()),
  confirmUrls: v.array(v.string()),
  problems: v.array(problemSchema),
} satisfies EntriesOf<Receipt>);

const outcomeSchema = v.variant('fate', [
  v.object({ fate: v.literal('accepted'), receipt: receiptSchema }),
  v.object({
    fate: v.literal('rejected'),
    status: httpStatus,
    code: v.string(),
    message: v.string(),
    problems: v.array(problemSchema),
  }),
  v.object({ fate: v.literal('limited'), status: httpStatus, retryAfterSeconds: v.exactOptional(v.number()) }),
  v.object({ fate: v.literal('unauthorised'), status: httpStatus, code: v.string(), message: v.string() }),
  v.object({
    fate: v.literal('notSent'),
    reason: wordOf<NotSentReason>({
      relayUnreachable: true,
      notOpened: true,
      cancelled: true,
      noToken: true,
      refusedByRelay: true,
      runStopped: true,
    }),
  }),
  v.object({
    fate: v.literal('unknown'),
    reason: wordOf<UnknownReason>({
      cut: true,
      timeout: true,
      serverError: true,
      notTheContract: true,
      relayLost: true,
    }),
    status: v.exactOptional(httpStatus),
  }),
]) satisfies v.GenericSchema<unknown, Outcome>;

const runHeadSchema = v.object({
  version: v.literal(1),
  runId: v.string(),
  kind: wordOf<RecordKindId>({ loanDraft: true, repayment: true, journal: true }),
  environment: wordOf<EnvironmentId>({ sandbox: true, stage: true, production: true }),
  partnerId: v.string(),
  storeId: v.string(),
  sheetId: v.string(),
  templateId: v.string(),
  month: v.exactOptional(v.string()),
  startedAt: v.string(),
} satisfies EntriesOf<RunHead>);

const ledgerRowSchema = v.object({
  key: v.string(),
  fingerprint: v.string(),
  loanId: v.string(),
  amount: v.exactOptional(v.number()),
  row: v.exactOptional(v.number()),
} satisfies EntriesOf<LedgerSubmission['rows'][number]>);

/** A ledger line as it is read back; what is not exactly this is damage. */
export const ledgerRecordSchema = v.variant('is', [
  v.object({ is: v.literal('run'), run: runHeadSchema, submissionCount: v.number() }),
  v.object({ is: v.literal('submission'), id: v.string(), rows: v.array(ledgerRowSchema) }),
  v.object({
    is: v.literal('settled'),
    id: v.string(),
    settled: v.object({ at: v.string(), outcome: outcomeSchema }),
  }),
]) satisfies v.GenericSchema<unknown, LedgerRecord>;
