/** What a dead pane's or relay's call ends in; no one may take it for a Fault. */
export class Killed extends Error {
  constructor() {
    super('killed');
    this.name = 'Killed';
  }
}

/** The life of a pane or a relay: it ends at a chosen await, after which nothing that it asked for is ever answered. */
export class Life {
  private left: number;
  private ended = false;
  private end = (): void => undefined;
  /** Resolves when it is over. */
  readonly over: Promise<void>;

  /** Dies at the `steps`-th await; lives on without end where that is undefined. */
  constructor(
    steps: number | undefined,
    /** Called at every await, before it goes on. */
    private readonly atStep: () => void = () => undefined,
  ) {
    this.left = steps ?? Infinity;
    this.over = new Promise((resolve) => {
      this.end = resolve;
    });
  }

  get isOver(): boolean {
    return this.ended;
  }

  /** Dies at the `steps`-th await from now at the latest. */
  dieWithin(steps: number): void {
    this.left = Math.min(this.left, steps);
  }

  kill(): void {
    this.ended = true;
    this.end();
  }

  /** One await: goes on, or rejects with Killed because the life is over. */
  async step(): Promise<void> {
    if (!this.ended) {
      this.atStep();
      this.left -= 1;
      if (this.left <= 0) this.kill();
    }
    if (this.ended) throw new Killed();
    await Promise.resolve();
  }

  /** A call to the outside: the life can end before it, or after it with its answer lost. */
  async call<T>(act: () => Promise<T>): Promise<T> {
    await this.step();
    const answer = await act();
    await this.step();
    return answer;
  }

  /** The same port, every method of which is such a call; those named `atOnce` answer no promise and stay as they are. */
  mortal<P extends object>(port: P, atOnce: readonly (keyof P)[] = []): P {
    return new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function' || atOnce.includes(name as keyof P)) return member;
        return (...given: readonly unknown[]): Promise<unknown> =>
          this.call(() => Promise.resolve(Reflect.apply(member, target, given) as unknown));
      },
    });
  }
}
