import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { FIRST_PARTNER } from '../../src/sandbox/partners';
import { LARGEST_BODY } from '../../src/sandbox/readWhole';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox';
import { BASE, START, contract, json, newSandbox, tokenForm } from './support';

const JOURNAL = '[{"internal_loan_id":"1","subject":"s","body":"b"}]';
const HEADERS = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };

/** A sandbox that listens: alone, or under a path of another app. */
async function listening(mount: string): Promise<{ sandbox: Sandbox; url: string; server: Server }> {
  let url = '';
  const sandbox = createSandbox({ contract, publicUrl: () => url, now: () => START });
  const outer = mount === '' ? sandbox.app : new Hono().route(mount, sandbox.app);
  const server = createAdaptorServer({ fetch: outer.fetch, createServer, overrideGlobalObjects: false }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${mount}`;
  return { sandbox, url, server };
}

describe.each(['', '/sandbox'])('over a real socket, mounted at "%s"', (mount) => {
  let running: Awaited<ReturnType<typeof listening>>;
  let headers: Record<string, string>;

  beforeAll(async () => {
    running = await listening(mount);
    const answer = await fetch(`${running.url}/oauth/token`, { method: 'POST', headers: HEADERS, body: tokenForm() });
    const { access_token } = await json(answer);
    headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' };
  });
  beforeEach(() => running.sandbox.reset());
  afterAll(async () => {
    running.server.closeAllConnections();
    running.server.close();
    await once(running.server, 'close');
  });

  const send = (): Promise<Response> =>
    fetch(`${running.url}/v3/partner/${FIRST_PARTNER.partnerId}/journals`, { method: 'POST', headers, body: JOURNAL });

  it('reads no endless body, takes no TRACE, and goes on', async () => {
    const sent = await fetch(`${running.url}/oauth/token`, { method: 'POST', body: Buffer.alloc(LARGEST_BODY + 1) });
    expect([sent.status, (await json(Promise.resolve(sent)))['code']]).toEqual([413, 'sandbox.too_large']);
    expect(running.sandbox.log()).toEqual([]);
    const traced = request(running.url, { method: 'TRACE', agent: false }).end();
    const [answer] = (await once(traced, 'response')) as [IncomingMessage];
    expect(answer.resume().statusCode).toBe(405);
    expect((await fetch(`${running.url}/`)).status).toBe(200);
  });

  it('works, and its links lead back to it', async () => {
    const [answer] = await json<{ confirm_url: string }[]>(send());
    expect(answer?.confirm_url).toMatch(new RegExp(`^${running.url}/pa2/journals/\\d+$`));
    const page = await fetch(answer?.confirm_url ?? '');
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(`action="${running.url}/pa2/`)]);
    expect((await fetch(`${running.url}/`)).status).toBe(200);
    expect(running.sandbox.log()[0]).toMatchObject({ path: '/v3/partner/321/journals', body: JOURNAL });
  });

  it('answerLost destroys the socket after the work', async () => {
    running.sandbox.faults.order({ on: 'journals', fault: 'answerLost' });
    await expect(send()).rejects.toMatchObject({ name: 'TypeError', message: 'fetch failed' });
    expect(running.sandbox.kept().archives).toHaveLength(1);
    expect(running.sandbox.log()).toMatchObject([{ status: null, fault: 'answerLost', workDone: true }]);
    expect((await send()).status).toBe(200);
  });

  it('cutBefore destroys the socket before any work', async () => {
    running.sandbox.faults.order({ on: 'journals', fault: 'cutBefore' });
    await expect(send()).rejects.toMatchObject({ name: 'TypeError', message: 'fetch failed' });
    expect(running.sandbox.kept().archives).toEqual([]);
    expect(running.sandbox.log()).toMatchObject([{ status: null, fault: 'cutBefore', workDone: false }]);
    expect((await send()).status).toBe(200);
  });

  it('truncatedJson is a whole HTTP answer with half of the JSON', async () => {
    running.sandbox.faults.order({ on: 'journals', fault: 'truncatedJson' });
    const answer = await send();
    const text = await answer.text();
    expect(Number(answer.headers.get('content-length') ?? text.length)).toBe(text.length);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });
});

describe('the handed-in fetch', () => {
  it('reaches this sandbox only', async () => {
    const { fetch: reach, log } = newSandbox();
    for (const url of [
      'http://elsewhere.test/kiva/',
      'https://sandbox.test/kiva/',
      'http://sandbox.test/kivalike',
      'http://sandbox.test/',
    ]) {
      await expect(reach(url)).rejects.toMatchObject({ name: 'TypeError', message: 'fetch failed' });
    }
    expect(log()).toEqual([]);
    expect((await reach(new URL(`${BASE}/`))).status).toBe(200);
    expect((await reach(new Request(BASE))).status).toBe(200);
  });

  it('does nothing for a caller that has already given up', async () => {
    const { fetch: reach, log } = newSandbox();
    await expect(reach(`${BASE}/`, { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone');
    expect(log()).toEqual([]);
  });
});
