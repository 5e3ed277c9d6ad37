import type { ColumnReader } from '../cell/reading';
import type { ReadValue } from './checkSheet';

type Value = ReadValue['value'];

/** Longer texts are hardly ever said twice, and cost to be compared. */
const LONGEST = 40;
/** A column with more texts than these is remembered as far as they go, or not at all where they do not come back. */
const MOST = 256;
/** How often each has to come back on an average. */
const TIMES = 8;

/** What the texts of one column mean to Kiva where there is nothing else to say of them: columns repeat themselves. */
export class KnownTexts {
  private readonly values = new Map<string, Value>();
  private reader: ColumnReader | undefined;
  private asked = 0;
  private isWorthIt = true;

  /** Whether it helps to ask about a text; forgets all where the column is read otherwise than before. */
  asks(text: string | undefined, reader: ColumnReader): text is string {
    if (reader !== this.reader) this.forget(reader);
    return this.isWorthIt && text !== undefined && text.length <= LONGEST;
  }

  /** What a text was read as; undefined where that is not known. */
  get(text: string): Value | undefined {
    this.asked += 1;
    return this.values.get(text);
  }

  /** Remembers what every cell with this text is read as. */
  put(text: string, value: Value): void {
    if (this.values.size < MOST) this.values.set(text, value);
    else if (this.asked < TIMES * MOST) this.isWorthIt = false;
  }

  private forget(reader: ColumnReader): void {
    this.values.clear();
    this.reader = reader;
    this.asked = 0;
    this.isWorthIt = true;
  }
}
