import { SEND_SETTINGS } from '../../core/send/sendSettings';
import { Fault } from '../../ports/fault';
import type { Clock } from '../../ports/platform';
import type { Claim } from '../../ports/stores';
import type { Workbook } from '../../ports/workbook';

/** Tells other people's panes, through the workbook, that this one is about to send. */
export interface SenderClaim {
  /** Writes the claim; throws Excel's Fault. */
  make(): Promise<void>;
  /** Writes it anew once it is ten minutes old, so that it counts as long as the run lasts; Excel's refusal is no Fault. */
  renew(): Promise<void>;
  /** Renews it for as long as this is waited for, up to a working day, and answers what comes of the waiting. */
  renewDuring<T>(wait: Promise<T>): Promise<T>;
  /** The claims of others that still count, as the workbook has them now. */
  others(): Promise<readonly Claim[]>;
  /** Takes the claim away; where Excel refuses, it counts no more after a while. */
  release(): Promise<void>;
}

const MINUTE_MS = 60_000;

/** Milliseconds after which a claim is written anew: well before it counts no more. */
const RENEW_AFTER = 10 * MINUTE_MS;
/** A pane that nobody comes back to keeps others out no longer; and a clock that never waits comes to an end. */
const RENEWALS_AT_MOST = 48;

/**
 * The claim of one run; `initials` are hers, as she signs. `ownRuns` names the runs of this browser: whoever holds its
 * lock knows that the pane which left their claims is gone.
 */
export function createClaim(
  workbook: Pick<Workbook, 'claim' | 'releaseClaim'>,
  clock: Pick<Clock, 'now' | 'sleep'>,
  runId: string,
  initials: string,
  ownRuns: () => Promise<ReadonlySet<string>>,
): SenderClaim {
  let writtenAt = 0;
  let since: string | undefined;
  const write = async (): Promise<readonly Claim[]> => {
    const at = clock.now();
    since ??= at;
    const others = await workbook.claim({ runId, initials, at, since });
    writtenAt = Date.parse(at);
    return others;
  };
  const renew = async (): Promise<void> => {
    if (Date.parse(clock.now()) - writtenAt < RENEW_AFTER) return;
    try {
      await write();
    } catch (thrown) {
      // The register still catches what slips through; a send under way does not end for it.
      if (!(thrown instanceof Fault)) throw thrown;
    }
  };
  return {
    make: async () => {
      await write();
    },
    renew,
    renewDuring: async <T>(wait: Promise<T>) => {
      let isOver = false;
      let renewal = Promise.resolve();
      const renewing = async (): Promise<T> => {
        for (let times = 0; times < RENEWALS_AT_MOST && !isOver; times += 1) {
          await clock.sleep(RENEW_AFTER);
          if (isOver) break;
          renewal = renew();
          await renewal;
        }
        return wait;
      };
      try {
        return await Promise.race([wait, renewing()]);
      } finally {
        isOver = true;
        // One that is under way would write the claim anew after it was released.
        await renewal;
      }
    },
    others: async () => {
      const claims = await write();
      const oldest = Date.parse(clock.now()) - SEND_SETTINGS.claimMinutes * MINUTE_MS;
      const own = claims.length === 0 ? new Set<string>() : await ownRuns();
      return claims.filter((claim) => !own.has(claim.runId) && claim.runId !== runId && Date.parse(claim.at) >= oldest);
    },
    release: async () => {
      try {
        await workbook.releaseClaim(runId);
      } catch (thrown) {
        // The send is over whatever becomes of its claim.
        if (!(thrown instanceof Fault)) throw thrown;
      }
    },
  };
}
