import { join } from 'node:path';
import { systemClock } from './clock';
import { errorCode } from './errorCode';
import { DEFAULT_LIMITS } from './limits';
import type { OutcomeBox } from './outcomeBox';
import { openSecretsFile, type Secrets } from './secretsFile';
import { openSqliteOutcomeBox } from './sqliteOutcomeBox';
import { RelayStartError } from './startError';

/**
 * Opens, or makes on first start, what a relay keeps in its folder: relay-secrets.json and relay.sqlite; throws a
 * RelayStartError when it cannot.
 */
export async function openRelayData(folder: string): Promise<{ readonly secrets: Secrets; readonly box: OutcomeBox }> {
  try {
    const secrets = openSecretsFile(join(folder, 'relay-secrets.json'));
    const box = await openSqliteOutcomeBox({
      path: join(folder, 'relay.sqlite'),
      masterKey: secrets.masterKey,
      clock: systemClock,
      keepMs: DEFAULT_LIMITS.keepMs,
    });
    return { secrets, box };
  } catch (error) {
    const code = errorCode(error);
    throw code === undefined ? error : new RelayStartError(`The data folder ${folder} cannot be used (${code}).`);
  }
}
