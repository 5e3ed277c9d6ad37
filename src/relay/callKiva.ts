import { type EndpointName, ENDPOINTS, pathOf } from '../core/kiva/endpoints';
import { type RelayClock, withinTime } from './clock';
import type { RelayLimits } from './limits';
import { neverOpened } from './neverOpened';
import type { FinalAnswer } from './outcomeBox';
import { readCapped } from './readBody';
import { redact } from './redact';
import type { Session } from './session';

const HEADER_LIMIT = 200;

/** One call to Kiva, ready to leave; making it does nothing yet. */
export interface KivaCall {
  readonly request: Request;
  readonly token: string;
  readonly abort: AbortController;
  readonly timeoutMs: number;
}

/** What goes with a call: a body for POST, query parameters for GET. */
export interface KivaPayload {
  readonly body?: string;
  readonly query?: URLSearchParams;
}

/** Builds the call with a token that is good; refuses as `Session.accessToken` does, and opens no connection to the API. */
export async function prepareCall(
  session: Session,
  endpoint: EndpointName,
  { body, query }: KivaPayload,
  limits: RelayLimits,
): Promise<KivaCall> {
  const token = await session.accessToken();
  const base = session.target.environment.apiBase.replace(/\/+$/, '');
  const search = query === undefined || query.size === 0 ? '' : `?${query.toString()}`;
  const abort = new AbortController();
  const bytes = body === undefined ? undefined : new TextEncoder().encode(body);
  const request = new Request(`${base}${pathOf(endpoint, session.partnerId)}${search}`, {
    method: ENDPOINTS[endpoint].method,
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      ...(bytes === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': String(bytes.byteLength) }),
    },
    ...(bytes === undefined ? {} : { body: onceOnly(bytes), duplex: 'half' }),
    // A redirect could carry token and body to a host that nobody chose.
    redirect: 'manual',
    signal: abort.signal,
  });
  return { request, token, abort, timeoutMs: ENDPOINTS[endpoint].method === 'POST' ? limits.postMs : limits.readMs };
}

/** As a stream, because fetch sends a text a second time by itself when it is answered 421. */
function onceOnly(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (stream) => {
      stream.enqueue(bytes);
      stream.close();
    },
  });
}

/** Makes the call, once, and tells what was seen of it; never throws. */
export async function callKiva(
  session: Session,
  call: KivaCall,
  clock: RelayClock,
  limits: RelayLimits,
): Promise<FinalAnswer> {
  const seen = exchange(session, call, limits).catch((error: unknown): FinalAnswer =>
    neverOpened(error) ? { phase: 'notOpened', reason: 'connection' } : { phase: 'cut', reason: 'connection' },
  );
  return withinTime(clock, call.timeoutMs, seen, (): FinalAnswer => {
    call.abort.abort();
    return { phase: 'cut', reason: 'timeout' };
  });
}

async function exchange(session: Session, call: KivaCall, limits: RelayLimits): Promise<FinalAnswer> {
  const reach = session.target.fetch ?? fetch;
  const response = await reach(call.request);
  const { bytes } = await readOrCut(response.body, limits.answerBytes);
  if (response.status === 401 || response.status === 403) session.distrust(call.token);
  const clean = (text: string) => redact(text, [call.token, ...session.secrets]);
  const header = (name: string) => clean(response.headers.get(name) ?? '').slice(0, HEADER_LIMIT);
  const retryAfter = header('retry-after');
  return {
    phase: 'answered',
    status: response.status,
    contentType: header('content-type'),
    body: clean(new TextDecoder().decode(bytes)),
    ...(retryAfter === '' ? {} : { retryAfter }),
  };
}

/** Once an answer has begun, no failure can mean "never opened", whatever its code says. */
async function readOrCut(stream: ReadableStream<Uint8Array> | null, limit: number) {
  try {
    return await readCapped(stream, limit);
  } catch {
    throw new Error('The answer broke off.');
  }
}
