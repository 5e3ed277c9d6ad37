import type { Template } from '../core/mapping/template';
import type { Decision, JournalRun, LedgerRun, PauseCheck } from '../core/send/ledgerRun';

/** Templates kept in the workbook (custom XML part): they travel with the file. */
export interface TemplateStore {
  list(): Promise<readonly Template[]>;
  save(template: Template): Promise<void>;
  /** Takes every copy of a template away; one that is gone already is no error. */
  remove(id: string): Promise<void>;
}

/** What was sent from this workbook: custom XML parts of at most 64 KB, never bodies, never secrets. */
export interface Ledger {
  runs(): Promise<readonly LedgerRun[]>;
  /** Appends; a part that is full is never rewritten. */
  open(run: LedgerRun): Promise<void>;
  settle(runId: string, submissionId: string, settled: LedgerRun['submissions'][number]['outcome']): Promise<void>;
  /** Notes what a person found in PA2 about a submission of unknown outcome. */
  decide(runId: string, submissionId: string, decision: Decision): Promise<void>;
  /** Notes her word that a run which paused may go on. */
  checked(runId: string, check: PauseCheck): Promise<void>;
}

/**
 * The same facts in this browser's own store (IndexedDB, strict durability), for every workbook that was open here: it
 * outlives a workbook that was closed without saving, and knows what its copies sent. Never bodies, never secrets.
 */
export interface RunJournal extends Ledger {
  runs(): Promise<readonly JournalRun[]>;
  /** Notes that a submission is about to be handed over. */
  sending(runId: string, submissionId: string, at: string): Promise<void>;
}

/** Who is about to send from a workbook, as other people's panes can read it there. */
export interface Claim {
  readonly runId: string;
  readonly initials: string;
  /** ISO 8601: when it was written last. */
  readonly at: string;
  /** ISO 8601: when that send began. */
  readonly since?: string;
}

/** Keeps two senders of one workbook apart. */
export interface SenderLock {
  /** Holds the browser's lock while `work` runs; answers `taken` without starting it when another pane holds it. */
  hold<T>(name: string, work: () => Promise<T>): Promise<T | 'taken'>;
}

/** What this device remembers: language, account settings, the kind used last. No secret, no borrower. */
export interface Preferences {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
}
