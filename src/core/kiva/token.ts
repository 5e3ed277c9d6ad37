import { ENDPOINTS } from './endpoints';
import { asRecord, asText } from './tolerant';

/** A token is given up this long before Kiva says that it ends (contract section 1). */
export const TOKEN_MARGIN_SECONDS = 60;

/** How long a token is used when Kiva did not say how long it lives (RFC 6749, 5.1 leaves it open). */
export const UNSTATED_LIFE_SECONDS = 300;

/** Every scope that the allow-listed calls need, in the allow-list's order. */
export const ASKED_SCOPES: readonly string[] = [
  ...new Set(Object.values(ENDPOINTS).flatMap(({ scope }) => (scope === undefined ? [] : [scope]))),
];

/** Whether a token is too old to be used for one more call; both times in milliseconds since 1970. */
export function isStale(
  token: { readonly receivedAt: number; readonly expiresInSeconds: number },
  now: number,
): boolean {
  return now >= token.receivedAt + (token.expiresInSeconds - TOKEN_MARGIN_SECONDS) * 1000;
}

/** The asked scopes that were not granted: Kiva answers with the intersection. */
export function missingScopes(asked: readonly string[], granted: readonly string[]): readonly string[] {
  return asked.filter((scope) => !granted.includes(scope));
}

/** The scopes in a token answer's `scope`; an absent one means all that was asked (RFC 6749, 5.1). */
export function grantedScopes(asked: readonly string[], scope: string | undefined): readonly string[] {
  return scope === undefined ? asked : scope.split(/\s+/).filter((name) => name !== '');
}

/** The partner id of a token answer, or undefined when it is not fit to stand in a path. */
export function partnerIdOf(answer: unknown): string | undefined {
  const partnerId = asText(asRecord(answer)?.get('partnerId'), 65);
  return /^[A-Za-z0-9_-]{1,64}$/.test(partnerId) ? partnerId : undefined;
}

const RFC_NAMES = ['access_token', 'token_type', 'expires_in', 'scope', 'error', 'error_description'];

/** A token answer under RFC 6749's own names, however Kiva spells them; undefined when it is no object. */
export function underRfcNames(answer: unknown): Readonly<Record<string, unknown>> | undefined {
  const found = asRecord(answer);
  if (found === undefined) return undefined;
  return Object.fromEntries(
    RFC_NAMES.flatMap((name) => {
      const value = found.get(name);
      return value === undefined ? [] : [[name, Array.isArray(value) ? value.join(' ') : value]];
    }),
  );
}
