import { ledgerState } from '../../../src/core/send/strippedLedger';
import { ACCEPTED, runOf, submissionOf } from './runs';

const MARKS = { environment: 'production', partnerId: '7', sentMarks: 12 } as const;
const production = (change: Parameters<typeof runOf>[1] = {}) =>
  runOf([submissionOf('a', [['L1', 5]], ACCEPTED)], { environment: 'production', ...change });

describe('ledgerState', () => {
  it('is stripped when rows carry marks and no run explains them', () => {
    expect(ledgerState([], MARKS)).toBe('stripped');
    expect(ledgerState([production({ environment: 'stage' })], MARKS)).toBe('stripped');
    expect(ledgerState([production({ partnerId: '8' })], MARKS)).toBe('stripped');
  });

  it('is whole where a run could have left the marks, or there are none', () => {
    expect(ledgerState([production()], MARKS)).toBe('whole');
    expect(ledgerState([production({ sheetId: 'the original' })], MARKS)).toBe('whole');
    expect(ledgerState([], { ...MARKS, sentMarks: 0 })).toBe('whole');
  });

  it('knows that a run of which nothing left leaves no mark', () => {
    const never = submissionOf('a', [['L1', 5]], { fate: 'notSent', reason: 'cancelled' });
    expect(ledgerState([production({ submissions: [never] })], MARKS)).toBe('stripped');
    expect(ledgerState([production({ submissions: [submissionOf('a', [['L1', 5]])] })], MARKS)).toBe('whole');
  });

  it('knows that what the register knew of is marked', () => {
    const known = submissionOf('a', [['L1', 5]], { fate: 'notSent', reason: 'knownBefore' });
    expect(ledgerState([production({ submissions: [known] })], MARKS)).toBe('whole');
  });
});
