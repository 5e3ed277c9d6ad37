import { randomBytes } from 'node:crypto';
import type { SessionAnswer, SubmissionRequest } from '../../../src/core/relayProtocol/messages';
import { createRelay, type Relay } from '../../../src/relay/createRelay';
import { DEFAULT_LIMITS } from '../../../src/relay/limits';
import type { RelayOptions } from '../../../src/relay/options';
import type { OutcomeBox } from '../../../src/relay/outcomeBox';
import { openSqliteOutcomeBox } from '../../../src/relay/sqliteOutcomeBox';
import { submissionOf } from './facts';
import { FakeKiva } from './fakeKiva';
import { VirtualClock } from './virtualClock';

export const ORIGIN = 'https://localhost:8443';
export const ENVIRONMENT = {
  id: 'stage',
  tokenUrl: 'https://auth.test/oauth/token',
  audience: 'https://audience.test',
  apiBase: 'https://api.test',
  otherAudiences: [],
} as const;
export const CREDENTIALS = { clientId: 'client-of-177', clientSecret: 'sEcReT-of-177' };
export const MASTER_KEY = randomBytes(32);
export const ID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

export interface Fixture {
  readonly relay: Relay;
  readonly kiva: FakeKiva;
  readonly clock: VirtualClock;
  readonly box: OutcomeBox;
  readonly log: string[];
  /** A call as the pane makes it. */
  call(
    method: string,
    path: string,
    init?: { session?: string; json?: unknown; body?: RequestInit['body']; headers?: Record<string, string> },
  ): Promise<Response>;
  /** Opens a session and answers its id. */
  session(): Promise<string>;
  /** Puts repayments with their facts, or whatever `more` says. */
  put(session: string, id: string, body: string, more?: Partial<SubmissionRequest>): Promise<Response>;
}

/** A whole relay over a fake Kiva, on a virtual clock, its box in memory unless a path is given. */
export async function relayFixture(
  more: Partial<RelayOptions> = {},
  { path = ':memory:', kiva = new FakeKiva(), clock = new VirtualClock() } = {},
): Promise<Fixture> {
  const log: string[] = [];
  const box =
    more.box ?? (await openSqliteOutcomeBox({ path, masterKey: MASTER_KEY, clock, keepMs: DEFAULT_LIMITS.keepMs }));
  const relay = createRelay({
    environments: [{ environment: ENVIRONMENT, fetch: kiva.fetch }],
    origins: [ORIGIN],
    listenHost: '127.0.0.1',
    clock,
    log: (line) => log.push(line),
    ...more,
    box,
  });
  const call: Fixture['call'] = async (method, path, { session, json, body, headers } = {}) =>
    relay.app.request(`${ORIGIN}${path}`, {
      method,
      headers: {
        host: 'localhost:8443',
        origin: ORIGIN,
        ...(session === undefined ? {} : { 'x-kiva-session': session }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(body === undefined ? {} : { body, duplex: 'half' }),
    });
  return {
    relay,
    kiva,
    clock,
    box,
    log,
    call,
    session: async () => {
      const answer = await call('POST', '/api/session', { json: { environment: 'stage', ...CREDENTIALS } });
      if (answer.status !== 200) throw new Error(`No session: ${await answer.text()}`);
      return ((await answer.json()) as SessionAnswer).sessionId;
    },
    put: (session, id, body, more) =>
      call('PUT', `/api/submissions/${id}`, { session, json: submissionOf(body, more) }),
  };
}
