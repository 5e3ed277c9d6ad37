import type { RecordKind } from '../catalogue/recordKind';
import { isNothing, meansEmpty } from '../cell/blank';
import type { BoundColumn } from './bindColumns';
import { CountedAmounts } from './countedAmounts';
import type { SheetGrid } from './sheetGrid';
import type { RowReason as Reason } from './leftOutRow';
import type { LeftOutByFilter } from './leftOutByFilter';
import { isSentence, isSigned } from './noteCells';
import { isPageLabel } from './noteWords';
import { repeatedHeader, type RepeatedHeader } from './repeatedHeader';
import { totalsLabel, type TotalsLabel } from './totalsWords';
import { unlabelledSubtotals } from './unlabelledSubtotals';

const DIGITS = /^\d+$/;

/** What a row is by itself; the last four depend on the rows around it. */
type Look = Exclude<Reason, 'filtered'> | 'record' | 'maybeTotal' | 'maybeSum' | 'maybeNote' | 'maybeSigned';

/** Parts records from blank rows, totals, notes and headers said again; when in doubt a row is a record, so that its error is seen. */
export class RowSorter {
  private readonly looks: Look[];
  private readonly reasons: (Reason | undefined)[];
  /** 1 for a row with everything that a record needs. */
  private readonly isComplete: Uint8Array;
  /** Rows whose id reads as a sentence. */
  private readonly sentences = new Set<number>();
  /** Amounts of rows with an id. */
  private readonly counted: CountedAmounts;
  /** Amounts that stand in a row alone, by row. */
  private readonly lone = new Map<number, number>();
  private subtotals: ReadonlySet<number> = new Set();
  /** Rows that her filter leaves out. */
  private readonly filtered = new Set<number>();
  private readonly header: RepeatedHeader;
  /** The last row with everything that a record needs; -1 when there is none. */
  private last = -1;
  private readonly idPlace: number | undefined;
  private readonly totalPlace: number | undefined;
  private readonly needed: readonly number[];
  private readonly mapped: ReadonlySet<number>;
  private readonly remarks: ReadonlySet<number>;
  private readonly ids: ReadonlySet<number>;
  /** Columns that tell whose record a row is: it holds a record's content, whatever its other cells say. */
  private readonly telling: ReadonlySet<number>;

  constructor(
    kind: RecordKind,
    bound: readonly BoundColumn[],
    recordKey: readonly string[],
    private readonly grid: SheetGrid,
    private readonly filter: Pick<LeftOutByFilter, 'place' | 'leavesOut'>,
  ) {
    this.looks = new Array<Look>(grid.rowCount);
    this.reasons = new Array<Reason | undefined>(grid.rowCount);
    this.isComplete = new Uint8Array(grid.rowCount);
    this.counted = new CountedAmounts(grid.rowCount);
    this.header = repeatedHeader(grid.snapshot.columns, grid);
    const isNeeded = ({ field }: BoundColumn): boolean =>
      field.need === 'required' || field.id === kind.totalField || recordKey.includes(field.id);
    const idField = [kind.keyFields[0], recordKey[0]].find((id) => bound.some(({ key }) => key === id));
    this.idPlace = bound.find(({ key }) => key === idField)?.place;
    this.totalPlace = bound.find(({ field }) => field.id === kind.totalField)?.place;
    this.needed = bound.filter(isNeeded).map(({ place }) => place);
    this.mapped = new Set(bound.map(({ place }) => place));
    const placesOf = (tells: (column: BoundColumn) => boolean) =>
      new Set(bound.filter(tells).map(({ place }) => place));
    this.ids = placesOf(({ field }) => field.kind === 'id');
    const isTelling = ({ field: { kind: sort, text, need } }: BoundColumn): boolean =>
      sort === 'id' || (sort === 'text' && (text === 'name' || need === 'required'));
    this.telling = new Set([...placesOf(isTelling), ...grid.namePlaces]);
    // A lone id, amount or date is a damaged record rather than a remark.
    this.remarks = new Set(
      bound.filter(({ field }) => !['id', 'amount', 'date'].includes(field.kind)).map(({ place }) => place),
    );
  }

