import { ConnectionCut } from './faults/strike';

/** The platform's fetch, for what answers at one address in this process. */
export type InProcessFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Rejects as the platform's does: a TypeError for a cut connection or another address, the signal's reason once aborted. */
export function inProcessFetch(address: () => string, answer: (request: Request) => Promise<Response>): InProcessFetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const home = new URL(address());
    const url = new URL(request.url);
    const isHere = url.origin === home.origin && `${url.pathname}/`.startsWith(home.pathname.replace(/\/*$/, '/'));
    if (!isHere) throw new TypeError('fetch failed', { cause: new Error('Not the address of this sandbox') });
    request.signal.throwIfAborted();
    return untilAborted(request.signal, answer(request).catch(asFetchFails));
  };
}

function asFetchFails(error: unknown): never {
  throw error instanceof ConnectionCut ? new TypeError('fetch failed', { cause: error }) : error;
}

// The work goes on when the caller gives up, as it does at the far end of a real connection.
async function untilAborted(signal: AbortSignal, answering: Promise<Response>): Promise<Response> {
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([answering, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
