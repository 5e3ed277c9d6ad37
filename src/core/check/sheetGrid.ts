import { isNothing } from '../cell/blank';
import type { Cell, CellType, CellValue } from '../cell/cell';
import type { SheetSnapshot, SnapshotColumn } from '../cell/snapshot';
import { NOTHING } from './rule';

/** A cell that is filled anew for each place: it must not be kept. */
interface Cursor {
  value: CellValue;
  text: string;
  type: CellType;
  format: string;
}

/** One row's cells by place, taken out of its grids. */
export interface GridRow {
  values: readonly CellValue[];
  texts: readonly string[];
  types: readonly CellType[];
  formats: readonly string[];
}

const NO_ROW = -1;

/** The cells of a snapshot for many quick looks, and for changes that the snapshot itself never sees. */
export class SheetGrid {
  private readonly cursor: Cursor = { value: '', text: '', type: 'empty', format: 'General' };
  private grids: Pick<SheetSnapshot, 'values' | 'texts' | 'types' | 'formats'>;
  private isOwn = false;
  /** The row that was looked at last, taken out of its grids once for all of its cells. */
  private readonly row: GridRow = { values: NOTHING, texts: NOTHING, types: NOTHING, formats: NOTHING };
  private r = NO_ROW;
  /** Places of columns right of the last header, where nothing may stand. */
  readonly beyondPlaces: readonly number[];
  /** Places of unmapped columns that name the borrower. */
  readonly namePlaces: readonly number[];

  /** `visited` is told how often a cell was looked at. */
  constructor(
    readonly snapshot: SheetSnapshot,
    private readonly visited?: (cells: number) => void,
  ) {
    this.grids = snapshot;
    const placesOf = (isSo: (column: SnapshotColumn) => boolean): readonly number[] =>
      snapshot.columns.flatMap((column, place) => (isSo(column) ? [place] : []));
    this.beyondPlaces = placesOf(({ isBeyond }) => isBeyond === true);
    this.namePlaces = placesOf(({ namesPeople }) => namesPeople === true);
  }

  get rowCount(): number {
    return this.snapshot.values.length;
  }

  /** The cell at grid place (r, place), good until the next call; an empty one where the grid ends. */
  at(r: number, place: number): Cell {
    const { cursor, row } = this;
    if (r !== this.r) this.turnTo(r);
    cursor.value = row.values[place] ?? '';
    cursor.text = row.texts[place] ?? '';
    cursor.type = row.types[place] ?? 'empty';
    cursor.format = row.formats[place] ?? 'General';
    if (this.visited !== undefined) this.visited(1);
    return cursor;
  }

  /** A row's cells for so many looks at once, good until the next call; a place that the grid does not reach is undefined. */
  rowAt(r: number, looks: number): Readonly<GridRow> {
    if (r !== this.r) this.turnTo(r);
    if (this.visited !== undefined) this.visited(looks);
    return this.row;
  }

  private turnTo(r: number): void {
    const { row, grids } = this;
    row.values = grids.values[r] ?? NOTHING;
    row.texts = grids.texts[r] ?? NOTHING;
    row.types = grids.types[r] ?? NOTHING;
    row.formats = grids.formats[r] ?? NOTHING;
    this.r = r;
  }

  /** Whether nothing, or a word for nothing, is at grid place (r, place). */
  isEmpty(r: number, place: number): boolean {
    const { row } = this;
    if (r !== this.r) this.turnTo(r);
    if (this.visited !== undefined) this.visited(1);
    return isNothing(row.types[place] ?? 'empty', row.values[place] ?? '');
  }

  /** Puts a cell where another was; the snapshot stays as it is. */
  set(r: number, place: number, { value, text, type, format }: Cell): void {
    if (!this.isOwn) {
      const { values, texts, types, formats } = this.snapshot;
      this.grids = { values: [...values], texts: [...texts], types: [...types], formats: [...formats] };
      this.isOwn = true;
    }
    put(this.grids.values, r, place, value);
    put(this.grids.texts, r, place, text);
    put(this.grids.types, r, place, type);
    put(this.grids.formats, r, place, format);
    this.r = NO_ROW;
  }
}

function put<Content>(grid: readonly (readonly Content[])[], r: number, place: number, content: Content): void {
  const row = [...(grid[r] ?? [])];
  row[place] = content;
  (grid as Content[][])[r] = row;
}
