import type { AccountSettings, GroupIds, LaterReport } from '../core/kiva/account';
import type { EnvironmentId } from '../core/kiva/environments';
import type { AmountMeaning } from '../core/mapping/template';
import type { Preferences } from '../ports/stores';

/** The three things an amount can mean, in the order they are offered. */
export const AMOUNT_MEANINGS: readonly AmountMeaning[] = ['cumulativePrincipal', 'outstanding', 'paidThisPeriod'];

/** The CSV upload formats of PA2, in the order they are offered. */
export const CSV_FORMATS: readonly AccountSettings['csvFormat'][] = ['two', 'three'];

/** What PA2 may do with a later value for a loan of the same month, in the order they are offered. */
export const LATER_REPORTS: readonly LaterReport[] = ['unknown', 'replaces', 'adds'];

/** Whose a group loan's ids may be, in the order they are offered. */
export const GROUP_IDS: readonly GroupIds[] = ['group', 'members'];

/** How the practice Kiva's account is set; the only preset, every other account is asked. */
export const PRACTICE_ACCOUNT: AccountSettings = { csvFormat: 'three', amountExpected: 'cumulativePrincipal' };

const preference = (environment: EnvironmentId, partnerId: string): string => `account.${environment}.${partnerId}`;

/** What this device remembers of an account; undefined when it has to be asked. */
export function loadAccount(
  preferences: Preferences,
  environment: EnvironmentId,
  partnerId: string,
): AccountSettings | undefined {
  const preset = environment === 'sandbox' ? PRACTICE_ACCOUNT : undefined;
  const [format, meaning, later, ids] = (preferences.get(preference(environment, partnerId)) ?? '').split(' ');
  const csvFormat = CSV_FORMATS.find((known) => known === format);
  const amountExpected = AMOUNT_MEANINGS.find((known) => known === meaning);
  // Until she knows better, a changed amount is corrected in PA2 alone: sent again it might be added.
  const laterReport = LATER_REPORTS.find((known) => known === later) ?? 'unknown';
  const groupIds = GROUP_IDS.find((known) => known === ids);
  if (!csvFormat || !amountExpected) return preset;
  return { csvFormat, amountExpected, laterReport, ...(groupIds && { groupIds }) };
}

/** Remembers an account's settings on this device; a setting that is left out stays as it was. */
export function saveAccount(
  preferences: Preferences,
  environment: EnvironmentId,
  partnerId: string,
  account: AccountSettings,
): void {
  const kept = loadAccount(preferences, environment, partnerId);
  const { csvFormat, amountExpected } = account;
  const { laterReport = 'unknown', groupIds = '' } = { ...kept, ...account };
  preferences.set(
    preference(environment, partnerId),
    [csvFormat, amountExpected, laterReport, groupIds].join(' ').trim(),
  );
}
