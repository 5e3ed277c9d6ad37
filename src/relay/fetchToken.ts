import * as oauth from 'oauth4webapi';
import { parseExact } from '../core/kiva/exactJson';
import { asRecord, asText } from '../core/kiva/tolerant';
import { ASKED_SCOPES, grantedScopes, partnerIdOf, underRfcNames, UNSTATED_LIFE_SECONDS } from '../core/kiva/token';
import { type RelayClock, withinTime } from './clock';
import { errorCode } from './errorCode';
import type { RelayLimits } from './limits';
import type { ClientCredentials, RelayEnvironment } from './options';
import { readCapped } from './readBody';
import { redact } from './redact';
import { Refusal } from './refusal';

const DETAIL_LIMIT = 300;
const REFUSALS: readonly number[] = [400, 401, 403];

/** A granted token; lives in the relay's memory only. */
export interface Token {
  readonly accessToken: string;
  readonly partnerId: string;
  readonly scopes: readonly string[];
  /** Milliseconds since 1970, when it was asked for. */
  readonly receivedAt: number;
  readonly expiresInSeconds: number;
}

/** Where and as whom a token is asked for. */
export interface TokenRequest {
  readonly target: RelayEnvironment;
  readonly credentials: ClientCredentials;
  readonly audience: string;
}

/**
 * Gets a token by the client credentials grant (RFC 6749, 4.4; contract section 1). Refuses credentialsRefused with
 * Kiva's words for 400, 401 and 403, tokenUnreachable for everything else that is no token.
 */
export async function fetchToken(asked: TokenRequest, clock: RelayClock, limits: RelayLimits): Promise<Token> {
  const receivedAt = clock.now();
  const unreachable = (error?: unknown): never => {
    throw new Refusal('tokenUnreachable', errorCode(error));
  };
  const exchanged = exchange(asked, limits).catch(unreachable);
  const { status, text } = await withinTime(clock, limits.tokenMs, exchanged, unreachable);
  const answer = parseExact(text);
  if (status !== 200) {
    throw new Refusal(
      REFUSALS.includes(status) ? 'credentialsRefused' : 'tokenUnreachable',
      words(asked, status, answer),
    );
  }
  const granted = await checked(asked, answer);
  const partnerId = partnerIdOf(answer);
  if (granted === undefined || partnerId === undefined) throw new Refusal('tokenUnreachable', 'HTTP 200');
  return {
    accessToken: granted.access_token,
    partnerId,
    scopes: grantedScopes(ASKED_SCOPES, granted.scope),
    receivedAt,
    expiresInSeconds: granted.expires_in ?? UNSTATED_LIFE_SECONDS,
  };
}

async function exchange({ target, credentials, audience }: TokenRequest, limits: RelayLimits) {
  const reach = target.fetch ?? fetch;
  const response = await oauth.clientCredentialsGrantRequest(
    serverOf(target),
    { client_id: credentials.clientId },
    oauth.ClientSecretPost(credentials.clientSecret),
    { scope: ASKED_SCOPES.join(' '), audience },
    {
      [oauth.customFetch]: async (url, { body, headers, method, redirect }) =>
        reach(new Request(url, { body: String(body), headers, method, redirect })),
      // Start-up lets plain http through for loopback addresses only.
      [oauth.allowInsecureRequests]: target.environment.tokenUrl.startsWith('http:'),
    },
  );
  const { bytes } = await readCapped(response.body, limits.tokenAnswerBytes);
  return { status: response.status, text: new TextDecoder().decode(bytes) };
}

/** The library's own judgement on a 200, after Kiva's spelling was turned into RFC names; undefined when it objects. */
async function checked({ target, credentials }: TokenRequest, answer: unknown) {
  const named = underRfcNames(answer);
  if (named === undefined) return undefined;
  const response = Response.json(named);
  const client = { client_id: credentials.clientId };
  const judged = oauth.processClientCredentialsResponse(serverOf(target), client, response);
  return judged.catch((objection: unknown) => {
    const known =
      objection instanceof oauth.OperationProcessingError || objection instanceof oauth.UnsupportedOperationError;
    if (known) return undefined;
    throw objection;
  });
}

/** Kiva's own words for a refusal; the secret goes out even where Kiva echoes it. */
function words({ credentials }: TokenRequest, status: number, answer: unknown): string {
  const refusal = asRecord(answer);
  const said = [
    asText(refusal?.get('error', 'code'), DETAIL_LIMIT),
    asText(refusal?.get('error_description', 'message'), DETAIL_LIMIT),
  ].filter((text) => text !== '');
  if (said.length === 0) return `HTTP ${status}`;
  return redact(said.join(': '), [credentials.clientSecret, credentials.clientId]).slice(0, DETAIL_LIMIT);
}

const serverOf = ({ environment }: RelayEnvironment): oauth.AuthorizationServer => ({
  issuer: new URL(environment.tokenUrl).origin,
  token_endpoint: environment.tokenUrl,
});
