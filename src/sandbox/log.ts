import type { KivaCall } from './calls';
import type { FaultName } from './faults/faultOrder';

/** One request that reached the sandbox whole, in the order of arrival. */
export interface LogEntry {
  /** Counts from 1; reset starts again. */
  readonly number: number;
  /** By the sandbox's clock, ISO 8601 UTC. */
  readonly at: string;
  readonly call: KivaCall | 'page';
  readonly method: string;
  /** Below the sandbox's address: `/v3/...` also where it is mounted under /sandbox. */
  readonly path: string;
  /** With its question mark; empty when there is none; a token request's is blanked. */
  readonly query: string;
  /** The body byte for byte as UTF-8 text; of a token request only what is no secret. */
  readonly body: string;
  /** What was answered; null while it is being answered, and when the connection was cut. */
  readonly status: number | null;
  readonly fault: FaultName | null;
  /** Whether Kiva's side was done (a record taken, a page read), whatever the caller got to see. */
  readonly workDone: boolean;
  readonly finished: boolean;
}

/** The requests of a sandbox, for tests and judges to read. */
export interface RequestLog {
  /** Notes an arrival and gives back how to note its end. */
  arrived(
    request: Pick<LogEntry, 'at' | 'call' | 'method' | 'path' | 'query' | 'body'>,
  ): (end: Pick<LogEntry, 'status' | 'fault' | 'workDone'>) => void;
  /** Copies of the entries as they are now. */
  entries(): readonly LogEntry[];
  clear(): void;
}

/** An empty log. */
export function createLog(): RequestLog {
  let entries: LogEntry[] = [];
  return {
    arrived(request) {
      const list = entries;
      const index = list.length;
      const arrived: LogEntry = {
        ...request,
        number: index + 1,
        body: request.call === 'token' ? withoutSecret(request.body) : request.body,
        query: request.call === 'token' ? withoutSecret(request.query) : request.query,
        status: null,
        fault: null,
        workDone: false,
        finished: false,
      };
      list.push(arrived);
      return (end) => {
        list[index] = { ...arrived, ...end, finished: true };
      };
    },
    entries: () => entries.map((entry) => ({ ...entry })),
    clear() {
      entries = [];
    },
  };
}

const HARMLESS = /^(grant_type|scope|audience|client_id)=/;

/**
 * Someone may try real credentials here by mistake, also as JSON or in the address, and the log can be read over HTTP:
 * only what is known to be no secret stays.
 */
function withoutSecret(form: string): string {
  if (form === '') return '';
  const safe = (pair: string): string => {
    if (HARMLESS.test(pair)) return pair;
    return pair.startsWith('client_secret=') ? 'client_secret=***' : '***';
  };
  return form.split('&').map(safe).join('&');
}
