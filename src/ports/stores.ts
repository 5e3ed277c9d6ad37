import type { Template } from '../core/mapping/template';
import type { LedgerRun } from '../core/send/ledgerRun';

/** Templates kept in the workbook (custom XML part): they travel with the file. */
export interface TemplateStore {
  list(): Promise<readonly Template[]>;
  save(template: Template): Promise<void>;
}

/** What was sent from this workbook: custom XML parts of at most 64 KB, never bodies, never secrets. */
export interface Ledger {
  runs(): Promise<readonly LedgerRun[]>;
  /** Appends; a part that is full is never rewritten. */
  open(run: LedgerRun): Promise<void>;
  settle(runId: string, submissionId: string, settled: LedgerRun['submissions'][number]['outcome']): Promise<void>;
}

/** What this device remembers: language, account settings, the kind used last. No secret, no borrower. */
export interface Preferences {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
}
