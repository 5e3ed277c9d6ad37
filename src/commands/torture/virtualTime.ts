import type { Clock } from '../../ports/platform';
import type { RelayClock } from '../../relay/clock';

/** So many turns of the event loop without a sign of life mean that everything waits for time to pass. */
const QUIET_TURNS = 12;
/** Nothing waits and nothing moves: the run hangs. */
const HUNG_TURNS = 3000;
/** Waits that are due later than this are housekeeping and do not move time. */
const FAR_MS = 100 * 86_400_000;

interface Waiting {
  readonly due: number;
  readonly pass: () => void;
}

/** One time for pane, relay and Kiva, which passes only when all of them wait; milliseconds since 1970 UTC. */
export class VirtualTime {
  private waits: Waiting[] = [];
  private signs = 0;

  constructor(private ms: number) {}

  readonly now = (): number => this.ms;

  /** Says that something goes on, so that time stands still. */
  readonly stir = (): void => {
    this.signs += 1;
  };

  readonly sleep = (milliseconds: number): Promise<void> => this.after(milliseconds).passed;

  readonly after: RelayClock['after'] = (milliseconds) => {
    this.stir();
    let pass = (): void => undefined;
    const passed = new Promise<void>((resolve) => {
      pass = resolve;
    });
    const wait = { due: this.ms + Math.max(milliseconds, 0), pass };
    this.waits.push(wait);
    const cancel = (): void => {
      this.waits = this.waits.filter((other) => other !== wait);
    };
    return { passed, cancel };
  };

  /** The time as a pane sees it. */
  readonly paneClock: Clock = {
    now: () => new Date(this.ms).toISOString(),
    today: () => new Date(this.ms).toISOString().slice(0, 10),
    sleep: (milliseconds) => this.sleep(milliseconds),
  };

  /** Lets time pass until `work` is done; throws where nothing moves any more. */
  async until<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const done = (): void => {
      isDone = true;
    };
    work.then(done, done);
    let seen = -1;
    let quiet = 0;
    while (!isDone) {
      await new Promise((resolve) => setImmediate(resolve));
      quiet = this.signs === seen ? quiet + 1 : 0;
      seen = this.signs;
      if (quiet >= QUIET_TURNS && this.passNext()) quiet = 0;
      if (quiet > HUNG_TURNS) throw new Error('Nothing moves any more.');
    }
    return work;
  }

  /** Moves the time on by itself, e.g. to the next month; what is due meanwhile comes first. */
  async advance(milliseconds: number): Promise<void> {
    await this.until(this.sleep(milliseconds));
  }

  private passNext(): boolean {
    const next = this.waits.reduce<Waiting | undefined>(
      (first, wait) => (first === undefined || wait.due < first.due ? wait : first),
      undefined,
    );
    if (next === undefined || next.due > this.ms + FAR_MS) return false;
    this.waits = this.waits.filter((wait) => wait !== next);
    this.ms = Math.max(this.ms, next.due);
    next.pass();
    return true;
  }
}
