import * as v from 'valibot';
import type { Clock, Ids } from '../../ports/platform';
import type { SenderLock } from '../../ports/stores';
import { jsonOf } from '../jsonOf';
import { storageOfThisPage, whenAllowed } from './pageStorage';

/** The part of `localStorage` that is used. */
export type LeaseStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A pane that died leaves its lease behind for so long. */
export const LEASE_MS = 30_000;
/** A holder writes its lease anew this often. */
export const RENEW_MS = 5_000;
/** Two panes that wrote at one moment see after this long which of them was last. */
export const SETTLE_MS = 50;

const leaseSchema = v.object({ holder: v.string(), until: v.string() });

/**
 * A lock for browsers without Web Locks: a lease in storage that its holder renews. It is a courtesy, not a proof: a
 * pane whose timers slept longer than its lease can overlap with another one, and the relay's register catches what
 * slips through. Where storage is blocked nobody is kept out.
 */
export function leaseLock(clock: Pick<Clock, 'now' | 'sleep'>, ids: Ids, given?: LeaseStorage): SenderLock {
  const holder = ids();
  const storage = given ?? storageOfThisPage();
  const held = new Set<string>();

  const isOthers = (name: string): boolean => {
    const lease = v.safeParse(leaseSchema, jsonOf(whenAllowed(() => storage?.getItem(name)) ?? ''));
    return lease.success && lease.output.holder !== holder && lease.output.until > clock.now();
  };
  const write = (name: string): void => {
    const until = new Date(Date.parse(clock.now()) + LEASE_MS).toISOString();
    whenAllowed(() => storage?.setItem(name, JSON.stringify({ holder, until })));
  };

  return {
    hold: async (name, work) => {
      const taken = 'taken' as const;
      if (held.has(name) || isOthers(name)) return taken;
      held.add(name);
      try {
        write(name);
        await clock.sleep(SETTLE_MS);
        if (isOthers(name)) return taken;
        let isWorking = true;
        const renew = async (): Promise<void> => {
          while (isWorking && !isOthers(name)) {
            write(name);
            await clock.sleep(RENEW_MS);
          }
        };
        void renew();
        try {
          return await work();
        } finally {
          isWorking = false;
          if (!isOthers(name)) whenAllowed(() => storage?.removeItem(name));
        }
      } finally {
        held.delete(name);
      }
    },
  };
}
