import type { RelayClock, Wait } from './clock';
import type { RelayLog } from './log';
import type { OutcomeBox } from './outcomeBox';

/** Sweeps the box now and every `milliseconds`; answers how to stop. */
export function sweepRegularly(box: OutcomeBox, clock: RelayClock, milliseconds: number, log: RelayLog): () => void {
  let wait: Wait | undefined;
  let stopped = false;
  const sweep = async (): Promise<void> => {
    await box.sweep().catch((error: unknown) => log.fault(error));
    if (stopped) return;
    wait = clock.after(milliseconds);
    void wait.passed.then(sweep);
  };
  void sweep();
  return () => {
    stopped = true;
    wait?.cancel();
  };
}
