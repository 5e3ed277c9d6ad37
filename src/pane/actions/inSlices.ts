import type { Clock } from '../../ports/platform';

/** Leaves room in a frame of 16 ms for what the pane itself has to do. */
const SLICE_MS = 10;

/** Runs a long computation to its end in short slices, between which the pane can draw and hear. */
export async function inSlices<Answer>(
  { now, sleep }: Pick<Clock, 'now' | 'sleep'>,
  steps: Generator<void, Answer>,
): Promise<Answer> {
  let since = Date.parse(now());
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (Date.parse(now()) - since < SLICE_MS) continue;
    await sleep(0);
    since = Date.parse(now());
  }
}
