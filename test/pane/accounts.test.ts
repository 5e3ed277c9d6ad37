import { loadAccount, PRACTICE_ACCOUNT, saveAccount } from '../../src/pane/accounts';
import type { Preferences } from '../../src/ports/stores';

const memory = (): Preferences => {
  const kept = new Map<string, string>();
  return { get: (name) => kept.get(name), set: (name, value) => void kept.set(name, value) };
};
const ACCOUNT = { csvFormat: 'two', amountExpected: 'outstanding' } as const;

describe('an account on this device', () => {
  it('corrects a changed amount in PA2 until she says what a later report does', () => {
    const preferences = memory();
    saveAccount(preferences, 'stage', '7', ACCOUNT);
    expect(loadAccount(preferences, 'stage', '7')).toEqual({ ...ACCOUNT, laterReport: 'unknown' });
    saveAccount(preferences, 'stage', '7', { ...ACCOUNT, laterReport: 'replaces' });
    expect(loadAccount(preferences, 'stage', '7')).toEqual({ ...ACCOUNT, laterReport: 'replaces' });
  });

  it('keeps what it knew of later reports when something else is corrected', () => {
    const preferences = memory();
    saveAccount(preferences, 'stage', '7', { ...ACCOUNT, laterReport: 'adds' });
    saveAccount(preferences, 'stage', '7', { ...ACCOUNT, csvFormat: 'three' });
    expect(loadAccount(preferences, 'stage', '7')).toEqual({ ...ACCOUNT, csvFormat: 'three', laterReport: 'adds' });
  });

  it('knows whose a group’s ids are once she says it, also after something else is corrected', () => {
    const preferences = memory();
    saveAccount(preferences, 'stage', '7', { ...ACCOUNT, groupIds: 'members' });
    saveAccount(preferences, 'stage', '7', { ...ACCOUNT, laterReport: 'adds' });
    expect(loadAccount(preferences, 'stage', '7')).toEqual({ ...ACCOUNT, laterReport: 'adds', groupIds: 'members' });
  });

  it('still reads what an earlier version kept, and knows practice alone without asking', () => {
    const preferences = memory();
    preferences.set('account.stage.7', 'two outstanding');
    expect(loadAccount(preferences, 'stage', '7')).toEqual({ ...ACCOUNT, laterReport: 'unknown' });
    expect(loadAccount(preferences, 'production', '7')).toBeUndefined();
    expect(loadAccount(preferences, 'sandbox', '7')).toEqual(PRACTICE_ACCOUNT);
  });
});
