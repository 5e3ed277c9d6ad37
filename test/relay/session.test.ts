import { createRelay } from '../../src/relay/createRelay';
import type { RelayOptions } from '../../src/relay/options';
import { repayments } from './support/facts';
import { FakeKiva } from './support/fakeKiva';
import { CREDENTIALS, ENVIRONMENT, ORIGIN, relayFixture } from './support/relayFixture';

const ASKED = { environment: 'stage', ...CREDENTIALS };
const HELD = { environment: ENVIRONMENT, credentials: { clientId: 'held-id', clientSecret: 'held-secret' } };
const KEY = 'a-long-access-key-of-ours';

describe('POST /api/session', () => {
  it('asks for a token as Kiva documents it, and names missing scopes', async () => {
    const { call, kiva, box } = await relayFixture();
    const response = await call('POST', '/api/session', { json: ASKED });
    expect(await response.json()).toEqual({
      sessionId: expect.stringMatching(/^[\w-]{43}$/),
      environment: 'stage',
      partnerId: '177',
      storeId: box.storeId,
      grantedScopes: ['create:repayment', 'create:loan_draft', 'create:journal_update'],
      missingScopes: ['read:loans'],
    });
    const [asked] = kiva.tokensAsked;
    expect(asked).toMatchObject({ method: 'POST', url: ENVIRONMENT.tokenUrl });
    expect(asked?.headers.get('accept')).toBe('application/json');
    expect(asked?.headers.get('content-type')).toMatch(/^application\/x-www-form-urlencoded/);
    expect(asked?.headers.get('authorization')).toBeNull();
    expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({
      grant_type: 'client_credentials',
      scope: 'create:loan_draft create:repayment create:journal_update read:loans',
      audience: ENVIRONMENT.audience,
      client_id: CREDENTIALS.clientId,
      client_secret: CREDENTIALS.clientSecret,
    });
  });

  it('uses the audience that the person chose', async () => {
    const { call, kiva } = await relayFixture();
    await call('POST', '/api/session', { json: { ...ASKED, audience: 'https://other.test' } });
    expect(new URLSearchParams(kiva.tokensAsked[0]?.body).get('audience')).toBe('https://other.test');
  });

  it.each([
    ['camelCase keys', { accessToken: 't', tokenType: 'Bearer', expiresIn: '43199', partnerId: '177' }],
    ['a numeric partner under another spelling', { access_token: 't', token_type: 'BEARER', partner_id: 177 }],
    ['scopes as a list', { access_token: 't', token_type: 'bearer', partnerId: '177', scope: ['read:loans'] }],
  ])('reads %s', async (_name, answer) => {
    const { call, kiva } = await relayFixture();
    kiva.onToken = () => Response.json(answer);
    const response = await call('POST', '/api/session', { json: ASKED });
    expect([response.status, await response.json()]).toMatchObject([200, { partnerId: '177' }]);
  });

  const page = () => new Response('<html>sEcReT-of-177</html>', { headers: { 'content-type': 'text/html' } });
  it.each([
    [
      'a refusal',
      () => Response.json({ error: 'invalid_client' }, { status: 401 }),
      403,
      'credentialsRefused',
      'invalid_client',
    ],
    [
      'a refusal with a challenge',
      () =>
        Response.json(
          { error: 'invalid_scope', error_description: 'No' },
          { status: 400, headers: { 'www-authenticate': 'Bearer' } },
        ),
      403,
      'credentialsRefused',
      'invalid_scope: No',
    ],
    [
      'a refusal in Kiva’s own shape',
      () => Response.json({ code: 'api.no', message: 'Not yet' }, { status: 403 }),
      403,
      'credentialsRefused',
      'api.no: Not yet',
    ],
    ['a refusal without words', () => new Response('<p>', { status: 403 }), 403, 'credentialsRefused', 'HTTP 403'],
    ['a 500', () => new Response('', { status: 500 }), 502, 'tokenUnreachable', 'HTTP 500'],
    ['a 429', () => Response.json({ error: 'slow_down' }, { status: 429 }), 502, 'tokenUnreachable', 'slow_down'],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { location: 'https://x.test' } }),
      502,
      'tokenUnreachable',
      'HTTP 302',
    ],
    ['a portal’s page', page, 502, 'tokenUnreachable', 'HTTP 200'],
    ['truncated JSON', () => new Response('{"access_token":"t'), 502, 'tokenUnreachable', 'HTTP 200'],
    [
      'no partner',
      () => Response.json({ access_token: 't', token_type: 'bearer' }),
      502,
      'tokenUnreachable',
      'HTTP 200',
    ],
    [
      'a partner that is a path',
      () => Response.json({ access_token: 't', token_type: 'bearer', partnerId: '1/../2' }),
      502,
      'tokenUnreachable',
      'HTTP 200',
    ],
    ['no token', () => Response.json({ token_type: 'bearer', partnerId: '177' }), 502, 'tokenUnreachable', 'HTTP 200'],
    [
      'a token of another type',
      () => Response.json({ access_token: 't', token_type: 'mac', partnerId: '177' }),
      502,
      'tokenUnreachable',
      'HTTP 200',
    ],
    ['an endless answer', () => new Response('{"a":"'.padEnd(100_000, 'x')), 502, 'tokenUnreachable', 'HTTP 200'],
    [
      'no connection',
      () =>
        Promise.reject(
          Object.assign(new TypeError('fetch failed'), {
            cause: Object.assign(new Error('to sEcReT-of-177'), { code: 'ENOTFOUND' }),
          }),
        ),
      502,
      'tokenUnreachable',
      'ENOTFOUND',
    ],
    [
      'the secret echoed',
      () =>
        Response.json(
          { error: 'invalid_client', error_description: 'sEcReT-of-177 of client-of-177' },
          { status: 401 },
        ),
      403,
      'credentialsRefused',
      'invalid_client: [removed] of [removed]',
    ],
  ])('refuses after %s', async (_name, onToken, status, error, detail) => {
    const { call, kiva } = await relayFixture();
    kiva.onToken = onToken;
    const response = await call('POST', '/api/session', { json: ASKED });
    expect([response.status, await response.json()]).toEqual([status, { error, detail }]);
    expect(kiva.tokensAsked).toHaveLength(1);
  });

  it('gives up on a token after 30 s', async () => {
    const { call, kiva, clock } = await relayFixture();
    kiva.onToken = () => new Promise(() => undefined);
    const opening = call('POST', '/api/session', { json: ASKED });
    await clock.advance(30_000);
    expect(await (await opening).json()).toEqual({ error: 'tokenUnreachable' });
  });

  it.each([
    [{ environment: 'stage' }, 400, 'credentialsMissing'],
    [{ environment: 'stage', clientId: 'x', clientSecret: '' }, 400, 'credentialsMissing'],
    [{ environment: 'production', ...CREDENTIALS }, 404, 'noSuchEnvironment'],
    [{ environment: 'moon' }, 400, 'badRequest'],
    [{ ...ASKED, tokenUrl: 'https://evil.test' }, 400, 'badRequest'],
    [{ ...ASKED, clientId: 'x'.repeat(20_000) }, 413, 'tooLarge'],
  ])('refuses %j', async (json, status, error) => {
    const { call, kiva } = await relayFixture();
    const response = await call('POST', '/api/session', { json });
    expect([response.status, await response.json()]).toEqual([status, { error }]);
    expect(kiva.tokensAsked).toHaveLength(0);
  });

  it('tells what its latest token allows, which may be less than its first one did', async () => {
    const { call, session, kiva } = await relayFixture();
    const id = await session();
    const now = async () => (await call('GET', '/api/session', { session: id })).json();
    const first = await (await call('GET', '/api/session', { session: id })).json();
    expect(first).toMatchObject({
      sessionId: id,
      environment: 'stage',
      partnerId: '177',
      missingScopes: ['read:loans'],
    });
    kiva.onToken = () =>
      Response.json({
        access_token: 'second',
        token_type: 'bearer',
        expires_in: 43199,
        partnerId: '177',
        scope: 'create:loan_draft',
      });
    kiva.onCall = () => Response.json({ code: 'x' }, { status: 403 });
    await call('GET', '/api/kiva/getThemes', { session: id });
    expect(await now()).toEqual(first);
    await call('GET', '/api/kiva/getThemes', { session: id });
    expect(await now()).toMatchObject({
      grantedScopes: ['create:loan_draft'],
      missingScopes: ['create:repayment', 'create:journal_update', 'read:loans'],
    });
    expect(JSON.stringify(await now())).not.toContain('second');
  });

  it.each([undefined, 'x'.repeat(43)])('tells nothing of a session that is not open: %s', async (id) => {
    const { call } = await relayFixture();
    const response = await call('GET', '/api/session', id === undefined ? {} : { session: id });
    expect([response.status, await response.json()]).toEqual([401, { error: 'noSession' }]);
  });

  it('ends when asked to, and after 12 idle hours', async () => {
    const { call, session, clock } = await relayFixture();
    const read = async (id: string) => (await call('GET', '/api/kiva/getThemes', { session: id })).status;
    const [first, second] = [await session(), await session()];
    expect((await call('DELETE', '/api/session', { session: first })).status).toBe(204);
    expect(await read(first)).toBe(401);
    await clock.advance(11 * 3_600_000);
    expect(await read(second)).toBe(200);
    await clock.advance(12 * 3_600_000 - 1);
    expect(await read(second)).toBe(200);
    await clock.advance(12 * 3_600_000);
    expect(await read(second)).toBe(401);
  });

  it('makes room by forgetting the session that was unused longest', async () => {
    const { call, session } = await relayFixture({ limits: { sessions: 2 } });
    const read = async (id: string) => (await call('GET', '/api/kiva/getThemes', { session: id })).status;
    const first = await session();
    const second = await session();
    expect(await read(first)).toBe(200);
    const third = await session();
    expect([await read(first), await read(second), await read(third)]).toEqual([200, 401, 200]);
  });
});

