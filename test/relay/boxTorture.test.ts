import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SubmissionAnswer } from '../../src/core/relayProtocol/messages';
import type { OutcomeBox } from '../../src/relay/outcomeBox';
import { makeSealing } from '../../src/relay/sealing';
import { openSqliteStore } from '../../src/relay/sqliteStore';
import { openSqlOutcomeBox } from '../../src/relay/sqlOutcomeBox';
import type { SqlRunner, SqlStore } from '../../src/relay/sqlStore';
import { idOf } from './support/boxContract';
import { repayments } from './support/facts';
import { FakeKiva, held } from './support/fakeKiva';
import { killedCopy } from './support/killedCopy';
import { MASTER_KEY, relayFixture } from './support/relayFixture';
import { quiet, VirtualClock } from './support/virtualClock';

const folder = mkdtempSync(join(tmpdir(), 'torture-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Moment = (moment: 'before' | 'after', statement: string) => Promise<void>;

/** The store with a stop before and after each of its statements, commits included. */
function watched(store: SqlStore, stop: Moment): SqlStore {
  const runner = ({ run }: SqlRunner): SqlRunner => ({
    run: async (sql, values) => {
      await stop('before', sql);
      const result = await run(sql, values);
      await stop('after', sql);
      return result;
    },
  });
  const transaction: SqlStore['transaction'] = async (work) => {
    const result = await store.transaction((within) => work(runner(within)));
    await stop('after', 'COMMIT');
    return result;
  };
  return { ...runner(store), transaction, prepare: (work) => store.prepare(work), close: () => store.close() };
}

const BODY = repayments(['7', 25], ['8', 30]);
const ANSWERS: Readonly<Record<string, () => Promise<Response>>> = {
  taken: () => Promise.resolve(Response.json({ upload_id: 1 })),
  rowRefused: () =>
    Promise.resolve(Response.json({ upload_id: 1, problems: [{ loan_id: '7', severity: 'error', details: 'x' }] })),
  refused: () => Promise.resolve(Response.json({ code: 'api.bad' }, { status: 400 })),
  unauthorised: () => Promise.resolve(new Response(null, { status: 401 })),
  broken: () => Promise.resolve(new Response(null, { status: 503 })),
  cut: () => Promise.reject(Object.assign(new Error(), { code: 'ECONNRESET', syscall: 'read' })),
  notReached: () => Promise.reject(Object.assign(new Error(), { code: 'ECONNREFUSED', syscall: 'connect' })),
};
/** What of the two rows Kiva may have after a call that was heard. */
const MAY_HAVE: Readonly<Record<string, readonly string[]>> = {
  ...{ taken: ['7', '8'], rowRefused: ['7', '8'], broken: ['7', '8'], cut: ['7', '8'] },
  ...{ refused: [], unauthorised: [], notReached: [] },
};

interface Killed {
  /** The file as the kill left it; undefined when the submission ended before. */
  readonly file: string | undefined;
  readonly heard: boolean;
  readonly answeredInFull: boolean;
}

/** Sends one submission and kills the relay at its n-th moment; the moments are the store's and Kiva's. */
async function killedAt(nth: number, kind: string): Promise<Killed> {
  const path = join(folder, `${kind} ${nth}.sqlite`);
  const clock = new VirtualClock();
  let left = Infinity;
  let file: string | undefined;
  const kill = held<undefined>();
  let heard = false;
  let answeredInFull = false;
  const stop = async (): Promise<void> => {
    left -= 1;
    if (left > 0) return;
    file ??= killedCopy(path);
    kill.resolve(undefined);
    // What is dead does nothing any more.
    await new Promise(() => undefined);
  };
  const store = await openSqliteStore(path);
  const box: OutcomeBox = await openSqlOutcomeBox({
    ...{ store: watched(store, stop), shared: false, clock },
    ...{ sealing: makeSealing(MASTER_KEY), keepMs: 1e9 },
  });
  const kiva = new FakeKiva();
  kiva.onCall = async () => {
    await stop();
    heard = kind !== 'notReached';
    await stop();
    const response = await (ANSWERS[kind] as () => Promise<Response>)();
    answeredInFull = true;
    return response;
  };
  const { session, put } = await relayFixture({ box }, { kiva, clock });
  const pane = await session();
  await quiet();
  left = nth;
  await Promise.race([put(pane, idOf(1), BODY), kill.promise]);
  return { file, heard, answeredInFull };
}

/** Sends each row alone from another computer after the restart; answers the loans that went out. */
async function wentOutAfter(file: string): Promise<{ readonly first: SubmissionAnswer; readonly loans: string[] }> {
  const { session, put, kiva, relay } = await relayFixture({}, { path: file });
  const pane = await session();
  const first = (await (await put(pane, idOf(1), BODY)).json()) as SubmissionAnswer;
  const calls = kiva.calls.length;
  await put(pane, idOf(2), repayments(['7', 25]));
  await put(pane, idOf(3), repayments(['8', 30]));
  const loans = kiva.calls.slice(calls).map(({ body }) => /"loan_id":"(\d)"/.exec(body)?.[1] ?? '');
  await relay.close();
  return { first, loans };
}

describe('a relay that is killed at any moment of a submission', () => {
  it.each(Object.keys(ANSWERS))(
    'never loses a claim after opening, nor leaves one behind before: %s',
    async (kind) => {
      let nth = 1;
      const seen = new Set<string>();
      for (; ; nth += 1) {
        const { file, heard, answeredInFull } = await killedAt(nth, kind);
        if (file === undefined) break;
        expect(existsSync(file)).toBe(true);
        const { first, loans } = await wentOutAfter(file);
        const context = `killed at ${nth}: ${first.phase}`;
        seen.add(first.phase);
        const blocked = ['7', '8'].filter((loan) => !loans.includes(loan));
        // Never double: what Kiva may have does not go out by itself; an answer that was never noted is not known of.
        const may = heard ? (answeredInFull ? (MAY_HAVE[kind] ?? []) : ['7', '8']) : [];
        if (kind !== 'rowRefused') expect([context, blocked]).toEqual([context, expect.arrayContaining([...may])]);
        else if (heard) expect([context, blocked]).toEqual([context, ['7', '8']]);
        // Never stuck: what is settled as never opened, or was never noted and so went out now, holds nothing back.
        if (first.phase === 'notOpened') expect([context, blocked, heard]).toEqual([context, [], false]);
        // Unknown only where the call may have been opened.
        if (first.phase === 'cut') expect([context, blocked]).toEqual([context, ['7', '8']]);
      }
      // The moments of one submission: two a statement and one a commit, of noting, opening and settling; and two of Kiva's.
      expect(nth).toBeGreaterThan(18);
      expect([...seen]).toEqual(expect.arrayContaining(['notOpened', 'cut']));
    },
    60_000,
  );
});
