import { Refusal } from './refusal';

const READING = new Set(['GET', 'HEAD']);

/**
 * Refuses a call that this relay's own page did not make. Host must be one of ours (a foreign name that resolves
 * here is DNS rebinding); a foreign Origin or Sec-Fetch-Site is refused always, and a call that changes something
 * needs one of the two as proof: pages of other sites can forge neither.
 */
export function guard(request: Request, origins: readonly string[]): void {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  if (!origins.some((origin) => isHostOf(host, new URL(origin)))) throw new Refusal('forbiddenHost');
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  // "null" is what a browser sends where the referrer policy hides the origin; it proves nothing either way.
  const hidden = origin === null || origin === 'null';
  if (!hidden && !origins.includes(origin)) throw new Refusal('forbiddenOrigin');
  if (site !== null && site !== 'same-origin') throw new Refusal('forbiddenOrigin');
  if (!READING.has(request.method) && hidden && site === null) throw new Refusal('forbiddenOrigin');
}

/** Whether a Host header names the origin's host; the protocol's standard port may be written out. */
function isHostOf(host: string, origin: URL): boolean {
  const address = `${origin.protocol}//${host}`;
  return /^[\w.:[\]-]+$/.test(host) && URL.canParse(address) && new URL(address).host === origin.host;
}
