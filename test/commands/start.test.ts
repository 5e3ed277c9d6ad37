import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { localCertificate } from '../../src/commands/certificate';
import { listen } from '../../src/commands/listen';

const ROOT = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'start-'));
afterAll(() => rmSync(folder, { recursive: true }));

function start(...args: string[]) {
  const script = join(ROOT, 'src/commands/start.ts');
  const loader = join(ROOT, 'test/support/requireTypeScript.js');
  const { status, stderr } = spawnSync(process.execPath, ['-r', loader, script, ...args], {
    encoding: 'utf8',
    cwd: folder,
  });
  return { status, said: stderr.trim() };
}

const named = (name: string, bytes: string): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

test.each([
  ['a file that is not there', ['--workbook', 'gone.xlsx'], 'There is no file gone.xlsx.'],
  ['a folder', ['--workbook', '.'], '. is a folder, not a file.'],
  [
    'a broken workbook',
    ['--workbook', named('broken.xlsx', 'PK?')],
    'broken.xlsx is not a workbook that can be opened',
  ],
  ['a web page', ['--workbook', named('report.xls', '<html>')], 'report.xls is a web page with the name of a workbook'],
  ['another kind of file', ['--workbook', named('a.pdf', '%PDF')], 'a.pdf cannot be opened: the workbook must be'],
  ['a port that is none', ['--port', 'x'], '--port takes a number from 0 to 65535, not "x".'],
  ['an unknown option', ['--prot', '1'], "Unknown option '--prot'. Known options: --workbook, --port, --cert, --key."],
  [
    'a certificate that is none',
    ['--cert', named('a.crt', 'no PEM'), '--key', named('a.key', 'no PEM')],
    'are no PEM certificate with its private key.',
  ],
  ['half a certificate', ['--cert', 'a.pem'], '--cert and --key go together; one is missing.'],
])('%s gets one sentence and exit code 2', (_name, args, sentence) => {
  const { status, said } = start(...args);
  expect(said).toContain(sentence);
  expect({ status, lines: said.split('\n').length }).toEqual({ status: 2, lines: 1 });
});

test('a busy port gets one sentence', async () => {
  const busy = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => busy.once('listening', ready));
  const { port } = busy.address() as AddressInfo;
  const certificate = await localCertificate(folder);
  await expect(listen(() => new Response(), port, certificate)).rejects.toThrow(
    `Port ${port} is in use: choose another with --port N, or close what uses it.`,
  );
  busy.close();
});
