import { isLoopback } from '../relay/loopback';

/**
 * Whether a call names this machine as its host. Another name that leads here is DNS rebinding: its page could read the
 * opened workbook and all that the sandbox keeps as if they were its own.
 */
export function namesThisMachine(request: Request): boolean {
  return isLoopback(new URL(request.url).hostname);
}

/** The answer to those who name another host. */
export function refusedHost(address: string): Response {
  return new Response(`Open ${address} instead.`, { status: 403, headers: { 'x-content-type-options': 'nosniff' } });
}
