import type { SubmissionEndpointName } from '../core/kiva/endpoints';
import type { KnownFact } from '../core/relayProtocol/messages';
import type { ClaimFate } from './claimFates';
import type { Owner } from './outcomeBox';
import type { NamedFact } from './registerNames';
import { referenceIn, sealedReference } from './sealedReference';
import type { Sealing } from './sealing';
import type { SqlRunner, SqlValue } from './sqlStore';

/** Rows of one statement: databases limit how many values it may bind. */
const ROWS = 200;

/** A claim as it lies in the table. */
interface Claim {
  readonly name: string;
  readonly withClient: boolean;
  readonly submissionId: string;
  readonly content: string;
  readonly state: KnownFact['state'];
  readonly since: number;
  readonly sealedReference: string | null;
}

/** What a submission's facts meet in the register. */
export interface Meeting {
  /** The facts that hold it back. */
  readonly known: readonly KnownFact[];
  /** Claims under a fact's very name that it may take over, by the fact's place. */
  readonly passed: ReadonlyMap<number, Claim>;
}

/** A submission that claims facts. */
export interface Claimant {
  readonly id: string;
  readonly owner: Owner;
  readonly endpoint: SubmissionEndpointName;
  readonly facts: readonly NamedFact[];
}

/** One claim a fact: whose submission told Kiva of it, or may have. Every method runs within the caller's transaction. */
export class SentRegister {
  constructor(private readonly sealing: Sealing) {}

  /** Waits until no other transaction claims or settles for this partner; holds it up until this one ends. */
  async takeTurn({ run }: SqlRunner, { environment, partnerId }: Owner): Promise<void> {
    await run(
      `INSERT INTO register_turns (environment, partner_id, turn) VALUES (?, ?, 1)
        ON CONFLICT (environment, partner_id) DO UPDATE SET turn = register_turns.turn + 1`,
      [environment, partnerId],
    );
  }

  /** Which of the facts another submission claimed, and which of those claims this one may take over. */
  async meet(within: SqlRunner, facts: readonly NamedFact[]): Promise<Meeting> {
    const claims = await claimsOf(within, facts);
    const known: KnownFact[] = [];
    const passed = new Map<number, Claim>();
    facts.forEach((fact, at) => {
      const met = (claims.get(meetingPlace(fact.loanName, fact.period)) ?? []).filter((claim) => meets(fact, claim));
      const [holding] = met.filter((claim) => !mayPass(fact, claim)).sort((a, b) => rank(a, fact) - rank(b, fact));
      const own = met.find(({ name }) => name === fact.name);
      if (holding !== undefined) known.push(this.known(at, fact, holding));
      else if (own !== undefined) passed.set(at, own);
    });
    return { known, passed };
  }

  /** Claims every fact; throws where a claim is not as it was met, and the transaction must then be given up. */
  async claim({ run }: SqlRunner, claimant: Claimant, passed: Meeting['passed'], now: number): Promise<void> {
    const { id, owner, endpoint, facts } = claimant;
    const fresh = facts.flatMap((fact, place) => (passed.has(place) ? [] : [{ fact, place }]));
    for (const part of inParts(fresh)) {
      await run(
        `INSERT INTO sent_register (environment, partner_id, endpoint, name, period, loan_name, with_client,
          submission_id, place, content, state, since)
          VALUES ${part.map(() => "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'working', ?)").join(', ')}`,
        part.flatMap(({ fact, place }) => [
          owner.environment,
          owner.partnerId,
          endpoint,
          fact.name,
          fact.period,
          fact.loanName,
          fact.withClient ? 1 : 0,
          id,
          place,
          fact.content,
          now,
        ]),
      );
    }
    for (const [place, before] of passed) {
      const fact = facts[place];
      if (fact === undefined) continue;
      const { changed } = await run(
        `UPDATE sent_register SET ${BEFORE_FROM_NOW}, submission_id = ?, place = ?, content = ?, state = 'working',
          since = ?, sealed_reference = NULL
          WHERE environment = ? AND partner_id = ? AND endpoint = ? AND name = ? AND period = ?
          AND submission_id = ? AND state = ?`,
        [
          ...[id, place, fact.content, now],
          ...[owner.environment, owner.partnerId, endpoint, fact.name, fact.period],
          ...[before.submissionId, before.state],
        ],
      );
      if (changed !== 1) throw new Error('A claim changed while it was taken over.');
    }
  }

  /** Notes what became of a submission's claims: one fate for all, or one for each place. */
  async settle(within: SqlRunner, id: string, fates: ClaimFate | readonly ClaimFate[], now: number): Promise<void> {
    if (!isList(fates)) return this.settleThose(within, id, fates, undefined, now);
    const byFate = new Map<string, { readonly fate: ClaimFate; readonly places: number[] }>();
    fates.forEach((fate, place) => {
      const key = JSON.stringify([fate.state, fate.reference]);
      const same = byFate.get(key);
      if (same === undefined) byFate.set(key, { fate, places: [place] });
      else same.places.push(place);
    });
    for (const { fate, places } of byFate.values()) {
      for (const part of inParts(places)) await this.settleThose(within, id, fate, part, now);
    }
  }

