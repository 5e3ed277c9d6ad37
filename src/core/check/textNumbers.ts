/** Texts that are expected at first; more make the lists longer. */
const ROOM = 1024;
/** In place of a number: the end of a chain. */
const END = -1;

/**
 * Numbers distinct texts from 0 on, as they come. It is for many texts that nearly all differ: their hashes lie side by
 * side, so that a new one is known as such without a look at any other text.
 */
export class TextNumbers {
  private readonly texts: string[] = [];
  private hashes = new Int32Array(ROOM);
  /** By number: the number of the text before it with the same end of its hash. */
  private before = new Int32Array(ROOM);
  /** By end of hash: the last number. */
  private last = new Int32Array(2 * ROOM).fill(END);

  /** The number of a text, a new one where it has none. */
  numberOf(text: string): number {
    const hash = hashOf(text);
    const known = this.find(text, hash);
    if (known !== END) return known;
    const number = this.texts.length;
    if (number === this.hashes.length) this.grow();
    this.texts.push(text);
    this.hashes[number] = hash;
    this.chain(number, hash);
    return number;
  }

  /** Whether a text has a number. */
  has(text: string): boolean {
    return this.find(text, hashOf(text)) !== END;
  }

  private find(text: string, hash: number): number {
    const { last, before, hashes, texts } = this;
    let number = last[hash & (last.length - 1)] ?? END;
    while (number !== END && (hashes[number] !== hash || texts[number] !== text)) number = before[number] ?? END;
    return number;
  }

  private chain(number: number, hash: number): void {
    const end = hash & (this.last.length - 1);
    this.before[number] = this.last[end] ?? END;
    this.last[end] = number;
  }

  private grow(): void {
    const { hashes } = this;
    this.hashes = new Int32Array(2 * hashes.length);
    this.hashes.set(hashes);
    this.before = new Int32Array(2 * hashes.length);
    this.last = new Int32Array(4 * hashes.length).fill(END);
    hashes.forEach((hash, number) => this.chain(number, hash));
  }
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  // The last letters would count for the low bits alone.
  return hash ^ (hash >>> 15);
}
