import { submissionOf } from './support/facts';
import { CREDENTIALS, ID, relayFixture } from './support/relayFixture';

/** Planted wherever a request or an answer can carry them. */
const BORROWER = ['Quispe', '1042970', '48250', 'Cusco'];
const SECRETS = [CREDENTIALS.clientSecret, CREDENTIALS.clientId, 'tok3n-of-Kiva'];

describe('what the relay says', () => {
  const drive = async () => {
    const fixture = await relayFixture();
    const { kiva, call, session } = fixture;
    const answers: string[] = [];
    const say = async (response: Response) => {
      answers.push(`${JSON.stringify([...response.headers])} ${await response.text()}`);
    };
    kiva.onToken = () => Response.json({ ...kiva.tokenAnswer('tok3n-of-Kiva'), secret: CREDENTIALS.clientSecret });
    const pane = await session();
    const echo = `${BORROWER.join(' ')} ${SECRETS.join(' ')} ${encodeURIComponent(CREDENTIALS.clientSecret)}`;
    const body = JSON.stringify({ repayments: [{ loan_id: '1042970', amount: 48250, name: 'Quispe' }] });
    const put = (n: number, endpoint = 'postRepayments') =>
      call('PUT', `/api/submissions/${ID.slice(0, -1)}${n}`, {
        session: pane,
        json: { ...submissionOf(body), endpoint },
      });
    kiva.onCall = () =>
      new Response(echo, { status: 400, headers: { 'content-type': `text/${echo}`, 'retry-after': echo } });
    await say(await put(1));
    kiva.onCall = () => Promise.reject(Object.assign(new Error(echo), { code: echo, cause: new Error(echo) }));
    await say(await put(2));
    await say(await put(3, 'Quispe'));
    await say(await call('GET', `/api/kiva/getLoans?query=Quispe&status=Cusco`, { session: pane }));
    await say(await call('GET', `/api/Quispe/1042970?name=Quispe`, { session: pane }));
    await say(await call('GET', `/api/submissions/Quispe`, { session: pane }));
    await say(await call('PUT', `/api/submissions/${ID}`, { session: pane, body: `{"Quispe": 48250` }));
    await say(
      await call('POST', '/api/session', { json: { environment: 'Quispe', clientSecret: CREDENTIALS.clientSecret } }),
    );
    kiva.onToken = () =>
      Response.json({ error: 'invalid_client', error_description: SECRETS.slice(0, 2).join() }, { status: 401 });
    await say(await call('POST', '/api/session', { json: { environment: 'stage', ...CREDENTIALS } }));
    kiva.onToken = () => Promise.reject(new Error(echo));
    await say(await call('POST', '/api/session', { json: { environment: 'stage', ...CREDENTIALS } }));
    return { ...fixture, answers, pane };
  };

  it('never holds a secret, in an answer, a header or the log', async () => {
    const { answers, log } = await drive();
    for (const secret of SECRETS) expect(`${answers.join()}${log.join()}`).not.toContain(secret);
    expect(answers[0]).toContain('Quispe');
  });

  it('never logs a borrower, a query, a session or a path of the caller’s making', async () => {
    const { log, pane } = await drive();
    const all = log.join('\n');
    for (const word of [...BORROWER, ...SECRETS, pane, 'query', 'repayments"']) expect(all).not.toContain(word);
    expect(log.length).toBeGreaterThan(10);
  });

  it('is one JSON line a call, with what an operator needs', async () => {
    const { log } = await drive();
    const lines = log.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.filter(({ event }) => event === 'call')).toHaveLength(11);
    expect(lines).toContainEqual({
      time: '2026-01-05T00:00:00.000Z',
      event: 'kiva',
      submission: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
      environment: 'stage',
      endpoint: 'postRepayments',
      phase: 'answered',
      status: 400,
      kind: 'text',
      length: expect.any(Number),
    });
    expect(lines).toContainEqual({
      time: '2026-01-05T00:00:00.000Z',
      event: 'call',
      request: expect.stringMatching(/^[0-9a-f-]{36}$/),
      route: 'PUT /api/submissions/:id',
      status: 200,
      milliseconds: 0,
      submission: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
      environment: 'stage',
    });
  });
});
