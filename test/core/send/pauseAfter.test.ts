import type { Outcome } from '../../../src/core/kiva/outcome';
import { countRows, NO_PROGRESS, pauseAfter, type Progress, type RowCounts } from '../../../src/core/send/pauseAfter';

const rows = Array.from({ length: 4 }, (_, n) => ({
  row: n,
  key: `k${n}`,
  fingerprint: `f${n}`,
  content: `c${n}`,
  loanId: `L${n}`,
}));
const LIMITS = { problemShare: 0.1 };

/** The reasons of the pauses after each of these submissions: [rows, faulted]. */
function pauses(batches: readonly (readonly [number, number])[], firstRows?: number): readonly string[] {
  let progress: Progress = NO_PROGRESS;
  return batches.map(([answered, faulted]) => {
    const after = pauseAfter(progress, { taken: answered, answered, faulted }, { ...LIMITS, firstRows });
    progress = after.progress;
    return after.pause?.reason ?? '-';
  });
}

describe('countRows', () => {
  const counts = (outcome: Outcome): RowCounts => countRows({ rows }, outcome);
  const receipt = { code: '', message: '', archiveIds: [], confirmUrls: [] };
  const problem = (loanId: string) => ({ loanId, details: '', code: '', severity: 'warning' as const });

  it('counts a row once, whatever Kiva says of it, and no problem of another call', () => {
    const problems = [problem('L1'), problem('L1'), problem('L3'), problem('other')];
    expect(counts({ fate: 'accepted', receipt: { ...receipt, problems } })).toEqual({
      taken: 4,
      answered: 4,
      faulted: 2,
    });
  });

  it('counts every row of a refused call, and none of a call without an answer', () => {
    expect(counts({ fate: 'rejected', status: 400, code: '', message: '', problems: [] })).toEqual({
      taken: 0,
      answered: 4,
      faulted: 4,
    });
    for (const outcome of [
      { fate: 'unknown', reason: 'cut' },
      { fate: 'notSent', reason: 'notOpened' },
    ] as const) {
      expect(counts(outcome)).toEqual({ taken: 0, answered: 0, faulted: 0 });
    }
  });
});

it('counts no row as taken that Kiva refused out of its call', () => {
  const problems = [{ loanId: 'L1', details: '', code: '', severity: 'error' as const }];
  const receipt = { code: '', message: '', archiveIds: [], confirmUrls: [], problems };
  expect(countRows({ rows }, { fate: 'accepted', receipt })).toEqual({ taken: 3, answered: 4, faulted: 1 });
});

describe('pauseAfter', () => {
  it('asks once the first rows are out, in one call or in several', () => {
    expect(
      pauses(
        [
          [3, 0],
          [200, 0],
          [200, 0],
        ],
        3,
      ),
    ).toEqual(['firstRows', '-', '-']);
    expect(
      pauses(
        [
          [1, 0],
          [1, 0],
          [1, 0],
          [1, 0],
        ],
        3,
      ),
    ).toEqual(['-', '-', 'firstRows', '-']);
  });

  it('asks once when more than the share of a batch is faulted', () => {
    expect(
      pauses([
        [200, 20],
        [200, 21],
        [200, 200],
      ]),
    ).toEqual(['-', 'manyProblems', '-']);
  });

  it('looks at one batch, not at all before it, where batches are large', () => {
    expect(
      pauses([
        [200, 0],
        [200, 0],
        [10, 2],
      ]),
    ).toEqual(['-', '-', 'manyProblems']);
  });

  it('looks at all calls so far where one call holds one record, from ten rows on', () => {
    const drafts = Array.from({ length: 12 }, (_, n): readonly [number, number] => [1, n < 2 ? 1 : 0]);
    expect(
      pauses(drafts)
        .map((reason, n) => (reason === '-' ? '' : `${n} ${reason}`))
        .join(''),
    ).toBe('9 manyProblems');
  });

  it('still asks about problems after it asked about the first rows', () => {
    expect(
      pauses(
        [
          [3, 3],
          [200, 200],
          [200, 0],
        ],
        3,
      ),
    ).toEqual(['firstRows', 'manyProblems', '-']);
  });

  it('says how many', () => {
    const { pause } = pauseAfter(NO_PROGRESS, { taken: 20, answered: 20, faulted: 3 }, LIMITS);
    expect(pause).toEqual({ reason: 'manyProblems', rows: 20, problems: 3 });
  });
});