  /** Why a row is left out; undefined for a record. */
  reasonOf(r: number): Reason | undefined {
    return this.reasons[r];
  }

  /** Looks at one row's cells. Every row has to be looked at before `settle`. */
  look(r: number): void {
    const { grid, idPlace, totalPlace, needed } = this;
    const { types, values } = grid.rowAt(r, needed.length + 2);
    let isComplete = 1;
    for (const place of needed) if (isNothing(types[place] ?? 'empty', values[place] ?? '')) isComplete = 0;
    this.isComplete[r] = isComplete;
    if (this.sentences.size > 0) this.sentences.delete(r);
    const hasId = idPlace !== undefined && !isNothing(types[idPlace] ?? 'empty', values[idPlace] ?? '');
    const amount = hasId && totalPlace !== undefined ? values[totalPlace] : undefined;
    this.counted.set(r, typeof amount === 'number' ? amount : NaN);
    if (this.lone.size > 0) this.lone.delete(r);
    // A number in the id's column is nothing but a record.
    this.looks[r] = hasId && types[idPlace] !== 'text' ? 'record' : this.lookAt(r, hasId);
    if (this.filtered.size > 0) this.filtered.delete(r);
    const { place, leavesOut } = this.filter;
    if (place !== undefined && leavesOut(grid.at(r, place).text)) this.filtered.add(r);
  }

  /** Whether a row that was looked at is a record; undefined where the rows around it have to tell. */
  isRecordAlone(r: number): boolean | undefined {
    const look = this.looks[r];
    if (look === 'record') return this.filtered.size === 0 || !this.filtered.has(r);
    return look?.startsWith('maybe') === true ? undefined : false;
  }

  /** Judges every row; a generator, so that a long sheet does not hold up whoever asks. */
  *settle(): Generator<void> {
    this.last = this.isComplete.lastIndexOf(1);
    this.subtotals = this.foundSubtotals();
    for (let r = 0; r < this.grid.rowCount; r++) {
      this.reasons[r] = this.judge(r);
      if (r % 4096 === 4095) yield;
    }
  }

  /** Judges anew after one row changed; answers the rows that became records or are none any more. */
  resettle(r: number): readonly number[] {
    const lastBefore = this.last;
    this.look(r);
    this.last = this.isComplete.lastIndexOf(1);
    const subtotalsBefore = this.subtotals;
    this.subtotals = this.foundSubtotals();
    const rows = new Set([r, ...subtotalsBefore, ...this.subtotals]);
    for (let at = Math.max(Math.min(lastBefore, this.last), 0); at < this.grid.rowCount; at++) {
      if (this.looks[at]?.startsWith('maybe') === true) rows.add(at);
    }
    return [...rows].filter((at) => {
      const before = this.reasons[at];
      this.reasons[at] = this.judge(at);
      return before !== this.reasons[at];
    });
  }

  private lookAt(r: number, hasId: boolean): Look {
    const { grid, idPlace, totalPlace, needed } = this;
    if (idPlace !== undefined && hasId) {
      // An id that is no word of a header, a label, a note or a signature, seen at once.
      const text = String(grid.rowAt(r, 1).values[idPlace]);
      if (this.header.mayBe(idPlace, text) && this.header.is(r, this.filled(r))) return 'header';
      if (DIGITS.test(text)) return 'record';
      const labelled = this.labelledLook(r, this.labelIn(r, idPlace));
      if (labelled !== undefined) return labelled;
      // Looks at other cells came between: a cell is good until the next.
      const id = grid.at(r, idPlace);
      const [isSaid, isSign] = [isSentence(id), isSigned(id)];
      if (isSaid) this.sentences.add(r);
      const isPage = isPageLabel(String(id.value)) && this.filled(r).length > 1;
      if (isSign && !isPage && this.isSigning(r, this.filled(r))) return 'maybeSigned';
      return isSaid && this.filled(r).length === 1 ? 'maybeNote' : 'record';
    }
    const filled = this.filled(r);
    if (filled.length === 0) return 'blank';
    if (this.header.is(r, filled)) return 'header';
    if (idPlace === undefined) return 'record';
    const labels = filled.map((place) => this.labelIn(r, place)).filter((label) => label !== undefined);
    const labelled = this.labelledLook(r, labels.includes('total') ? 'total' : labels[0]);
    if (labelled !== undefined) return labelled;
    const amount = totalPlace === undefined ? undefined : grid.at(r, totalPlace).value;
    if (typeof amount === 'number') {
      if (filled.length === 1) this.lone.set(r, amount);
      return filled.some((place) => this.telling.has(place)) ? 'record' : 'maybeSum';
    }
    if (!filled.some((place) => needed.includes(place) || grid.beyondPlaces.includes(place))) {
      const mapped = filled.filter((place) => this.mapped.has(place));
      if (mapped.length <= 1 && mapped.every((place) => this.remarks.has(place))) return 'note';
    }
    return this.isSigning(r, filled) ? 'maybeSigned' : 'record';
  }

