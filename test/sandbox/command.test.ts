import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

function run(...args: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['-r', './test/support/requireTypeScript.js', 'src/commands/sandbox.ts', ...args], {
    cwd: ROOT,
  });
}

async function ended(child: ChildProcessWithoutNullStreams): Promise<{ code: unknown; out: string; err: string }> {
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [unknown];
  return { code, ...texts };
}

describe('npm run sandbox', () => {
  it('prints one line with its address, answers there, and ends when told', async () => {
    const child = run('--port', '0');
    const over = ended(child);
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const url = /^Sandbox: (http:\/\/127\.0\.0\.1:\d+\/)\n$/.exec(line.toString())?.[1];
    const page = await fetch(url ?? '');
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(`href="${url}style.css"`)]);
    const stranger = request(url ?? '', { headers: { host: 'rebound.test:4010' }, agent: false }).end();
    const [refused] = (await once(stranger, 'response')) as [IncomingMessage];
    expect(refused.resume().statusCode).toBe(403);
    child.kill('SIGTERM');
    expect(await over).toEqual({ code: 0, out: line.toString(), err: '' });
  }, 30_000);

  it.each([
    [['--port', 'http'], '--port takes a number from 0 to 65535, not "http".'],
    [['--port', '65536'], 'not "65536".'],
    [['--port', ''], 'not "".'],
    [['--port'], 'argument missing'],
    [['--prot', '1'], "Unknown option '--prot'"],
    [['4010'], 'Unexpected argument'],
  ])(
    'refuses %j with one sentence and code 2',
    async (args, words) => {
      const { code, out, err } = await ended(run(...args));
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain(words);
      expect(err.trim().split('\n')).toHaveLength(1);
    },
    30_000,
  );

  it('says that a port is busy', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const answer = await ended(run('--port', String(port)));
    other.close();
    expect(answer).toEqual({
      code: 2,
      out: '',
      err: `Port ${port} is in use: choose another with --port N, or close what uses it.\n`,
    });
  }, 30_000);
});
