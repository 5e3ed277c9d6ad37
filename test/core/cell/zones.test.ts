import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ZONES = ['UTC', 'America/Lima', 'Pacific/Kiritimati', 'Asia/Kathmandu', 'America/St_Johns'];
const ROOT = join(__dirname, '../../..');

/** Reads dates in a process of its own, whose clock stands in another part of the world. */
const PROGRAM = `
  const { transpileModule } = require('typescript');
  require.extensions['.ts'] = (module, file) => {
    const source = require('fs').readFileSync(file, 'utf8');
    module._compile(transpileModule(source, { compilerOptions: { module: 'commonjs', target: 'es2022' } }).outputText, file);
  };
  const { dateReader } = require('./src/core/cell/read/dateReader.ts');
  const shown = (value) => ({ value, text: 'shown', type: 'number', format: 'dd/mm/yyyy hh:mm' });
  const text = (value) => ({ value, text: value, type: 'text', format: '@' });
  const read = (cells, system) => {
    const reader = dateReader(cells, {}, system);
    return cells.map((cell) => reader.read(cell)).map((reading) => reading.value ?? reading.state);
  };
  // Midnight, the last second of a day, and the nights in which clocks change.
  const serials = [61, 46085, 46085.999988, 46110.0833, 46321.5, 46321.0417, 60].map(shown);
  const texts = ['2026-03-04T23:59:59Z', '2026-03-04 00:00:00+14:00', '2026-03-08 02:30', '29/03/2026', '31-Dec-26'].map(text);
  process.stdout.write(JSON.stringify([
    new Date(2026, 0, 1).getTimezoneOffset(), [read(serials, 1900), read(serials, 1904), read(texts, 1900)],
  ]));
`;

function readIn(zone: string): readonly [number, unknown] {
  const env = { ...process.env, TZ: zone };
  return JSON.parse(execFileSync(process.execPath, ['-e', PROGRAM], { cwd: ROOT, env, encoding: 'utf8' })) as [
    number,
    unknown,
  ];
}

describe('trap: no time zone moves a day', () => {
  const answers = ZONES.map((zone) => readIn(zone));

  it('the five clocks do differ', () => {
    expect(new Set(answers.map(([offset]) => offset)).size).toBe(ZONES.length);
  });
  it.each(ZONES.map((zone, n) => [zone, n] as const))('reads the same days in %s', (_, n) => {
    expect(answers[n]?.[1]).toEqual([
      ['1900-03-01', '2026-03-04', '2026-03-04', '2026-03-29', '2026-10-26', '2026-10-26', 'unread'],
      ['1904-03-02', '2030-03-05', '2030-03-05', '2030-03-30', '2030-10-27', '2030-10-27', '1904-03-01'],
      ['2026-03-04', '2026-03-04', '2026-03-08', '2026-03-29', '2026-12-31'],
    ]);
  });
});
