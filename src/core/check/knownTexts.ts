import type { ColumnReader } from '../cell/reading';
import type { ReadValue } from './checkSheet';
import { Recurring } from './recurring';

type Value = ReadValue['value'];

/** Longer texts are hardly ever said twice, and cost to be compared. */
const LONGEST = 40;

/** What the texts of one column mean to Kiva where there is nothing else to say of them. */
export class KnownTexts {
  private values = new Recurring<string, Value>();
  private reader: ColumnReader | undefined;

  /** Whether it helps to ask about a text; forgets all where the column is read otherwise than before. */
  asks(text: string, reader: ColumnReader): boolean {
    if (reader !== this.reader) {
      this.values = new Recurring();
      this.reader = reader;
    }
    return this.values.isWorthIt && text.length <= LONGEST;
  }

  /** What a text was read as; undefined where that is not known. */
  get(text: string): Value | undefined {
    return this.values.get(text);
  }

  /** Remembers what every cell with this text is read as. */
  put(text: string, value: Value): void {
    this.values.put(text, value);
  }
}
