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
    const known = settled.get(record.id);
    if (known === undefined || tellsMore(record.settled, known)) settled.set(record.id, record.settled);
  }
  // A run whose opening was cut short has sent nothing; one of which something was sent was open in full.
  const hasSent = [...settled.values()].some(({ outcome }) => outcome.fate !== 'notSent');
  const isMissing = hasSent && rows.size < opened.submissionCount;
  if (isMissing || [...settled.keys()].some((id) => !rows.has(id))) throw new Fault('ledgerUnreadable');
  return {
    ...opened.run,
    submissions: [...rows].map(([id, own]) => {
      const outcome = settled.get(id);
      return { id, rows: own, ...(outcome === undefined ? {} : { outcome }) };
    }),
  };
}

/** Of two outcomes of one submission. Two computers' clocks differ, so time decides only where neither knows more. */
function tellsMore(one: SettledOutcome, other: SettledOutcome): boolean {
  const [more, less] = [knowledge(one), knowledge(other)];
  return more > less || (more === less && one.at >= other.at);
}

/** What Kiva took stays taken; "not sent" is only what whoever wrote it did not see leave. */
function knowledge({ outcome: { fate } }: SettledOutcome): number {
  return fate === 'accepted' ? 2 : fate === 'notSent' ? 0 : 1;
}
