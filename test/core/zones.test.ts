import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { daysEverywhere, todayAt } from './zoneDays';

const ZONES = ['UTC', 'America/Lima', 'Pacific/Kiritimati', 'Asia/Kathmandu', 'America/St_Johns'];
const ROOT = join(__dirname, '../..');
/** Midnights of one zone or another, and nights in which clocks change. */
const MOMENTS = [
  '2026-03-05T23:30:00Z',
  '2026-01-01T00:00:00Z',
  '2026-03-08T05:45:00Z',
  '2026-12-31T10:00:00Z',
  '2026-11-01T04:29:00Z',
];

interface Answer {
  readonly offset: number;
  readonly days: ReturnType<typeof daysEverywhere>;
  readonly today: ReturnType<typeof todayAt>;
}

/** One process whose clock is moved through the zones; everything is loaded anew in each of them. */
const PROGRAM = `
  const { readFileSync } = require('node:fs');
  const { process: transform } = require('./test/support/transform.js');
  const known = new Map();
  require.extensions['.ts'] = (module, file) => {
    if (!known.has(file)) known.set(file, transform(readFileSync(file, 'utf8'), file).code);
    module._compile(known.get(file), file);
  };
  const answers = ${JSON.stringify(ZONES)}.map((zone) => {
    process.env.TZ = zone;
    for (const file of known.keys()) delete require.cache[file];
    const { daysEverywhere, todayAt } = require('./test/core/zoneDays.ts');
    const offset = new Date(2026, 0, 1).getTimezoneOffset();
    return { offset, days: daysEverywhere(), today: todayAt(${JSON.stringify(MOMENTS)}) };
  });
  process.stdout.write(JSON.stringify(answers));
`;

describe('trap: no time zone moves a day of a whole check', () => {
  let answers: readonly Answer[] = [];
  beforeAll(() => {
    const told = execFileSync(process.execPath, ['-e', PROGRAM], { cwd: ROOT, encoding: 'utf8' });
    answers = JSON.parse(told) as readonly Answer[];
  }, 120_000);

  it('the five clocks do differ', () => {
    expect(new Set(answers.map(({ offset }) => offset)).size).toBe(ZONES.length);
  });

  it.each(ZONES.map((zone, n) => [zone, n] as const))(
    'judges, computes, reads and shows the same days in %s',
    (_, n) => {
      expect(answers[n]?.days).toEqual({
        window: [
          ['dateTooOld', '', '', 'dateTooFar', 'dateTooOld', ''],
          ['dateTooOld', '', '', 'dateTooFar'],
        ],
        month: ['2025-12', '2026-01', '2026-02', '2026-12'],
        offered: ['2026-01', '2025-12'],
        shown: ['March 2026', '1 March 2026', '31 December 2026'],
        computed: [
          ['2026-03-08', '2026-03-15', '2026-03-22'],
          ['2026-11-02', '2026-11-30', '2026-12-28'],
          ['2026-02-28', '2026-03-31', '2026-04-30'],
        ],
        inRow: ['2026-03-08', '2026-03-29'],
        onSheet: ['2026-03-08', '2026-03-29', '2026-11-01', '2026-12-31'],
      });
    },
  );

  it.each(ZONES.map((zone, n) => [zone, n] as const))(
    'takes for today what the calendar on the wall says in %s',
    (zone, n) => {
      const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
      expect(answers[n]?.today).toEqual(MOMENTS.map((moment) => wall.format(new Date(moment))));
    },
  );

  it('is not today everywhere at once', () => {
    expect(new Set(answers.map(({ today }) => today.join())).size).toBeGreaterThan(2);
  });
});
