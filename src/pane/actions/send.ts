import type { CheckedSheet } from '../../core/check/checkSheet';
import type { SessionAnswer } from '../../core/relayProtocol/messages';
import type { RunPause, SendEvent } from '../../core/send/events';
import type { ControlTotal } from '../../core/send/ledgerRun';
import type { SendPlan } from '../../core/send/plan';
import { initialState, reduce, type RunState } from '../../core/send/reduce';
import { run as runPlan, type RunPorts } from '../../core/send/run';
import { Fault } from '../../ports/fault';
import type { Words } from '../../ports/platform';
import type { AbortSignalLike } from '../../ports/workbook';
import type { FlowEvent } from '../flow';
import type { PanePorts } from '../panePorts';
import { placeOf } from '../resultPlace';
import type { SheetSetup } from '../setup';
import { bindTemplate } from './bindTemplate';
import { createPainter } from './painter';
import { createSaver } from './saver';
import { allRuns } from './allRuns';
import { createClaim } from './senderClaim';
import { asOnlySender } from './senderLock';
import { settledIn, unsettledIn, type SendReport } from './sendReport';
import { sendRefusal } from './sendRefusal';
import { showResults } from './showResults';

/** What is about to be sent, and where its results go. */
export interface SendJob {
  readonly session: SessionAnswer;
  readonly setup: SheetSetup;
  readonly checked: CheckedSheet;
  readonly plan: SendPlan;
  /** Hers, as she signs. */
  readonly initials?: string;
  /** The total of her own report. */
  readonly control?: ControlTotal;
}

type SendPorts = Pick<
  PanePorts,
  'workbook' | 'gateway' | 'journal' | 'ledger' | 'templates' | 'lock' | 'clock' | 'ids' | 'photos'
>;

/** How a send talks with whoever started it. */
export interface SendTalk {
  readonly tell: (event: FlowEvent) => void;
  readonly signal: AbortSignalLike;
  /** Counts her changes of the sheet: once she made one, the view is hers and is not moved to the results. */
  readonly edits: () => number;
  /** Her word at a pause; a cancelled send must be answered too. */
  readonly ask: (pause: RunPause) => Promise<'goOn' | 'stop'>;
}

/**
 * Sends the plan, telling each step and writing each result as soon as it is known; no other pane of this browser
 * sends meanwhile. A Fault before the first row could leave sends the person back and is thrown; a later one ends the
 * run in its report.
 */
export function send(ports: SendPorts, words: Words, job: SendJob, talk: SendTalk): Promise<FlowEvent> {
  return asOnlySender(ports.lock, job.session, () => sendAlone(ports, words, job, talk));
}

async function sendAlone(ports: SendPorts, words: Words, job: SendJob, talk: SendTalk): Promise<FlowEvent> {
  const { session, setup, checked } = job;
  const { tell, signal, edits, ask } = talk;
  const { environment } = session;
  const painter = createPainter(ports.workbook, words, environment, placeOf(setup, checked));
  const runId = ports.ids();
  let state: RunState = initialState(job.plan);
  let mayHaveLeft = false;
  let shown = false;
  const editsBefore = edits();
  // Before anything is awaited: an edit that came first would put the pane back to the findings while rows leave.
  tell({ type: 'sendStarted', run: state });
  const { madeFrom } = job.plan;
  // Another pane or person sent after this plan was made: its rows may be among these.
  try {
    if (madeFrom && (await allRuns(ports)).some(({ runId }) => !madeFrom.has(runId))) {
      throw new Fault('anotherPaneSends');
    }
    await bindTemplate(ports.templates, session, setup);
  } catch (thrown) {
    tell({ type: 'sendRefused' });
    throw thrown;
  }
  const show = async (): Promise<void> => {
    // A selection that moves under her hands would take what she types next.
    if (!shown && edits() === editsBefore) shown = await showResults(ports.workbook, painter.place(), state);
  };
  const progress = (event: SendEvent): void => {
    state = reduce(state, event);
    const waiting = event.type === 'waiting' && { waiting: { reason: event.reason, seconds: event.seconds } };
    tell({ type: 'progressed', run: state, ...waiting });
  };
  const ownRuns = async (): Promise<ReadonlySet<string>> =>
    new Set((await ports.journal.runs()).map((run) => run.runId));
  const claim = createClaim(ports.workbook, ports.clock, runId, job.initials ?? '', ownRuns);
  const saver = createSaver(ports.workbook, ports.clock, signal, () => progress({ type: 'saving', byHer: true }));
  const runPorts: RunPorts = {
    ...ports,
    queued: async () => {
      await claim.make();
      await painter.paintAll(state);
      await show();
    },
    save: () => saver.saveFirst(),
    otherClaims: async () => {
      const others = await claim.others();
      mayHaveLeft = others.length === 0;
      return others;
    },
    answer: async (pause) => {
      // She may look for an hour, or close the pane.
      await saver.saveAgain();
      const word = await claim.renewDuring(ask(pause));
      await claim.renew();
      return word;
    },
  };
  /** The submission that was handed over last; the others are written as one block at the end. */
  let handedOver = '';
  const neverLeft: string[] = [];
  let interrupted: SendReport['interrupted'];
  try {
    for await (const event of runPlan(job.plan, entryOf(runId, job), runPorts, signal)) {
      progress(event);
      if (event.type === 'sending') handedOver = event.submissionId;
      if (event.type !== 'settled' && event.type !== 'known') continue;
      if (event.submissionId !== handedOver) {
        neverLeft.push(event.submissionId);
        continue;
      }
      await painter.paint(state, [event.submissionId]);
      await saver.settled();
      await claim.renew();
    }
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    if (!mayHaveLeft) {
      // Excel may have taken some of the queued rows before it refused the others.
      await painter.paint(state, settledIn(state));
      tell({ type: 'sendRefused' });
      throw thrown;
    }
    interrupted = { code: thrown.code, params: thrown.params };
  } finally {
    await claim.release();
  }
  // Rows that the run left open say so, instead of "Queued" for ever.
  await painter.paint(state, [...neverLeft, ...unsettledIn(state)]);
  if (painter.hasMoved() || edits() !== editsBefore) await painter.sweep(() => allRuns(ports));
  await saver.saveAgain();
  await show();
  const refusal = await sendRefusal(ports.gateway, setup.kind, state);
  const report: SendReport = {
    runId,
    kind: setup.kind.id,
    environment,
    run: state,
    place: painter.place(),
    lost: painter.lost(),
    unwritten: painter.unwritten(),
    ...(refusal && { refusal }),
    ...(interrupted && { interrupted }),
  };
  return { type: 'sent', reports: [report], resumed: false };
}

function entryOf(runId: string, { session, setup, plan, initials, control }: SendJob): Parameters<typeof runPlan>[1] {
  return {
    runId,
    kind: setup.kind.id,
    environment: session.environment,
    partnerId: session.partnerId,
    storeId: session.storeId,
    sheetId: setup.outline.sheetId,
    templateId: setup.template?.id ?? '',
    ...(plan.mapping !== undefined && { mapping: plan.mapping }),
    ...(setup.kind.monthly && { month: setup.month }),
    ...(plan.currency !== undefined && { currency: plan.currency }),
    ...(initials !== undefined && { initials }),
    ...(control && { control }),
  };
}
