import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { Refusal } from './refusal';
import type { TokenGrant } from './tokenRequest';

/** Twelve hours less a second, as Kiva's `expires_in` says. */
export const TOKEN_SECONDS = 43_199;

/** The token endpoint's answer (contract section 1). */
export interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'bearer';
  readonly expires_in: number;
  readonly scope: string;
  readonly iss: string;
  readonly partnerId: string;
  readonly jti: string;
}

/** Issues JWTs and checks them; a new key is made for each sandbox, so a token of another one is refused. */
export interface Tokens {
  issue(grant: TokenGrant): TokenAnswer;
  /** Throws a Refusal: 401 for no token or a bad one, 403 when it is expired, another partner's or lacks `scope`. */
  check(authorization: string | null, partnerId: string, scope: string | undefined): void;
}

interface Claims {
  readonly partnerId: string;
  readonly scope: string;
  readonly aud: string;
  readonly exp: number;
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** `now` is the clock in milliseconds since 1970; `issuer` is read at issue, since an address may come late. */
export function createTokens(now: () => number, issuer: () => string, audience: string): Tokens {
  const key = randomBytes(32);
  const signature = (text: string): Buffer => createHmac('sha256', key).update(text).digest();

  const claimsOf = (token: string): Claims | undefined => {
    const [header, payload, signed, ...rest] = token.split('.');
    if (header === undefined || payload === undefined || signed === undefined || rest.length > 0) return undefined;
    const expected = signature(`${header}.${payload}`);
    const given = Buffer.from(signed, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims;
  };

  return {
    issue({ partner, scope }) {
      const issuedAt = Math.floor(now() / 1000);
      const jti = randomUUID();
      const iss = issuer();
      const claims: Claims & object = {
        partnerId: partner.partnerId,
        scope,
        aud: audience,
        exp: issuedAt + TOKEN_SECONDS,
      };
      const unsigned = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded({ ...claims, iss, sub: partner.clientId, iat: issuedAt, jti })}`;
      const access_token = `${unsigned}.${signature(unsigned).toString('base64url')}`;
      return {
        access_token,
        token_type: 'bearer',
        expires_in: TOKEN_SECONDS,
        scope,
        iss,
        partnerId: partner.partnerId,
        jti,
      };
    },
    check(authorization, partnerId, scope) {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
      const claims = token === undefined ? undefined : claimsOf(token);
      if (claims === undefined || claims.aud !== audience) throw unauthorised(token === undefined);
      if (now() >= claims.exp * 1000) throw forbidden('sandbox.token_expired', 'The token has expired');
      if (claims.partnerId !== partnerId) throw forbidden('sandbox.other_partner', 'The token is for another partner');
      if (scope !== undefined && !claims.scope.split(' ').includes(scope)) {
        throw forbidden('sandbox.missing_scope', `The token lacks the scope ${scope}`);
      }
    },
  };
}

function unauthorised(missing: boolean): Refusal {
  const message = missing ? 'A bearer token is needed' : 'The token was not accepted';
  return new Refusal(401, 'sandbox.unauthorised', message, { 'www-authenticate': 'Bearer' });
}

function forbidden(code: string, message: string): Refusal {
  return new Refusal(403, code, message);
}
