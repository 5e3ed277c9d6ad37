/** What can be bound to a `?`. */
export type SqlValue = string | number | null;

/** What a statement gave: its rows, and how many rows it changed. */
export interface SqlResult {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly changed: number;
}

/** Runs one statement of the SQL that SQLite and PostgreSQL both take, with a `?` for each value. */
export interface SqlRunner {
  run(sql: string, values?: readonly SqlValue[]): Promise<SqlResult>;
}

/** A database; every promise that resolves has reached the disk, or what was changed is gone as a whole. */
export interface SqlStore extends SqlRunner {
  /** Commits when `work` resolves, rolls back and rejects as it does when it rejects. */
  transaction<Result>(work: (within: SqlRunner) => Promise<Result>): Promise<Result>;
  /** A transaction while no other relay prepares the same database. */
  prepare<Result>(work: (within: SqlRunner) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
