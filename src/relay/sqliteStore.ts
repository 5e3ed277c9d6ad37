import { type Client, createClient, type ResultSet } from '@libsql/client';
import { closeSync, openSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { SqlResult, SqlStore, SqlValue } from './sqlStore';

/** Opens an SQLite file (or ":memory:") that this process alone may use; rejects with SQLITE_BUSY where another does. */
export async function openSqliteStore(path: string): Promise<SqlStore> {
  const inMemory = path === ':memory:';
  // Made before SQLite makes it, so that nobody else can read it at any moment.
  if (!inMemory) closeSync(openSync(path, 'a', 0o600));
  const client = createClient({ url: inMemory ? ':memory:' : pathToFileURL(path).href, concurrency: 1 });
  try {
    // A second process would take this one's running calls for those of a relay that was killed.
    await client.execute('PRAGMA locking_mode = EXCLUSIVE');
    await client.execute('PRAGMA synchronous = FULL');
    await client.execute('PRAGMA secure_delete = ON');
    return new SqliteStore(client);
  } catch (error) {
    client.close();
    throw error;
  }
}

class SqliteStore implements SqlStore {
  /** The one connection can do one thing at a time; a transaction is one thing. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly client: Client) {}

  readonly run: SqlStore['run'] = (sql, values = []) =>
    this.next(async () => resultOf(await this.client.execute({ sql, args: [...values] })));

  readonly transaction: SqlStore['transaction'] = (work) =>
    this.next(async () => {
      const transaction = await this.client.transaction('write');
      try {
        const run = async (sql: string, values: readonly SqlValue[] = []) =>
          resultOf(await transaction.execute({ sql, args: [...values] }));
        const result = await work({ run });
        await transaction.commit();
        return result;
      } finally {
        // Rolls back what was not committed.
        transaction.close();
      }
    });

  /** The file is this process's alone. */
  readonly prepare: SqlStore['prepare'] = (work) => this.transaction(work);

  readonly close: SqlStore['close'] = () =>
    this.next(async () => {
      try {
        // libsql holds the file until its statements are garbage; the next relay must not have to wait for that.
        await this.client.execute('PRAGMA locking_mode = NORMAL');
        await this.client.execute('SELECT COUNT(*) FROM sqlite_master');
      } finally {
        this.client.close();
      }
    });

  private next<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.last.then(work, work);
    // Whoever asked for it hears of a failure; this only keeps the queue going.
    this.last = result.catch(() => undefined);
    return result;
  }
}

function resultOf({ rows, rowsAffected }: ResultSet): SqlResult {
  return { rows, changed: rowsAffected };
}
