import { relayFixture } from './support/relayFixture';

describe('GET /api/kiva', () => {
  const read = async (path: string, onCall?: () => Response | Promise<Response>) => {
    const { call, session, kiva } = await relayFixture();
    if (onCall !== undefined) kiva.onCall = onCall;
    const response = await call('GET', `/api/kiva/${path}`, { session: await session() });
    return { status: response.status, answer: (await response.json()) as unknown, calls: kiva.calls };
  };

  it('forwards loans with their four parameters', async () => {
    const { answer, calls } = await read(
      'getLoans?status=payingBack&offset=100&limit=300&query=Mar%C3%ADa%20%26x',
      () => Response.json({ total_records: 0, data: [] }),
    );
    expect(answer).toEqual({
      phase: 'answered',
      status: 200,
      contentType: 'application/json',
      body: '{"total_records":0,"data":[]}',
    });
    const url = new URL(calls[0]?.url ?? '');
    expect(url.pathname).toBe('/v3/partner/177/loans');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      status: 'payingBack',
      offset: '100',
      limit: '300',
      query: 'María &x',
    });
    expect(calls[0]?.headers.get('authorization')).toBe('Bearer token-1');
  });

  it.each(['getActivities', 'getThemes', 'getLocales', 'getLocations'])('forwards %s', async (name) => {
    const { calls } = await read(name);
    expect(calls[0]?.url).toBe(`https://api.test/v3/partner/177/config/${name.slice(3).toLowerCase()}`);
  });

  it.each([
    'getThemes?status=x',
    'getLoans?limit=301',
    'getLoans?limit=0',
    'getLoans?offset=-1',
    'getLoans?status=a&status=b',
    'getLoans?partner=5',
    'getLoans?status=a%26limit',
  ])('refuses %s', async (path) => {
    expect(await read(path)).toMatchObject({ status: 400, answer: { error: 'badRequest' }, calls: [] });
  });

  it.each(['postRepayments', 'getSecrets', 'constructor', '..%2f..%2fadmin', ''])(
    'knows no call "%s"',
    async (name) => {
      expect(await read(name)).toMatchObject({ status: 404, answer: { error: 'noSuchRoute' }, calls: [] });
    },
  );

  it('tells a failure as what it is', async () => {
    expect((await read('getThemes', () => Promise.reject(new Error('x')))).answer).toEqual({
      phase: 'cut',
      reason: 'connection',
    });
    expect((await read('getThemes', () => new Response('', { status: 503 }))).answer).toMatchObject({ status: 503 });
  });

  it('gives a read 60 s, and a new token after a 403', async () => {
    const { call, session, kiva, clock } = await relayFixture();
    const pane = await session();
    kiva.onCall = () => new Promise(() => undefined);
    const waiting = call('GET', '/api/kiva/getLoans', { session: pane });
    await clock.advance(60_000);
    expect(await (await waiting).json()).toEqual({ phase: 'cut', reason: 'timeout' });
    kiva.onCall = () => new Response('', { status: 403 });
    await call('GET', '/api/kiva/getLoans', { session: pane });
    kiva.onToken = () => new Response('', { status: 500 });
    expect(await (await call('GET', '/api/kiva/getLoans', { session: pane })).json()).toEqual({
      phase: 'notOpened',
      reason: 'noToken',
    });
    expect(kiva.calls).toHaveLength(2);
  });

  it('needs a session', async () => {
    const { call } = await relayFixture();
    expect((await call('GET', '/api/kiva/getLoans')).status).toBe(401);
  });
});