describe('credentials that the relay holds', () => {
  const held = (more: Partial<RelayOptions> = {}, kiva = new FakeKiva()) =>
    relayFixture({ environments: [{ ...HELD, fetch: kiva.fetch }], ...more }, { kiva });

  it('open a session without the pane ever seeing them', async () => {
    const { call, kiva } = await held();
    const environments = await (await call('GET', '/api/environments')).text();
    const session = await (await call('POST', '/api/session', { json: { environment: 'stage' } })).text();
    expect(JSON.parse(environments)).toMatchObject({ environments: [{ id: 'stage', credentials: 'relay' }] });
    expect(`${environments}${session}`).not.toMatch(/held-/);
    expect(new URLSearchParams(kiva.tokensAsked[0]?.body).get('client_secret')).toBe('held-secret');
  });

  it('are not mixed with typed ones', async () => {
    const { call, kiva } = await held();
    const response = await call('POST', '/api/session', { json: ASKED });
    expect(await response.json()).toEqual({ error: 'badRequest' });
    expect(kiva.tokensAsked).toHaveLength(0);
    expect((await call('POST', '/api/session', { json: { environment: 'stage', clientId: '' } })).status).toBe(200);
  });

  it('need the access key where one is set', async () => {
    const { call, kiva } = await held({ accessKey: KEY });
    expect(await (await call('GET', '/api/environments')).json()).toMatchObject({
      environments: [{ accessKeyNeeded: true }],
    });
    const open = async (accessKey?: string) => {
      const response = await call('POST', '/api/session', { json: { environment: 'stage', accessKey } });
      return [response.status, ((await response.json()) as { error?: string }).error];
    };
    expect(await open()).toEqual([400, 'credentialsMissing']);
    expect(await open('')).toEqual([400, 'credentialsMissing']);
    expect(await open(`${KEY}x`)).toEqual([403, 'credentialsRefused']);
    expect(kiva.tokensAsked).toHaveLength(0);
    expect(await open(KEY)).toEqual([200, undefined]);
  });

  const start = async (more: Partial<RelayOptions>) => {
    const { box } = await relayFixture();
    const base = { environments: [HELD], origins: [ORIGIN], listenHost: '127.0.0.1', box, log: () => undefined };
    const relay = createRelay({ ...base, ...more });
    await relay.close();
  };

  it.each([
    ['listening on the network', { listenHost: '0.0.0.0' }],
    ['with an origin on the network, behind a proxy', { origins: [ORIGIN, 'https://relay.partner.org'] }],
    ['with a name that only looks local', { origins: ['https://localhost.partner.org'] }],
    ['with a short key', { accessKey: 'short' }],
  ])('keep a relay from starting %s without a good key', async (_name, more) => {
    await expect(start(more)).rejects.toThrow(/access key/);
  });

  it.each([
    ['on loopback', {}],
    ['on the network with a key', { listenHost: '0.0.0.0', accessKey: KEY }],
    ['on the network without credentials', { listenHost: '0.0.0.0', environments: [{ environment: ENVIRONMENT }] }],
    [
      'on the network with a sandbox’s credentials',
      { listenHost: '0.0.0.0', environments: [{ ...HELD, environment: { ...ENVIRONMENT, id: 'sandbox' as const } }] },
    ],
  ])('let a relay start %s', async (_name, more) => {
    await expect(start(more)).resolves.toBeUndefined();
  });

  it.each([
    ['no origin', { origins: [] }, /origin/],
    ['an origin with a path', { origins: ['https://localhost:8443/'] }, /origin/],
    ['any origin', { origins: ['*'] }, /origin/],
    [
      'plain http to Kiva',
      { environments: [{ environment: { ...ENVIRONMENT, apiBase: 'http://api.test' } }] },
      /https/,
    ],
    [
      'a key in an address',
      { environments: [{ environment: { ...ENVIRONMENT, tokenUrl: 'https://u:p@auth.test/t' } }] },
      /https/,
    ],
    ['an address that is none', { environments: [{ environment: { ...ENVIRONMENT, apiBase: 'api.test' } }] }, /https/],
    ['a short time for a POST', { limits: { postMs: 119_999 } }, /120 seconds/],
    ['frame ancestors that smuggle a directive', { frameAncestors: "'self'; script-src *" }, /[Ff]rame/],
  ])('and nothing lets it start with %s', async (_name, more, sentence) => {
    await expect(start(more)).rejects.toThrow(sentence);
  });
});

describe('a token over a long run', () => {
  it('is renewed before its end, once for calls at the same time, and nobody is asked', async () => {
    const { session, put, kiva, clock } = await relayFixture();
    const pane = await session();
    const anHour = 3_600_000;
    let sent = 0;
    for (let hour = 0; hour < 30; hour += 1) {
      const ids = [(sent += 1), (sent += 1)].map((n) => `3f2504e0-4f89-41d3-9a0c-${String(n).padStart(12, '0')}`);
      const answers = await Promise.all(ids.map((id, at) => put(pane, id, repayments([`${sent - at}`, 1]))));
      for (const answer of answers) expect(await answer.json()).toMatchObject({ phase: 'answered', status: 200 });
      await clock.advance(anHour);
    }
    expect(kiva.calls).toHaveLength(sent);
    // 30 hours, and each token serves its 43,199 s less the margin of 60 s.
    expect(kiva.tokensAsked).toHaveLength(3);
    const used = kiva.calls.map(({ headers }) => headers.get('authorization'));
    expect(new Set(used).size).toBe(3);
    expect(used.lastIndexOf('Bearer token-1')).toBe(2 * Math.ceil(43_139_000 / anHour) - 1);
  });
});
