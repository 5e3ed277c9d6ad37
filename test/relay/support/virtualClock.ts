import type { RelayClock } from '../../../src/relay/clock';

/** Time that passes only when a test says so. */
export class VirtualClock implements RelayClock {
  private waits: { readonly due: number; readonly pass: () => void }[] = [];

  constructor(private time = Date.UTC(2026, 0, 5)) {}

  readonly now = (): number => this.time;

  readonly after: RelayClock['after'] = (milliseconds) => {
    let pass = (): void => undefined;
    const passed = new Promise<void>((resolve) => {
      pass = resolve;
    });
    if (milliseconds <= 0) setImmediate(pass);
    const wait = { due: this.time + milliseconds, pass };
    this.waits.push(wait);
    return { passed, cancel: () => (this.waits = this.waits.filter((other) => other !== wait)) };
  };

  /** How many waits run, e.g. to see that none is left behind. */
  get running(): number {
    return this.waits.length;
  }

  /** Lets everything that is ready happen, moves the time, and lets everything happen that this made ready. */
  async advance(milliseconds: number): Promise<void> {
    await quiet();
    this.time += milliseconds;
    const due = this.waits.filter((wait) => wait.due <= this.time);
    this.waits = this.waits.filter((wait) => wait.due > this.time);
    for (const { pass } of due) pass();
    await quiet();
  }
}

/** Lets promises and streams that are ready run; no time passes. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
