import type { SubmissionEndpointName } from '../kiva/endpoints';
import type { EnvironmentId } from '../kiva/environments';

/** GET /api/environments: what this relay can reach; never a secret, never a client id. */
export interface EnvironmentsAnswer {
  /** Id of the relay's store; a pane that meets another store knows that outcomes are lost. */
  readonly storeId: string;
  readonly environments: readonly {
    readonly id: EnvironmentId;
    readonly apiBase: string;
    readonly audience: string;
    readonly otherAudiences: readonly string[];
    /** `relay`: it holds the credentials itself; `pane`: the person types them for this session. */
    readonly credentials: 'relay' | 'pane';
    /** True when this relay opens sessions with its own credentials only for those who hand it the access key. */
    readonly accessKeyNeeded?: boolean;
  }[];
}

/** POST /api/session: opens a session; credentials only where the environment asks the pane for them. */
export interface SessionRequest {
  readonly environment: EnvironmentId;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly audience?: string;
  /** The relay's own access key, where `accessKeyNeeded` says so. */
  readonly accessKey?: string;
}

/**
 * Answer of POST /api/session, and of GET /api/session with header `x-kiva-session`, which tells the scopes of the
 * session's latest token. A session lives in the relay's memory; its id is the pane's only token and stays in the pane's
 * memory.
 */
export interface SessionAnswer {
  readonly sessionId: string;
  readonly environment: EnvironmentId;
  readonly partnerId: string;
  readonly storeId: string;
  readonly grantedScopes: readonly string[];
  readonly missingScopes: readonly string[];
}

/** PUT /api/submissions/{id}, header `x-kiva-session`: idempotent; the body is the exact text for Kiva. */
export interface SubmissionRequest {
  readonly endpoint: SubmissionEndpointName;
  readonly body: string;
  /**
   * What the body tells, record by record in its order, a group's own id last: the sent register asks by it whether that
   * went out before.
   */
  readonly facts: readonly RegisterFact[];
  readonly follows?: string;
}

/** Earlier submissions that one fact may name at most, the latest ones: far more than one record ever meets. */
export const DESPITE_MOST = 50;

/** One record as the sent register names it; the relay keeps keyed hashes of these texts, never the texts. */
export interface RegisterFact {
  /** Kiva's `loan_id`, a draft's loan id; empty where the record has none. */
  readonly loanId: string;
  /** Where the client is part of what names the record. */
  readonly clientId?: string;
  /** Where the content is part of what names the record (journals, records without an id): the content hash again. */
  readonly part?: string;
  /** It names a group loan by the group's own id, which need not go out: it meets groups alone, never a loan of that id. */
  readonly group?: true;
  /** "YYYY-MM" for kinds that are reported monthly, else empty. */
  readonly period: string;
  /** SHA-256 (hex) of what the record says, without its names: equal content under one name is the same fact. */
  readonly content: string;
  /** Ids of the earlier submissions that a person decided about: this one goes out in spite of them. */
  readonly despite?: readonly string[];
}

/** Why the register holds a submission back: another one has, or may have, told Kiva of this record. */
export interface KnownFact {
  /** Place in the request's `facts`. */
  readonly at: number;
  /** `working`: its call runs now; `rowRefused`: Kiva took the batch and not this row. */
  readonly state: 'accepted' | 'rowRefused' | 'unknown' | 'working';
  /** The content is equal too: it is the same fact, not a correction of it. */
  readonly same: boolean;
  /** It was not told under this very name: one of the two names a client of the loan, and the other none. */
  readonly sameName?: false;
  readonly submissionId: string;
  /** When that submission was settled, or received where it is not; ISO 8601. */
  readonly since: string;
  /** Kiva's upload, draft or archive id; empty where there is none. */
  readonly reference: string;
}

/** What the register holds of one fact of a submission, after Kiva's answer to it was dropped. */
export interface RememberedFact {
  /** Place in the request's `facts`. */
  readonly at: number;
  readonly state: Exclude<KnownFact['state'], 'working'>;
  /** Kiva's upload, draft or archive id; empty where there is none. */
  readonly reference: string;
}

/** Answer of PUT and GET /api/submissions/{id}?wait=seconds: what the relay saw, never what it means. */
export type SubmissionAnswer =
  | { readonly phase: 'working' }
  /** The call to Kiva was never opened: nothing left this relay. */
  | { readonly phase: 'notOpened'; readonly reason: string }
  /** The sent register knows some of its facts: nothing left this relay, and nothing ever will under this id. */
  | { readonly phase: 'known'; readonly facts: readonly KnownFact[] }
  /** Kiva (or something in its place) answered in full. */
  | {
      readonly phase: 'answered';
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
      readonly retryAfter?: string;
    }
  /** The call was opened and no whole answer came back. */
  | { readonly phase: 'cut'; readonly reason: 'timeout' | 'connection' | 'restart' }
  /**
   * Kiva answered so long ago (72 hours) that only its status is left, and what the sent register holds of its facts:
   * not of those that another submission took over or had before. Absent where it holds none, and from older relays.
   */
  | { readonly phase: 'expired'; readonly status: number; readonly facts?: readonly RememberedFact[] };

/** Answer of GET /api/kiva/{endpoint}?query: what the relay saw; a read may be repeated whatever became of it. */
export type ReadAnswer = Extract<SubmissionAnswer, { phase: 'notOpened' | 'answered' | 'cut' }>;

/** Every refusal of the relay itself: code has words under `relay.<code>`; HTTP 4xx/5xx. */
export interface RelayRefusal {
  readonly error: RelayErrorCode;
  /** Kiva's own words (RFC 6749 error or message), when it was Kiva's token endpoint that refused. */
  readonly detail?: string;
}

/** Closed list, so that a code without words fails a test. */
export type RelayErrorCode =
  | 'badRequest'
  | 'tooLarge'
  | 'forbiddenOrigin'
  | 'forbiddenHost'
  | 'noSuchRoute'
  | 'noSession'
  | 'noSuchEnvironment'
  | 'credentialsMissing'
  | 'credentialsRefused'
  | 'tokenUnreachable'
  | 'noSuchSubmission'
  | 'otherBody'
  | 'relayFault';
