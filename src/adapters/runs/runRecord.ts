import * as v from 'valibot';
import type { RecordKindId } from '../../core/catalogue/recordKind';
import type { EnvironmentId } from '../../core/kiva/environments';
import type { NotSentReason, Outcome, Problem, Receipt, UnknownReason } from '../../core/kiva/outcome';
import type { RunPause } from '../../core/send/events';
import type { ControlTotal, Decision, LedgerRun, LedgerSubmission, PauseCheck } from '../../core/send/ledgerRun';

/** What a run's first record holds: everything but its submissions and what she said while it ran. */
export type RunHead = Omit<LedgerRun, 'submissions' | 'checked'>;
/** What is settled of a submission. */
export type SettledOutcome = NonNullable<LedgerSubmission['outcome']>;

/** One fact about a run: that it was opened, one of its submissions, that one is leaving, what became of it, what she found or said. */
export type RunRecord =
  | { readonly is: 'run'; readonly run: RunHead; readonly submissionCount: number }
  | { readonly is: 'submission'; readonly id: string; readonly rows: LedgerSubmission['rows']; readonly photo?: true }
  | { readonly is: 'sending'; readonly id: string; readonly at: string }
  | { readonly is: 'settled'; readonly id: string; readonly settled: SettledOutcome }
  | { readonly is: 'decided'; readonly id: string; readonly decision: Decision }
  | { readonly is: 'checked'; readonly check: PauseCheck };

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
      knownBefore: true,
      notSaved: true,
      otherSender: true,
      stoppedAtPause: true,
      photoMissing: true,
      photoUnfit: true,
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

const controlSchema = v.object({
  given: v.string(),
  sentBefore: v.exactOptional(v.string()),
  reason: v.exactOptional(v.string()),
} satisfies EntriesOf<ControlTotal>);

const decisionSchema = v.object({
  at: v.string(),
  arrived: v.boolean(),
  missing: v.exactOptional(v.array(v.string())),
  initials: v.exactOptional(v.string()),
} satisfies EntriesOf<Decision>);

const checkSchema = v.object({
  at: v.string(),
  pause: wordOf<RunPause['reason']>({ firstRows: true, manyProblems: true }),
} satisfies EntriesOf<PauseCheck>);

const runHeadSchema = v.object({
  version: v.literal(1),
  runId: v.string(),
  kind: wordOf<RecordKindId>({ loanDraft: true, repayment: true, journal: true }),
  environment: wordOf<EnvironmentId>({ sandbox: true, stage: true, production: true }),
  partnerId: v.string(),
  storeId: v.string(),
  sheetId: v.string(),
  templateId: v.string(),
  mapping: v.exactOptional(v.string()),
  month: v.exactOptional(v.string()),
  startedAt: v.string(),
  initials: v.exactOptional(v.string()),
  control: v.exactOptional(controlSchema),
  currency: v.exactOptional(v.string()),
  learnt: v.exactOptional(v.literal(true)),
} satisfies EntriesOf<RunHead>);

const ledgerRowSchema = v.object({
  key: v.string(),
  fingerprint: v.string(),
  loanId: v.string(),
  groupId: v.exactOptional(v.string()),
  clientId: v.exactOptional(v.string()),
  amount: v.exactOptional(v.number()),
  own: v.exactOptional(v.number()),
  row: v.exactOptional(v.number()),
  content: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
} satisfies EntriesOf<LedgerSubmission['rows'][number] & { readonly content?: string }>);

/** A record as it is read back; what is not exactly this is damage. Records of older versions lack what came later. */
export const runRecordSchema = v.variant('is', [
  v.object({ is: v.literal('run'), run: runHeadSchema, submissionCount: v.number() }),
  v.object({
    is: v.literal('submission'),
    id: v.string(),
    rows: v.array(ledgerRowSchema),
    photo: v.exactOptional(v.literal(true)),
  }),
  v.object({ is: v.literal('sending'), id: v.string(), at: v.string() }),
  v.object({
    is: v.literal('settled'),
    id: v.string(),
    settled: v.object({ at: v.string(), outcome: outcomeSchema }),
  }),
  v.object({ is: v.literal('decided'), id: v.string(), decision: decisionSchema }),
  v.object({ is: v.literal('checked'), check: checkSchema }),
]) satisfies v.GenericSchema<unknown, RunRecord>;

/** What opening a run writes, in this order. */
export function openingRecords(run: LedgerRun): readonly RunRecord[] {
  const { submissions, checked = [], ...head } = run;
  return [
    { is: 'run', run: head, submissionCount: submissions.length },
    ...submissions.map(({ id, rows, photo }): RunRecord => ({
      is: 'submission',
      id,
      rows,
      ...(photo === true && { photo }),
    })),
    ...submissions.flatMap(({ id, outcome, decision }): RunRecord[] => [
      ...(outcome === undefined ? [] : [{ is: 'settled' as const, id, settled: outcome }]),
      ...(decision === undefined ? [] : [{ is: 'decided' as const, id, decision }]),
    ]),
    ...checked.map((check): RunRecord => ({ is: 'checked', check })),
  ];
}
