import type { RelayClock, Wait } from './clock';
import type { RelayLog } from './log';

/** Does `work` now and again and again, `milliseconds` after it is done; a failure is logged. Answers how to stop. */
export function regularly(
  work: () => Promise<void>,
  clock: RelayClock,
  milliseconds: number,
  log: RelayLog,
): () => void {
  let wait: Wait | undefined;
  let stopped = false;
  const turn = async (): Promise<void> => {
    await work().catch((error: unknown) => log.fault(error));
    if (stopped) return;
    wait = clock.after(milliseconds);
    void wait.passed.then(turn);
  };
  void turn();
  return () => {
    stopped = true;
    wait?.cancel();
  };
}
