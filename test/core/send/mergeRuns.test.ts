import type { Outcome } from '../../../src/core/kiva/outcome';
import { fillGaps, gapsIn } from '../../../src/core/send/catchUp';
import type { JournalRun, LedgerRun, LedgerSubmission } from '../../../src/core/send/ledgerRun';
import { mergeRuns } from '../../../src/core/send/mergeRuns';
import { ENTRY, memoryOf } from './world';

const ACCEPTED: Outcome = {
  fate: 'accepted',
  receipt: { code: '', message: '', archiveIds: [], confirmUrls: [], problems: [] },
};
const OUTCOMES: readonly (Outcome | undefined)[] = [
  undefined,
  { fate: 'notSent', reason: 'cancelled' },
  { fate: 'unknown', reason: 'cut' },
  ACCEPTED,
];
const submission = (id: string, outcome?: Outcome, rest: Partial<LedgerSubmission> = {}): LedgerSubmission => ({
  id,
  rows: [{ key: id, fingerprint: id, loanId: id }],
  ...(outcome && { outcome: { at: `at ${outcome.fate}`, outcome } }),
  ...rest,
});
const runOf = (runId: string, ...submissions: LedgerSubmission[]): LedgerRun => ({
  ...ENTRY,
  version: 1,
  startedAt: '1970-01-01T00:00:00.000Z',
  runId,
  submissions,
});

describe('mergeRuns', () => {
  it('keeps the outcome that knows more, whichever memory has it', () => {
    OUTCOMES.forEach((less, n) => {
      for (const more of OUTCOMES.slice(n + 1)) {
        for (const [ledger, journal] of [
          [less, more],
          [more, less],
        ]) {
          const [merged] = mergeRuns([runOf('r', submission('s', ledger))], [runOf('r', submission('s', journal))]);
          expect(merged?.submissions[0]?.outcome?.outcome).toEqual(more);
        }
      }
    });
  });

  it("keeps runs and submissions that only one of them has, the workbook's first", () => {
    const merged = mergeRuns(
      [runOf('a', submission('a1'))],
      [runOf('b', submission('b1')), runOf('a', submission('a1'), submission('a2'))],
    );
    expect(merged.map(({ runId, submissions }) => [runId, ...submissions.map(({ id }) => id)])).toEqual([
      ['a', 'a1', 'a2'],
      ['b', 'b1'],
    ]);
  });

  it('keeps the later decision', () => {
    const decided = (at: string): LedgerSubmission =>
      submission('s', undefined, { decision: { at, arrived: at > 'b' } });
    for (const [one, other] of [
      ['a', 'c'],
      ['c', 'a'],
    ]) {
      const [merged] = mergeRuns([runOf('r', decided(one ?? ''))], [runOf('r', decided(other ?? ''))]);
      expect(merged?.submissions[0]?.decision).toEqual({ at: 'c', arrived: true });
    }
  });

  it('takes nothing into the workbook that only the journal notes', () => {
    const journalled: JournalRun = { ...runOf('r'), submissions: [{ ...submission('s'), sending: 'T' }] };
    expect(mergeRuns([], [journalled])[0]?.submissions[0]).toEqual(submission('s'));
  });
});

describe('gapsIn and fillGaps', () => {
  it('bring a memory to what both know, and no further', async () => {
    const decision = { at: 'T', arrived: false };
    const own = runOf('r', submission('s1'), submission('s2', ACCEPTED), submission('s3', OUTCOMES[2]));
    const merged = runOf(
      'r',
      submission('s1', ACCEPTED),
      submission('s2', ACCEPTED),
      submission('s3', OUTCOMES[2], { decision }),
    );
    const gaps = gapsIn(own, merged);
    expect(gaps.map(({ submissionId }) => submissionId)).toEqual(['s1', 's3']);
    const runs = [own];
    await fillGaps(
      memoryOf(runs, () => undefined),
      'r',
      gaps,
    );
    expect(runs).toEqual([merged]);
    expect(gapsIn(merged, merged)).toEqual([]);
  });
});
