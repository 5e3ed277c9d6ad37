import * as v from 'valibot';
import type { LedgerRun } from '../../core/send/ledgerRun';
import { Fault } from '../../ports/fault';
import { jsonOf } from '../jsonOf';
import { byStart, runOfRecords } from '../runs/runOfRecords';
import { runRecordSchema, type RunRecord } from '../runs/runRecord';

/**
 * The runs that the ledger's lines tell, oldest first. Damage is a Fault ledgerUnreadable and never a shorter list:
 * what is missing here would be sent a second time.
 */
export function ledgerRuns(linesByRun: ReadonlyMap<string, readonly string[]>): readonly LedgerRun[] {
  return [...linesByRun].map(([runId, lines]) => runOf(runId, lines.map(recordOf))).sort(byStart);
}

function recordOf(line: string): RunRecord {
  const record = v.safeParse(runRecordSchema, jsonOf(line));
  if (!record.success) throw new Fault('ledgerUnreadable');
  return record.output;
}

function runOf(runId: string, records: readonly RunRecord[]): LedgerRun {
  const run = runOfRecords(runId, records);
  if (run === undefined) throw new Fault('ledgerUnreadable');
  return run;
}
