import { type Client, createClient, LibsqlError, type Row } from '@libsql/client';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { EnvironmentId } from '../core/kiva/environments';
import type { SubmissionAnswer } from '../core/relayProtocol/messages';
import { submissionAnswerSchema } from '../core/relayProtocol/schemas';
import { is } from 'valibot';
import type { RelayClock } from './clock';
import type { FinalAnswer, KeptSubmission, OutcomeBox } from './outcomeBox';
import { makeSealing, type Sealing } from './sealing';
import { RelayStartError } from './startError';

/** SQL that SQLite and PostgreSQL both take; times are milliseconds since 1970. */
const TABLES = [
  'CREATE TABLE IF NOT EXISTS relay_store (name TEXT PRIMARY KEY, content TEXT NOT NULL)',
  `CREATE TABLE IF NOT EXISTS submissions (
    id TEXT PRIMARY KEY,
    environment TEXT NOT NULL,
    partner_id TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    digest TEXT NOT NULL,
    follows TEXT,
    state TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    opened_at BIGINT,
    settled_at BIGINT,
    reason TEXT,
    status INTEGER,
    sealed_answer TEXT,
    answer_digest TEXT
  )`,
];

const LAYOUT = '1';

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
  const inMemory = options.path === ':memory:';
  // Made before SQLite makes it, so that nobody else can read it at any moment.
  if (!inMemory) closeSync(openSync(options.path, 'a', 0o600));
  let client: Client | undefined;
  try {
    client = createClient({ url: inMemory ? ':memory:' : pathToFileURL(options.path).href, concurrency: 1 });
    const storeId = await prepare(client, options.clock.now());
    return new SqliteOutcomeBox(storeId, client, options.clock, makeSealing(options.masterKey), options.keepMs);
  } catch (error) {
    client?.close();
    throw error instanceof LibsqlError ? startError(options.path, error) : error;
  }
}

function startError(path: string, { code }: LibsqlError): RelayStartError {
  return new RelayStartError(
    code.startsWith('SQLITE_BUSY')
      ? `Another relay is using ${path}: stop it first, or give this one a data folder of its own.`
      : `The outcome box ${path} cannot be used (${code}).`,
  );
}

async function prepare(client: Client, now: number): Promise<string> {
  // A second process would take this one's running calls for those of a relay that was killed.
  await client.execute('PRAGMA locking_mode = EXCLUSIVE');
  await client.execute('PRAGMA synchronous = FULL');
  await client.execute('PRAGMA secure_delete = ON');
  for (const table of TABLES) await client.execute(table);
  await keepFirst(client, 'layout', LAYOUT);
  await keepFirst(client, 'storeId', randomUUID());
  const found = await client.execute('SELECT name, content FROM relay_store');
  const store = new Map(found.rows.map((row) => [String(row['name']), String(row['content'])]));
  if (store.get('layout') !== LAYOUT) {
    throw new RelayStartError('The outcome box was written by another version of the relay; update this one.');
  }
  const settle = 'UPDATE submissions SET state = ?, reason = ?, settled_at = ? WHERE state = ?';
  await client.execute({ sql: settle, args: ['notOpened', 'restart', now, 'received'] });
  await client.execute({ sql: settle, args: ['cut', 'restart', now, 'opened'] });
  return store.get('storeId') ?? '';
}

async function keepFirst(client: Client, name: string, content: string): Promise<void> {
  const sql = 'INSERT INTO relay_store (name, content) VALUES (?, ?) ON CONFLICT (name) DO NOTHING';
  await client.execute({ sql, args: [name, content] });
}

class SqliteOutcomeBox implements OutcomeBox {
  constructor(
    readonly storeId: string,
    private readonly client: Client,
    private readonly clock: RelayClock,
    private readonly sealing: Sealing,
    private readonly keepMs: number,
  ) {}

  readonly digestOf: OutcomeBox['digestOf'] = ({ environment, partnerId }, endpoint, body) =>
    this.sealing.digest([environment, partnerId, endpoint, body]);

