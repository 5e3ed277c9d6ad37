import type { RecordKind } from '../catalogue/recordKind';
import { meansEmpty } from '../cell/blank';
import type { Cell } from '../cell/cell';
import { cellAt, type SheetSnapshot } from '../cell/snapshot';
import type { BoundColumn } from './bindColumns';
import { isSumAbove } from './isSumAbove';
import { isSigning } from './noteWords';
import { isRepeatedHeader } from './repeatedHeader';
import { unlabelledSubtotals } from './subtotals';
import { isSubtotalLabel, isTotalsLabel } from './totalsWords';

/** A row left out on purpose, and why. */
export interface LeftOutRow {
  readonly row: number;
  readonly reason: 'blank' | 'total' | 'note' | 'header' | 'blankAmount' | 'filtered';
}

/** Grid rows that are records, and those that are none: every row of the snapshot is in one of the two. */
export interface SortedRows {
  readonly records: readonly number[];
  readonly leftOut: readonly LeftOutRow[];
}

/** Parts records from blank rows, totals, notes and headers said again; when in doubt a row is a record, so that its error is seen. */
export function sortRows(
  kind: RecordKind,
  bound: readonly BoundColumn[],
  recordKey: readonly string[],
  snapshot: SheetSnapshot,
): SortedRows {
  const idPlace = bound.find(({ field }) => field.id === kind.keyFields[0])?.place;
  const totalPlace = bound.find(({ field }) => field.id === kind.totalField)?.place;
  const hasId = (r: number): boolean => idPlace !== undefined && !meansEmpty(cellAt(snapshot, r, idPlace));
  const isNeeded = ({ field }: BoundColumn): boolean =>
    field.need === 'required' || field.id === kind.totalField || recordKey.includes(field.id);
  const needed = bound.filter(isNeeded).map(({ place }) => place);
  // A lone id, amount or date is a damaged record rather than a remark.
  const remarkPlaces = new Set(
    bound.filter(({ field }) => !['id', 'amount', 'date'].includes(field.kind)).map(({ place }) => place),
  );
  const places = snapshot.columns.map((_, place) => place);
  const last = lastComplete(snapshot, needed);
  const idsAreSentences =
    idPlace !== undefined && snapshot.values.some((_, r) => r <= last && isSentence(cellAt(snapshot, r, idPlace)));
  const subtotals =
    idPlace === undefined || totalPlace === undefined
      ? new Set<number>()
      : unlabelledSubtotals(snapshot, idPlace, totalPlace);
  const records: number[] = [];
  const leftOut: LeftOutRow[] = [];

  /** Below the last whole record, and nothing in it that a record could still be known by. */
  const isSigningRow = (r: number, filled: readonly number[]): boolean => {
    if (r <= last || !filled.some((place) => isSigned(cellAt(snapshot, r, place)))) return false;
    return filled.every((place) => {
      const isMapped = bound.some((column) => column.place === place);
      return !isMapped || isSigned(cellAt(snapshot, r, place)) || (remarkPlaces.has(place) && !needed.includes(place));
    });
  };

  const reasonOf = (r: number): LeftOutRow['reason'] | undefined => {
    const filled = places.filter((place) => !meansEmpty(cellAt(snapshot, r, place)));
    if (filled.length === 0) return 'blank';
    if (isRepeatedHeader(snapshot, r, filled)) return 'header';
    if (idPlace === undefined) return undefined;
    const id = cellAt(snapshot, r, idPlace);
    if (meansEmpty(id) || isLabel(id)) {
      if (filled.some((place) => isLabel(cellAt(snapshot, r, place)))) return 'total';
    }
    if (subtotals.has(r)) return 'total';
    if (isSigningRow(r, filled)) return 'note';
    // The label "Total" often stands in a column that was not read; only below the last whole record is a sum a total.
    if (meansEmpty(id) && r > last && totalPlace !== undefined && isSumAbove(snapshot, r, totalPlace, hasId))
      return 'total';
    if (!filled.some((place) => needed.includes(place))) {
      const mapped = filled.filter((place) => bound.some((column) => column.place === place));
      if (mapped.length <= 1 && mapped.every((place) => remarkPlaces.has(place))) return 'note';
    }
    const onlyId = filled.length === 1 && filled[0] === idPlace;
    return onlyId && r > last && !idsAreSentences && isSentence(id) ? 'note' : undefined;
  };

  snapshot.values.forEach((_, r) => {
    const reason = reasonOf(r);
    if (reason === undefined) records.push(r);
    else leftOut.push({ row: snapshot.firstRow + r, reason });
  });
  return { records, leftOut };
}

/** The last row with everything that a record needs; -1 when there is none. */
function lastComplete(snapshot: SheetSnapshot, needed: readonly number[]): number {
  let r = snapshot.values.length - 1;
  while (r >= 0 && needed.some((place) => meansEmpty(cellAt(snapshot, r, place)))) r -= 1;
  return r;
}

function isLabel(cell: Cell): boolean {
  return cell.type === 'text' && (isTotalsLabel(String(cell.value)) || isSubtotalLabel(String(cell.value)));
}

function isSigned(cell: Cell): boolean {
  return cell.type === 'text' && isSigning(String(cell.value));
}

/** "Prepared by Maria": at least two words of letters alone; ids such as "LN 00123" are no sentences. */
function isSentence(cell: Cell): boolean {
  if (cell.type !== 'text') return false;
  const words = String(cell.value).trim().split(/\s+/);
  return words.filter((word) => /^\p{L}{2,}[:,.]?$/u.test(word)).length >= 2;
}
