import type { CheckedSheet } from '../core/check/checkSheet';
import type { AccountSettings } from '../core/kiva/account';
import type { ReferenceData } from '../core/reference/referenceData';
import type { SessionAnswer } from '../core/relayProtocol/messages';
import type { LedgerRun } from '../core/send/ledgerRun';
import type { SendPlan } from '../core/send/plan';
import { reduce, type RunState } from '../core/send/reduce';
import type { LiveCheck } from './actions/recheckCells';
import type { SendReport } from './actions/sendReport';
import type { Broken } from './kivaLists';
import type { HiddenCounts } from './hiddenCounts';
import { changeSetup } from './changeSetup';
import type { FlowEvent } from './flowEvent';
import { refusedAt, type RefusedAt } from './refusedAt';
import type { SheetSetup } from './setup';
import type { Waiting } from './waiting';

export type { FlowEvent } from './flowEvent';

/** An open session at Kiva, through the relay, and what her account expects. */
export interface Connection {
  readonly session: SessionAnswer;
  readonly account: AccountSettings;
  /** What its token is for, where she chose another than the environment's own. */
  readonly audience?: string;
}

/** A sheet that was read and checked. */
export interface Checkup {
  readonly setup: SheetSetup;
  readonly checked: CheckedSheet;
  /** Somebody changed the sheet after or while it was read: it has to be checked again before anything goes out. */
  readonly edited: boolean;
  /** Follows single cells that she changes; absent once something happened that it cannot follow. */
  readonly live?: LiveCheck | undefined;
  /** Cells that were looked at again since the check. */
  readonly cellsRechecked?: number | undefined;
  /** Name of the template this check saved in the workbook; absent when it was there already. */
  readonly templateSaved?: string;
  /** Why Kiva's lists could not be read, or not again. */
  readonly listsBroken?: Broken;
  /** Kiva's lists that the names were looked up in, and when the oldest was read (ISO 8601). */
  readonly reference?: ReferenceData;
  readonly listsAsOf?: string;
}

/** Where the person is; every step carries exactly what it needs, and nothing else is kept. */
export type Flow =
  | { readonly step: 'connect'; readonly refused?: RefusedAt }
  | {
      readonly step: 'account';
      readonly session: SessionAnswer;
      readonly audience?: string;
      readonly unfinished: readonly LedgerRun[];
      readonly undecided?: boolean;
    }
  | { readonly step: 'unfinished'; readonly connection: Connection; readonly runs: readonly LedgerRun[] }
  /** Somebody has to look in PA2 what became of earlier submissions. */
  | { readonly step: 'undecided'; readonly connection: Connection }
  | { readonly step: 'sheet'; readonly connection: Connection; readonly setup?: SheetSetup }
  | { readonly step: 'checked'; readonly connection: Connection; readonly checkup: Checkup }
  | {
      /** The sheet carries results of an earlier send that nobody remembers. */
      readonly step: 'recordMissing';
      readonly connection: Connection;
      readonly checkup: Checkup;
      /** Rows with such results. */
      readonly marks: number;
    }
  | {
      readonly step: 'confirm';
      readonly connection: Connection;
      readonly checkup: Checkup;
      readonly plan: SendPlan;
      readonly hidden: HiddenCounts;
      /** She has looked in PA2 what became of results that nobody remembers. */
      readonly lookedInPa2: boolean;
    }
  | {
      readonly step: 'sending';
      readonly connection: Connection;
      readonly checkup: Checkup;
      readonly run: RunState;
      readonly cancelling: boolean;
      /** What the run waits for before it goes on; absent while nothing holds it up. */
      readonly waiting?: Waiting;
      /** Gives the paused run her word. */
      readonly answer?: (word: 'goOn' | 'stop') => void;
    }
  | {
      readonly step: 'done';
      readonly connection: Connection;
      /** The sheet that was sent; absent when nothing was sent now. */
      readonly checkup?: Checkup;
      readonly reports: readonly SendReport[];
      /** The reports are of earlier sends whose outcomes were asked for; nothing was sent now. */
      readonly resumed: boolean;
    };

/** The flow before anything happened. */
export const START: Extract<Flow, { step: 'connect' }> = { step: 'connect' };

function afterAccount(connection: Connection, unfinished: readonly LedgerRun[], undecided = false): Flow {
  if (unfinished.length > 0) return { step: 'unfinished', connection, runs: unfinished };
  return { step: undecided ? 'undecided' : 'sheet', connection };
}

function goBack(flow: Flow): Flow {
  if (flow.step === 'checked') return { step: 'sheet', connection: flow.connection, setup: flow.checkup.setup };
  if (flow.step === 'confirm' || flow.step === 'recordMissing')
    return { step: 'checked', connection: flow.connection, checkup: flow.checkup };
  return flow.step === 'account' ? START : flow;
}

function markEdited(flow: Flow, followed = false): Flow {
  if (flow.step !== 'checked' && flow.step !== 'confirm' && flow.step !== 'recordMissing') return flow;
  const { connection } = flow;
  if (followed) return { step: 'checked', connection, checkup: { ...flow.checkup, edited: true } };
  const checkup = { ...flow.checkup, live: undefined, cellsRechecked: undefined, edited: true };
  return { step: 'checked', connection, checkup };
}

