import type { Decision, LedgerRun } from '../../core/send/ledgerRun';
import { everyCheck } from '../../core/send/mergeRuns';
import type { RunRecord, SettledOutcome } from './runRecord';

/**
 * The run that its records tell, in whatever order they were kept; undefined when they do not add up: what is missing
 * would be sent a second time.
 */
export function runOfRecords(runId: string, records: readonly RunRecord[]): LedgerRun | undefined {
  const opened = records.find((record) => record.is === 'run');
  if (opened === undefined || opened.run.runId !== runId) return undefined;
  const rows = new Map(records.flatMap((record) => (record.is === 'submission' ? [[record.id, record.rows]] : [])));
  const withPhoto = new Set(
    records.flatMap((record) => (record.is === 'submission' && record.photo === true ? [record.id] : [])),
  );
  const sending = new Map<string, string>();
  const settled = new Map<string, SettledOutcome>();
  const decided = new Map<string, Decision>();
  for (const record of records) {
    if (record.is === 'sending') sending.set(record.id, record.at);
    if (record.is === 'settled') keep(settled, record.id, record.settled, tellsMore);
    if (record.is === 'decided') keep(decided, record.id, record.decision, isLater);
  }
  // A run whose opening was cut short has sent nothing; one of which something was sent was open in full.
  const hasSent = sending.size > 0 || [...settled.values()].some(({ outcome }) => outcome.fate !== 'notSent');
  const isMissing = hasSent && rows.size < opened.submissionCount;
  const named = [...sending.keys(), ...settled.keys(), ...decided.keys()];
  if (isMissing || named.some((id) => !rows.has(id))) return undefined;
  const checked = records.flatMap((record) => (record.is === 'checked' ? [record.check] : []));
  return {
    ...opened.run,
    ...(checked.length > 0 && { checked: everyCheck(checked) }),
    submissions: [...rows].map(([id, own]) => {
      const [leftAt, outcome, decision] = [sending.get(id), settled.get(id), decided.get(id)];
      return {
        id,
        rows: own,
        ...(withPhoto.has(id) && { photo: true as const }),
        ...(leftAt === undefined ? {} : { sending: leftAt }),
        ...(outcome === undefined ? {} : { outcome }),
        ...(decision === undefined ? {} : { decision }),
      };
    }),
  };
}

/** For sorting runs, oldest first. */
export function byStart(a: LedgerRun, b: LedgerRun): number {
  return a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0;
}

function keep<T>(kept: Map<string, T>, id: string, next: T, wins: (next: T, known: T) => boolean): void {
  const known = kept.get(id);
  if (known === undefined || wins(next, known)) kept.set(id, next);
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

/** She may find out better; of two at one moment the one that sends nothing again. */
function isLater(one: Decision, other: Decision): boolean {
  return one.at > other.at || (one.at === other.at && (one.arrived || !other.arrived));
}
