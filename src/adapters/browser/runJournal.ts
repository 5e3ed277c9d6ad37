import * as v from 'valibot';
import type { LedgerRun } from '../../core/send/ledgerRun';
import { Fault } from '../../ports/fault';
import type { Clock } from '../../ports/platform';
import type { RunJournal } from '../../ports/stores';
import { byStart, runOfRecords } from '../runs/runOfRecords';
import { openingRecords, runRecordSchema, type RunRecord } from '../runs/runRecord';
import { createRunStore, type KeptRecord, type RunStore } from './runStore';

/** The part of `navigator.storage` that is used; absent in old browsers. */
export type StoragePermission = Pick<StorageManager, 'persist'>;

/** What the journal may be given. */
export interface JournalOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** Days after which a run that is wholly settled is dropped: more than a year of monthly reports. */
  readonly keepDays?: number;
  readonly permission?: StoragePermission | undefined;
  readonly store?: RunStore;
}

const KEEP_DAYS = 400;
const DAY_MS = 86_400_000;

/**
 * The runs of every workbook that was open in this browser, in IndexedDB under `Office.context.partitionKey`. Records
 * are only ever appended, so that several panes can write; each is on the disk before its call resolves. Throws Faults
 * journalUnavailable, also where a record is damaged: what is missing here could be sent a second time.
 */
export function createRunJournal(partitionKey: string, options: JournalOptions): RunJournal {
  const { clock, keepDays = KEEP_DAYS, permission = permissionOfThisPage() } = options;
  const store = options.store ?? createRunStore(`${partitionKey}send-to-kiva/runs`);

  return {
    runs: async () => {
      const runs = runsOf(await store.all());
      const oldest = new Date(Date.parse(clock.now()) - keepDays * DAY_MS).toISOString();
      const dropped = runs.filter((run) => run.startedAt < oldest && isSettled(run));
      if (dropped.length > 0) await store.drop(dropped.map(({ runId }) => runId));
      return runs.filter((run) => !dropped.includes(run)).sort(byStart);
    },
    open: async (run) => {
      await store.add(run.runId, openingRecords(run));
      await askToKeep(store, permission, clock.now());
    },
    sending: (runId, submissionId, at) => store.add(runId, [{ is: 'sending', id: submissionId, at }]),
    settle: (runId, submissionId, settled) =>
      settled === undefined ? Promise.resolve() : store.add(runId, [{ is: 'settled', id: submissionId, settled }]),
    decide: (runId, submissionId, decision) => store.add(runId, [{ is: 'decided', id: submissionId, decision }]),
    checked: (runId, check) => store.add(runId, [{ is: 'checked', check }]),
  };
}

function runsOf(kept: readonly KeptRecord[]): LedgerRun[] {
  const byRun = new Map<string, RunRecord[]>();
  for (const { runId, record } of kept) {
    const read = v.safeParse(runRecordSchema, record);
    if (!read.success) throw new Fault('journalUnavailable', { reason: 'damaged' });
    const records = byRun.get(runId);
    if (records === undefined) byRun.set(runId, [read.output]);
    else records.push(read.output);
  }
  return [...byRun].flatMap(([runId, records]) => {
    // Another browser opened it, and this one only learnt how it ended: the workbook's ledger has the rest.
    if (!records.some(({ is }) => is === 'run')) return [];
    const run = runOfRecords(runId, records);
    if (run === undefined) throw new Fault('journalUnavailable', { reason: 'damaged' });
    return [run];
  });
}

/** Nothing of it is open, and nothing that she still has to look up. */
function isSettled({ submissions }: LedgerRun): boolean {
  return submissions.every(
    ({ outcome, decision }) => outcome !== undefined && (outcome.outcome.fate !== 'unknown' || decision !== undefined),
  );
}

/** Asks once that the browser never throws the store away by itself; some ask the person, so nobody waits for it. */
async function askToKeep(store: RunStore, permission: StoragePermission | undefined, at: string): Promise<void> {
  if (permission === undefined || !(await store.isFirst('persist', at))) return;
  // A refusal changes nothing for this send: the workbook's ledger and the relay's register stand beside the journal.
  permission.persist().catch(() => false);
}

function permissionOfThisPage(): StoragePermission | undefined {
  return typeof navigator === 'undefined' ? undefined : (navigator.storage as StoragePermission | undefined);
}
