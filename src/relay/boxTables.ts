import { randomUUID } from 'node:crypto';
import type { SqlRunner } from './sqlStore';
import { RelayStartError } from './startError';

/** SQL that SQLite and PostgreSQL both take; times are milliseconds since 1970, names and contents are keyed hashes. */
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
    answer_digest TEXT,
    instance TEXT
  )`,
  // One row a running relay; what one notes is another's to settle only when its row is gone.
  'CREATE TABLE IF NOT EXISTS relay_instances (id TEXT PRIMARY KEY, beat BIGINT NOT NULL)',
  // One row a partner; whoever changes it claims or settles for that partner alone until the transaction ends.
  `CREATE TABLE IF NOT EXISTS register_turns (
    environment TEXT NOT NULL,
    partner_id TEXT NOT NULL,
    turn BIGINT NOT NULL,
    PRIMARY KEY (environment, partner_id)
  )`,
  // The columns before_... hold the claim that a later submission took over, until that one's fate is known.
  `CREATE TABLE IF NOT EXISTS sent_register (
    environment TEXT NOT NULL,
    partner_id TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    name TEXT NOT NULL,
    period TEXT NOT NULL,
    loan_name TEXT NOT NULL,
    with_client INTEGER NOT NULL,
    submission_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    content TEXT NOT NULL,
    state TEXT NOT NULL,
    since BIGINT NOT NULL,
    sealed_reference TEXT,
    before_submission_id TEXT,
    before_place INTEGER,
    before_content TEXT,
    before_state TEXT,
    before_since BIGINT,
    before_sealed_reference TEXT,
    PRIMARY KEY (environment, partner_id, endpoint, name, period)
  )`,
  'CREATE INDEX IF NOT EXISTS sent_register_loan ON sent_register (loan_name)',
  'CREATE INDEX IF NOT EXISTS sent_register_submission ON sent_register (submission_id)',
  `CREATE INDEX IF NOT EXISTS sent_register_before ON sent_register (before_submission_id)
    WHERE before_submission_id IS NOT NULL`,
];

const LAYOUT = '2';

/** What a store of an older layout needs, by that layout. */
const MIGRATIONS: Readonly<Record<string, readonly string[]>> = {
  // Before the sent register; its submissions belong to no relay that still runs.
  '1': ['ALTER TABLE submissions ADD COLUMN instance TEXT'],
};

/**
 * Makes the tables, or brings those of an older relay up to date, and answers the store's id; throws a RelayStartError
 * for a newer layout, and for a master key that is not the one whose hashes the register holds.
 */
export async function prepareTables(within: SqlRunner, keyCheck: string): Promise<string> {
  for (const table of TABLES) await within.run(table);
  const store = new Map(
    (await within.run('SELECT name, content FROM relay_store')).rows.map((row) => [
      String(row['name']),
      String(row['content']),
    ]),
  );
  const layout = store.get('layout') ?? LAYOUT;
  if (layout !== LAYOUT && MIGRATIONS[layout] === undefined) {
    throw new RelayStartError('The outcome box was written by another version of the relay; update this one.');
  }
  for (const step of MIGRATIONS[layout] ?? []) await within.run(step);
  if ((store.get('keyCheck') ?? keyCheck) !== keyCheck) {
    throw new RelayStartError(
      'The outcome box was written under another master key, and would not know what was sent: bring back its relay-secrets.json, which relays of one database share.',
    );
  }
  const storeId = store.get('storeId') ?? randomUUID();
  for (const [name, content] of Object.entries({ layout: LAYOUT, keyCheck, storeId })) {
    await within.run(
      'INSERT INTO relay_store (name, content) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET content = excluded.content',
      [name, content],
    );
  }
  return storeId;
}
