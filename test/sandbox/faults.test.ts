import type { FaultName, FaultOrder } from '../../src/sandbox/faults/faultOrder';
import type { Sandbox } from '../../src/sandbox/sandbox';
import { BASE, START, askToken, json, newSandbox, signIn, tokenForm, virtualClock } from './support';

const BODY = '{"repayments":[{"loan_id":"L-1","amount":25.00},{"loan_id":"L-2","amount":10}]}';

function uploads(sandbox: Sandbox): number {
  return sandbox.kept().reports.flatMap((report) => report.uploads).length;
}

function lastEntry(sandbox: Sandbox): unknown {
  const { call, status, fault, workDone, finished } = sandbox.log().at(-1) ?? {};
  return { call, status, fault, workDone, finished };
}

async function struck(order: Omit<FaultOrder, 'on'>): Promise<{ sandbox: Sandbox; answer: Response }> {
  const sandbox = newSandbox();
  const client = await signIn(sandbox);
  sandbox.faults.order({ on: 'repayments', ...order });
  return { sandbox, answer: await client.post('repayments', BODY) };
}

describe('faults that answer with a status', () => {
  it.each([
    ['unauthorised', 401, 'sandbox.unauthorised'],
    ['forbidden', 403, 'sandbox.missing_scope'],
    ['limited', 429, 'sandbox.limited'],
    ['serverError', 500, 'sandbox.server_error'],
    ['unavailable', 503, 'sandbox.unavailable'],
  ] as [FaultName, number, string][])('%s: %i without work, and with it when told', async (fault, status, code) => {
    const before = await struck({ fault });
    expect([before.answer.status, (await json(before.answer))['code']]).toEqual([status, code]);
    expect(uploads(before.sandbox)).toBe(0);
    expect(lastEntry(before.sandbox)).toEqual({ call: 'repayments', status, fault, workDone: false, finished: true });

    const after = await struck({ fault, afterWork: true });
    expect(after.answer.status).toBe(status);
    expect(uploads(after.sandbox)).toBe(1);
    expect(lastEntry(after.sandbox)).toEqual({ call: 'repayments', status, fault, workDone: true, finished: true });
  });

  it('limited: Retry-After only when told', async () => {
    expect((await struck({ fault: 'limited' })).answer.headers.has('retry-after')).toBe(false);
    expect((await struck({ fault: 'limited', retryAfter: 2 })).answer.headers.get('retry-after')).toBe('2');
  });

  it.each([
    ['unauthorised', 401, 'invalid_client'],
    ['unavailable', 503, 'temporarily_unavailable'],
  ] as [FaultName, number, string][])('%s on the token call speaks RFC 6749', async (fault, status, error) => {
    const sandbox = newSandbox();
    sandbox.faults.order({ on: 'token', fault });
    const answer = await askToken(sandbox, tokenForm());
    expect([answer.status, (await json(answer))['error']]).toEqual([status, error]);
  });
});

