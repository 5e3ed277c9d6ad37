import { BASE, askToken, json, newSandbox, signIn, tokenForm } from './support';
import type { LogEntry } from '../../src/sandbox/log';

describe('the log', () => {
  it('keeps every body byte for byte, accepted or refused', async () => {
    const sandbox = newSandbox();
    const client = await signIn(sandbox);
    const bodies = [
      '{"repayments": [{"loan_id": "000123456789012", "amount": 25.00}]}',
      '{ "repayments":[\n\t{"loan_id":"LOAN/12/2023","amount":1e2,"client_id":"\\u00e9 Ñandú 😀"} ]}\r\n',
      '{"repayments":[{"loan_id":"1","amount":25.00},{"loan_id":"1","amount":25.000}]}',
      'not JSON at all',
      '\uFEFF{}',
    ];
    for (const body of bodies) await client.post('repayments', body);
    const entries = sandbox.log().filter(({ call }) => call === 'repayments');
    expect(entries.map(({ body }) => body)).toEqual(bodies);
    expect(entries.map(({ status, workDone }) => [status, workDone])).toEqual([
      [200, true],
      [200, true],
      [400, false],
      [400, false],
      [400, false],
    ]);
  });

  it('has the requests in the order of arrival, with time, path below the mount and query', async () => {
    const sandbox = newSandbox();
    const client = await signIn(sandbox);
    await client.get('loans?status=payingBack&limit=1');
    await sandbox.fetch(`${BASE}/`);
    expect(
      sandbox.log().map(({ number, at, call, method, path, query }) => [number, at, call, method, path, query]),
    ).toEqual([
      [1, '2026-05-04T08:15:30.000Z', 'token', 'POST', '/oauth/token', ''],
      [2, '2026-05-04T08:15:30.000Z', 'loans', 'GET', '/v3/partner/321/loans', '?status=payingBack&limit=1'],
      [3, '2026-05-04T08:15:30.000Z', 'page', 'GET', '/', ''],
    ]);
  });

  it('shows a request that is still being answered', async () => {
    let goOn = (): void => undefined;
    const sandbox = newSandbox({ wait: () => new Promise<void>((resolve) => (goOn = resolve)) });
    sandbox.faults.order({ on: 'token', fault: 'slow', ms: 5 });
    const call = askToken(sandbox, tokenForm());
    await new Promise((resolve) => setImmediate(resolve));
    expect(sandbox.log()).toMatchObject([{ status: null, finished: false, workDone: false }]);
    goOn();
    await call;
    expect(sandbox.log()).toMatchObject([{ status: 200, finished: true, workDone: true, fault: 'slow' }]);
  });

  it('holds neither the secret nor a token', async () => {
    const sandbox = newSandbox();
    const { token, get } = await signIn(sandbox);
    await get('loans');
    const log = JSON.stringify(sandbox.log());
    expect(log).not.toContain('sandbox-secret');
    expect(log).not.toContain(token);
    expect(sandbox.log()[0]?.body).toMatch(/client_id=sandbox-client&client_secret=\*\*\*$/);
  });

  it('holds no secret that is sent another way than a form', async () => {
    const sandbox = newSandbox();
    await askToken(sandbox, JSON.stringify({ client_id: 'me', client_secret: 'pRiVaTe&client_secret' }), {
      'content-type': 'application/json',
    });
    await askToken(sandbox, 'client%5Fsecret=pRiVaTe&Client_Secret=pRiVaTe');
    await sandbox.fetch(`${BASE}/oauth/token?client_secret=pRiVaTe`, { method: 'POST' });
    expect(sandbox.log()).toHaveLength(3);
    expect(JSON.stringify(sandbox.log())).not.toContain('pRiVaTe');
  });

  it('is read over HTTP too, whole or by call, and does not log its own reading', async () => {
    const sandbox = newSandbox();
    await (await signIn(sandbox)).post('repayments', '{"repayments":[{"loan_id":"7","amount":25.00}]}');
    const all = await json<LogEntry[]>(sandbox.fetch(`${BASE}/_sandbox/log`));
    expect(all).toEqual(sandbox.log());
    const some = await json<LogEntry[]>(sandbox.fetch(`${BASE}/_sandbox/log?call=repayments`));
    expect(some.map(({ body }) => body)).toEqual(['{"repayments":[{"loan_id":"7","amount":25.00}]}']);
    expect(sandbox.log()).toHaveLength(2);
  });

  it('cannot be changed by its reader', async () => {
    const sandbox = newSandbox();
    await signIn(sandbox);
    (sandbox.log()[0] as { body: string }).body = 'changed';
    expect(sandbox.log()[0]?.body).toContain('grant_type');
  });
});
