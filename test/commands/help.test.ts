import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

it.each([
  ['start', 'npm start --', ['--workbook FILE', '--port N', '--cert FILE', '--key FILE']],
  ['sandbox', 'npm run --silent sandbox --', ['--port N']],
  [
    'relay',
    'npm run relay --',
    ['--port N', '--host NAME', '--cert FILE', '--key FILE', '--static FOLDER', '--data FOLDER', '--origin URL'],
  ],
])('%s --help says how it is used, and does nothing else', (command, typed, known) => {
  const loader = join(ROOT, 'test/support/requireTypeScript.js');
  const script = join(ROOT, `src/commands/${command}.ts`);
  const run = spawnSync(process.execPath, ['-r', loader, script, '--port', 'x', '--help'], { encoding: 'utf8' });
  expect([run.status, run.stderr]).toEqual([0, '']);
  const [first, about, blank, ...lines] = run.stdout.trimEnd().split('\n');
  expect([first, about, blank]).toEqual([`${typed} [options]`, expect.stringMatching(/^[A-Z].*\.$/), '']);
  for (const option of known) {
    expect(
      lines.filter((line) => line.startsWith(`  ${option} `) && /\s{2}\S/.test(line.slice(option.length))),
    ).toHaveLength(1);
  }
});
