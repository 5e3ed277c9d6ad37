import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SubmissionRequest } from '../../../src/core/relayProtocol/messages';
import { createRelayGateway } from '../../../src/adapters/http/relayGateway';
import type { KivaGateway } from '../../../src/ports/kivaGateway';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly session: string | undefined;
  readonly body: string;
}

const SESSION = {
  sessionId: 's-1',
  environment: 'sandbox',
  partnerId: '26',
  storeId: 'store',
  grantedScopes: ['create:loan_draft'],
  missingScopes: [],
} as const;
const FACT = { loanId: '1', period: '2026-01', content: 'c'.repeat(64) };
const REQUEST: SubmissionRequest = {
  endpoint: 'postRepayments',
  body: '{"repayments":[{"loan_id":"1"}]}',
  facts: [FACT],
};
const KNOWN_FACT = { at: 0, state: 'accepted', same: true, submissionId: 's', since: '2026-01-05', reference: '7' };
const ID = '3f2b0a52-8f5e-4f5c-9c59-0a6a2f7f8a10';

let server: Server;
let seen: Seen[];
let reply: (request: IncomingMessage, response: ServerResponse) => void;
let gateway: KivaGateway;

const json =
  (status: number, body: unknown) =>
  (_: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };

const page =
  (status: number) =>
  (_: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end('<html>Please sign in to the hotel network</html>');
  };

