import { createHash, timingSafeEqual } from 'node:crypto';
import { isLoopback } from './loopback';
import type { RelayEnvironment, RelayOptions } from './options';
import { Refusal } from './refusal';
import { RelayStartError } from './startError';

/** Shorter keys can be guessed over the network. */
const SHORTEST_KEY = 20;

/** Whether the relay holds this environment's real credentials; a sandbox's open nothing of value. */
export function holdsCredentials({ environment, credentials }: RelayEnvironment): boolean {
  return credentials !== undefined && environment.id !== 'sandbox';
}

/**
 * The rule on credentials that the relay holds: whoever opens a session with them acts as the partner, so they serve
 * this machine alone (listening address and every origin are loopback) or those who hand over an access key.
 */
export function checkAccessKey({ environments, listenHost, origins, accessKey }: RelayOptions): void {
  if (accessKey !== undefined && accessKey.length < SHORTEST_KEY) {
    throw new RelayStartError(`The access key needs at least ${SHORTEST_KEY} characters.`);
  }
  const local = isLoopback(listenHost) && origins.every((origin) => isLoopback(new URL(origin).hostname));
  if (!local && accessKey === undefined && environments.some(holdsCredentials)) {
    throw new RelayStartError(
      'A relay that holds Kiva credentials and can be reached from other machines needs an access key (RELAY_ACCESS_KEY).',
    );
  }
}

/** Refuses a session on held credentials without the access key, where one is set. */
export function requireAccessKey(given: string | undefined, expected: string | undefined): void {
  if (expected === undefined) return;
  if (given === undefined || given === '') throw new Refusal('credentialsMissing');
  if (!timingSafeEqual(sha256(given), sha256(expected))) throw new Refusal('credentialsRefused');
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();