  /** The label in a cell; people are called Sum and Suma, so outside the columns of ids these need the sum as well. */
  private labelIn(r: number, place: number): TotalsLabel | undefined {
    const cell = this.grid.at(r, place);
    if (cell.type !== 'text' || meansEmpty(cell)) return undefined;
    const mayBeName = this.telling.has(place) && !this.ids.has(place);
    return totalsLabel(String(cell.value), mayBeName);
  }

  /** What a labelled row is; undefined where it holds what tells a record, other than its labels. */
  private labelledLook(r: number, label: TotalsLabel | undefined): Look | undefined {
    if (label === undefined) return undefined;
    const tells = (place: number): boolean => this.telling.has(place) && this.labelIn(r, place) === undefined;
    if (this.filled(r).some(tells)) return undefined;
    return label === 'total' ? 'total' : 'maybeTotal';
  }

  /** Somebody signs or annotates here, and nothing is in the row that a record could still be known by. */
  private isSigning(r: number, filled: readonly number[]): boolean {
    if (!filled.some((place) => isSigned(this.grid.at(r, place)))) return false;
    return filled.every((place) => {
      const isRemark = this.remarks.has(place) && !this.needed.includes(place);
      return !this.mapped.has(place) || isRemark || isSigned(this.grid.at(r, place));
    });
  }

  private foundSubtotals(): ReadonlySet<number> {
    const lone = [...this.lone].sort(([a], [b]) => a - b);
    return unlabelledSubtotals(lone, this.counted.byRow);
  }

  private filled(r: number): readonly number[] {
    return this.grid.snapshot.columns.map((_, place) => place).filter((place) => !this.grid.isEmpty(r, place));
  }

  private judge(r: number): Reason | undefined {
    return this.judgeAlone(r) ?? (this.filtered.has(r) ? 'filtered' : undefined);
  }

  private judgeAlone(r: number): Reason | undefined {
    const look = this.looks[r] ?? 'record';
    switch (look) {
      case 'record':
        return undefined;
      case 'maybeSigned':
        return r > this.last ? 'note' : undefined;
      case 'maybeSum':
        if (this.subtotals.has(r)) return 'total';
        // The label "Total" often stands in a column that was not read; only below the last whole record is a sum a total.
        return r > this.last && this.isSumAbove(r, 2) ? 'total' : undefined;
      case 'maybeTotal':
        return r >= this.last && this.isSumAbove(r, 1) ? 'total' : undefined;
      case 'maybeNote':
        return r > this.last && ![...this.sentences].some((at) => at <= this.last) ? 'note' : undefined;
      case 'blank':
      case 'total':
      case 'note':
      case 'header':
        return look;
    }
  }

  /** Whether the number in a row is exactly the sum of this many numbers or more above it whose rows have an id. */
  private isSumAbove(r: number, least: number): boolean {
    const total = this.totalPlace === undefined ? undefined : this.grid.at(r, this.totalPlace).value;
    return typeof total === 'number' && total !== 0 && this.counted.isSumAbove(r, total, least);
  }
}
