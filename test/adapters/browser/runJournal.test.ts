import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { openDB } from 'idb';
import { createRunJournal, type JournalOptions } from '../../../src/adapters/browser/runJournal';
import { createRunStore } from '../../../src/adapters/browser/runStore';
import type { LedgerRun } from '../../../src/core/send/ledgerRun';
import type { RunJournal } from '../../../src/ports/stores';

const STORE = 'siteA|send-to-kiva/runs';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => jest.restoreAllMocks());

const pane = (options: Partial<JournalOptions> = {}, partition = 'siteA|'): RunJournal =>
  createRunJournal(partition, { clock: { now: () => '2026-06-01T12:00:00.000Z' }, permission: undefined, ...options });

function run(runId: string, count = 2, startedAt = '2026-06-01T10:00:00.000Z'): LedgerRun {
  return {
    version: 1,
    runId,
    kind: 'repayment',
    environment: 'stage',
    partnerId: '26',
    storeId: 'store',
    sheetId: '{1}',
    templateId: 't',
    month: '2026-05',
    startedAt,
    initials: 'MR',
    control: { given: '40' },
    submissions: Array.from({ length: count }, (_, s) => ({
      id: `${runId}-s${s}`,
      rows: [{ key: `L${s}`, fingerprint: 'f'.repeat(64), loanId: String(s), amount: 20, row: s + 1 }],
    })),
  };
}

const UNKNOWN = { at: '2026-06-01T10:01:00.000Z', outcome: { fate: 'unknown', reason: 'cut' } } as const;
const NOT_SENT = { at: '2026-06-01T11:00:00.000Z', outcome: { fate: 'notSent', reason: 'cancelled' } } as const;

/** The transactions that wrote, with what was asked of each. */
function spyOnWrites(): { mode: string; durability: string }[] {
  const asked: { mode: string; durability: string }[] = [];
  const { transaction } = IDBDatabase.prototype;
  jest.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
    const [, mode = 'readonly', options] = args;
    if (mode === 'readwrite') asked.push({ mode, durability: options?.durability ?? 'none' });
    return transaction.apply(this, args);
  });
  return asked;
}

it('tells another pane what was opened, what left, how it ended, what she found and what she said', async () => {
  const journal = pane();
  await journal.open(run('B', 1, '2026-06-02T10:00:00.000Z'));
  await journal.open(run('A'));
  await journal.sending('A', 'A-s0', '2026-06-01T10:00:30.000Z');
  await journal.settle('A', 'A-s0', UNKNOWN);
  await journal.decide('A', 'A-s0', { at: '2026-06-01T10:30:00.000Z', arrived: true, initials: 'MR' });
  const check = { at: '2026-06-01T10:20:00.000Z', pause: 'firstRows' } as const;
  await journal.checked('A', check);
  const [first, second] = run('A').submissions;
  expect(await pane().runs()).toEqual([
    {
      ...run('A'),
      checked: [check],
      submissions: [
        {
          ...first,
          sending: '2026-06-01T10:00:30.000Z',
          outcome: UNKNOWN,
          decision: { at: '2026-06-01T10:30:00.000Z', arrived: true, initials: 'MR' },
        },
        second,
      ],
    },
    run('B', 1, '2026-06-02T10:00:00.000Z'),
  ]);
});

it('knows nothing of another partition', async () => {
  await pane().open(run('A'));
  expect(await pane({}, 'siteB|').runs()).toEqual([]);
});

it('writes each fact in one strict transaction, and appends only', async () => {
  const writes = spyOnWrites();
  const put = jest.spyOn(IDBObjectStore.prototype, 'put');
  const journal = pane();
  await journal.open(run('A', 300));
  await journal.sending('A', 'A-s0', '2026-06-01T10:00:30.000Z');
  await journal.settle('A', 'A-s0', UNKNOWN);
  expect(writes).toEqual(Array(3).fill({ mode: 'readwrite', durability: 'strict' }));
  expect(put).not.toHaveBeenCalled();
});

it('lets several panes write one run at once, and "not sent" of one never hides what another knows', async () => {
  const [one, other] = [pane(), pane()];
  await one.open(run('A', 20));
  await Promise.all(
    run('A', 20).submissions.map(async ({ id }, s) => {
      await (s % 2 === 0 ? one : other).settle('A', id, UNKNOWN);
      await (s % 2 === 0 ? other : one).settle('A', id, NOT_SENT);
    }),
  );
  const [told] = await pane().runs();
  expect(told?.submissions.map(({ outcome }) => outcome)).toEqual(Array(20).fill(UNKNOWN));
});

it('is whole when a run is opened twice, and ignores the end of a run that another browser opened', async () => {
  const journal = pane();
  await journal.open(run('A'));
  await journal.open(run('A'));
  await journal.settle('elsewhere', 'x', UNKNOWN);
  expect(await journal.runs()).toEqual([run('A')]);
});

