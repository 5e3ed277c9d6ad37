import * as v from 'valibot';
import {
  DESPITE_MOST,
  type EnvironmentsAnswer,
  type KnownFact,
  type ReadAnswer,
  type RegisterFact,
  type RelayErrorCode,
  type RelayRefusal,
  type RememberedFact,
  type SessionAnswer,
  type SessionRequest,
  type SubmissionAnswer,
  type SubmissionRequest,
} from './messages';

const shortText = v.pipe(v.string(), v.maxLength(300));
const environmentId = v.picklist(['sandbox', 'stage', 'production']);
const texts = v.pipe(v.array(v.string()), v.readonly());
const httpStatus = v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(999));

/** A submission's id: a UUID, in lower case after reading, so that one id cannot be two. */
export const submissionIdSchema = v.pipe(v.string(), v.uuid(), v.toLowerCase());

/** GET /api/environments, as the pane reads it. */
export const environmentsAnswerSchema = v.object({
  storeId: v.string(),
  environments: v.pipe(
    v.array(
      v.object({
        id: environmentId,
        apiBase: v.string(),
        audience: v.string(),
        otherAudiences: texts,
        credentials: v.picklist(['relay', 'pane']),
        accessKeyNeeded: v.exactOptional(v.boolean()),
      }),
    ),
    v.readonly(),
  ),
}) satisfies v.GenericSchema<unknown, EnvironmentsAnswer>;

/** POST /api/session, as the relay reads it; texts of at most 300 characters, no unknown field. */
export const sessionRequestSchema = v.strictObject({
  environment: environmentId,
  clientId: v.exactOptional(shortText),
  clientSecret: v.exactOptional(shortText),
  audience: v.exactOptional(v.pipe(shortText, v.nonEmpty())),
  accessKey: v.exactOptional(shortText),
}) satisfies v.GenericSchema<unknown, SessionRequest>;

/** Answer of POST and GET /api/session, as the pane reads it. */
export const sessionAnswerSchema = v.object({
  sessionId: v.pipe(v.string(), v.nonEmpty()),
  environment: environmentId,
  partnerId: v.pipe(v.string(), v.nonEmpty()),
  storeId: v.string(),
  grantedScopes: texts,
  missingScopes: texts,
}) satisfies v.GenericSchema<unknown, SessionAnswer>;

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const registerFactSchema = v.strictObject({
  loanId: shortText,
  clientId: v.exactOptional(shortText),
  part: v.exactOptional(sha256),
  group: v.exactOptional(v.literal(true)),
  period: v.pipe(v.string(), v.regex(/^(\d{4}-\d{2})?$/)),
  content: sha256,
  despite: v.exactOptional(v.pipe(v.array(submissionIdSchema), v.maxLength(DESPITE_MOST), v.readonly())),
}) satisfies v.GenericSchema<unknown, RegisterFact>;

/** PUT /api/submissions/{id}, as the relay reads it; no unknown field. */
export const submissionRequestSchema = v.strictObject({
  endpoint: v.picklist(['postLoanDraft', 'postRepayments', 'postJournals']),
  body: v.pipe(v.string(), v.nonEmpty()),
  facts: v.pipe(v.array(registerFactSchema), v.minLength(1), v.readonly()),
  follows: v.exactOptional(submissionIdSchema),
}) satisfies v.GenericSchema<unknown, SubmissionRequest>;

const notOpened = v.object({ phase: v.literal('notOpened'), reason: v.string() });
const answered = v.object({
  phase: v.literal('answered'),
  status: httpStatus,
  contentType: v.string(),
  body: v.string(),
  retryAfter: v.exactOptional(v.string()),
});
const knownFactSchema = v.object({
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  state: v.picklist(['accepted', 'rowRefused', 'unknown', 'working']),
  same: v.boolean(),
  sameName: v.exactOptional(v.literal(false)),
  submissionId: v.string(),
  since: v.string(),
  reference: v.string(),
}) satisfies v.GenericSchema<unknown, KnownFact>;

const known = v.object({ phase: v.literal('known'), facts: v.pipe(v.array(knownFactSchema), v.readonly()) });
const rememberedFactSchema = v.object({
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  state: v.picklist(['accepted', 'rowRefused', 'unknown']),
  reference: v.string(),
}) satisfies v.GenericSchema<unknown, RememberedFact>;
const expired = v.object({
  phase: v.literal('expired'),
  status: httpStatus,
  facts: v.exactOptional(v.pipe(v.array(rememberedFactSchema), v.readonly())),
});
const cut = v.object({ phase: v.literal('cut'), reason: v.picklist(['timeout', 'connection', 'restart']) });

/** Answer of PUT and GET /api/submissions/{id}, as the pane reads it. */
export const submissionAnswerSchema = v.variant('phase', [
  v.object({ phase: v.literal('working') }),
  notOpened,
  known,
  answered,
  cut,
  expired,
]) satisfies v.GenericSchema<unknown, SubmissionAnswer>;

/** Answer of GET /api/kiva/{endpoint}, as the pane reads it. */
export const readAnswerSchema = v.variant('phase', [notOpened, answered, cut]) satisfies v.GenericSchema<
  unknown,
  ReadAnswer
>;

const ERROR_CODES: Readonly<Record<RelayErrorCode, true>> = {
  badRequest: true,
  tooLarge: true,
  forbiddenOrigin: true,
  forbiddenHost: true,
  noSuchRoute: true,
  noSession: true,
  noSuchEnvironment: true,
  credentialsMissing: true,
  credentialsRefused: true,
  tokenUnreachable: true,
  noSuchSubmission: true,
  otherBody: true,
  relayFault: true,
};

/** Every code of a refusal, in the order of the type. */
export const RELAY_ERROR_CODES = Object.keys(ERROR_CODES) as readonly RelayErrorCode[];

/** A refusal of the relay, as the pane reads it. */
export const relayRefusalSchema = v.object({
  error: v.picklist(RELAY_ERROR_CODES),
  detail: v.exactOptional(v.string()),
}) satisfies v.GenericSchema<unknown, RelayRefusal>;
