import type { RecordKindId } from '../catalogue/recordKind';
import { decimalText } from '../cell/decimal';
import type { EnvironmentId } from '../kiva/environments';
import type { Outcome, Problem } from '../kiva/outcome';
import type { Decision, LedgerRun, LedgerSubmission } from '../send/ledgerRun';
import { namesIn } from '../check/rowNames';
import { matchProblems, problemsOf } from '../kiva/matchProblems';
import { nameWords } from './nameWords';
import { textRedactor } from './redactText';

/** A file for support: Kiva's own ids, times, codes and messages; no names, amounts, subjects or bodies. */
export interface DiagnosticFile {
  readonly version: 1;
  /** ISO 8601. */
  readonly madeAt: string;
  /** Of the add-in, the relay, Office; as they were handed in. */
  readonly versions: Readonly<Record<string, string>>;
  readonly runs: readonly DiagnosticRun[];
}

/** One run in a diagnostic file. */
export interface DiagnosticRun {
  readonly runId: string;
  readonly environment: EnvironmentId;
  readonly partnerId: string;
  readonly kind: RecordKindId;
  readonly month?: string;
  readonly startedAt: string;
  readonly storeId: string;
  readonly submissions: readonly DiagnosticSubmission[];
}

/** One call in a diagnostic file; absent members were not known. */
export interface DiagnosticSubmission {
  /** The id under which the relay knows it. */
  readonly id: string;
  readonly rowCount: number;
  /** Of a call that Kiva refused, each loan in it once, group's own ids too; only when the person ticked it. */
  readonly refusedLoanIds?: readonly string[];
  readonly settledAt?: string;
  readonly fate: Outcome['fate'] | 'unsettled';
  readonly reason?: string;
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  /** Her sheet was not at hand to tell names by, so that of Kiva's words only codes are here. */
  readonly messagesLeftOut?: 'sheetNotRead';
  readonly uploadId?: string;
  readonly draftId?: string;
  readonly archiveIds?: readonly string[];
  /** `missing` counts the rows that she did not find where the others arrived. */
  readonly decision?: Pick<Decision, 'at' | 'arrived'> & { readonly missing?: number };
  readonly problems: readonly DiagnosticProblem[];
}

/** One of Kiva's problems; `loanId` only when the person ticked it. */
export interface DiagnosticProblem {
  readonly severity: Problem['severity'];
  readonly code: string;
  readonly message?: string;
  readonly loanId?: string;
}

/** What goes into a diagnostic file beside the runs. */
export interface DiagnosticWishes {
  readonly madeAt: string;
  readonly versions: Readonly<Record<string, string>>;
  /** The person ticked that loan ids of failed rows may go along. */
  readonly withFailedLoanIds: boolean;
  /** Texts of the rows as far as they are at hand (names, subjects): Kiva's messages may quote them. */
  readonly rowTexts?: Iterable<string>;
  /** Ids of submissions whose rows' texts are not at hand: Kiva's messages about them are left out. */
  readonly unread?: ReadonlySet<string>;
}

/** What goes by in Kiva's words on its way into the file. */
interface Redaction {
  readonly message: (text: string) => string;
  readonly code: (text: string) => string;
}

const CODE = /^[\w.:-]{1,80}$/;

/** Builds the file from runs; Kiva's words go through a redactor, everything else is chosen member by member. */
export function buildDiagnostics(
  runs: readonly LedgerRun[],
  { madeAt, versions, withFailedLoanIds, rowTexts = [], unread = new Set() }: DiagnosticWishes,
): DiagnosticFile {
  const submissions = runs.flatMap((run) => run.submissions);
  const allowed = new Set(withFailedLoanIds ? submissions.flatMap(failedLoanIds) : []);
  const texts = [...rowTexts];
  const secrets = [...secretsOf(submissions, texts)];
  const rows = submissions.flatMap((submission) => submission.rows);
  const ofNames = textRedactor(secrets, allowed, nameWords([...texts, ...rows.flatMap(({ key }) => namesIn(key))]));
  const ofSecrets = textRedactor(secrets, allowed);
  // A word of a code ("loan.closed") says what is wrong, also where one of her cells has it.
  const whole: Redaction = { message: ofNames, code: (text) => (CODE.test(text) ? ofSecrets(text) : ofNames(text)) };
  const codesOnly: Redaction = { message: () => '', code: (text) => (CODE.test(text) ? ofSecrets(text) : '') };
  return {
    version: 1,
    madeAt,
    versions,
    runs: runs.map((run) => ({
      runId: run.runId,
      environment: run.environment,
      partnerId: run.partnerId,
      kind: run.kind,
      ...(run.month !== undefined && { month: run.month }),
      startedAt: run.startedAt,
      storeId: run.storeId,
      submissions: run.submissions.map((submission) =>
        unread.has(submission.id)
          ? { ...submissionOf(submission, codesOnly, allowed), messagesLeftOut: 'sheetNotRead' as const }
          : submissionOf(submission, whole, allowed),
      ),
    })),
  };
}

