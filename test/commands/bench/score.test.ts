import type { EntrantName, Measured, Timing } from '../../../src/commands/bench/measured';
import { median, scoreOf, worst } from '../../../src/commands/bench/score';
import { tableOf } from '../../../src/commands/bench/table';

const timing = (entrant: EntrantName, milliseconds: readonly number[], rows = 100_000, badShare = 0.02): Timing => ({
  entrant,
  rows,
  badShare,
  milliseconds,
});

const MEASURED: Measured = {
  wrong: { ours: [], 'react-spreadsheet-import': [], 'map + zod': [], 'map + ajv': ['row 2 is not sent'] },
  timings: [
    timing('ours', [300, 100, 200]),
    timing('ours', [20, 25, 30], 10_000),
    timing('ours', [9999], 100_000, 0.3),
    timing('react-spreadsheet-import', [400, 1, 900]),
    timing('map + zod', [160, 170]),
  ],
};

describe('the figures of the bench', () => {
  it('are made of the middle of the runs', () => {
    expect(median([300, 100, 200])).toBe(200);
    expect(median([160, 170])).toBe(165);
    expect(median([])).toBeUndefined();
    expect(scoreOf(MEASURED)).toEqual({ vsRsi: 0.5, vsZod: 1.21, growth: 8 });
  });

  it('are null where somebody has no score', () => {
    const without = { ...MEASURED, timings: MEASURED.timings.filter(({ entrant }) => entrant !== 'map + zod') };
    expect(scoreOf(without)).toEqual({ vsRsi: 0.5, vsZod: null, growth: 8 });
    expect(worst([scoreOf(MEASURED), scoreOf(without)])).toEqual({ vsRsi: 0.5, vsZod: null, growth: 8 });
    expect(worst([])).toEqual({ vsRsi: null, vsZod: null, growth: null });
  });

  it('are the worse of both engines', () => {
    const [one, other] = [
      { vsRsi: 0.5, vsZod: 1.3, growth: 9 },
      { vsRsi: 0.7, vsZod: 1.1, growth: 10.5 },
    ];
    expect(worst([one, other])).toEqual({ vsRsi: 0.7, vsZod: 1.3, growth: 10.5 });
  });
});

describe('the table of the bench', () => {
  it('has a line for each sheet, and says who has no score and why', () => {
    const lines = tableOf('Node', MEASURED).split('\n');
    const cells = lines.map((line) => line.trim().split(/ {2,}/));
    expect(cells.slice(1)).toEqual([
      ['rows', 'bad', 'ours', 'react-spreadsheet-import', 'map + zod', 'map + ajv'],
      ['100,000', '2 %', '200', '400', '165', 'no score'],
      ['10,000', '2 %', '25', 'no score', 'no score', 'no score'],
      ['100,000', '30 %', '9,999', 'no score', 'no score', 'no score'],
      ['no score for map + ajv: row 2 is not sent'],
    ]);
  });
});
