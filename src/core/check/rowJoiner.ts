import type { RecordDraft } from './checkSheet';
import type { Finding } from './finding';
import type { LeftOutRow } from './leftOutRow';
import type { RuleContext } from './rule';

/** What becomes of a row whose record is told together with another's; `member`: it goes out with its group. */
export type Joined = RecordDraft | 'addedUp' | 'member';

/** Makes one record of several rows; it is told of each row that comes or goes, in any order. */
export interface RowJoiner {
  /** Takes a row in; answers the grid rows of its group, itself among them. `isSound`: nothing of it was unreadable. */
  add(r: number, draft: RecordDraft, isSound: boolean): readonly number[];
  /** Told of a row that is left out, and of what its cell displays by which rows are joined. */
  pass?(r: number, row: number, text: string, reason: LeftOutRow['reason']): void;
  /** The field whose column's texts `pass` is told. */
  readonly tieField?: string;
  /** Takes a row out; answers the grid rows that were in one group with it. */
  remove(r: number): readonly number[];
  /** What goes on as the record of a grid row. */
  recordOf(r: number, draft: RecordDraft): Joined;
  /** The sheet row that has the amount of a grid row which was added up. */
  sumRowOf?(r: number): number | undefined;
  /** What there is to say about all groups; looks at no cells. */
  findings(context: RuleContext): readonly Finding[];
}
