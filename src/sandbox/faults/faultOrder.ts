import { KIVA_CALLS, type KivaCall } from '../calls';

/** What can be ordered to go wrong; docs are in `FAULT_WORDS`. */
export type FaultName = keyof typeof FAULT_WORDS;

/** Every fault and what it does, as GET /_sandbox tells it. */
export const FAULT_WORDS = {
  unauthorised: '401',
  forbidden: '403, as for a missing scope',
  limited: '429; with `retryAfter` (seconds) it carries Retry-After',
  serverError: '500',
  unavailable: '503',
  slow: 'waits `ms`, then answers as usual',
  answerLost: 'does the work, then cuts the connection before the first byte of the answer',
  cutBefore: 'cuts the connection before any work',
  html: "200 with an HTML page, as a captive portal's",
  truncatedJson: 'does the work, then answers with the first half of the JSON',
  camelCase: 'does the work, then answers with camelCase keys',
  listForObject: 'does the work, then answers with a list of one in place of an object',
  objectForList: 'does the work, then answers with an object wherever a list has one entry',
  problems: 'repayments only: adds a problem of `severity` for `loanIds`, or for every `every`-th row (default: each)',
  replaceUploads: 'not counted: from now on a later upload replaces, until faults are cleared',
  addUploads: 'not counted: from now on a later upload adds, until faults are cleared',
} as const;

/** One order; it goes to the first matching call, one order a call, in the order they were given. */
export interface FaultOrder {
  /** Which call it waits for; `any` is any of Kiva's calls, never a page. */
  readonly on: KivaCall | 'any';
  readonly fault: FaultName;
  /** How many matching calls it strikes; 1 unless told, null for all until faults are cleared. */
  readonly times?: number | null;
  /** How many matching calls it lets pass first; 0 unless told. */
  readonly skip?: number;
  /** Milliseconds to wait before anything else is done. */
  readonly ms?: number;
  /** For 401, 403, 429, 500, 503 and html: do the work first and hide its answer. */
  readonly afterWork?: boolean;
  /** For `limited`: seconds in Retry-After. */
  readonly retryAfter?: number;
  /** For `problems`: an `error` row is not taken, a `warning` row is (an assumption). */
  readonly severity?: 'error' | 'warning';
  readonly loanIds?: readonly string[];
  readonly every?: number;
  readonly code?: string;
  readonly details?: string;
}

/** An order of `problems`, whose severity is settled. */
export interface ProblemsFault extends FaultOrder {
  readonly severity: 'error' | 'warning';
}

/** JSON Schema of the body of POST /_sandbox/faults. */
export const FAULT_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['on', 'fault'],
  allOf: [
    { if: { properties: { fault: { const: 'slow' } } }, then: { required: ['ms'] } },
    { if: { properties: { fault: { const: 'problems' } } }, then: { required: ['severity'] } },
  ],
  properties: {
    on: { enum: [...KIVA_CALLS, 'any'] },
    fault: { enum: Object.keys(FAULT_WORDS) },
    times: { type: ['integer', 'null'], minimum: 1 },
    skip: { type: 'integer', minimum: 0 },
    ms: { type: 'integer', minimum: 0, maximum: 600_000 },
    afterWork: { type: 'boolean' },
    retryAfter: { type: 'integer', minimum: 0 },
    severity: { enum: ['error', 'warning'] },
    loanIds: { type: 'array', items: { type: 'string' } },
    every: { type: 'integer', minimum: 1 },
    code: { type: 'string', minLength: 1 },
    details: { type: 'string', minLength: 1 },
  },
};