  readonly receive: OutcomeBox['receive'] = async (note) => {
    const { rowsAffected } = await this.client.execute({
      sql: `INSERT INTO submissions (id, environment, partner_id, endpoint, digest, follows, state, received_at)
        VALUES (?, ?, ?, ?, ?, ?, 'received', ?) ON CONFLICT (id) DO NOTHING`,
      args: [
        note.id,
        note.environment,
        note.partnerId,
        note.endpoint,
        note.digest,
        note.follows ?? null,
        this.clock.now(),
      ],
    });
    return rowsAffected === 1 ? undefined : this.find(note.id);
  };

  readonly opened: OutcomeBox['opened'] = async (id) => {
    const { rowsAffected } = await this.client.execute({
      sql: "UPDATE submissions SET state = 'opened', opened_at = ? WHERE id = ? AND state = 'received'",
      args: [this.clock.now(), id],
    });
    if (rowsAffected !== 1) throw new Error('Only a received submission can be opened.');
  };

  readonly settle: OutcomeBox['settle'] = async (id, answer) => {
    const text = JSON.stringify(answer);
    const answered = answer.phase === 'answered';
    await this.client.execute({
      sql: `UPDATE submissions SET state = ?, settled_at = ?, reason = ?, status = ?, sealed_answer = ?, answer_digest = ?
        WHERE id = ? AND state IN ('received', 'opened')`,
      args: [
        answer.phase,
        this.clock.now(),
        answered ? null : answer.reason,
        answered ? answer.status : null,
        answered ? this.sealing.seal(text, id) : null,
        answered ? this.sealing.digest([text]) : null,
        id,
      ],
    });
  };

  readonly find: OutcomeBox['find'] = async (id) => {
    const { rows } = await this.client.execute({ sql: 'SELECT * FROM submissions WHERE id = ?', args: [id] });
    const [row] = rows;
    return row === undefined ? undefined : this.kept(id, row);
  };

  readonly sweep: OutcomeBox['sweep'] = async () => {
    await this.client.execute({
      sql: 'UPDATE submissions SET sealed_answer = NULL WHERE sealed_answer IS NOT NULL AND settled_at <= ?',
      args: [this.clock.now() - this.keepMs],
    });
  };

  readonly close: OutcomeBox['close'] = async () => {
    // libsql holds the file until its statements are garbage; the next relay must not have to wait for that.
    await this.client.execute('PRAGMA locking_mode = NORMAL');
    await this.client.execute('SELECT COUNT(*) FROM relay_store');
    this.client.close();
  };

  private kept(id: string, row: Row): KeptSubmission {
    return {
      environment: String(row['environment']) as EnvironmentId,
      partnerId: String(row['partner_id']),
      digest: String(row['digest']),
      answer: this.answerOf(id, row),
    };
  }

  private answerOf(id: string, row: Row): SubmissionAnswer {
    const reason = String(row['reason']);
    switch (String(row['state'])) {
      case 'notOpened':
        return { phase: 'notOpened', reason };
      case 'cut':
        return { phase: 'cut', reason: reason as Extract<FinalAnswer, { phase: 'cut' }>['reason'] };
      case 'answered':
        return this.sealedAnswer(id, row) ?? { phase: 'expired', status: Number(row['status']) };
      default:
        return { phase: 'working' };
    }
  }

  /** Undefined when it is too old, or was sealed with a master key that is gone. */
  private sealedAnswer(id: string, row: Row): SubmissionAnswer | undefined {
    const sealed = row['sealed_answer'];
    const tooOld = Number(row['settled_at']) <= this.clock.now() - this.keepMs;
    if (typeof sealed !== 'string' || tooOld) return undefined;
    const text = this.sealing.unseal(sealed, id);
    const answer: unknown = text === undefined ? undefined : JSON.parse(text);
    return is(submissionAnswerSchema, answer) ? answer : undefined;
  }
}
