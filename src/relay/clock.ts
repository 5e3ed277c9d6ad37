/** Time as the relay needs it, handed in so that tests run on a virtual clock; all in milliseconds. */
export interface RelayClock {
  /** Now, since 1970 in UTC. */
  now(): number;
  /** A wait that can be called off; a wait called off never passes. */
  after(milliseconds: number): Wait;
}

/** One running wait. */
export interface Wait {
  readonly passed: Promise<void>;
  cancel(): void;
}

/** The machine's own clock; its waits keep the process from ending. */
export const systemClock: RelayClock = {
  now: () => Date.now(),
  after: (milliseconds) => {
    let timer: NodeJS.Timeout | undefined;
    const passed = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
    return { passed, cancel: () => clearTimeout(timer) };
  },
};

/** The first's answer, or `otherwise` when `milliseconds` pass before it is there. */
export async function withinTime<Answer, Otherwise>(
  clock: RelayClock,
  milliseconds: number,
  answer: Promise<Answer>,
  otherwise: () => Otherwise,
): Promise<Answer | Otherwise> {
  const wait = clock.after(milliseconds);
  try {
    return await Promise.race([answer, wait.passed.then(otherwise)]);
  } finally {
    wait.cancel();
  }
}
