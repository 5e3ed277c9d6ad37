import { join } from 'node:path';
import { systemClock } from './clock';
import { DEFAULT_LIMITS } from './limits';
import type { OutcomeBox } from './outcomeBox';
import { openSecretsFile, type Secrets } from './secretsFile';
import { openSqliteOutcomeBox } from './sqliteOutcomeBox';

/** Opens, or makes on first start, what a relay keeps in its folder: relay-secrets.json and relay.sqlite. */
export async function openRelayData(folder: string): Promise<{ readonly secrets: Secrets; readonly box: OutcomeBox }> {
  const secrets = openSecretsFile(join(folder, 'relay-secrets.json'));
  const box = await openSqliteOutcomeBox({
    path: join(folder, 'relay.sqlite'),
    masterKey: secrets.masterKey,
    clock: systemClock,
    keepMs: DEFAULT_LIMITS.keepMs,
  });
  return { secrets, box };
}
