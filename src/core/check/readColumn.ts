import { alike, type ColumnReader } from '../cell/reading';
import type { BoundColumn } from './bindColumns';
import type { ReadValue } from './checkSheet';
import type { Find } from './lookUpReferences';
import { Recurring } from './recurring';

type Value = ReadValue['value'];

/** Longer texts are hardly ever said twice, and cost to be compared. */
const LONGEST = 40;

/** A column as its rows are read: how, and what its texts mean to Kiva where there is nothing else to say of them. */
export class ReadColumn {
  /** Place of the column in the snapshot's grids. */
  readonly place: number;
  private known = new Recurring<string, Value>();
  private decided: ColumnReader | undefined;

  /** `find` looks its words up in a list of Kiva's; `tellsEmpty`: an empty cell is to be told, `asksBlank`: as one question for the sheet. */
  constructor(
    readonly column: BoundColumn,
    readonly find: Find | undefined,
    readonly tellsEmpty: boolean,
    readonly asksBlank: boolean,
  ) {
    this.place = column.place;
  }

  /** How its cells are read; undefined before that is decided. */
  get reader(): ColumnReader | undefined {
    return this.decided;
  }

  /** Has its cells read so from now on, and forgets what was read otherwise. */
  readBy(reader: ColumnReader): void {
    this.decided = alike(reader);
    this.known = new Recurring();
  }

  /** Whether it helps to ask what a text was read as. */
  asks(text: string): boolean {
    return this.known.isWorthIt && text.length <= LONGEST;
  }

  /** What a text was read as; undefined where that is not known. */
  get(text: string): Value | undefined {
    return this.known.get(text);
  }

  /** Remembers what every cell with this text is read as. */
  put(text: string, value: Value): void {
    this.known.put(text, value);
  }
}
