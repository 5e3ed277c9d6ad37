import { LibsqlError } from '@libsql/client';
import type { RelayClock } from './clock';
import type { OutcomeBox } from './outcomeBox';
import { makeSealing } from './sealing';
import { openSqliteStore } from './sqliteStore';
import { openSqlOutcomeBox } from './sqlOutcomeBox';
import type { SqlStore } from './sqlStore';
import { RelayStartError } from './startError';

/** What an SQLite outcome box is opened with. */
export interface SqliteBoxOptions {
  /** A file's path, or ":memory:". */
  readonly path: string;
  /** 32 bytes out of the secrets file. */
  readonly masterKey: Uint8Array;
  readonly clock: RelayClock;
  readonly keepMs: number;
}

/** Opens the box in an SQLite file that this process alone may use, and settles what a kill left open. */
export async function openSqliteOutcomeBox(options: SqliteBoxOptions): Promise<OutcomeBox> {
  const { path, masterKey, clock, keepMs } = options;
  let store: SqlStore | undefined;
  try {
    store = await openSqliteStore(path);
    return await openSqlOutcomeBox({ store, shared: false, sealing: makeSealing(masterKey), clock, keepMs });
  } catch (error) {
    // Why it could not be opened is what matters, not that it could not be closed either.
    await store?.close().catch(() => undefined);
    throw error instanceof LibsqlError ? startError(path, error) : error;
  }
}

function startError(path: string, { code }: LibsqlError): RelayStartError {
  return new RelayStartError(
    code.startsWith('SQLITE_BUSY')
      ? `Another relay is using ${path}: stop it first, or give this one a data folder of its own.`
      : `The outcome box ${path} cannot be used (${code}).`,
  );
}
