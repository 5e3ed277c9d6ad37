import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { localCertificate } from '../../src/commands/certificate';

const ROOT = resolve(__dirname, '../..');
const SCRIPT = ['-r', join(ROOT, 'test/support/requireTypeScript.js'), join(ROOT, 'src/commands/relay.ts')];
const folder = mkdtempSync(join(tmpdir(), 'relay-command-'));
const certificate = ['--cert', join(folder, 'localhost.crt'), '--key', join(folder, 'localhost.key')];
const env = { PATH: process.env['PATH'] };

beforeAll(async () => {
  await localCertificate(folder);
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'pane.html'), '<p>the pane');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function get(url: string, ca: string): Promise<{ status: number | undefined; headers: object; text: string }> {
  const [answer] = (await once(request(url, { ca, agent: false }).end(), 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return { status: answer.statusCode, headers: answer.headers, text: Buffer.concat(chunks).toString() };
}

describe('npm run relay', () => {
  let relay: ChildProcessWithoutNullStreams | undefined;
  afterEach(() => relay?.kill('SIGKILL'));

  it('serves pane and api over https, logs calls as lines of JSON, and ends when told', async () => {
    const port = await freePort();
    const { cert } = await localCertificate(folder);
    relay = spawn(process.execPath, [...SCRIPT, '--port', String(port), '--host', '127.0.0.1', ...certificate], {
      cwd: folder,
      env,
    });
    let log = '';
    relay.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
    const over = once(relay, 'close');
    const origin = `https://127.0.0.1:${port}`;
    const [line] = (await once(relay.stderr, 'data')) as [Buffer];
    expect(line.toString()).toBe(`The relay answers at ${origin}.\n`);

    const pane = await get(`${origin}/pane.html`, cert);
    expect(pane).toMatchObject({ status: 200, text: '<p>the pane' });
    expect(pane.headers).toMatchObject({ 'content-security-policy': expect.stringContaining("default-src 'none'") });
    const environments = await get(`${origin}/api/environments`, cert);
    expect(environments.status).toBe(200);
    expect(JSON.parse(environments.text)).toMatchObject({
      environments: [
        { id: 'stage', credentials: 'pane' },
        { id: 'production', credentials: 'pane' },
      ],
    });
    for (const file of ['relay-secrets.json', 'relay.sqlite']) {
      expect(statSync(join(folder, '.local', 'relay', file)).mode & 0o077).toBe(0);
    }

    relay.kill('SIGTERM');
    expect(await over).toEqual([0, null]);
    expect(
      log
        .trimEnd()
        .split('\n')
        .map((entry) => JSON.parse(entry) as object),
    ).toEqual([expect.objectContaining({ event: 'call', route: 'GET /api/environments', status: 200 })]);
  }, 30_000);

  it.each([
    ['a port that is chosen later', ['--port', '0'], 'choose a --port above 0.'],
    ['a folder for a certificate', ['--cert', folder, '--key', folder], 'cannot be read for --cert (EISDIR).'],
    ['a data folder that is a file', ['--data', join(folder, 'dist/pane.html')], 'cannot be used (EEXIST).'],
  ])('refuses %s with one sentence and exit code 2', (_what, args, sentence) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...SCRIPT, ...args], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    expect(stderr).toContain(sentence);
    expect([status, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
  });
});
