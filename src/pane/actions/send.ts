import type { CheckedSheet } from '../../core/check/checkSheet';
import type { SessionAnswer } from '../../core/relayProtocol/messages';
import type { SendPlan } from '../../core/send/plan';
import { initialState, reduce, type RunState } from '../../core/send/reduce';
import { run as runPlan } from '../../core/send/run';
import { Fault } from '../../ports/fault';
import type { Words } from '../../ports/platform';
import type { AbortSignalLike } from '../../ports/workbook';
import type { FlowEvent } from '../flow';
import type { PanePorts } from '../panePorts';
import { placeOf } from '../resultPlace';
import type { SheetSetup } from '../setup';
import { createPainter } from './painter';
import { settledIn, unsettledIn, type SendReport } from './sendReport';
import { showResults } from './showResults';

/** What is about to be sent, and where its results go. */
export interface SendJob {
  readonly session: SessionAnswer;
  readonly setup: SheetSetup;
  readonly checked: CheckedSheet;
  readonly plan: SendPlan;
}

type SendPorts = Pick<PanePorts, 'workbook' | 'gateway' | 'ledger' | 'clock' | 'ids'>;

/**
 * Sends the plan, telling each step and writing each result as soon as it is known.
 * `edits` counts her changes of the sheet: once she made one, the view is hers and is not moved to the results.
 * A Fault before the first row could leave sends the person back and is thrown; a later one ends the run in its report.
 */
export async function send(
  ports: SendPorts,
  words: Words,
  job: SendJob,
  tell: (event: FlowEvent) => void,
  signal: AbortSignalLike,
  edits: () => number,
): Promise<FlowEvent> {
  const { session, setup, checked } = job;
  const { environment, partnerId, storeId } = session;
  const painter = createPainter(ports.workbook, words, environment, placeOf(setup, checked));
  const runId = ports.ids();
  let state: RunState = initialState(job.plan);
  let mayHaveLeft = false;
  let shown = false;
  const editsBefore = edits();
  const show = async (): Promise<void> => {
    // A selection that moves under her hands would take what she types next.
    if (!shown && edits() === editsBefore) shown = await showResults(ports.workbook, painter.place(), state);
  };
  let interrupted: SendReport['interrupted'];
  const runPorts = {
    ...ports,
    queued: async () => {
      await painter.paintAll(state);
      mayHaveLeft = true;
      await show();
    },
  };
  const entry = {
    runId,
    kind: setup.kind.id,
    environment,
    partnerId,
    storeId,
    sheetId: setup.outline.sheetId,
    templateId: setup.template?.id ?? '',
    ...(setup.kind.monthly && { month: setup.month }),
  };
  tell({ type: 'sendStarted', run: state });
  try {
    for await (const event of runPlan(job.plan, entry, runPorts, signal)) {
      state = reduce(state, event);
      const waiting = event.type === 'waiting' && { waiting: { reason: event.reason, seconds: event.seconds } };
      tell({ type: 'progressed', run: state, ...waiting });
      if (event.type === 'settled' && mayHaveLeft) await painter.paint(state, [event.submissionId]);
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
  }
  // Rows that the run left open say so, instead of "Queued" for ever.
  await painter.paint(state, unsettledIn(state));
  await show();
  const report: SendReport = {
    runId,
    kind: setup.kind.id,
    environment,
    run: state,
    place: painter.place(),
    lost: painter.lost(),
    unwritten: painter.unwritten(),
    ...(interrupted && { interrupted }),
  };
  return { type: 'sent', reports: [report], resumed: false };
}
