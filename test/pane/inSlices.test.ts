import { inSlices } from '../../src/pane/actions/inSlices';

function* counting(steps: number): Generator<void, number> {
  for (let step = 0; step < steps; step++) yield;
  return steps;
}

describe('a long computation', () => {
  /** A step takes this long on the virtual clock; answers how often the pane could breathe. */
  const pausesAt = async (stepMs: number, steps: number): Promise<number> => {
    let time = 0;
    let pauses = 0;
    const clock = {
      now: () => new Date((time += stepMs)).toISOString(),
      sleep: () => {
        pauses += 1;
        return Promise.resolve();
      },
    };
    expect(await inSlices(clock, counting(steps))).toBe(steps);
    return pauses;
  };

  it('pauses before a slice is longer than a frame', async () => {
    expect(await pausesAt(5, 100)).toBe(50);
    expect(await pausesAt(20, 10)).toBe(10);
  });

  it('does not pause while it is quick', async () => {
    expect(await pausesAt(0, 1000)).toBe(0);
  });
});
