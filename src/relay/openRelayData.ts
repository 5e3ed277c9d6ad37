import { join } from 'node:path';
import { systemClock } from './clock';
import { errorCode } from './errorCode';
import { DEFAULT_LIMITS } from './limits';
import type { OutcomeBox } from './outcomeBox';
import { openPostgresOutcomeBox } from './postgresOutcomeBox';
import { openSecretsFile, type Secrets } from './secretsFile';
import { openSqliteOutcomeBox } from './sqliteOutcomeBox';
import { RelayStartError } from './startError';

/**
 * Opens, or makes on first start, what a relay keeps in its folder: relay-secrets.json and relay.sqlite, or instead of
 * the latter a PostgreSQL database where `database` or the secrets name one; throws a RelayStartError when it cannot.
 */
export async function openRelayData(
  folder: string,
  database?: string,
): Promise<{ readonly secrets: Secrets; readonly box: OutcomeBox }> {
  try {
    const secrets = openSecretsFile(join(folder, 'relay-secrets.json'));
    const common = { masterKey: secrets.masterKey, clock: systemClock, keepMs: DEFAULT_LIMITS.keepMs };
    const url = database ?? secrets.database;
    const box =
      url === undefined
        ? await openSqliteOutcomeBox({ ...common, path: join(folder, 'relay.sqlite') })
        : await openPostgresOutcomeBox({ ...common, url });
    return { secrets, box };
  } catch (error) {
    const code = errorCode(error);
    throw code === undefined ? error : new RelayStartError(`The data folder ${folder} cannot be used (${code}).`);
  }
}
