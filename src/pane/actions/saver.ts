import { Fault } from '../../ports/fault';
import type { Clock } from '../../ports/platform';
import type { AbortSignalLike, Workbook } from '../../ports/workbook';

/** Keeps a run's results in the workbook's file. */
export interface Saver {
  /** Saves, or waits until she did; false when she stops the send instead. Throws the Fault of a workbook that is gone. */
  saveFirst(): Promise<boolean>;
  /** Saves what came since, where this Excel can; what Excel refuses then is in the browser's journal all the same. */
  saveAgain(): Promise<void>;
}

/** How often an unsaved workbook is looked at, in milliseconds. */
const LOOK_EVERY = 1000;

/** A saver for one run; `askHer` is called once when only she can save. */
export function createSaver(
  workbook: Pick<Workbook, 'save' | 'isSaved'>,
  clock: Pick<Clock, 'sleep'>,
  signal: AbortSignalLike,
  askHer: () => void,
): Saver {
  let canSave = false;
  return {
    saveFirst: async () => {
      canSave = (await workbook.save()) === 'saved';
      if (canSave || (await workbook.isSaved())) return true;
      askHer();
      while (!signal.aborted) {
        await clock.sleep(LOOK_EVERY);
        if (await workbook.isSaved()) return true;
      }
      return false;
    },
    saveAgain: async () => {
      if (!canSave) return;
      try {
        await workbook.save();
      } catch (thrown) {
        if (!(thrown instanceof Fault)) throw thrown;
      }
    },
  };
}
