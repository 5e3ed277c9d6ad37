import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { readEndpointNamed } from '../core/kiva/endpoints';
import { ASKED_SCOPES, missingScopes } from '../core/kiva/token';
import type { EnvironmentsAnswer, ReadAnswer, SessionAnswer } from '../core/relayProtocol/messages';
import { sessionRequestSchema, submissionIdSchema, submissionRequestSchema } from '../core/relayProtocol/schemas';
import { holdsCredentials } from './accessKey';
import { callKiva, prepareCall } from './callKiva';
import type { RelayClock } from './clock';
import { factsMatchBody } from './factsMatchBody';
import { forwardedQuery } from './forwardedQuery';
import type { RelayLimits } from './limits';
import type { RelayLog } from './log';
import type { RelayOptions } from './options';
import { readJson } from './readBody';
import { Refusal } from './refusal';
import type { RelayEnv } from './relayEnv';
import type { Session } from './session';
import type { Sessions } from './sessions';
import type { Submissions } from './submissions';

/** What the routes work with. */
export interface ApiParts {
  readonly options: RelayOptions;
  readonly sessions: Sessions;
  readonly submissions: Submissions;
  readonly clock: RelayClock;
  readonly limits: RelayLimits;
  readonly log: RelayLog;
}

/** The routes under /api, as core/relayProtocol/messages.ts describes them. */
export function apiRoutes(parts: ApiParts): Hono<RelayEnv> {
  const { options, sessions, submissions, limits } = parts;
  const routes = new Hono<RelayEnv>();

  routes.get('/environments', (context) => context.json(environmentsAnswer(options)));

  routes.post('/session', async (context) => {
    const request = await readJson(context.req.raw, limits.sessionBytes, sessionRequestSchema);
    context.set('logged', { environment: request.environment });
    return context.json(sessionAnswer(await sessions.begin(request), options));
  });

  routes.get('/session', (context) => {
    const session = sessions.find(context.req.header('x-kiva-session'));
    context.set('logged', { environment: session.environment });
    return context.json(sessionAnswer(session, options));
  });

  routes.delete('/session', (context) => {
    sessions.end(context.req.header('x-kiva-session'));
    return context.body(null, 204);
  });

  routes.put('/submissions/:id', async (context) => {
    const { session, id } = known(context, sessions);
    const request = await readJson(context.req.raw, limits.submissionBytes, submissionRequestSchema);
    if (!isExactJson(request.body) || !factsMatchBody(request)) throw new Refusal('badRequest');
    return context.json(await submissions.put(session, id, request));
  });

  routes.get('/submissions/:id', async (context) => {
    const { session, id } = known(context, sessions);
    const wait = context.req.query('wait') ?? '0';
    if (!/^\d{1,4}$/.test(wait)) throw new Refusal('badRequest');
    const seconds = Math.min(Number(wait), limits.maxAskSeconds);
    return context.json(await submissions.ask(session, id, seconds * 1000));
  });

  routes.get('/kiva/:endpoint', async (context) => {
    const endpoint = readEndpointNamed(context.req.param('endpoint'));
    if (endpoint === undefined) throw new Refusal('noSuchRoute');
    const session = sessions.find(context.req.header('x-kiva-session'));
    context.set('logged', { environment: session.environment });
    const query = forwardedQuery(endpoint, new URL(context.req.url).searchParams);
    return context.json(await read(parts, session, endpoint, query));
  });

  return routes;
}

function environmentsAnswer({ environments, accessKey, box }: RelayOptions): EnvironmentsAnswer {
  return {
    storeId: box.storeId,
    environments: environments.map((one) => ({
      id: one.environment.id,
      apiBase: one.environment.apiBase,
      audience: one.environment.audience,
      otherAudiences: one.environment.otherAudiences,
      credentials: one.credentials === undefined ? 'pane' : 'relay',
      ...(accessKey !== undefined && holdsCredentials(one) ? { accessKeyNeeded: true } : {}),
    })),
  };
}

/** What the session's latest token allows, which may be less than its first one did. */
function sessionAnswer(session: Session, { box }: RelayOptions): SessionAnswer {
  return {
    sessionId: session.id,
    environment: session.environment,
    partnerId: session.partnerId,
    storeId: box.storeId,
    grantedScopes: session.scopes,
    missingScopes: missingScopes(ASKED_SCOPES, session.scopes),
  };
}

/** Session and submission id of a call, both checked before its body is read. */
function known(context: Context<RelayEnv>, sessions: Sessions): { readonly session: Session; readonly id: string } {
  const session = sessions.find(context.req.header('x-kiva-session'));
  const id = v.safeParse(submissionIdSchema, context.req.param('id'));
  if (!id.success) throw new Refusal('badRequest');
  context.set('logged', { submission: id.output, environment: session.environment });
  return { session, id: id.output };
}

/** JSON that reaches Kiva as it stands: a lone surrogate would silently become another character on the wire. */
function isExactJson(body: string): boolean {
  if (Buffer.from(body, 'utf8').toString('utf8') !== body) return false;
  try {
    const json: unknown = JSON.parse(body);
    return typeof json === 'object' && json !== null;
  } catch {
    return false;
  }
}

async function read(
  { clock, limits, log }: ApiParts,
  session: Session,
  endpoint: Parameters<typeof forwardedQuery>[0],
  query: URLSearchParams,
): Promise<ReadAnswer> {
  const call = await prepareCall(session, endpoint, { query }, limits).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    return undefined;
  });
  if (call === undefined) return { phase: 'notOpened', reason: 'noToken' };
  const answer = await callKiva(session, call, clock, limits);
  log.kiva({ environment: session.environment, endpoint }, answer);
  return answer;
}
