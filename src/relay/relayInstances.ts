import type { SqlRunner, SqlStore } from './sqlStore';

/** A relay that lets the others beat this often without beating itself is gone; counted, so that no clocks need agree. */
const BEATS_MISSED = 4;

/** The relays that use one database: each says again and again that it lives, and the others strike off who does not. */
export class RelayInstances {
  /** Of every other relay, the beat last seen and how often it was seen since. */
  private readonly seen = new Map<string, { readonly beat: string; readonly times: number }>();

  constructor(
    private readonly store: SqlStore,
    readonly own: string,
  ) {}

  /** Enters this relay; what it notes is its own to settle from then on. */
  async begin({ run }: SqlRunner): Promise<void> {
    await run(
      `INSERT INTO relay_instances (id, beat) VALUES (?, 1)
        ON CONFLICT (id) DO UPDATE SET beat = relay_instances.beat + 1`,
      [this.own],
    );
  }

  /** Strikes off every other relay; only for who holds the database alone. */
  async forgetOthers({ run }: SqlRunner): Promise<void> {
    await run('DELETE FROM relay_instances WHERE id <> ?', [this.own]);
  }

  /** Says that this relay lives; rejects without counting anything where the database cannot be reached. */
  async beat(): Promise<void> {
    await this.begin(this.store);
    const { rows } = await this.store.run('SELECT id, beat FROM relay_instances WHERE id <> ?', [this.own]);
    const present = new Set(rows.map((row) => String(row['id'])));
    for (const id of this.seen.keys()) if (!present.has(id)) this.seen.delete(id);
    for (const row of rows) {
      const [id, beat] = [String(row['id']), String(row['beat'])];
      const before = this.seen.get(id);
      const times = before?.beat === beat ? before.times + 1 : 0;
      this.seen.set(id, { beat, times });
      if (times < BEATS_MISSED) continue;
      await this.store.run('DELETE FROM relay_instances WHERE id = ? AND beat = ?', [id, Number(beat)]);
    }
  }

  /** Strikes this relay off; what it leaves unsettled is then the others' to settle. */
  async end(): Promise<void> {
    await this.store.run('DELETE FROM relay_instances WHERE id = ?', [this.own]);
  }
}
