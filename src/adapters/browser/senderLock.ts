import type { Clock, Ids } from '../../ports/platform';
import type { SenderLock } from '../../ports/stores';
import { browserIds } from './browserIds';
import { leaseLock, type LeaseStorage } from './leaseLock';

/** The part of `navigator.locks` that is used. */
export interface BrowserLocks {
  request<T>(name: string, options: { readonly ifAvailable: true }, work: (lock: unknown) => Promise<T>): Promise<T>;
}

/** What the lock may be given. */
export interface LockOptions {
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  readonly ids?: Ids;
  /** Absent in old browsers. */
  readonly locks?: BrowserLocks | undefined;
  readonly storage?: LeaseStorage | undefined;
}

/**
 * Keeps two panes of one browser apart, by Web Locks, which end with the pane that holds them; where the browser has
 * none, by a lease in `localStorage`. Names are under `Office.context.partitionKey`.
 */
export function createSenderLock(partitionKey: string, options: LockOptions): SenderLock {
  const { clock, ids = browserIds, storage } = options;
  const locks = 'locks' in options ? options.locks : locksOfThisPage();
  const lease = leaseLock(clock, ids, storage);
  return {
    hold: async <T>(name: string, work: () => Promise<T>): Promise<T | 'taken'> => {
      const full = `${partitionKey}send-to-kiva/${name}`;
      if (locks === undefined) return lease.hold(full, work);
      return locks.request<T | 'taken'>(full, { ifAvailable: true }, (lock) =>
        lock === null ? Promise.resolve('taken') : work(),
      );
    },
  };
}

function locksOfThisPage(): BrowserLocks | undefined {
  return typeof navigator === 'undefined' ? undefined : (navigator.locks as BrowserLocks | undefined);
}
