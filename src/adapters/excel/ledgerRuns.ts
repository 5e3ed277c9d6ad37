import * as v from 'valibot';
import type { LedgerRun } from '../../core/send/ledgerRun';
import { Fault } from '../../ports/fault';
import { jsonOf } from '../jsonOf';
import { ledgerRecordSchema, type LedgerRecord, type SettledOutcome } from './ledgerSchema';

/**
 * The runs that the ledger's lines tell, oldest first. Damage is a Fault ledgerUnreadable and never a shorter list:
 * what is missing here would be sent a second time.
 */
export function ledgerRuns(linesByRun: ReadonlyMap<string, readonly string[]>): readonly LedgerRun[] {
  return [...linesByRun]
    .map(([runId, lines]) => runOf(runId, lines.map(recordOf)))
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0));
}

function recordOf(line: string): LedgerRecord {
  const record = v.safeParse(ledgerRecordSchema, jsonOf(line));
  if (!record.success) throw new Fault('ledgerUnreadable');
  return record.output;
}

function runOf(runId: string, records: readonly LedgerRecord[]): LedgerRun {
  const opened = records.find((record) => record.is === 'run');
  if (opened === undefined || opened.run.runId !== runId) throw new Fault('ledgerUnreadable');
  const rows = new Map(records.flatMap((record) => (record.is === 'submission' ? [[record.id, record.rows]] : [])));
  const settled = new Map<string, SettledOutcome>();
  for (const record of records) {
    if (record.is !== 'settled') continue;
    const earlier = settled.get(record.id);
    if (earlier === undefined || earlier.at <= record.settled.at) settled.set(record.id, record.settled);
  }
  // A run whose opening was cut short has sent nothing; one that has outcomes was open in full.
  const isMissing = settled.size > 0 && rows.size < opened.submissionCount;
  if (isMissing || [...settled.keys()].some((id) => !rows.has(id))) throw new Fault('ledgerUnreadable');
  return {
    ...opened.run,
    submissions: [...rows].map(([id, own]) => {
      const outcome = settled.get(id);
      return { id, rows: own, ...(outcome === undefined ? {} : { outcome }) };
    }),
  };
}
