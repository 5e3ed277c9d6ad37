import type { Clock } from '../../ports/platform';
import type { AbortSignalLike } from '../../ports/workbook';

const SLICE = 1000;

/** Sleeps that many seconds, in slices, so that a cancelled wait ends within a second. */
export async function pause(clock: Clock, seconds: number, signal: AbortSignalLike): Promise<void> {
  for (let left = seconds * 1000; left > 0 && !signal.aborted; left -= SLICE) {
    await clock.sleep(Math.min(SLICE, left));
  }
}
