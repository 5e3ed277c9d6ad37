import type { EndpointName } from '../core/kiva/endpoints';
import type { EnvironmentId } from '../core/kiva/environments';
import type { RelayClock } from './clock';
import { errorCode } from './errorCode';
import type { FinalAnswer } from './outcomeBox';

/** One call of the pane's; every field is the relay's own word, an id or a number. */
export interface CallEntry {
  readonly request: string;
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly submission?: string;
  readonly environment?: EnvironmentId;
}

/** Which call to Kiva an answer belongs to. */
export interface KivaEntry {
  readonly submission?: string;
  readonly environment: EnvironmentId;
  readonly endpoint: EndpointName;
}

/** The relay's log: never a body, a query, a token, a secret, a name, an amount or a loan id. */
export interface RelayLog {
  call(entry: CallEntry): void;
  /** Of Kiva's answer only status, kind and length. */
  kiva(entry: KivaEntry, answer: FinalAnswer): void;
  /** The error's class and code; its message may quote what was being handled. */
  fault(error: unknown): void;
}

const KINDS = ['json', 'html', 'xml', 'text'];

/** A log that writes one JSON line an entry. */
export function makeLog(sink: (line: string) => void, clock: RelayClock): RelayLog {
  const write = (event: string, entry: object) =>
    sink(JSON.stringify({ time: new Date(clock.now()).toISOString(), event, ...entry }));
  return {
    call: (entry) => write('call', entry),
    kiva: (entry, answer) => write('kiva', { ...entry, phase: answer.phase, ...summary(answer) }),
    fault: (error) => write('fault', { error: className(error), code: errorCode(error) }),
  };
}

function summary(answer: FinalAnswer): object {
  if (answer.phase !== 'answered') return { reason: answer.reason };
  const kind = KINDS.find((known) => answer.contentType.toLowerCase().includes(known)) ?? 'other';
  return { status: answer.status, kind, length: answer.body.length };
}

function className(error: unknown): string {
  return typeof error === 'object' && error !== null ? error.constructor.name : typeof error;
}
