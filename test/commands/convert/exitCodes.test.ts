import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');
const LOADER = ['-r', join(ROOT, 'test/support/requireTypeScript.js')];
const CONVERT = [...LOADER, join(ROOT, 'src/commands/convert.ts'), '--kind', 'loanDraft', '--workbook'];

const folder = mkdtempSync(join(tmpdir(), 'exit-'));
afterAll(() => rmSync(folder, { recursive: true }));

function started(args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, args, { env: { ...process.env, INIT_CWD: folder } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

describe('the command as it is started ends with', () => {
  const cases = {
    good: [...CONVERT, 'good.csv'],
    blocked: [...CONVERT, 'blocked.csv'],
    gone: [...CONVERT, 'gone.csv'],
    unforeseen: [
      ...LOADER,
      '-e',
      `require(${JSON.stringify(join(ROOT, 'src/commands/arguments.ts'))})` +
        `.command(() => Promise.reject(new TypeError('x is not a function')))`,
    ],
  };
  const ended = {} as Record<keyof typeof cases, Awaited<ReturnType<typeof started>>>;
  beforeAll(async () => {
    writeFileSync(join(folder, 'good.csv'), 'Loan ID,Loan amount\n00123,100\n');
    writeFileSync(join(folder, 'blocked.csv'), 'Loan ID,Loan amount\n00123,-100\n');
    await Promise.all(
      Object.entries(cases).map(async ([name, args]) => (ended[name as keyof typeof cases] = await started(args))),
    );
  }, 240_000);

  it('0 and a document where everything could go out', () => {
    expect(ended.good).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(ended.good.out)).toMatchObject({ bodies: [{ entreps: [{ loan_id: '00123', amount: 100 }] }] });
  });

  it('1 and a document where a finding blocks', () => {
    expect(ended.blocked).toMatchObject({ code: 1, err: '' });
    expect(JSON.parse(ended.blocked.out)).toMatchObject({ bodies: [] });
  });

  it('2 and one sentence where it cannot work', () => {
    expect(ended.gone).toEqual({ code: 2, out: '', err: 'There is no file gone.csv.\n' });
  });

  it('3 where something failed that nobody foresaw, so that it is not taken for a finding', () => {
    expect(ended.unforeseen).toEqual({ code: 3, out: '', err: 'x is not a function\n' });
  });
});