beforeEach(async () => {
  seen = [];
  reply = json(200, SESSION);
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const session = request.headers['x-kiva-session'];
      seen.push({ method: request.method, url: request.url, session: session?.toString(), body });
      reply(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  gateway = createRelayGateway(fetch, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function signedIn(): Promise<void> {
  reply = json(200, SESSION);
  await gateway.openSession({ environment: 'sandbox' });
  seen = [];
}

describe('session calls', () => {
  it('opens a session and carries its id in a header from then on', async () => {
    expect(await gateway.openSession({ environment: 'sandbox', clientId: 'c', clientSecret: 's' })).toEqual(SESSION);
    reply = json(202, { phase: 'working' });
    await gateway.put(ID, REQUEST);
    expect(seen).toEqual([
      {
        method: 'POST',
        url: '/api/session',
        session: undefined,
        body: '{"environment":"sandbox","clientId":"c","clientSecret":"s"}',
      },
      { method: 'PUT', url: `/api/submissions/${ID}`, session: 's-1', body: JSON.stringify(REQUEST) },
    ]);
  });

  it('asks for the open session anew, and for none where none is open', async () => {
    await expect(gateway.session()).rejects.toMatchObject({ code: 'relayRefused', params: { reason: 'noSession' } });
    expect(seen).toEqual([]);
    await signedIn();
    reply = json(200, { ...SESSION, missingScopes: ['create:repayment'] });
    expect(await gateway.session()).toMatchObject({ missingScopes: ['create:repayment'] });
    expect(seen).toMatchObject([{ method: 'GET', url: '/api/session', session: 's-1' }]);
  });

  it('names the reason of a refusal, and the words of Kiva', async () => {
    reply = json(401, { error: 'credentialsRefused', detail: 'invalid_client' });
    await expect(gateway.openSession({ environment: 'stage' })).rejects.toMatchObject({
      name: 'Fault',
      code: 'relayRefused',
      params: { reason: 'credentialsRefused', detail: 'invalid_client' },
    });
  });

  it('leaves no session behind when the next one is refused', async () => {
    await signedIn();
    reply = json(401, { error: 'credentialsRefused' });
    await expect(gateway.openSession({ environment: 'production' })).rejects.toMatchObject({ code: 'relayRefused' });
    expect(await gateway.put(ID, REQUEST)).toEqual({ phase: 'refused', error: 'noSession' });
    expect(seen).toHaveLength(1);
  });

  it.each([
    ['a page in place of the answer', page(200)],
    ['an answer of another shape', json(200, { storeId: 7 })],
    ['an error of a proxy', page(502)],
  ])('takes %s for an unreachable relay', async (_, answer) => {
    reply = answer;
    await expect(gateway.environments()).rejects.toMatchObject({ code: 'relayUnreachable' });
    await expect(gateway.openSession({ environment: 'sandbox' })).rejects.toMatchObject({ code: 'relayUnreachable' });
  });

  it('reads the environments', async () => {
    const answer = {
      storeId: 'store',
      environments: [
        { id: 'sandbox', apiBase: 'https://x/v3', audience: 'a', otherAudiences: ['b'], credentials: 'relay' },
      ],
    };
    reply = json(200, answer);
    expect(await gateway.environments()).toEqual(answer);
    expect(seen[0]).toMatchObject({ method: 'GET', url: '/api/environments', body: '' });
  });
});

describe('submissions', () => {
  beforeEach(signedIn);

  it.each([
    [{ phase: 'working' }],
    [{ phase: 'notOpened', reason: 'noToken' }],
    [{ phase: 'cut', reason: 'timeout' }],
    [{ phase: 'known', facts: [KNOWN_FACT] }],
    [{ phase: 'expired', status: 200 }],
    [{ phase: 'expired', status: 200, facts: [{ at: 0, state: 'accepted', reference: '7' }] }],
    [{ phase: 'answered', status: 200, contentType: 'application/json', body: '{"a":"é"}', retryAfter: '7' }],
  ])('hands on %j as the relay said it', async (answer) => {
    reply = json(200, answer);
    expect(await gateway.put(ID, REQUEST)).toEqual(answer);
    expect(await gateway.ask(ID, 15)).toEqual(answer);
    expect(seen[1]).toMatchObject({ method: 'GET', url: `/api/submissions/${ID}?wait=15`, session: 's-1' });
  });

  it('passes over what only a newer pane would understand', async () => {
    reply = json(200, { phase: 'expired', status: 200, newer: [{ at: 0 }] });
    expect(await gateway.ask(ID, 15)).toEqual({ phase: 'expired', status: 200 });
  });

  it.each([
    [401, { error: 'noSession' }, { phase: 'refused', error: 'noSession' }],
    [409, { error: 'otherBody', detail: 'x' }, { phase: 'refused', error: 'otherBody', detail: 'x' }],
    [404, { error: 'noSuchSubmission' }, { phase: 'noSuchSubmission' }],
  ])('knows the relay’s own refusal: %i %j', async (status, body, expected) => {
    reply = json(status, body);
    expect(await gateway.put(ID, REQUEST)).toEqual(expected);
  });

  it.each([
    ['a captive portal', page(200)],
    ['502', page(502)],
    ['503', page(503)],
    ['504', page(504)],
    ['a 404 of another server', page(404)],
    ['a JSON error that is not of the protocol', json(502, { error: 'upstream timed out' })],
    ['a refusal code under a status of success', json(200, { error: 'noSuchSubmission' })],
    ['an unknown phase', json(200, { phase: 'accepted' })],
    ['truncated JSON', (_: IncomingMessage, response: ServerResponse) => response.end('{"phase":"ans')],
    ['a cut connection', (_: IncomingMessage, response: ServerResponse) => response.destroy()],
    [
      'a redirect to a sign-in page',
      (_: IncomingMessage, response: ServerResponse) => {
        response.writeHead(302, { location: '/login' });
        response.end();
      },
    ],
  ])('takes %s for unreachable, never for a fate', async (_, answer) => {
    reply = answer;
    expect(await gateway.put(ID, REQUEST)).toEqual({ phase: 'unreachable' });
    expect(await gateway.ask(ID, 0)).toEqual({ phase: 'unreachable' });
  });

  it('calls a relay that is not there unreachable', async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await gateway.put(ID, REQUEST)).toEqual({ phase: 'unreachable' });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
});

describe('reads', () => {
  it('hands on what the relay saw of Kiva’s answer, under the session', async () => {
    await signedIn();
    const answer = { phase: 'answered', status: 200, contentType: 'application/json', body: '[]' };
    reply = json(200, answer);
    expect(await gateway.read('getActivities')).toEqual(answer);
    expect(seen[0]).toMatchObject({ method: 'GET', url: '/api/kiva/getActivities', session: 's-1' });
  });

  it('asks with its parameters, each as a text of its own', async () => {
    await signedIn();
    reply = json(200, { phase: 'cut', reason: 'timeout' });
    await gateway.read('getLoans', { status: 'a&b', offset: 100, limit: 20 });
    expect(seen.map(({ url }) => url)).toEqual(['/api/kiva/getLoans?status=a%26b&offset=100&limit=20']);
  });

  it.each([
    ['a refusal', json(401, { error: 'noSession' }), { code: 'relayRefused', params: { reason: 'noSession' } }],
    ['a page in its place', page(200), { code: 'relayUnreachable' }],
    ['a phase that no read has', json(200, { phase: 'working' }), { code: 'relayUnreachable' }],
  ])('end in a Fault at %s', async (_, answer, fault) => {
    await signedIn();
    reply = answer;
    await expect(gateway.read('getThemes')).rejects.toMatchObject(fault);
  });

  it('need a session', async () => {
    const fresh = createRelayGateway(() => Promise.reject(new Error('called')), '');
    await expect(fresh.read('getThemes')).rejects.toMatchObject({ code: 'relayRefused' });
  });
});

describe('time-outs', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const silent = (_: string, init: RequestInit): Promise<Response> =>
    new Promise((_resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    });

  it.each([
    ['put', 40_000, (g: KivaGateway) => g.put(ID, REQUEST)],
    ['put of a photo', 160_000, (g: KivaGateway) => g.put(ID, { ...REQUEST, body: 'x'.repeat(700_000) })],
    ['ask', 35_000, (g: KivaGateway) => g.ask(ID, 15)],
  ])('%s gives up on a silent link after %i ms and says unreachable', async (_, milliseconds, call) => {
    let calls = 0;
    const g = createRelayGateway((url, init) => {
      calls += 1;
      return calls === 1 ? Promise.resolve(Response.json(SESSION)) : silent(url, init);
    }, '');
    await g.openSession({ environment: 'sandbox' });
    let answer: unknown;
    const waiting = call(g).then((a) => (answer = a));
    await jest.advanceTimersByTimeAsync(milliseconds - 1);
    expect(answer).toBeUndefined();
    await jest.advanceTimersByTimeAsync(1);
    await waiting;
    expect(answer).toEqual({ phase: 'unreachable' });
    expect(jest.getTimerCount()).toBe(0);
  });

  it('says so when a bug, not the link, broke the call', async () => {
    const broken = createRelayGateway(() => Promise.reject(new RangeError('bug')), '');
    await expect(broken.environments()).rejects.toBeInstanceOf(RangeError);
  });
});
