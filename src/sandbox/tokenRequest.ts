import { createHash, timingSafeEqual } from 'node:crypto';
import type { Judge } from './judge';
import type { SandboxPartner } from './partners';
import { TokenRefusal } from './refusal';

/** A token request that passed: who asks, and the intersection of asked and granted scopes, space-separated. */
export interface TokenGrant {
  readonly partner: SandboxPartner;
  readonly scope: string;
}

/** What the token endpoint compares a request with. */
export interface TokenRules {
  readonly judge: Judge;
  readonly partners: readonly SandboxPartner[];
  readonly audience: string;
}

/** Judges a form-encoded client-credentials request; throws a TokenRefusal with RFC 6749's codes. */
export function judgeTokenRequest(headers: Headers, search: string, body: string, rules: TokenRules): TokenGrant {
  if (mediaType(headers.get('content-type')) !== 'application/x-www-form-urlencoded') {
    throw new TokenRefusal(400, 'invalid_request', 'The body must be application/x-www-form-urlencoded');
  }
  if (!(headers.get('accept') ?? '').includes('application/json')) {
    throw new TokenRefusal(400, 'invalid_request', 'The header Accept must name application/json');
  }
  if (search !== '') throw new TokenRefusal(400, 'invalid_request', 'Parameters belong into the body, not the address');

  const form = new URLSearchParams(body);
  if ([...form.keys()].some((name) => form.getAll(name).length > 1)) {
    throw new TokenRefusal(400, 'invalid_request', 'A parameter is given more than once');
  }
  const grantType = form.get('grant_type');
  if (grantType !== null && grantType !== 'client_credentials') {
    throw new TokenRefusal(400, 'unsupported_grant_type', 'Only client_credentials is supported');
  }
  const findings = rules.judge.body('TokenRequest', Object.fromEntries(form));
  if (findings.length > 0) throw new TokenRefusal(400, 'invalid_request', findings.join('; '));
  return grantOf(form, rules);
}

function grantOf(form: URLSearchParams, rules: TokenRules): TokenGrant {
  const partner = rules.partners.find((candidate) => candidate.clientId === form.get('client_id'));
  if (partner === undefined || !sameText(partner.clientSecret, form.get('client_secret') ?? '')) {
    throw new TokenRefusal(401, 'invalid_client', 'Client authentication failed');
  }
  if (form.get('audience') !== rules.audience) {
    throw new TokenRefusal(400, 'invalid_request', `The audience must be ${rules.audience}`);
  }
  const asked = new Set((form.get('scope') ?? '').split(' '));
  const granted = partner.scopes.filter((scope) => asked.has(scope));
  if (granted.length === 0) throw new TokenRefusal(400, 'invalid_scope', 'None of the scopes asked for is granted');
  return { partner, scope: granted.join(' ') };
}

/** The media type of a Content-Type header in lower case, without its parameters; empty when there is none. */
export function mediaType(header: string | null): string {
  return (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function sameText(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
