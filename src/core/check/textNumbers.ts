const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;
/** Places of the first table. */
const FIRST_SIZE = 64;

/**
 * Numbers texts from 0 on in the order of their coming, the same text alike: a Map for a hundred thousand ids, most of
 * which come once, costs more than reading them. It forgets none: a check is made anew before many have left.
 */
export class TextNumbers {
  private readonly texts: string[] = [];
  /** Two numbers a place: a text's hash and its number from 1 on; 0 where there is none. */
  private table = new Int32Array(2 * FIRST_SIZE);

  /** The text's number; a new one where it is new. */
  numberOf(text: string): number {
    let hash = SEED;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
    hash ^= hash >>> 15;
    const { table, texts } = this;
    const last = table.length - 1;
    let place = (2 * hash) & last;
    for (let known = 0; (known = table[place + 1] ?? 0) !== 0; place = (place + 2) & last) {
      if (table[place] === hash && texts[known - 1] === text) return known - 1;
    }
    table[place] = hash;
    table[place + 1] = texts.push(text);
    if (4 * texts.length > table.length) this.grow();
    return texts.length - 1;
  }

  private grow(): void {
    const before = this.table;
    const table = (this.table = new Int32Array(2 * before.length));
    const last = table.length - 1;
    for (let from = 0; from < before.length; from += 2) {
      const number = before[from + 1] ?? 0;
      if (number === 0) continue;
      const hash = before[from] ?? 0;
      let place = (2 * hash) & last;
      while (table[place + 1] !== 0) place = (place + 2) & last;
      table[place] = hash;
      table[place + 1] = number;
    }
  }
}