function confirming(flow: Flow, { plan, hidden }: Extract<FlowEvent, { type: 'planned' }>): Flow {
  if (flow.step !== 'checked' && flow.step !== 'recordMissing' && flow.step !== 'confirm') return flow;
  const { connection, checkup } = flow;
  if (checkup.edited) return flow;
  const lookedInPa2 = flow.step === 'recordMissing' || (flow.step === 'confirm' && flow.lookedInPa2);
  return { step: 'confirm', connection, checkup, plan, hidden, lookedInPa2 };
}

/** The flow after one event; an event that arrives too late for the step it was meant for changes nothing. */
export function nextFlow(flow: Flow, event: FlowEvent): Flow {
  switch (event.type) {
    case 'connected': {
      const { session, unfinished, undecided = false, account, audience } = event;
      if (flow.step !== 'connect') return flow;
      const opened = { session, ...(audience !== undefined && { audience }) };
      if (account) return afterAccount({ ...opened, account }, unfinished, undecided);
      return { step: 'account', ...opened, unfinished, undecided };
    }
    case 'accountSet':
      if (flow.step === 'sheet') return { ...flow, connection: { ...flow.connection, account: event.account } };
      if (flow.step !== 'account') return flow;
      return afterAccount(
        {
          session: flow.session,
          account: event.account,
          ...(flow.audience !== undefined && { audience: flow.audience }),
        },
        flow.unfinished,
        flow.undecided,
      );
    case 'disconnected':
      if (flow.step === 'sending') return flow;
      return event.refused && 'connection' in flow ? { ...START, refused: refusedAt(flow.connection) } : START;
    case 'unfinishedLeft':
      return flow.step === 'unfinished' ? { step: 'sheet', connection: flow.connection } : flow;
    case 'undecidedLeft':
      return flow.step === 'undecided' ? { step: 'sheet', connection: flow.connection } : flow;
    case 'unfinishedFound':
      if (flow.step !== 'done' || event.runs.length === 0) return flow;
      return { step: 'unfinished', connection: flow.connection, runs: event.runs };
    case 'sheetRead':
      return flow.step === 'sheet' || flow.step === 'checked'
        ? { step: 'sheet', connection: flow.connection, setup: event.setup }
        : flow;
    case 'setupChanged':
      if (flow.step !== 'sheet' || !flow.setup) return flow;
      return { ...flow, setup: changeSetup(flow.setup, event.change) };
    case 'checked': {
      if (flow.step !== 'sheet' && flow.step !== 'checked') return flow;
      const { setup, checked, edited, live, templateSaved, listsBroken, reference, listsAsOf } = event;
      const checkup = {
        setup,
        checked,
        edited,
        ...(live && { live }),
        ...(templateSaved !== undefined && { templateSaved }),
        ...(listsBroken && { listsBroken }),
        ...(reference && { reference }),
        ...(listsAsOf !== undefined && { listsAsOf }),
      };
      return { step: 'checked', connection: flow.connection, checkup };
    }
    case 'sheetEdited':
      return markEdited(flow, event.followed);
    case 'cellsRechecked': {
      if (flow.step !== 'checked' || flow.checkup.live !== event.live) return flow;
      const cellsRechecked = (flow.checkup.cellsRechecked ?? 0) + event.cells;
      return { ...flow, checkup: { ...flow.checkup, checked: event.checked, cellsRechecked } };
    }
    case 'recordMissed':
      if (flow.step !== 'checked' || flow.checkup.edited) return flow;
      return { ...flow, step: 'recordMissing', marks: event.marks };
    case 'planned':
      return confirming(flow, event);
    case 'sendStarted': {
      if (flow.step !== 'confirm') return flow;
      const { connection, checkup } = flow;
      return { step: 'sending', connection, checkup, run: event.run, cancelling: false };
    }
    case 'progressed': {
      if (flow.step !== 'sending') return flow;
      const { step, connection, checkup, cancelling } = flow;
      const { run, waiting } = event;
      return { step, connection, checkup, cancelling, run, ...(waiting && { waiting }) };
    }
    case 'asked':
      return flow.step === 'sending' ? { ...flow, answer: event.answer } : flow;
    case 'cancelAsked':
      return flow.step === 'sending' ? { ...flow, cancelling: true } : flow;
    case 'sendRefused':
      return flow.step === 'sending' ? { step: 'checked', connection: flow.connection, checkup: flow.checkup } : flow;
    case 'sent':
      if (flow.step !== 'sending' && flow.step !== 'unfinished') return flow;
      return {
        step: 'done',
        connection: flow.connection,
        ...(flow.step === 'sending' && { checkup: flow.checkup }),
        reports: event.reports,
        resumed: event.resumed,
      };
    case 'rewritten':
      if (flow.step !== 'done') return flow;
      return {
        ...flow,
        reports: flow.reports.map((report) => (report.runId === event.report.runId ? event.report : report)),
      };
    case 'decided': {
      if (flow.step !== 'done') return flow;
      const { runId } = event;
      const told = (report: SendReport): SendReport =>
        report.runId === runId ? { ...report, run: reduce(report.run, event) } : report;
      return { ...flow, reports: flow.reports.map(told) };
    }
    case 'wentBack':
      return goBack(flow);
    case 'startedAgain':
      return flow.step === 'done' ? { step: 'sheet', connection: flow.connection } : flow;
  }
}
