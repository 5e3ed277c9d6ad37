import type { JournalRun, JournalSubmission } from '../../core/send/ledgerRun';
import type { Preferences, RunJournal, SenderLock } from '../../ports/stores';

/** A browser on a computer: what it remembers survives its panes and the workbooks that were open in it. */
export class Computer {
  private runs = new Map<string, JournalRun>();
  private readonly preferred = new Map<string, string>();
  private readonly locks = new Map<string, object>();

  /** As IndexedDB keeps it: a note is there as soon as its promise resolves. */
  readonly journal: RunJournal = {
    runs: () => Promise.resolve([...this.runs.values()]),
    open: (run) => this.keep(run),
    sending: (runId, submissionId, at) =>
      this.change(runId, submissionId, (submission) => ({ ...submission, sending: at })),
    settle: (runId, submissionId, outcome) =>
      this.change(runId, submissionId, (submission) => ({ ...submission, ...(outcome && { outcome }) })),
    decide: (runId, submissionId, decision) =>
      this.change(runId, submissionId, (submission) => ({ ...submission, decision })),
  };

  readonly preferences: Preferences = {
    get: (name) => this.preferred.get(name),
    set: (name, value) => {
      this.preferred.set(name, value);
    },
  };

  /** The browser's locks as one pane sees them; a pane that dies gives its own back. */
  lockOf(over: Promise<void>): SenderLock {
    const holder = {};
    const release = (name: string): void => {
      if (this.locks.get(name) === holder) this.locks.delete(name);
    };
    void over.then(() => [...this.locks.keys()].forEach(release));
    return {
      hold: async (name, work) => {
        if (this.locks.has(name)) return 'taken';
        this.locks.set(name, holder);
        try {
          return await work();
        } finally {
          release(name);
        }
      },
    };
  }

  private keep(run: JournalRun): Promise<void> {
    this.runs.set(run.runId, run);
    return Promise.resolve();
  }

  private change(
    runId: string,
    submissionId: string,
    to: (submission: JournalSubmission) => JournalSubmission,
  ): Promise<void> {
    const run = this.runs.get(runId);
    if (run === undefined) return Promise.reject(new Error('The journal does not know that run.'));
    const submissions = run.submissions.map((one) => (one.id === submissionId ? to(one) : one));
    return this.keep({ ...run, submissions });
  }
}
