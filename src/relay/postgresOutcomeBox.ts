import type { OutcomeBox } from './outcomeBox';
import { openPostgresStore } from './postgresStore';
import { makeSealing } from './sealing';
import type { SqliteBoxOptions } from './sqliteOutcomeBox';
import { openSqlOutcomeBox } from './sqlOutcomeBox';
import type { SqlStore } from './sqlStore';
import { RelayStartError } from './startError';

/** What a PostgreSQL outcome box is opened with; relays of one database share the master key. */
export type PostgresBoxOptions = Omit<SqliteBoxOptions, 'path'> & {
  /** "postgres://user:password@host/name"; never in a message, since it holds a password. */
  readonly url: string;
};

/** Opens the box in a PostgreSQL database that several relays may use at once. */
export async function openPostgresOutcomeBox(options: PostgresBoxOptions): Promise<OutcomeBox> {
  const { url, masterKey, clock, keepMs } = options;
  let store: SqlStore | undefined;
  try {
    store = openPostgresStore(url);
    return await openSqlOutcomeBox({ store, shared: true, sealing: makeSealing(masterKey), clock, keepMs });
  } catch (error) {
    // Why it could not be opened is what matters, not that it could not be closed either.
    await store?.close().catch(() => undefined);
    if (error instanceof RelayStartError) throw error;
    throw new RelayStartError(`The PostgreSQL database of the outcome box cannot be used (${codeOf(error)}).`);
  }
}

/** A code of the system's or an SQLSTATE; the message may quote the address with its password. */
function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return /^[A-Z0-9_]{4,40}$/.test(code) ? code : 'no such database';
}
