import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { RunRecord } from '../runs/runRecord';
import { journalFault } from './journalFault';

/** A record with the run it belongs to; `record` is judged when it is read. */
export interface KeptRecord {
  readonly runId: string;
  readonly record: unknown;
}

interface Shape extends DBSchema {
  records: { key: number; value: KeptRecord; indexes: { run: string } };
  /** Things that are done once in this browser, with the moment. */
  done: { key: string; value: string };
}

/** The browser's store of run records; every call throws Faults journalUnavailable only. */
export interface RunStore {
  /** Every record, in the order in which they were added. */
  all(): Promise<readonly KeptRecord[]>;
  /** All of them or none; on the disk when it resolves. */
  add(runId: string, records: readonly RunRecord[]): Promise<void>;
  drop(runIds: readonly string[]): Promise<void>;
  /** True the first time it is asked in this browser. */
  isFirst(deed: string, at: string): Promise<boolean>;
}

const VERSION = 1;
/** Without it a browser may tell "done" before anything is on the disk; those that do not know it ignore it. */
const STRICT = { durability: 'strict' } as const;

/** Opens the store when it is first used, and again when the browser or a newer pane closed it. */
export function createRunStore(name: string, version = VERSION): RunStore {
  let opening: Promise<IDBPDatabase<Shape>> | undefined;

  const database = (): Promise<IDBPDatabase<Shape>> => {
    if (opening !== undefined) return opening;
    const mine = openStore(name, version, () => {
      if (opening === mine) opening = undefined;
    });
    opening = mine;
    mine.catch(() => (opening = undefined));
    return mine;
  };

  const using = async <T>(work: (database: IDBPDatabase<Shape>) => Promise<T>): Promise<T> => {
    try {
      return await work(await database());
    } catch (error) {
      throw journalFault(error);
    }
  };

  return {
    all: () => using((database) => database.getAll('records')),
    add: (runId, records) =>
      using(async (database) => {
        const transaction = database.transaction('records', 'readwrite', STRICT);
        const asked: Promise<unknown>[] = [transaction.done];
        try {
          for (const record of records) asked.push(transaction.store.add({ runId, record }));
        } catch (error) {
          // What could not even be asked for leaves the rest of its transaction standing.
          transaction.abort();
          await Promise.allSettled(asked);
          throw error;
        }
        await Promise.all(asked);
      }),
    drop: (runIds) =>
      using(async (database) => {
        const transaction = database.transaction('records', 'readwrite', STRICT);
        const keys = await Promise.all(runIds.map((runId) => transaction.store.index('run').getAllKeys(runId)));
        await Promise.all([...keys.flat().map((key) => transaction.store.delete(key)), transaction.done]);
      }),
    isFirst: (deed, at) =>
      using(async (database) => {
        const transaction = database.transaction('done', 'readwrite', STRICT);
        const before = await transaction.store.get(deed);
        if (before === undefined) await transaction.store.add(at, deed);
        await transaction.done;
        return before === undefined;
      }),
  };
}

function openStore(name: string, version: number, forget: () => void): Promise<IDBPDatabase<Shape>> {
  return new Promise((resolve, reject) => {
    // Browsers without the store, and some that block it, have none at all.
    if (!globalThis.indexedDB) throw new DOMException('no IndexedDB', 'NotSupportedError');
    const opening = openDB<Shape>(name, version, {
      upgrade: (database, oldVersion) => {
        if (oldVersion >= 1) return;
        database.createObjectStore('records', { autoIncrement: true }).createIndex('run', 'runId');
        database.createObjectStore('done');
      },
      // An older pane that does not let go would keep this one waiting for ever; what opens later is closed unused.
      blocked: () => {
        reject(new DOMException('another pane holds the store', 'TimeoutError'));
        void opening.then((late) => late.close());
      },
      // A newer pane wants to change the store: it must not wait for this one.
      blocking: (_current, _wanted, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    opening.then(resolve, reject);
  });
}