it('opens a run as a whole or not at all', async () => {
  const journal = pane();
  const broken = { ...run('A', 3) };
  const [first, ...others] = broken.submissions;
  // What cannot be stored stands for a browser that stops in the middle.
  const poisoned = { ...first!, rows: [{ ...first!.rows[0]!, amount: (() => 1) as unknown as number }] };
  await expect(journal.open({ ...broken, submissions: [...others, poisoned] })).rejects.toMatchObject({
    code: 'journalUnavailable',
  });
  expect(await journal.runs()).toEqual([]);
});

it.each(['a strange record', { is: 'settled', id: 'A-s9', settled: UNKNOWN }, { is: 'run', run: {} }])(
  'is unavailable, never shorter, when it holds %p',
  async (record) => {
    await pane().open(run('A'));
    const database = await openDB(STORE);
    await database.add('records', { runId: 'A', record });
    database.close();
    await expect(pane().runs()).rejects.toMatchObject({
      name: 'Fault',
      code: 'journalUnavailable',
      params: { reason: 'damaged' },
    });
  },
);

it.each([
  ['QuotaExceededError', 'full'],
  ['SecurityError', 'blocked'],
  ['UnknownError', 'UnknownError'],
])('says when the browser refuses with %s', async (name, reason) => {
  const journal = pane();
  await journal.open(run('A'));
  jest.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(() => {
    throw new DOMException('no', name);
  });
  await expect(journal.settle('A', 'A-s0', UNKNOWN)).rejects.toMatchObject({
    code: 'journalUnavailable',
    params: { reason },
  });
  await journal.settle('A', 'A-s1', UNKNOWN);
  const [told] = await journal.runs();
  expect(told?.submissions.map(({ outcome }) => outcome)).toEqual([undefined, UNKNOWN]);
});

it('says when there is no store, or it is blocked, and works once there is one', async () => {
  const journal = pane();
  const { indexedDB } = globalThis;
  Reflect.deleteProperty(globalThis, 'indexedDB');
  await expect(journal.runs()).rejects.toMatchObject({ code: 'journalUnavailable', params: { reason: 'missing' } });
  Object.defineProperty(globalThis, 'indexedDB', {
    configurable: true,
    get: () => {
      throw new DOMException('denied', 'SecurityError');
    },
  });
  await expect(journal.open(run('A'))).rejects.toMatchObject({ params: { reason: 'blocked' } });
  Object.defineProperty(globalThis, 'indexedDB', { configurable: true, writable: true, value: indexedDB });
  await journal.open(run('A'));
  expect(await journal.runs()).toHaveLength(1);
});

it('makes way for a newer pane, and says that it is too old afterwards', async () => {
  const journal = pane();
  await journal.open(run('A'));
  let blocked = false;
  const newer = await openDB(STORE, 2, { blocked: () => (blocked = true) });
  expect(blocked).toBe(false);
  expect(await newer.count('records')).toBe(3);
  await expect(journal.runs()).rejects.toMatchObject({ code: 'journalUnavailable', params: { reason: 'newer' } });
  newer.close();
});

it('says that it is busy instead of waiting for an older pane that does not let go', async () => {
  await pane().open(run('A'));
  const older = await openDB(STORE, 1);
  const store = createRunStore(STORE, 2);
  await expect(store.all()).rejects.toMatchObject({ code: 'journalUnavailable', params: { reason: 'busy' } });
  older.close();
  expect(await store.all()).toHaveLength(3);
});

it('drops what was settled more than 400 days ago, and never what is open or still to be looked up', async () => {
  const old = '2025-04-01T10:00:00.000Z';
  const journal = pane();
  for (const runId of ['settled', 'open', 'unknown', 'found', 'recent']) {
    await journal.open(run(runId, 1, runId === 'recent' ? '2025-05-01T10:00:00.000Z' : old));
  }
  await journal.settle('settled', 'settled-s0', NOT_SENT);
  await journal.settle('recent', 'recent-s0', NOT_SENT);
  await journal.settle('unknown', 'unknown-s0', UNKNOWN);
  await journal.settle('found', 'found-s0', UNKNOWN);
  await journal.decide('found', 'found-s0', { at: old, arrived: false });
  const told = (await journal.runs()).map(({ runId }) => runId);
  expect(told).toEqual(['open', 'unknown', 'recent']);
  const database = await openDB(STORE);
  const kept = (await database.getAll('records')) as { runId: string }[];
  expect([...new Set(kept.map(({ runId }) => runId))].sort()).toEqual(['open', 'recent', 'unknown']);
  database.close();
  expect((await pane({ keepDays: 10_000 }).runs()).map(({ runId }) => runId)).toEqual(told);
});

it('asks once in this browser to be kept, waits for no answer and takes a no', async () => {
  const persist = jest.fn(() => Promise.reject(new TypeError('not here')));
  await pane({ permission: { persist } }).open(run('A'));
  await pane({ permission: { persist } }).open(run('B'));
  const never = jest.fn(() => new Promise<boolean>(() => undefined));
  await pane({ permission: { persist: never } }, 'siteB|').open(run('A'));
  expect([persist.mock.calls.length, never.mock.calls.length]).toEqual([1, 1]);
});
