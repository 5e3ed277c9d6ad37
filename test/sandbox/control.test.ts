import { BASE, askToken, json, knownRepayments, newSandbox, signIn, tokenForm } from './support';
import type { Sandbox } from '../../src/sandbox/sandbox';

function post(sandbox: Sandbox, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return sandbox.fetch(`${BASE}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('the control calls', () => {
  it('describe themselves, every fault included', async () => {
    const words = JSON.stringify(await json(newSandbox().fetch(`${BASE}/_sandbox`)));
    for (const fault of [
      'unauthorised',
      'forbidden',
      'limited',
      'serverError',
      'unavailable',
      'slow',
      'answerLost',
      'cutBefore',
      'html',
      'truncatedJson',
      'camelCase',
      'listForObject',
      'objectForList',
      'problems',
      'replaceUploads',
      'addUploads',
    ]) {
      expect(words).toContain(`"${fault}":`);
    }
  });

  it('take, list and clear faults', async () => {
    const sandbox = newSandbox();
    const order = { on: 'token', fault: 'limited', times: 2, retryAfter: 1 };
    expect(await json(post(sandbox, 'faults', order))).toEqual([{ ...order, skip: 0 }]);
    expect((await askToken(sandbox, tokenForm())).status).toBe(429);
    expect(await json(sandbox.fetch(`${BASE}/_sandbox/faults`))).toEqual([{ ...order, skip: 0, times: 1 }]);
    expect(await json(sandbox.fetch(`${BASE}/_sandbox/faults`, { method: 'DELETE' }))).toEqual([]);
    expect((await askToken(sandbox, tokenForm())).status).toBe(200);
  });

  it.each([
    ['faults', { on: 'repayments', fault: 'explode' }],
    ['faults', { on: 'everything', fault: 'slow' }],
    ['faults', { fault: 'slow' }],
    ['faults', { on: 'any', fault: 'slow', milliseconds: 5 }],
    ['faults', { on: 'any', fault: 'slow', times: 0 }],
    ['faults', { on: 'any', fault: 'slow' }],
    ['faults', { on: 'repayments', fault: 'problems' }],
    ['faults', '{'],
    ['settings', { uploads: 'multiply' }],
    ['settings', { colour: 'red' }],
  ])('refuse to /%s %j', async (path, body) => {
    const sandbox = newSandbox();
    const answer = await post(sandbox, path, body);
    expect([answer.status, (await json(answer))['code']]).toEqual([400, 'sandbox.control']);
    expect(sandbox.faults.list()).toEqual([]);
  });

  it('refuse what a form on another site could send', async () => {
    const sandbox = newSandbox();
    const order = { on: 'any', fault: 'serverError' };
    expect((await post(sandbox, 'faults', order, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post(sandbox, 'settings', {}, { 'content-type': 'text/plain' })).status).toBe(415);
    expect(sandbox.faults.list()).toEqual([]);
  });

  it.each([
    [403, { 'sec-fetch-site': 'cross-site' }],
    [403, { 'sec-fetch-site': 'same-site', origin: 'http://sandbox.test:3000' }],
    [403, { origin: 'https://evil.test', host: 'sandbox.test' }],
    [403, { origin: 'null', host: 'sandbox.test' }],
    [200, { 'sec-fetch-site': 'same-origin' }],
    [200, { 'sec-fetch-site': 'none' }],
    [200, { origin: 'http://sandbox.test', host: 'sandbox.test' }],
    [200, {}],
  ])('answer %i to a reset with %j', async (status, headers) => {
    expect((await post(newSandbox(), 'reset', '', headers)).status).toBe(status);
  });

  it('change settings', async () => {
    const sandbox = newSandbox();
    expect(await json(post(sandbox, 'settings', { journalAnswers: 'one' }))).toMatchObject({ journalAnswers: 'one' });
    expect(sandbox.settings()).toMatchObject({ journalAnswers: 'one', uploads: 'replace' });
  });

  it('show what was kept, and forget it', async () => {
    const sandbox = newSandbox();
    const client = await signIn(sandbox);
    await client.post('repayments', { repayments: knownRepayments(sandbox, 1) });
    sandbox.change({ uploads: 'add' });
    sandbox.faults.order({ on: 'any', fault: 'html' });
    const shown = await sandbox.fetch(`${BASE}/_sandbox/kept`);
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect(await json(shown)).toEqual(sandbox.kept());
    expect(sandbox.kept().reports).toHaveLength(1);
    await post(sandbox, 'reset', '');
    expect(sandbox.kept().reports).toEqual([]);
    expect(sandbox.log()).toEqual([]);
    expect(sandbox.faults.list()).toEqual([]);
    expect(sandbox.settings().uploads).toBe('replace');
    expect((await client.get('loans')).status).toBe(200);
  });
});
