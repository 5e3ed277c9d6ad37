import { identityTexts, KEY_SEPARATOR } from '../../../src/core/check/rowNames';
import type { LedgerRun } from '../../../src/core/send/ledgerRun';
import { unexplainedMarks, type SentMark, type SheetMoments } from '../../../src/core/send/strippedLedger';
import { mayBeMoment } from '../../../src/pane/formats';
import { ACCEPTED, runOf, submissionOf, UNKNOWN } from './runs';

const PRODUCTION = { environment: 'production', partnerId: '7' } as const;
/** UTC is this browser's clock. */
const MOMENTS: SheetMoments = { text: (iso) => `${iso.slice(0, 10)} ${iso.slice(11, 16)}`, mayBe: mayBeMoment };
const SENT_AT = '2026-11-02 10:00';

const refused = submissionOf('a', [['L1', 5]], {
  fate: 'rejected',
  status: 422,
  code: 'c',
  message: 'm',
  problems: [],
});
const production = (change: Parameters<typeof runOf>[1] = {}) =>
  runOf([submissionOf('a', [['L1', 5]], ACCEPTED)], { environment: 'production', ...change });
const left = (key: string, reference = '77', sentAt = SENT_AT): SentMark => ({ key, reference, sentAt });
const keysOf = (marks: readonly SentMark[], runs: readonly LedgerRun[]) =>
  unexplainedMarks(marks, runs, PRODUCTION, MOMENTS).map(({ key }) => key);
const keyOf = (...texts: string[]) => texts.join(KEY_SEPARATOR);

describe('marks that nobody remembers', () => {
  it('are those of rows that no run names', () => {
    expect(keysOf([left('L1')], [])).toEqual(['L1']);
    expect(keysOf([left('L1')], [production({ partnerId: '8' })])).toEqual(['L1']);
    // The September workbook went out from here; this one came by mail.
    expect(keysOf([left('L1'), left('L2', '91')], [production()])).toEqual(['L2']);
  });

  it('are those of another send of the same loans, too', () => {
    expect(keysOf([left('L1', '91', '2026-12-02 10:00')], [production()])).toEqual(['L1']);
    expect(keysOf([left('L1', '', '2026-12-02 10:00')], [production()])).toEqual(['L1']);
    // On the same day, with a reference that no run here got.
    expect(keysOf([left('L1', '91')], [production()])).toEqual(['L1']);
  });

  it('are those beside what a run of which nothing left was to send', () => {
    const never = submissionOf('a', [['L1', 5]], { fate: 'notSent', reason: 'cancelled' });
    expect(keysOf([left('L1', '')], [production({ submissions: [never] })])).toEqual(['L1']);
  });
});

describe('marks that are explained', () => {
  it('have the reference of a run, wherever the row or the sheet came from and whatever her clock said', () => {
    const copied = production({ sheetId: 'the original' });
    expect(keysOf([left('L1'), left('L9'), left('L1', '77', 'yesterday'), left('L1', '77', '')], [copied])).toEqual([]);
  });

  it('have no reference, and the moment of a run that names the row, by any clock', () => {
    const runs = [production({ submissions: [refused] })];
    expect(keysOf([left('L1', ''), left('L1', '', '2026-11-02 23:59'), left('L1', '', '2/11/26')], runs)).toEqual([]);
    expect(keysOf([left('L1', '', '2026-11-01 12:00')], runs)).toEqual(['L1']);
    expect(keysOf([left('L9', '')], runs)).toEqual(['L9']);
  });

  it('show no reference that could be compared', () => {
    expect(keysOf([left('L1', '####'), left('L1', '1.23E+11')], [production()])).toEqual([]);
  });

  it('are of a run whose end nobody here knows', () => {
    for (const open of [submissionOf('a', [['L1', 5]]), submissionOf('a', [['L1', 5]], UNKNOWN)]) {
      const runs = [production({ submissions: [open] })];
      expect(keysOf([left('L1', '91'), left('L1', '')], runs)).toEqual([]);
      expect(keysOf([left('L1', '91', '2026-12-02 10:00')], runs)).toEqual(['L1']);
    }
  });

  it('are of what the register knew of, before the run that asked it', () => {
    const known = submissionOf('a', [['L1', 5]], { fate: 'notSent', reason: 'knownBefore' });
    const runs = [production({ submissions: [known] })];
    expect(keysOf([left('L1', '12', '2026-10-20 08:00')], runs)).toEqual([]);
    expect(keysOf([left('L1', '12', '2026-12-02 10:00')], runs)).toEqual(['L1']);
    const learnt = production({ learnt: true, startedAt: '2026-11-05T10:00:00Z' });
    expect(keysOf([left('L1', '', SENT_AT)], [learnt])).toEqual([]);
  });

  it('stand beside rows that are told apart by other columns now, or by another text', () => {
    const keyed = (key: string) =>
      production({ submissions: [{ ...refused, rows: refused.rows.map((row) => ({ ...row, key })) }] });
    expect(keysOf([left(keyOf('L1', 'C1'), '')], [keyed('L1')])).toEqual([]);
    expect(keysOf([left('L1', '')], [keyed(keyOf('L1', 'C1'))])).toEqual([]);
    expect(keysOf([left(keyOf('L1', 'C2'), '')], [keyed(keyOf('L1', 'C1'))])).toEqual([keyOf('L1', 'C2')]);
    const hashed = (amount: string) => keyOf(...identityTexts(['L1', amount], 1));
    expect(keysOf([left(hashed('6'), '')], [keyed(hashed('5'))])).toEqual([]);
    expect(keysOf([left(hashed('6'), '')], [keyed('L1')])).toEqual([]);
  });

  it('are a practice run’s own, and only those', () => {
    const practice = runOf([submissionOf('a', [['L1', 5]], ACCEPTED)], { partnerId: 'practice' });
    expect(keysOf([left('L1')], [practice])).toEqual([]);
    expect(keysOf([left('L1', '77', '2026-11-02 10:01'), left('L2', '')], [practice])).toEqual(['L1', 'L2']);
  });
});