  private async settleThose(
    { run }: SqlRunner,
    id: string,
    { state, reference }: ClaimFate,
    places: readonly number[] | undefined,
    now: number,
  ): Promise<void> {
    const those = `submission_id = ?${places === undefined ? '' : ` AND place IN (${marks(places)})`}`;
    const which: readonly SqlValue[] = [id, ...(places ?? [])];
    const restored = `UPDATE sent_register SET ${NOW_FROM_BEFORE}, ${NO_BEFORE} WHERE ${those}`;
    switch (state) {
      case 'released':
        await run(`${restored} AND before_submission_id IS NOT NULL`, which);
        await run(`DELETE FROM sent_register WHERE ${those}`, which);
        return;
      case 'rowRefused':
        // What Kiva has, or may have, of an earlier submission is not undone by its refusal of the later one.
        await run(`${restored} AND before_state IN ('accepted', 'unknown')`, which);
        await run(`UPDATE sent_register SET state = ?, since = ?, ${NO_BEFORE} WHERE ${those}`, [state, now, ...which]);
        return;
      case 'accepted': {
        const sealed = sealedReference(this.sealing, id, reference);
        const set = `state = ?, since = ?, sealed_reference = ?, ${NO_BEFORE}`;
        await run(`UPDATE sent_register SET ${set} WHERE ${those}`, [state, now, sealed, ...which]);
        return;
      }
      case 'unknown':
        await run(`UPDATE sent_register SET state = ?, since = ? WHERE ${those}`, [state, now, ...which]);
    }
  }

  private known(at: number, fact: NamedFact, claim: Claim): KnownFact {
    const { state, submissionId, since } = claim;
    return {
      at,
      state,
      same: claim.content === fact.content,
      ...(claim.name !== fact.name && { sameName: false }),
      submissionId,
      since: new Date(since).toISOString(),
      reference: referenceIn(this.sealing, submissionId, claim.sealedReference),
    };
  }
}

const CARRIED = ['submission_id', 'place', 'content', 'state', 'since', 'sealed_reference'];
const BEFORE_FROM_NOW = CARRIED.map((column) => `before_${column} = ${column}`).join(', ');
const NOW_FROM_BEFORE = CARRIED.map((column) => `${column} = before_${column}`).join(', ');
const NO_BEFORE = CARRIED.map((column) => `before_${column} = NULL`).join(', ');

/** A report without a client is of the whole loan, so that it meets those of every client, and they meet it. */
function meets(fact: NamedFact, claim: Claim): boolean {
  return claim.name === fact.name || !fact.withClient || !claim.withClient;
}

/** A corrected row that Kiva refused may go out; anything else only by a person's decision, and never while it runs. */
function mayPass(fact: NamedFact, { state, content, submissionId }: Claim): boolean {
  if (state === 'rowRefused' && content !== fact.content) return true;
  // She can only have looked too early: Kiva has said since that it took this very fact.
  if (state === 'accepted' && content === fact.content) return false;
  return state !== 'working' && fact.despite.includes(submissionId);
}

/** Of several claims that hold a fact back, the one that says most. */
function rank({ state, content }: Claim, fact: NamedFact): number {
  if (state === 'accepted' && content === fact.content) return 0;
  return 1 + ['working', 'unknown', 'accepted', 'rowRefused'].indexOf(state);
}

async function claimsOf({ run }: SqlRunner, facts: readonly NamedFact[]): Promise<ReadonlyMap<string, Claim[]>> {
  const found = new Map<string, Claim[]>();
  for (const part of inParts([...new Set(facts.map(({ loanName }) => loanName))])) {
    const { rows } = await run(`SELECT * FROM sent_register WHERE loan_name IN (${marks(part)})`, part);
    for (const row of rows) {
      const key = meetingPlace(String(row['loan_name']), String(row['period']));
      const claim: Claim = {
        name: String(row['name']),
        withClient: Number(row['with_client']) === 1,
        submissionId: String(row['submission_id']),
        content: String(row['content']),
        state: String(row['state']) as Claim['state'],
        since: Number(row['since']),
        sealedReference: row['sealed_reference'] === null ? null : String(row['sealed_reference']),
      };
      const known = found.get(key);
      if (known === undefined) found.set(key, [claim]);
      else known.push(claim);
    }
  }
  return found;
}

function meetingPlace(loanName: string, period: string): string {
  return `${loanName} ${period}`;
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

function inParts<Entry>(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const parts: (readonly Entry[])[] = [];
  for (let at = 0; at < entries.length; at += ROWS) parts.push(entries.slice(at, at + ROWS));
  return parts;
}

function isList(fates: ClaimFate | readonly ClaimFate[]): fates is readonly ClaimFate[] {
  return Array.isArray(fates);
}
