/** More than so many are not remembered. */
const MOST = 256;
/** How often each has to come back on an average to be worth asking for. */
const TIMES = 8;

/** Remembers what was made of a column's values as long as they come back: columns repeat themselves, or hardly at all. */
export class Recurring<Key, Made> {
  private readonly known = new Map<Key, Made>();
  private asked = 0;
  private isWorth = true;

  /** Whether it helps to ask. */
  get isWorthIt(): boolean {
    return this.isWorth;
  }

  /** What was made of it; undefined where that is not known. */
  get(key: Key): Made | undefined {
    this.asked += 1;
    return this.known.get(key);
  }

  /** Remembers what was made of it, where there is room. */
  put(key: Key, made: Made): void {
    if (this.known.size < MOST) this.known.set(key, made);
    else if (this.asked < TIMES * MOST) this.isWorth = false;
  }
}
