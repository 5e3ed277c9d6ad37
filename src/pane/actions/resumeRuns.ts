import { fillGaps, gapsIn } from '../../core/send/catchUp';
import type { LedgerRun, LedgerSubmission } from '../../core/send/ledgerRun';
import { mergeRuns } from '../../core/send/mergeRuns';
import { initialState, reduce } from '../../core/send/reduce';
import { resume } from '../../core/send/run';
import { Fault } from '../../ports/fault';
import type { Words } from '../../ports/platform';
import type { AbortSignalLike } from '../../ports/workbook';
import type { Connection, FlowEvent } from '../flow';
import type { PanePorts } from '../panePorts';
import type { ResultPlace } from '../resultPlace';
import { allRuns } from './allRuns';
import { createPainter } from './painter';
import { overtakenKeys, planAgain, stillSpeaking } from './planAgain';
import { placeOfForgottenRun, placeOfRun } from './runPlace';
import { asOnlySender } from './senderLock';
import { isSentElsewhere } from './sentElsewhere';
import type { SendReport } from './sendReport';

type ResumePorts = Pick<
  PanePorts,
  'workbook' | 'templates' | 'gateway' | 'journal' | 'ledger' | 'lock' | 'clock' | 'ids'
>;

/** A run with what workbook and browser know of it together, and where it stands. */
interface Known {
  readonly run: LedgerRun;
  readonly inLedger: LedgerRun | undefined;
  readonly inJournal: LedgerRun | undefined;
  readonly place: ResultPlace | undefined;
}

/** Brings both memories to what they know together; a run that the workbook forgot is opened in it again. */
async function bringTogether(
  { journal, ledger }: ResumePorts,
  { run, inLedger, inJournal, place }: Known,
): Promise<void> {
  if (inJournal) await fillGaps(journal, run.runId, gapsIn(inJournal, run));
  if (inLedger) await fillGaps(ledger, run.runId, gapsIn(inLedger, run));
  else if (place) await ledger.open(run);
}

async function resumeRun(
  ports: ResumePorts,
  words: Words,
  storeId: string,
  { run, inLedger, place }: Known,
  speaking: readonly LedgerSubmission[],
  overtaken: ReadonlySet<string>,
  signal: AbortSignalLike,
): Promise<SendReport> {
  const { runId, environment } = run;
  const painter = place && createPainter(ports.workbook, words, environment, place, (key) => overtaken.has(key));
  const ids = speaking.map(({ id }) => id);
  // A run of another workbook is settled in the browser's journal alone.
  const isElsewhere = !inLedger && !place;
  const ledger = isElsewhere ? { ...ports.ledger, settle: () => Promise.resolve() } : ports.ledger;
  let state = initialState(planAgain(run, speaking));
  for await (const event of resume(run, storeId, { ...ports, ledger }, signal)) state = reduce(state, event);
  await painter?.paint(state, ids);
  if (painter?.hasMoved() === true) await painter.sweep(() => allRuns(ports));
  return {
    runId,
    kind: run.kind,
    environment,
    run: state,
    ...(painter && { place: painter.place() }),
    lost: painter?.lost() ?? [],
    unwritten: painter?.unwritten() ?? [],
  };
}

/**
 * Asks the relay what became of earlier sends, brings workbook and browser to the same knowledge and writes it beside
 * the rows; never sends. Answers `sheetNeeded` instead when the sheet of one of the workbook's runs is not the active
 * one, unless it may go on without the sheet. Throws the Fault `anotherPaneSends` while another pane of this browser
 * sends, whose open submissions are none of ours. An aborted signal leaves open what was not asked for yet.
 */
export async function resumeRuns(
  ports: ResumePorts,
  words: Words,
  connection: Connection,
  unfinished: readonly LedgerRun[],
  withoutSheet: boolean,
  signal: AbortSignalLike = { aborted: false },
): Promise<FlowEvent | 'sheetNeeded'> {
  return asOnlySender(ports.lock, connection.session, async () => {
    const outline = await ports.workbook.outline();
    const templates = await ports.templates.list();
    const inLedger = new Map((await ports.ledger.runs()).map((run) => [run.runId, run]));
    const inJournal = new Map((await ports.journal.runs()).map((run) => [run.runId, run]));
    const merged = mergeRuns([...inLedger.values()], [...inJournal.values()]);
    const wanted = new Set(unfinished.map(({ runId }) => runId));
    if (
      unfinished.some((run) => !inJournal.has(run.runId) && isOpen(run)) &&
      (await isSentElsewhere(ports, [...inJournal.values()]))
    ) {
      throw new Fault('anotherPaneSends');
    }
    const known: Known[] = [];
    for (const run of merged.filter(({ runId }) => wanted.has(runId))) {
      const own = inLedger.get(run.runId);
      const place = own
        ? placeOfRun(run, outline, templates)
        : await placeOfForgottenRun(ports.workbook, run, outline, templates);
      known.push({ run, inLedger: own, inJournal: inJournal.get(run.runId), place });
    }
    if (!withoutSheet && known.some((one) => one.inLedger && !one.place)) return 'sheetNeeded';
    const here = new Set(known.filter((one) => one.place).map(({ run }) => run.runId));
    const ofThisWorkbook = merged.filter(({ runId }) => inLedger.has(runId) || here.has(runId));
    const reports: SendReport[] = [];
    for (const one of known) {
      await bringTogether(ports, one);
      const speaking = stillSpeaking(one.run, ofThisWorkbook);
      const overtaken = overtakenKeys(one.run, ofThisWorkbook);
      reports.push(await resumeRun(ports, words, connection.session.storeId, one, speaking, overtaken, signal));
    }
    return { type: 'sent', reports, resumed: true };
  });
}

function isOpen({ submissions }: LedgerRun): boolean {
  return submissions.some(({ outcome }) => outcome === undefined);
}
