import * as v from 'valibot';
import { relayRefusalSchema } from '../../core/relayProtocol/schemas';
import type { RelayRefusal } from '../../core/relayProtocol/messages';
import { jsonOf } from '../jsonOf';

/** The part of `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** One call to the relay; `path` starts with "/api/". */
export interface RelayCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
  readonly sessionId?: string | undefined;
  readonly timeoutMilliseconds: number;
}

/** The relay's own answer, its refusal, or nothing that the relay could have said. */
export type RelayReply<T> =
  | { readonly came: 'answer'; readonly answer: T }
  | { readonly came: 'refusal'; readonly refusal: RelayRefusal }
  | { readonly came: 'nothing' };

/**
 * Calls the relay once and tells its words from everything else: a dead link, a time-out, a captive portal's page or
 * a proxy's 502 are all `nothing`. Only the protocol's own error codes count as a refusal, since a refusal is taken
 * as proof that nothing was sent, and a proxy's error page is none.
 */
export async function callRelay<T>(
  fetch: Fetch,
  baseUrl: string,
  call: RelayCall,
  schema: v.GenericSchema<unknown, T>,
): Promise<RelayReply<T>> {
  const received = await exchange(fetch, baseUrl, call);
  if (received === undefined) return { came: 'nothing' };
  const answer = received.ok ? v.safeParse(schema, received.json) : undefined;
  if (answer?.success === true) return { came: 'answer', answer: answer.output };
  const refusal = received.ok ? undefined : v.safeParse(relayRefusalSchema, received.json);
  if (refusal?.success === true) return { came: 'refusal', refusal: refusal.output };
  return { came: 'nothing' };
}

async function exchange(
  fetch: Fetch,
  baseUrl: string,
  call: RelayCall,
): Promise<{ readonly ok: boolean; readonly json: unknown } | undefined> {
  const cancel = new AbortController();
  const timer = setTimeout(() => cancel.abort(), call.timeoutMilliseconds);
  try {
    const response = await fetch(`${baseUrl}${call.path}`, {
      method: call.method,
      headers: headersOf(call),
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      cache: 'no-store',
      redirect: 'error',
      signal: cancel.signal,
    });
    return { ok: response.ok, json: jsonOf(await response.text()) };
  } catch (error) {
    if (isLinkError(error)) return undefined;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** `fetch` rejects with a TypeError for every fault of the link, a refused redirect and a cut body among them. */
function isLinkError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('name' in error)) return false;
  return error.name === 'TypeError' || error.name === 'AbortError';
}

function headersOf(call: RelayCall): Record<string, string> {
  return {
    accept: 'application/json',
    ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(call.sessionId === undefined ? {} : { 'x-kiva-session': call.sessionId }),
  };
}
