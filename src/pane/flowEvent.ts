import type { CheckedSheet } from '../core/check/checkSheet';
import type { AccountSettings } from '../core/kiva/account';
import type { SessionAnswer } from '../core/relayProtocol/messages';
import type { Decision, LedgerRun } from '../core/send/ledgerRun';
import type { SendPlan } from '../core/send/plan';
import type { RunState } from '../core/send/reduce';
import type { LiveCheck } from './actions/recheckCells';
import type { SendReport } from './actions/sendReport';
import type { HiddenCounts } from './hiddenCounts';
import type { SetupChange } from './setupChange';
import type { SheetSetup } from './setup';
import type { Waiting } from './waiting';

import type { Checkup } from './flow';

/** Everything that can happen to the flow. */
export type FlowEvent =
  | {
      readonly type: 'connected';
      readonly session: SessionAnswer;
      readonly unfinished: readonly LedgerRun[];
      /** Submissions of unknown outcome wait for her answer. */
      readonly undecided?: boolean;
      readonly account?: AccountSettings;
      /** That she chose herself; absent for the environment's own. */
      readonly audience?: string;
    }
  | { readonly type: 'accountSet'; readonly account: AccountSettings }
  /** `refused`: because Kiva refused what was sent for this audience. */
  | { readonly type: 'disconnected'; readonly refused?: true }
  | { readonly type: 'unfinishedLeft' }
  | { readonly type: 'undecidedLeft' }
  | { readonly type: 'unfinishedFound'; readonly runs: readonly LedgerRun[] }
  | { readonly type: 'sheetRead'; readonly setup: SheetSetup }
  | { readonly type: 'setupChanged'; readonly change: SetupChange }
  | ({ readonly type: 'checked' } & Checkup)
  /** `followed`: the check on the screen will look at the cells again by itself. */
  | { readonly type: 'sheetEdited'; readonly followed?: boolean }
  | {
      readonly type: 'cellsRechecked';
      readonly live: LiveCheck;
      readonly checked: CheckedSheet;
      readonly cells: number;
    }
  | { readonly type: 'recordMissed'; readonly marks: number }
  | { readonly type: 'planned'; readonly plan: SendPlan; readonly hidden: HiddenCounts }
  | { readonly type: 'sendStarted'; readonly run: RunState }
  | { readonly type: 'progressed'; readonly run: RunState; readonly waiting?: Waiting }
  /** The run has paused and waits for her word. */
  | { readonly type: 'asked'; readonly answer: (word: 'goOn' | 'stop') => void }
  | { readonly type: 'cancelAsked' }
  | { readonly type: 'sendRefused' }
  | { readonly type: 'sent'; readonly reports: readonly SendReport[]; readonly resumed: boolean }
  | { readonly type: 'rewritten'; readonly report: SendReport }
  /** She said what PA2 shows of a submission of unknown outcome. */
  | { readonly type: 'decided'; readonly runId: string; readonly submissionId: string; readonly decision: Decision }
  | { readonly type: 'wentBack' }
  | { readonly type: 'startedAgain' };
