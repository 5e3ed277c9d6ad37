import type * as v from 'valibot';
import type { SubmissionAnswer } from '../../core/relayProtocol/messages';
import {
  environmentsAnswerSchema,
  readAnswerSchema,
  sessionAnswerSchema,
  submissionAnswerSchema,
} from '../../core/relayProtocol/schemas';
import { Fault } from '../../ports/fault';
import type { GatewayAnswer, KivaGateway } from '../../ports/kivaGateway';
import { callRelay, type Fetch, type RelayCall, type RelayReply } from './relayCall';

/** The relay answers a PUT within some 20 s ("working" when Kiva is slow), so that silence means the link. */
const PUT_MILLISECONDS = 40_000;
/**
 * A photo on a slow link takes its time: a PUT that is given up and put again would never arrive. Bodies up to so many
 * characters arrive within the usual time, the rest of a larger one at no less than 5 KB a second.
 */
const USUAL_CHARACTERS = 100_000;
const SLOWEST_CHARACTERS_A_MILLISECOND = 5;
/** A session needs Kiva's token endpoint, which the relay itself gives up on. */
const SESSION_MILLISECONDS = 60_000;
const LOOK_MILLISECONDS = 20_000;
/** The relay gives Kiva 60 s for a read. */
const READ_MILLISECONDS = 70_000;

/**
 * The relay over HTTP; `baseUrl` is its origin, or '' for the pane's own.
 * The session id lives in this object alone; a new session drops the old one first, so that a refused sign-in
 * leaves no way to send into the environment that was left.
 */
export function createRelayGateway(fetch: Fetch, baseUrl: string): KivaGateway {
  let sessionId: string | undefined;

  const openCall = async <T>(call: RelayCall, schema: v.GenericSchema<unknown, T>): Promise<T> =>
    answerOrFault(await callRelay(fetch, baseUrl, call, schema));

  const ownSession = (): string => {
    if (sessionId === undefined) throw new Fault('relayRefused', { reason: 'noSession' });
    return sessionId;
  };

  const submissionCall = async (call: Omit<RelayCall, 'sessionId'>): Promise<GatewayAnswer> => {
    if (sessionId === undefined) return { phase: 'refused', error: 'noSession' };
    return gatewayAnswer(await callRelay(fetch, baseUrl, { ...call, sessionId }, submissionAnswerSchema));
  };

  return {
    environments: () =>
      openCall(
        { method: 'GET', path: '/api/environments', timeoutMilliseconds: LOOK_MILLISECONDS },
        environmentsAnswerSchema,
      ),
    openSession: async (request) => {
      sessionId = undefined;
      const answer = await openCall(
        { method: 'POST', path: '/api/session', body: request, timeoutMilliseconds: SESSION_MILLISECONDS },
        sessionAnswerSchema,
      );
      sessionId = answer.sessionId;
      return answer;
    },
    session: async () => {
      const call = { method: 'GET', path: '/api/session', timeoutMilliseconds: LOOK_MILLISECONDS } as const;
      return openCall({ ...call, sessionId: ownSession() }, sessionAnswerSchema);
    },
    read: async (endpoint, query = {}) => {
      const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
      const path = `/api/kiva/${endpoint}${asked === '' ? '' : `?${asked}`}`;
      const call = { method: 'GET', path, timeoutMilliseconds: READ_MILLISECONDS } as const;
      return openCall({ ...call, sessionId: ownSession() }, readAnswerSchema);
    },
    put: (id, request) =>
      submissionCall({
        method: 'PUT',
        path: pathOf(id),
        body: request,
        timeoutMilliseconds: putMilliseconds(request.body.length),
      }),
    ask: (id, waitSeconds) =>
      submissionCall({
        method: 'GET',
        path: `${pathOf(id)}?wait=${waitSeconds}`,
        timeoutMilliseconds: waitSeconds * 1000 + LOOK_MILLISECONDS,
      }),
  };
}

function putMilliseconds(characters: number): number {
  return PUT_MILLISECONDS + Math.max(0, characters - USUAL_CHARACTERS) / SLOWEST_CHARACTERS_A_MILLISECOND;
}

function pathOf(id: string): string {
  return `/api/submissions/${encodeURIComponent(id)}`;
}

function answerOrFault<T>(reply: RelayReply<T>): T {
  switch (reply.came) {
    case 'answer':
      return reply.answer;
    case 'refusal': {
      const { error, detail } = reply.refusal;
      throw new Fault('relayRefused', { reason: error, ...(detail === undefined ? {} : { detail }) });
    }
    case 'nothing':
      throw new Fault('relayUnreachable');
  }
}

function gatewayAnswer(reply: RelayReply<SubmissionAnswer>): GatewayAnswer {
  switch (reply.came) {
    case 'answer':
      return reply.answer;
    case 'refusal':
      return reply.refusal.error === 'noSuchSubmission'
        ? { phase: 'noSuchSubmission' }
        : { phase: 'refused', ...reply.refusal };
    case 'nothing':
      return { phase: 'unreachable' };
  }
}
