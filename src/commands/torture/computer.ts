import type { RunJournal, Preferences, SenderLock } from '../../ports/stores';
import { createRunJournal } from '../../adapters/browser/runJournal';
import type { KeptRecord, RunStore } from '../../adapters/browser/runStore';
import { createSenderLock, type BrowserLocks } from '../../adapters/browser/senderLock';
import type { Clock } from '../../ports/platform';
import type { Life } from './life';

/** A browser on a computer: what it remembers survives its panes and the workbooks that were open in it. */
export class Computer {
  private records: readonly KeptRecord[] = [];
  private readonly done = new Set<string>();
  private readonly preferred = new Map<string, string>();
  private readonly locks = new Map<string, Life>();

  readonly preferences: Preferences = {
    get: (name) => this.preferred.get(name),
    set: (name, value) => {
      this.preferred.set(name, value);
    },
  };

  /** The journal as one pane has it; each note is on the disk, or the pane does not live to hear of it. */
  journalOf(life: Life, clock: Clock): RunJournal {
    return createRunJournal('', { clock, permission: undefined, store: life.mortal(this.store()) });
  }

  /** The browser's locks as one pane has them; those of a pane that is gone are free again. */
  lockOf(life: Life, clock: Clock): SenderLock {
    const request: BrowserLocks['request'] = async (name, _options, work) => {
      const holder = this.locks.get(name);
      if (holder !== undefined && !holder.isOver) return work(null);
      this.locks.set(name, life);
      try {
        return await work({ name });
      } finally {
        if (this.locks.get(name) === life) this.locks.delete(name);
      }
    };
    return createSenderLock('', { clock, locks: { request } });
  }

  /** Loans of calls that a pane was about to hand over when it died, as the browser noted them. */
  async leaving(clock: Clock): Promise<readonly string[]> {
    const runs = await createRunJournal('', { clock, permission: undefined, store: this.store() }).runs();
    const open = runs.flatMap(({ submissions }) => submissions.filter(({ sending, outcome }) => sending && !outcome));
    return open.flatMap(({ rows }) => rows.map(({ loanId }) => loanId));
  }

  private store(): RunStore {
    return {
      all: () => Promise.resolve(this.records),
      add: (runId, records) => {
        this.records = [...this.records, ...records.map((record) => ({ runId, record: structuredClone(record) }))];
        return Promise.resolve();
      },
      drop: (runIds) => {
        this.records = this.records.filter(({ runId }) => !runIds.includes(runId));
        return Promise.resolve();
      },
      isFirst: (deed) => {
        const isFirst = !this.done.has(deed);
        this.done.add(deed);
        return Promise.resolve(isFirst);
      },
    };
  }
}