describe('faults of the connection', () => {
  it('answerLost does the work and rejects as fetch does', async () => {
    const sandbox = newSandbox();
    const client = await signIn(sandbox);
    sandbox.faults.order({ on: 'repayments', fault: 'answerLost' });
    await expect(client.post('repayments', BODY)).rejects.toMatchObject({ name: 'TypeError', message: 'fetch failed' });
    expect(uploads(sandbox)).toBe(1);
    expect(lastEntry(sandbox)).toEqual({
      call: 'repayments',
      status: null,
      fault: 'answerLost',
      workDone: true,
      finished: true,
    });
  });

  it('cutBefore rejects without any work', async () => {
    const sandbox = newSandbox();
    const client = await signIn(sandbox);
    sandbox.faults.order({ on: 'repayments', fault: 'cutBefore' });
    await expect(client.post('repayments', BODY)).rejects.toMatchObject({ name: 'TypeError', message: 'fetch failed' });
    expect(uploads(sandbox)).toBe(0);
    expect(lastEntry(sandbox)).toEqual({
      call: 'repayments',
      status: null,
      fault: 'cutBefore',
      workDone: false,
      finished: true,
    });
  });

  it('slow waits by the handed-in clock, then answers as usual', async () => {
    const clock = virtualClock();
    const sandbox = newSandbox(clock);
    const client = await signIn(sandbox);
    sandbox.faults.order({ on: 'repayments', fault: 'slow', ms: 90_000 });
    expect((await client.post('repayments', BODY)).status).toBe(200);
    expect(clock.now() - START).toBe(90_000);
    expect(uploads(sandbox)).toBe(1);
  });

  it('a caller that gives up during a slow call gets its own reason, and the work is done all the same', async () => {
    let goOn = (): void => undefined;
    const sandbox = newSandbox({ wait: () => new Promise<void>((resolve) => (goOn = resolve)) });
    const { token } = await signIn(sandbox);
    sandbox.faults.order({ on: 'repayments', fault: 'slow', ms: 1 });
    const leaving = new AbortController();
    const call = sandbox.fetch(`${BASE}/v3/partner/321/repayments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: BODY,
      signal: leaving.signal,
    });
    const refused = expect(call).rejects.toThrow('gone');
    await new Promise((resolve) => setImmediate(resolve));
    leaving.abort(new Error('gone'));
    await refused;
    expect(uploads(sandbox)).toBe(0);
    goOn();
    await new Promise((resolve) => setImmediate(resolve));
    expect(uploads(sandbox)).toBe(1);
  });
});

describe('faults of the answer', () => {
  it('html: a page with 200 and no work', async () => {
    const { sandbox, answer } = await struck({ fault: 'html' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await answer.text()).toMatch(/^<!doctype html>/);
    expect(uploads(sandbox)).toBe(0);
  });

  it('truncatedJson: half of the JSON after the work', async () => {
    const { sandbox, answer } = await struck({ fault: 'truncatedJson' });
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(text).toMatch(/^\{"code":"api.success"/);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
    expect(uploads(sandbox)).toBe(1);
  });

  it('camelCase: every key, also inside problems', async () => {
    const body = await json<Record<string, Record<string, unknown>[]>>((await struck({ fault: 'camelCase' })).answer);
    expect(Object.keys(body)).toEqual(['code', 'message', 'uploadId', 'problems']);
    expect(Object.keys(body['problems']?.[0] ?? {})).toEqual(['loanId', 'details', 'code', 'severity']);
  });

  it('listForObject: a list of one', async () => {
    const body = await json<unknown>((await struck({ fault: 'listForObject' })).answer);
    expect(body).toMatchObject([{ code: 'api.success' }]);
  });

  it('objectForList: an object wherever a list has one entry, and nothing is lost of longer ones', async () => {
    const sandbox = newSandbox();
    const client = await signIn(sandbox);
    sandbox.faults.order({ on: 'any', fault: 'objectForList', times: null });
    const one = await json(client.post('repayments', { repayments: [{ loan_id: 'L-1', amount: 1 }] }));
    expect(one['problems']).toMatchObject({ loan_id: 'L-1' });
    expect((await json<Record<string, unknown[]>>(client.post('repayments', BODY)))['problems']).toHaveLength(2);
    const journal = await json(client.post('journals', [{ internal_loan_id: '1', subject: 's', body: 'b' }]));
    expect(journal).toMatchObject({ archive_id: expect.any(String) });
  });
});

describe('problems', () => {
  it('of severity error: the rows are answered and not taken', async () => {
    const { sandbox, answer } = await struck({
      fault: 'problems',
      severity: 'error',
      loanIds: ['L-2'],
      details: 'Closed',
    });
    expect((await json(answer))['problems']).toMatchObject([
      { loan_id: 'L-1', severity: 'warning' },
      { loan_id: 'L-2', severity: 'error', details: 'Closed', code: 'sandbox.practice_error' },
    ]);
    expect(sandbox.kept().reports[0]?.uploads[0]?.repayments).toEqual([{ loan_id: 'L-1', amount: 25 }]);
  });

  it('of severity warning, for every second row: taken', async () => {
    const { sandbox, answer } = await struck({ fault: 'problems', severity: 'warning', every: 2, code: 'x.y' });
    expect((await json<Record<string, unknown[]>>(answer))['problems']?.[1]).toMatchObject({
      loan_id: 'L-2',
      code: 'x.y',
    });
    expect(sandbox.kept().reports[0]?.uploads[0]?.repayments).toHaveLength(2);
  });
});

describe('which calls a fault strikes', () => {
  it('as many as told, after as many as told, and only its own call', async () => {
    const sandbox = newSandbox();
    const client = await signIn(sandbox);
    sandbox.faults.order({ on: 'repayments', fault: 'unavailable', skip: 1, times: 2 });
    const statuses: number[] = [];
    for (let call = 0; call < 5; call += 1) {
      expect((await client.get('loans')).status).toBe(200);
      statuses.push((await client.post('repayments', BODY)).status);
    }
    expect(statuses).toEqual([200, 503, 503, 200, 200]);
    expect(sandbox.faults.list()).toEqual([]);
  });

  it('one order a call, in the order they were given', async () => {
    const sandbox = newSandbox();
    const client = await signIn(sandbox);
    sandbox.faults.order({ on: 'any', fault: 'limited' });
    sandbox.faults.order({ on: 'repayments', fault: 'serverError' });
    expect((await client.post('repayments', BODY)).status).toBe(429);
    expect((await client.post('repayments', BODY)).status).toBe(500);
    expect((await client.post('repayments', BODY)).status).toBe(200);
  });

  it('all until cleared, and never a page', async () => {
    const sandbox = newSandbox();
    sandbox.faults.order({ on: 'any', fault: 'unavailable', times: null });
    expect((await askToken(sandbox, tokenForm())).status).toBe(503);
    expect((await askToken(sandbox, tokenForm())).status).toBe(503);
    expect((await sandbox.fetch(`${BASE}/`)).status).toBe(200);
    sandbox.faults.clear();
    expect((await askToken(sandbox, tokenForm())).status).toBe(200);
  });
});

describe('uploads of one month', () => {
  async function totalAfter(change: (sandbox: Sandbox) => void): Promise<string> {
    const sandbox = newSandbox();
    const client = await signIn(sandbox);
    change(sandbox);
    await client.post('repayments', { repayments: [{ loan_id: 'L-1', amount: 0.1 }] });
    await client.post('repayments', { repayments: [{ loan_id: 'L-1', amount: 0.2 }] });
    const page = await (await sandbox.fetch(`${BASE}/`)).text();
    return /([\d.]+) \(currency not known\)/.exec(page)?.[1] ?? 'nothing';
  }

  it('replace or add, by a setting and by the fault call, exactly', async () => {
    expect(await totalAfter(() => undefined)).toBe('0.2');
    expect(await totalAfter((sandbox) => sandbox.faults.order({ on: 'repayments', fault: 'addUploads' }))).toBe('0.3');
    expect(await totalAfter((sandbox) => sandbox.change({ uploads: 'add' }))).toBe('0.3');
  });

  it('clearing faults gives back the way it was', () => {
    const sandbox = newSandbox({ settings: { uploads: 'add' } });
    sandbox.faults.order({ on: 'repayments', fault: 'replaceUploads' });
    expect(sandbox.settings().uploads).toBe('replace');
    sandbox.faults.clear();
    expect(sandbox.settings().uploads).toBe('add');
  });
});
