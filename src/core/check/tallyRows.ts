import { NO_NOTES, type CheckedRow } from './checkedRow';
import type { LeftOutRow } from './leftOutRow';
import type { ShortName } from './lookUpReferences';

/** What the rows of a check come to together, each list in the order of the rows. */
export interface RowTally {
  /** Rows whose record may go out, and those whose record is another row's that may. */
  readonly going: CheckedRow[];
  readonly members: CheckedRow[];
  readonly staying: CheckedRow[];
  readonly leftOut: LeftOutRow[];
  /** Rows of which there is something to say. */
  readonly odd: CheckedRow[];
  readonly shortNames: ShortName[];
  /** Sheet rows whose amount is blank. */
  readonly blanks: number[];
  /** How many rows lack each column, by place in `bound`. */
  readonly empties: number[];
  /** Rows that were read, the first of them, and how many records they make. */
  candidates: number;
  first: number | undefined;
  count: number;
}

type IsFree = (row: number) => boolean;

/** Parts the rows, the first of which is sheet row `firstRow`; looks at no cells. */
export function tallyRows(
  rows: readonly CheckedRow[],
  firstRow: number,
  columnCount: number,
  isFree: IsFree,
): RowTally {
  const tally: RowTally = {
    going: [],
    members: [],
    staying: [],
    leftOut: [],
    odd: [],
    shortNames: [],
    blanks: [],
    empties: new Array<number>(columnCount).fill(0),
    candidates: 0,
    first: undefined,
    count: 0,
  };
  let row = firstRow;
  for (const known of rows) {
    if (known.record !== undefined && isFree(row)) tally.going.push(known);
    else if (isMemberGoing(known, rows, isFree)) tally.members.push(known);
    else tally.staying.push(known);
    if (known.record !== undefined) tally.count += 1;
    if (known.leftOut !== undefined) tally.leftOut.push({ row, reason: known.leftOut });
    if (known.draft !== undefined) {
      tally.candidates += 1;
      tally.first ??= row;
      if (known.notes !== NO_NOTES || known.ruleFindings.length > 0) noteOdd(tally, known, row);
    }
    row += 1;
  }
  return tally;
}

function noteOdd(tally: RowTally, known: CheckedRow, row: number): void {
  const { notes, leftOut } = known;
  tally.odd.push(known);
  for (const slot of notes.empty) tally.empties[slot] = (tally.empties[slot] ?? 0) + 1;
  if (leftOut === undefined) tally.shortNames.push(...notes.shortNames);
  if (notes.isBlank) tally.blanks.push(row);
}

/** Whether it is a row of a group loan that goes out, whose record is another row's. */
function isMemberGoing({ group, record }: CheckedRow, rows: readonly CheckedRow[], isFree: IsFree): boolean {
  const head = group === undefined || record !== undefined ? undefined : rows[group.head]?.record;
  return head !== undefined && isFree(head.row);
}
