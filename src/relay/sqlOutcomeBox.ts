import { randomUUID } from 'node:crypto';
import type { KnownFact } from '../core/relayProtocol/messages';
import type { ClaimFate } from './claimFates';
import type { RelayClock } from './clock';
import { keptSubmission } from './keptSubmission';
import type { FinalAnswer, OutcomeBox, Owner, SubmissionNote } from './outcomeBox';
import { namedFact } from './registerNames';
import { rememberedFacts } from './rememberedFacts';
import { RelayInstances } from './relayInstances';
import type { Sealing } from './sealing';
import { SentRegister } from './sentRegister';
import type { SqlRunner, SqlStore } from './sqlStore';
import { prepareTables } from './boxTables';

/** What a box on an SQL database is made of. */
export interface SqlBoxParts {
  readonly store: SqlStore;
  /** Whether other relays may use the database at the same time. */
  readonly shared: boolean;
  readonly sealing: Sealing;
  readonly clock: RelayClock;
  readonly keepMs: number;
}

const OPEN_STATES = "state IN ('received', 'opened')";

/** Prepares the database and settles what relays left behind that are gone; rejects with a RelayStartError or the database's own error. */
export async function openSqlOutcomeBox(parts: SqlBoxParts): Promise<OutcomeBox> {
  const { store, sealing, shared } = parts;
  const instances = new RelayInstances(store, randomUUID());
  const storeId = await store.prepare(async (within) => {
    const id = await prepareTables(within, sealing.digest(['key check']));
    if (!shared) await instances.forgetOthers(within);
    await instances.begin(within);
    return id;
  });
  const box = new SqlOutcomeBox(storeId, instances, parts);
  await box.settleLeftBehind();
  return box;
}

class SqlOutcomeBox implements OutcomeBox {
  private readonly register: SentRegister;

  constructor(
    readonly storeId: string,
    private readonly instances: RelayInstances,
    private readonly parts: SqlBoxParts,
  ) {
    this.register = new SentRegister(parts.sealing);
  }

  readonly digestOf: OutcomeBox['digestOf'] = ({ environment, partnerId }, endpoint, body) =>
    this.parts.sealing.digest([environment, partnerId, endpoint, body]);

  readonly receive: OutcomeBox['receive'] = async (note) => {
    const taken = await this.parts.store.transaction((within) => this.take(within, note));
    return taken ? undefined : this.find(note.id);
  };

  readonly opened: OutcomeBox['opened'] = async (id) => {
    const { changed } = await this.parts.store.run(
      "UPDATE submissions SET state = 'opened', opened_at = ? WHERE id = ? AND state = 'received' AND instance = ?",
      [this.parts.clock.now(), id, this.instances.own],
    );
    if (changed !== 1) throw new Error('Only a received submission can be opened.');
  };

  readonly settle: OutcomeBox['settle'] = async (id, answer, fates) => {
    // A relay that others took for dead knows better than they what became of its call.
    const mine = "state = 'cut' AND reason = 'restart' AND instance = ?";
    await this.settleWhere(id, `(${OPEN_STATES} OR (${mine}))`, [this.instances.own], answer, fates);
  };

  readonly abandon: OutcomeBox['abandon'] = (id) =>
    this.settleWhere(
      id,
      "state = 'received' AND instance = ?",
      [this.instances.own],
      { phase: 'notOpened', reason: 'notNoted' },
      RELEASED,
    );

  readonly find: OutcomeBox['find'] = async (id) => {
    const { rows } = await this.parts.store.run('SELECT * FROM submissions WHERE id = ?', [id]);
    const [row] = rows;
    const { sealing, clock, keepMs } = this.parts;
    if (row === undefined) return undefined;
    const kept = keptSubmission(row, sealing, clock.now() - keepMs);
    if (kept.answer.phase !== 'expired') return kept;
    const facts = await rememberedFacts(this.parts.store, sealing, id);
    return facts.length === 0 ? kept : { ...kept, answer: { ...kept.answer, facts } };
  };

  readonly sweep: OutcomeBox['sweep'] = async () => {
    await this.parts.store.run(
      "UPDATE submissions SET sealed_answer = NULL WHERE state = 'answered' AND sealed_answer IS NOT NULL AND settled_at <= ?",
      [this.parts.clock.now() - this.parts.keepMs],
    );
  };

  readonly beat: OutcomeBox['beat'] = async () => {
    if (!this.parts.shared) return;
    await this.instances.beat();
    await this.settleLeftBehind();
  };

