import { Fault } from '../../ports/fault';
import type { Clock } from '../../ports/platform';
import type { AbortSignalLike, Workbook } from '../../ports/workbook';

/** Keeps a run's results in the workbook's file. */
export interface Saver {
  /** Saves, or waits until she did; false when she stops the send instead. Throws the Fault of a workbook that is gone. */
  saveFirst(): Promise<boolean>;
  /** One more submission is settled: saves, where this Excel can, after 50 of them or 30 seconds, whichever comes first. */
  settled(): Promise<void>;
  /** Saves what came since, where this Excel can; what Excel refuses then is in the browser's journal all the same. */
  saveAgain(): Promise<void>;
}

/** How often an unsaved workbook is looked at, in milliseconds. */
const LOOK_EVERY = 1000;

/** A file is saved as a whole: after each of 1,000 drafts it would be written 1,000 times. */
const SETTLED_A_SAVE = 50;
const SAVE_AFTER = 30_000;

/** A saver for one run; `askHer` is called once when only she can save. */
export function createSaver(
  workbook: Pick<Workbook, 'save' | 'isSaved'>,
  clock: Pick<Clock, 'now' | 'sleep'>,
  signal: AbortSignalLike,
  askHer: () => void,
): Saver {
  let canSave = false;
  let savedAt = 0;
  let unsaved = 0;
  const now = (): number => Date.parse(clock.now());
  const saveAgain = async (): Promise<void> => {
    if (!canSave) return;
    unsaved = 0;
    try {
      await workbook.save();
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown;
    }
    savedAt = now();
  };
  return {
    saveFirst: async () => {
      canSave = (await workbook.save()) === 'saved';
      savedAt = now();
      if (canSave || (await workbook.isSaved())) return true;
      askHer();
      while (!signal.aborted) {
        await clock.sleep(LOOK_EVERY);
        if (await workbook.isSaved()) return true;
      }
      return false;
    },
    settled: async () => {
      unsaved += 1;
      if (unsaved >= SETTLED_A_SAVE || now() - savedAt >= SAVE_AFTER) await saveAgain();
    },
    saveAgain,
  };
}
