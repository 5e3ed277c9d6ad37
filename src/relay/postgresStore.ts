import { Pool, type QueryResult } from 'pg';
import { isLoopback } from './loopback';
import type { SqlResult, SqlStore, SqlValue } from './sqlStore';

const CONNECTIONS = 10;
const SECONDS = 1000;
/** Any number, as long as every relay takes the same. */
const PREPARING = 5_482_417;

/** Opens a pool of connections to a PostgreSQL database, `postgres://user:password@host/name`; connects when used. */
export function openPostgresStore(url: string): SqlStore {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: 10 * SECONDS,
    statement_timeout: 20 * SECONDS,
    // A relay that is cut off in the middle of a transaction must not hold up the others.
    idle_in_transaction_session_timeout: 20 * SECONDS,
    options: '-c synchronous_commit=on -c default_transaction_isolation=read\\ committed',
    // Unless the URL has an sslmode of its own.
    ...(staysHere(url) ? {} : { ssl: { rejectUnauthorized: true } }),
  });
  // A connection that broke while nobody used it is replaced by the pool; unheard, the event would end the process.
  pool.on('error', () => undefined);
  return new PostgresStore(pool);
}

class PostgresStore implements SqlStore {
  constructor(private readonly pool: Pool) {}

  readonly run: SqlStore['run'] = async (sql, values = []) =>
    resultOf(await this.pool.query(numbered(sql), [...values]));

  readonly transaction: SqlStore['transaction'] = async (work) => {
    const connection = await this.pool.connect();
    let broken: Error | undefined;
    // The statement that it breaks says so too; unheard, the event would end the process.
    const onError = (fault: Error) => (broken = fault);
    connection.on('error', onError);
    try {
      await connection.query('BEGIN');
      const run = async (sql: string, values: readonly SqlValue[] = []) =>
        resultOf(await connection.query(numbered(sql), [...values]));
      const result = await work({ run });
      await connection.query('COMMIT');
      return result;
    } catch (error) {
      await connection.query('ROLLBACK').catch(onError);
      throw error;
    } finally {
      connection.off('error', onError);
      // A connection that could not even roll back is closed, which does it.
      connection.release(broken);
    }
  };

  readonly prepare: SqlStore['prepare'] = (work) =>
    this.transaction(async (within) => {
      // Two that create one table at once would trip over each other in PostgreSQL's own catalogue.
      await within.run('SELECT pg_advisory_xact_lock(?)', [PREPARING]);
      return work(within);
    });

  readonly close: SqlStore['close'] = () => this.pool.end();
}

/** The statement with `$1`, `$2`, ... for its `?`, which never stand in a text of ours. */
function numbered(sql: string): string {
  let place = 0;
  return sql.replace(/\?/g, () => `$${(place += 1)}`);
}

function resultOf({ rows, rowCount }: QueryResult<Record<string, unknown>>): SqlResult {
  return { rows, changed: rowCount ?? 0 };
}

/** A socket in the file system, or a loopback address: nobody is on the way. */
function staysHere(url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return host === '' || host.startsWith('%2F') || host.startsWith('%2f') || isLoopback(host);
}