function* secretsOf(submissions: readonly LedgerSubmission[], rowTexts: readonly string[]): Generator<string> {
  yield* rowTexts.filter(isWording);
  for (const { key, loanId, groupId, clientId, amount, own } of submissions.flatMap(({ rows }) => rows)) {
    yield loanId;
    yield* namesIn(key);
    if (groupId !== undefined) yield groupId;
    if (clientId !== undefined) yield clientId;
    if (amount !== undefined) yield decimalText(amount);
    if (own !== undefined) yield decimalText(own);
  }
}

function isWording(text: string): boolean {
  return /\p{L}{3}/u.test(text);
}

function failedLoanIds(submission: LedgerSubmission): readonly string[] {
  const { rows, outcome } = submission;
  if (outcome === undefined) return [];
  const { byRow } = matchProblems(problemsOf(outcome.outcome), rows);
  return [...refusedLoanIds(submission), ...rows.filter((_, place) => byRow.has(place)).map(({ loanId }) => loanId)];
}

/** A refused call fails all of its rows, whether or not Kiva names them. */
function refusedLoanIds({ rows, outcome }: LedgerSubmission): readonly string[] {
  if (outcome?.outcome.fate !== 'rejected') return [];
  const ids = rows.flatMap(({ groupId = '', loanId }) => [groupId.trim(), loanId.trim()]);
  return [...new Set(ids)].filter((id) => id !== '');
}

function submissionOf(
  submission: LedgerSubmission,
  redact: Redaction,
  allowed: ReadonlySet<string>,
): DiagnosticSubmission {
  const { id, rows, outcome: settled, decision } = submission;
  const refused = refusedLoanIds(submission).filter((loanId) => allowed.has(loanId));
  const outcome = settled?.outcome;
  return {
    id,
    rowCount: rows.length,
    ...(refused.length > 0 && { refusedLoanIds: refused }),
    ...(settled !== undefined && { settledAt: settled.at }),
    fate: outcome?.fate ?? 'unsettled',
    ...(outcome !== undefined && 'reason' in outcome && { reason: outcome.reason }),
    ...(outcome !== undefined && 'status' in outcome && outcome.status !== undefined && { status: outcome.status }),
    ...wordsOf(outcome, redact),
    ...(outcome?.fate === 'accepted' && kivaIdsOf(outcome.receipt)),
    ...(decision !== undefined && {
      decision: {
        at: decision.at,
        arrived: decision.arrived,
        ...(decision.missing !== undefined && { missing: decision.missing.length }),
      },
    }),
    problems: (outcome === undefined ? [] : problemsOf(outcome)).map(({ severity, code, details, loanId }) => ({
      severity,
      code: redact.code(code),
      ...messageOf(details, redact),
      ...(allowed.has(loanId.trim()) && { loanId: loanId.trim() }),
    })),
  };
}

function wordsOf(outcome: Outcome | undefined, redact: Redaction): Pick<DiagnosticSubmission, 'code' | 'message'> {
  const said = outcome?.fate === 'accepted' ? outcome.receipt : outcome;
  if (said === undefined || !('code' in said)) return {};
  return { code: redact.code(said.code), ...messageOf(said.message, redact) };
}

function messageOf(text: string, redact: Redaction): { readonly message?: string } {
  const message = redact.message(text);
  return message === '' && text !== '' ? {} : { message };
}

/** The review links are left out: whoever opens one can publish. */
function kivaIdsOf({
  uploadId,
  draftId,
  archiveIds,
}: Extract<Outcome, { fate: 'accepted' }>['receipt']): Pick<
  DiagnosticSubmission,
  'uploadId' | 'draftId' | 'archiveIds'
> {
  return {
    ...(uploadId !== undefined && { uploadId }),
    ...(draftId !== undefined && { draftId }),
    ...(archiveIds.length > 0 && { archiveIds }),
  };
}
