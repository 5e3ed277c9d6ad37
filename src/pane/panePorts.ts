import type { KivaLists } from './kivaLists';
import type { LoanLists } from './loanLists';
import type { KivaGateway } from '../ports/kivaGateway';
import type { Clock, Hash, Ids } from '../ports/platform';
import type { Photos } from '../ports/photos';
import type { Ledger, Preferences, RunJournal, SenderLock, TemplateStore } from '../ports/stores';
import type { Workbook } from '../ports/workbook';

/** Everything the pane's actions need from outside, handed in once by index.tsx. */
export interface PanePorts {
  readonly workbook: Workbook;
  readonly gateway: KivaGateway;
  /** Kiva's lists, read through the gateway and kept for the session. */
  readonly lists: KivaLists;
  /** The partner's loans at Kiva, the same way. */
  readonly loans: LoanLists;
  /** The photos that she chose, as long as the pane is open. */
  readonly photos: Photos;
  readonly templates: TemplateStore;
  readonly ledger: Ledger;
  readonly journal: RunJournal;
  readonly lock: SenderLock;
  readonly preferences: Preferences;
  readonly hash: Hash;
  readonly ids: Ids;
  readonly clock: Clock;
  /** Of what the pane runs in, for a diagnostic file. */
  readonly versions: Readonly<Record<string, string>>;
}