  readonly close: OutcomeBox['close'] = async () => {
    await this.instances.end();
    await this.parts.store.close();
  };

  /** Settles the submissions of relays that are gone; each on its own, so that a kill in between loses nothing. */
  async settleLeftBehind(): Promise<void> {
    const { rows } = await this.parts.store.run(
      `SELECT id, state FROM submissions WHERE ${OPEN_STATES}
        AND (instance IS NULL OR instance NOT IN (SELECT id FROM relay_instances))`,
    );
    for (const row of rows) {
      const opened = row['state'] === 'opened';
      await this.settleWhere(
        String(row['id']),
        'state = ?',
        [opened ? 'opened' : 'received'],
        opened ? { phase: 'cut', reason: 'restart' } : { phase: 'notOpened', reason: 'restart' },
        opened ? UNKNOWN : RELEASED,
      );
    }
  }

  /** Notes and claims in one; true when the submission is now the caller's to open. */
  private async take(within: SqlRunner, note: SubmissionNote): Promise<boolean> {
    const now = this.parts.clock.now();
    await this.register.takeTurn(within, note);
    const { changed } = await within.run(
      `INSERT INTO submissions (id, environment, partner_id, endpoint, digest, follows, state, received_at, instance)
        VALUES (?, ?, ?, ?, ?, ?, 'received', ?, ?) ON CONFLICT (id) DO NOTHING`,
      [
        ...[note.id, note.environment, note.partnerId, note.endpoint, note.digest, note.follows ?? null],
        ...[now, this.instances.own],
      ],
    );
    if (changed !== 1) return this.isUnopenedOwn(within, note);
    const facts = note.facts.map((fact) => namedFact(this.parts.sealing, note, note.endpoint, fact));
    const { known, passed } = await this.register.meet(within, facts);
    if (known.length > 0) {
      await this.keepKnown(within, note.id, known, now);
      return false;
    }
    await this.register.claim(within, { id: note.id, owner: note, endpoint: note.endpoint, facts }, passed, now);
    return true;
  }

  /** The first try noted it and could not tell so; this one may go on from there. */
  private async isUnopenedOwn({ run }: SqlRunner, { id, digest }: SubmissionNote): Promise<boolean> {
    const { rows } = await run(
      "SELECT id FROM submissions WHERE id = ? AND digest = ? AND state = 'received' AND instance = ?",
      [id, digest, this.instances.own],
    );
    return rows.length === 1;
  }

  private async keepKnown({ run }: SqlRunner, id: string, facts: readonly KnownFact[], now: number): Promise<void> {
    const text = JSON.stringify({ phase: 'known', facts });
    await run("UPDATE submissions SET state = 'known', settled_at = ?, sealed_answer = ? WHERE id = ?", [
      now,
      this.parts.sealing.seal(text, id),
      id,
    ]);
  }

  private async settleWhere(
    id: string,
    condition: string,
    values: readonly string[],
    answer: FinalAnswer,
    fates: ClaimFate | readonly ClaimFate[],
  ): Promise<void> {
    const { store, sealing, clock } = this.parts;
    const now = clock.now();
    const text = JSON.stringify(answer);
    const answered = answer.phase === 'answered';
    await store.transaction(async (within) => {
      const owner = await ownerOf(within, id);
      if (owner === undefined) return;
      await this.register.takeTurn(within, owner);
      const { changed } = await within.run(
        `UPDATE submissions SET state = ?, settled_at = ?, reason = ?, status = ?, sealed_answer = ?, answer_digest = ?
          WHERE id = ? AND ${condition}`,
        [
          ...[answer.phase, now, answered ? null : answer.reason, answered ? answer.status : null],
          ...(answered ? [sealing.seal(text, id), sealing.digest([text])] : [null, null]),
          ...[id, ...values],
        ],
      );
      if (changed === 1) await this.register.settle(within, id, fates, now);
    });
  }
}

const RELEASED: ClaimFate = { state: 'released', reference: '' };
const UNKNOWN: ClaimFate = { state: 'unknown', reference: '' };

async function ownerOf({ run }: SqlRunner, id: string): Promise<Owner | undefined> {
  const { rows } = await run('SELECT environment, partner_id FROM submissions WHERE id = ?', [id]);
  const [row] = rows;
  if (row === undefined) return undefined;
  return { environment: String(row['environment']) as Owner['environment'], partnerId: String(row['partner_id']) };
}
