import type { SubmissionRequest } from '../../src/core/relayProtocol/messages';
import type { OutcomeBox } from '../../src/relay/outcomeBox';
import { factsOf, repayments, submissionOf } from './support/facts';
import { held } from './support/fakeKiva';
import { CREDENTIALS, ID, relayFixture } from './support/relayFixture';
import { quiet } from './support/virtualClock';

const BODY = '{"repayments": [{"loan_id": "1042970", "amount": 25.00}]}';
const JOURNALS = '{"journals": [{"internal_loan_id": "1042970", "subject": "s", "body": "b"}]}';
const OTHER_ID = '9f2504e0-4f89-41d3-9a0c-0305e82c3309';
const answerOf = async (response: Response | Promise<Response>): Promise<unknown> => (await response).json();

describe('a submission', () => {
  it('reaches Kiva byte by byte, with token and type, and its answer comes back', async () => {
    const { session, put, kiva } = await relayFixture();
    const answer = await answerOf(put(await session(), ID, BODY));
    expect(answer).toMatchObject({ phase: 'answered', status: 200, contentType: 'application/json' });
    expect(JSON.parse((answer as { body: string }).body)).toMatchObject({ upload_id: 4711 });
    const [sent] = kiva.calls;
    expect(kiva.calls).toHaveLength(1);
    expect(sent).toMatchObject({ method: 'POST', url: 'https://api.test/v3/partner/177/repayments', body: BODY });
    expect(sent?.headers.get('authorization')).toBe('Bearer token-1');
    expect(sent?.headers.get('content-type')).toBe('application/json');
  });

  it('calls Kiva once, however often the same id is put, in a row or at once', async () => {
    const { session, put, call, kiva } = await relayFixture();
    const hold = held<Response>();
    kiva.onCall = () => hold.promise;
    const pane = await session();
    const racing = [put(pane, ID, BODY), put(pane, ID.toUpperCase(), BODY), put(await session(), ID, BODY)];
    await quiet();
    hold.resolve(Response.json({ upload_id: 1 }));
    const answers = await Promise.all(racing.map(answerOf));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ phase: 'answered', status: 200 });
    expect(await answerOf(put(pane, ID, BODY))).toEqual(answers[0]);
    expect(await answerOf(call('GET', `/api/submissions/${ID}`, { session: pane }))).toEqual(answers[0]);
    expect(kiva.calls).toHaveLength(1);
  });

  it('refuses another body, endpoint or partner under a known id, in a race and afterwards', async () => {
    const { session, put, call, kiva } = await relayFixture();
    const pane = await session();
    const [first, second] = await Promise.all([put(pane, ID, BODY), put(pane, ID, `${BODY} `)]);
    expect([first.status, second.status]).toEqual([200, 409]);
    expect(await second.json()).toEqual({ error: 'otherBody' });
    expect((await put(pane, ID, `${BODY} `)).status).toBe(409);
    const journals = submissionOf(JOURNALS, { endpoint: 'postJournals' });
    expect((await call('PUT', `/api/submissions/${ID}`, { session: pane, json: journals })).status).toBe(409);
    kiva.onToken = () => Response.json({ ...kiva.tokenAnswer('t'), partnerId: '99' });
    expect((await put(await session(), ID, BODY)).status).toBe(409);
    expect(kiva.calls).toHaveLength(1);
  });

  it('is finished and kept when the pane is gone', async () => {
    const { relay, session, kiva, call } = await relayFixture();
    const hold = held<Response>();
    kiva.onCall = () => hold.promise;
    const pane = await session();
    const gone = new AbortController();
    const sending = relay.app.request(`https://localhost:8443/api/submissions/${ID}`, {
      method: 'PUT',
      headers: { host: 'localhost:8443', origin: 'https://localhost:8443', 'x-kiva-session': pane },
      body: JSON.stringify(submissionOf(BODY)),
      signal: gone.signal,
    });
    await quiet();
    expect(kiva.calls).toHaveLength(1);
    gone.abort();
    await call('DELETE', '/api/session', { session: pane });
    hold.resolve(Response.json({ upload_id: 8 }));
    await sending;
    const answer = await answerOf(call('GET', `/api/submissions/${ID}`, { session: await session() }));
    expect(answer).toMatchObject({ phase: 'answered', body: '{"upload_id":8}' });
  });

  it('leaves nothing behind when its body broke off on the way', async () => {
    const { session, call, kiva, box } = await relayFixture();
    const half = new ReadableStream({
      start: (stream) => {
        stream.enqueue(new TextEncoder().encode('{"endpoint":"postRepayments","bo'));
        stream.error(new Error('reset'));
      },
    });
    const headers = { 'content-type': 'application/json' };
    const init = { session: await session(), body: half, headers };
    const response = await call('PUT', `/api/submissions/${ID}`, init).catch(() => undefined);
    expect(response?.status ?? 400).toBeGreaterThanOrEqual(400);
    expect(kiva.calls).toHaveLength(0);
    expect(await box.find(ID)).toBeUndefined();
  });

  it('answers "working" after 20 s and the outcome to a long poll', async () => {
    const { session, put, call, kiva, clock } = await relayFixture();
    const hold = held<Response>();
    kiva.onCall = () => hold.promise;
    const pane = await session();
    const first = put(pane, ID, BODY);
    await clock.advance(20_000);
    expect(await answerOf(first)).toEqual({ phase: 'working' });
    expect(await answerOf(call('GET', `/api/submissions/${ID}`, { session: pane }))).toEqual({
      phase: 'working',
    });
    const capped = call('GET', `/api/submissions/${ID}?wait=600`, { session: pane });
    await clock.advance(25_000);
    expect(await answerOf(capped)).toEqual({ phase: 'working' });
    const polling = call('GET', `/api/submissions/${ID}?wait=25`, { session: pane });
    await clock.advance(5_000);
    hold.resolve(Response.json({ upload_id: 2 }));
    expect(await answerOf(polling)).toMatchObject({ phase: 'answered', status: 200 });
    expect(kiva.calls).toHaveLength(1);
  });

  it('gives Kiva 180 s, then calls it cut by a time-out, whatever comes later', async () => {
    const { session, put, call, kiva, clock } = await relayFixture();
    const hold = held<Response>();
    let aborted = false;
    kiva.onCall = (_heard, request) => {
      request.signal.addEventListener('abort', () => (aborted = true));
      return hold.promise;
    };
    const pane = await session();
    const first = put(pane, ID, BODY);
    await clock.advance(179_999);
    expect(await answerOf(first)).toEqual({ phase: 'working' });
    expect(aborted).toBe(false);
    await clock.advance(1);
    expect(aborted).toBe(true);
    hold.resolve(Response.json({ upload_id: 3 }));
    await quiet();
    const answer = await answerOf(call('GET', `/api/submissions/${ID}`, { session: pane }));
    expect(answer).toEqual({ phase: 'cut', reason: 'timeout' });
  });

  const failure = (code: string, syscall?: string, message = code) =>
    Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(message), { code, syscall }) });

  it.each([
    [failure('ECONNREFUSED', 'connect'), { phase: 'notOpened', reason: 'connection' }],
    [failure('ENOTFOUND', 'getaddrinfo'), { phase: 'notOpened', reason: 'connection' }],
    [failure('CERT_HAS_EXPIRED'), { phase: 'notOpened', reason: 'connection' }],
    [failure('UND_ERR_CONNECT_TIMEOUT'), { phase: 'notOpened', reason: 'connection' }],
    [
      failure(
        'ECONNRESET',
        undefined,
        'Client network socket disconnected before secure TLS connection was established',
      ),
      { phase: 'notOpened', reason: 'connection' },
    ],
    [failure('ECONNRESET', 'read'), { phase: 'cut', reason: 'connection' }],
    [failure('ECONNREFUSED', 'write'), { phase: 'cut', reason: 'connection' }],
    [failure('ETIMEDOUT', 'read'), { phase: 'cut', reason: 'connection' }],
    [failure('EPIPE', 'write'), { phase: 'cut', reason: 'connection' }],
    [failure('UND_ERR_SOCKET'), { phase: 'cut', reason: 'connection' }],
    [new Error('who knows'), { phase: 'cut', reason: 'connection' }],
    ['not even an error', { phase: 'cut', reason: 'connection' }],
  ])('says of the failure %p what it proves', async (error, expected) => {
    const { session, put, kiva } = await relayFixture();
    kiva.onCall = () => Promise.reject(error);
    expect(await answerOf(put(await session(), ID, BODY))).toEqual(expected);
    expect(kiva.calls).toHaveLength(1);
  });

  it('is cut when the answer breaks off, even with a code that else means "never opened"', async () => {
    const { session, put, kiva } = await relayFixture();
    kiva.onCall = () =>
      new Response(new ReadableStream({ pull: (stream) => stream.error(failure('ECONNREFUSED', 'connect')) }), {
        status: 200,
      });
    expect(await answerOf(put(await session(), ID, BODY))).toEqual({ phase: 'cut', reason: 'connection' });
  });

  it('cuts an endless answer at the limit', async () => {
    const { session, put, kiva } = await relayFixture({ limits: { answerBytes: 1000 } });
    kiva.onCall = () =>
      new Response(new ReadableStream({ pull: (stream) => stream.enqueue(new TextEncoder().encode('x'.repeat(300))) }));
    const answer = (await answerOf(put(await session(), ID, BODY))) as { phase: string; body: string };
    expect(answer.phase).toBe('answered');
    expect(answer.body).toHaveLength(1000);
  });

  it.each([301, 307, 401, 403, 408, 421, 429, 500, 503])('repeats nothing by itself after %i', async (status) => {
    const { session, put, kiva, clock } = await relayFixture();
    kiva.onCall = () => new Response(null, { status, headers: { location: 'https://evil.test/', 'retry-after': '7' } });
    const answer = await answerOf(put(await session(), ID, BODY));
    expect(answer).toMatchObject({ phase: 'answered', status, retryAfter: '7' });
    await clock.advance(3_600_000);
    expect(kiva.calls).toHaveLength(1);
    // This fake follows nothing; a real fetch is told not to.
    expect(kiva.calls[0]?.redirect).toBe('manual');
  });

  it('gets a new token for the call that follows a 401, under another id', async () => {
    const { session, put, kiva } = await relayFixture();
    const pane = await session();
    kiva.onCall = () => new Response(null, { status: 401 });
    await put(pane, ID, BODY);
    expect(kiva.tokensAsked).toHaveLength(1);
    kiva.onCall = () => Response.json({ upload_id: 1 });
    expect(await answerOf(put(pane, OTHER_ID, BODY, { follows: ID }))).toMatchObject({ status: 200 });
    expect(kiva.tokensAsked).toHaveLength(2);
    expect(kiva.calls.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('renews a stale token first, once for calls at the same time', async () => {
    const { session, put, kiva, clock } = await relayFixture();
    const pane = await session();
    await clock.advance(43_138_999);
    await put(pane, ID, BODY);
    expect(kiva.tokensAsked).toHaveLength(1);
    await clock.advance(1);
    const other = OTHER_ID.replace(/9$/, '8');
    await Promise.all([put(pane, OTHER_ID, repayments(['2', 1])), put(pane, other, repayments(['3', 1]))]);
    expect(kiva.tokensAsked).toHaveLength(2);
    expect(kiva.calls[1]?.headers.get('authorization')).toBe('Bearer token-2');
  });

  it.each([
    ['is refused', () => Response.json({ error: 'invalid_client' }, { status: 401 })],
    ['is for another partner', () => Response.json({ access_token: 'z', token_type: 'bearer', partnerId: '5' })],
    ['cannot be sent', () => Response.json({ access_token: 'a\nb', token_type: 'bearer', partnerId: '177' })],
    ['cannot be had', () => Promise.reject(new TypeError('fetch failed'))],
  ])('is not opened when the new token %s', async (_name, onToken) => {
    const { session, put, kiva, clock } = await relayFixture();
    const pane = await session();
    await clock.advance(43_199_000 - 1000);
    kiva.onToken = onToken;
    expect(await answerOf(put(pane, ID, BODY))).toEqual({ phase: 'notOpened', reason: 'noToken' });
    expect(await answerOf(put(pane, ID, BODY))).toEqual({ phase: 'notOpened', reason: 'noToken' });
    expect(kiva.calls).toHaveLength(0);
  });

  it('is shown to its own partner and environment only', async () => {
    const { session, put, call, kiva } = await relayFixture();
    await put(await session(), ID, BODY);
    kiva.onToken = () => Response.json({ ...kiva.tokenAnswer('t'), partnerId: '99' });
    const foreign = await call('GET', `/api/submissions/${ID}`, { session: await session() });
    expect([foreign.status, await foreign.json()]).toEqual([404, { error: 'noSuchSubmission' }]);
  });

  it.each(['x', '1', '..%2f..%2fetc', `${ID}0`, ID.replace('3', 'g'), "'%20OR%201=1"])(
    'refuses the id %s',
    async (forged) => {
      const { session, put, call, kiva } = await relayFixture();
      const pane = await session();
      for (const response of [
        await put(pane, forged, BODY),
        await call('GET', `/api/submissions/${forged}`, { session: pane }),
      ]) {
        expect(await response.json()).toEqual({ error: 'badRequest' });
      }
      expect(kiva.calls).toHaveLength(0);
    },
  );

  it('needs a session', async () => {
    const { put, call, kiva } = await relayFixture();
    expect((await put('guess', ID, BODY)).status).toBe(401);
    expect(await answerOf(call('GET', `/api/submissions/${ID}`))).toEqual({ error: 'noSession' });
    expect(kiva.calls).toHaveLength(0);
  });

  it.each([
    ['no JSON', 'nope'],
    ['a bare text', '"text"'],
    ['cut JSON', BODY.slice(0, -1)],
    ['a lone surrogate', '{"a":"\ud800"}'],
  ])('refuses a body with %s', async (_name, body) => {
    const { session, put, kiva } = await relayFixture();
    expect(await answerOf(put(await session(), ID, body))).toEqual({ error: 'badRequest' });
    expect(kiva.calls).toHaveLength(0);
  });

  it.each([
    [JSON.stringify({ ...submissionOf(BODY), endpoint: 'getLoans' })],
    ['{"endpoint":"postRepayments"}'],
    [JSON.stringify({ ...submissionOf(BODY), partnerId: '5' })],
    [JSON.stringify({ ...submissionOf(BODY), facts: undefined })],
    ['[]'],
    [''],
  ])('refuses the request %s', async (text) => {
    const { session, call, kiva } = await relayFixture();
    const response = await call('PUT', `/api/submissions/${ID}`, { session: await session(), body: text });
    expect([response.status, await response.json()]).toEqual([400, { error: 'badRequest' }]);
    expect(kiva.calls).toHaveLength(0);
  });

  it.each<[string, (request: SubmissionRequest) => Partial<SubmissionRequest>]>([
    ['one fact too many', ({ facts }) => ({ facts: [...facts, ...facts] })],
    ['another loan', ({ facts }) => ({ facts: facts.map((fact) => ({ ...fact, loanId: '1042971' })) })],
    ['a client that the body has not', ({ facts }) => ({ facts: facts.map((fact) => ({ ...fact, clientId: '9' })) })],
    ['a body of another kind', () => ({ endpoint: 'postJournals' })],
    ['another order', () => ({ body: repayments(['1', 1], ['2', 1]), facts: factsOf(repayments(['2', 1], ['1', 1])) })],
    ['one loan twice', () => submissionOf(repayments(['1', 1], [' 1', 2]))],
  ])('refuses facts that do not tell of the body: %s', async (_name, wrong) => {
    const { session, put, kiva, box } = await relayFixture();
    const pane = await session();
    const response = await put(pane, ID, BODY, wrong(submissionOf(BODY)));
    expect([response.status, await response.json()]).toEqual([400, { error: 'badRequest' }]);
    expect(kiva.calls).toHaveLength(0);
    expect(await box.find(ID)).toBeUndefined();
  });

  it('that the register knows never leaves, and its answer stays', async () => {
    const { session, put, call, kiva } = await relayFixture();
    const pane = await session();
    await put(pane, ID, BODY);
    const known = await answerOf(put(pane, OTHER_ID, BODY));
    expect(known).toEqual({
      phase: 'known',
      facts: [
        {
          at: 0,
          state: 'accepted',
          same: true,
          submissionId: ID,
          since: '2026-01-05T00:00:00.000Z',
          reference: '4711',
        },
      ],
    });
    expect(await answerOf(put(pane, OTHER_ID, BODY))).toEqual(known);
    expect(await answerOf(call('GET', `/api/submissions/${OTHER_ID}`, { session: pane }))).toEqual(known);
    expect(kiva.calls).toHaveLength(1);
  });

  it('forgets after a status only what the settings say Kiva did not take', async () => {
    const { session, put, kiva } = await relayFixture({ repeat: { notTaken: [401, 403] } });
    const pane = await session();
    kiva.onCall = () => new Response(null, { status: 429 });
    await put(pane, ID, BODY);
    expect(await answerOf(put(pane, OTHER_ID, BODY, { follows: ID }))).toMatchObject({ facts: [{ state: 'unknown' }] });
    expect(kiva.calls).toHaveLength(1);
  });

  it('refuses broken UTF-8 rather than mending it', async () => {
    const { session, call, kiva } = await relayFixture();
    const bytes = Buffer.from(JSON.stringify(submissionOf('{"repayments":[{"loan_id":"Jos?"}]}')));
    bytes[bytes.indexOf('?')] = 0xe9;
    const response = await call('PUT', `/api/submissions/${ID}`, { session: await session(), body: bytes });
    expect(response.status).toBe(400);
    expect(kiva.calls).toHaveLength(0);
  });

  it.each([true, false])('takes a body up to the limit and no byte more (length declared: %s)', async (declared) => {
    const { session, call, kiva } = await relayFixture({ limits: { submissionBytes: 1000 } });
    const request = (length: number) => {
      const frame = JSON.stringify(submissionOf(repayments(['1', 25])));
      return frame + ' '.repeat(length - frame.length);
    };
    const send = async (length: number) => {
      const body = declared ? request(length) : new Blob([request(length)]).stream();
      const headers: Record<string, string> = declared ? { 'content-length': String(length) } : {};
      return call('PUT', `/api/submissions/${ID}`, { session: await session(), body, headers });
    };
    const tooLarge = await send(1001);
    expect([tooLarge.status, await tooLarge.json()]).toEqual([413, { error: 'tooLarge' }]);
    expect(kiva.calls).toHaveLength(0);
    expect((await send(1000)).status).toBe(200);
    expect(kiva.calls).toHaveLength(1);
  });

  describe('when the box fails', () => {
    const broken = async (failing: 'receive' | 'opened' | 'settle') => {
      const { box } = await relayFixture();
      const fails = () => Promise.reject(Object.assign(new Error('disk full of Maria'), { code: 'SQLITE_FULL' }));
      const faulty: OutcomeBox = { ...box, storeId: box.storeId, [failing]: fails };
      return relayFixture({ box: faulty });
    };

    it('at the first note, refuses and opens nothing', async () => {
      const { session, put, kiva } = await broken('receive');
      const response = await put(await session(), ID, BODY);
      expect([response.status, await response.json()]).toEqual([500, { error: 'relayFault' }]);
      expect(kiva.calls).toHaveLength(0);
    });

    it('at the second note, opens nothing and says so', async () => {
      const { session, put, kiva, log } = await broken('opened');
      expect(await answerOf(put(await session(), ID, BODY))).toEqual({ phase: 'notOpened', reason: 'notNoted' });
      expect(kiva.calls).toHaveLength(0);
      expect(log.join()).toContain('SQLITE_FULL');
      expect(log.join()).not.toContain('Maria');
    });

    it('at the first note although it was made, gives it up at the next beat, and the fact is free', async () => {
      const { box } = await relayFixture();
      let failing = true;
      const receive: OutcomeBox['receive'] = async (note) => {
        const kept = await box.receive(note);
        if (failing) throw new Error('no answer');
        return kept;
      };
      const faulty: OutcomeBox = { ...box, storeId: box.storeId, receive };
      const { session, put, kiva, clock } = await relayFixture({ box: faulty });
      const pane = await session();
      expect((await put(pane, ID, BODY)).status).toBe(500);
      failing = false;
      await clock.advance(15_000);
      expect(await answerOf(put(pane, ID, BODY))).toEqual({ phase: 'notOpened', reason: 'notNoted' });
      expect(await answerOf(put(pane, OTHER_ID, BODY))).toMatchObject({ phase: 'answered' });
      expect(kiva.calls).toHaveLength(1);
    });

    it('at the last note, notes it at the next beat', async () => {
      const { box } = await relayFixture();
      let failing = true;
      const settle: OutcomeBox['settle'] = (...of) => (failing ? Promise.reject(new Error('full')) : box.settle(...of));
      const faulty: OutcomeBox = { ...box, storeId: box.storeId, settle };
      const { session, put, clock } = await relayFixture({ box: faulty });
      await put(await session(), ID, BODY);
      await clock.advance(15_000);
      expect((await box.find(ID))?.answer).toEqual({ phase: 'working' });
      failing = false;
      await clock.advance(15_000);
      expect((await box.find(ID))?.answer).toMatchObject({ phase: 'answered', status: 200 });
    });

    it('at the last note, still tells what Kiva answered, from memory', async () => {
      const { session, put, call, kiva } = await broken('settle');
      const pane = await session();
      expect(await answerOf(put(pane, ID, BODY))).toMatchObject({ phase: 'answered', status: 200 });
      expect(await answerOf(put(pane, ID, BODY))).toMatchObject({ phase: 'answered', status: 200 });
      expect(await answerOf(call('GET', `/api/submissions/${ID}`, { session: pane }))).toMatchObject({ status: 200 });
      expect(kiva.calls).toHaveLength(1);
    });
  });

  it('holds up closing until its call is over, and leaves no wait behind', async () => {
    const { relay, session, put, kiva, clock } = await relayFixture();
    const hold = held<Response>();
    kiva.onCall = () => hold.promise;
    const sending = put(await session(), ID, BODY);
    await quiet();
    let closed = false;
    const closing = relay.close().then(() => (closed = true));
    await quiet();
    expect(closed).toBe(false);
    hold.resolve(Response.json({ upload_id: 1 }));
    await Promise.all([closing, sending]);
    expect(clock.running).toBe(0);
  });

  it('uses the secret for nothing but the token', async () => {
    const { session, put, kiva } = await relayFixture();
    await put(await session(), ID, BODY);
    expect(JSON.stringify(kiva.calls)).not.toContain(CREDENTIALS.clientSecret);
  });
});
