import { meansEmpty } from '../cell/blank';
import type { Cell, CellType, CellValue } from '../cell/cell';
import type { SheetSnapshot } from '../cell/snapshot';

/** A cell that is filled anew for each place: it must not be kept. */
interface Cursor {
  value: CellValue;
  text: string;
  type: CellType;
  format: string;
}

/** The cells of a snapshot for many quick looks, and for changes that the snapshot itself never sees. */
export class SheetGrid {
  private readonly cursor: Cursor = { value: '', text: '', type: 'empty', format: 'General' };
  private grids: Pick<SheetSnapshot, 'values' | 'texts' | 'types' | 'formats'>;
  private isOwn = false;

  /** `visited` is told how often a cell was looked at. */
  constructor(
    readonly snapshot: SheetSnapshot,
    private readonly visited?: (cells: number) => void,
  ) {
    this.grids = snapshot;
  }

  get rowCount(): number {
    return this.snapshot.values.length;
  }

  /** The cell at grid place (r, place), good until the next call; an empty one where the grid ends. */
  at(r: number, place: number): Cell {
    const { cursor, grids } = this;
    cursor.value = grids.values[r]?.[place] ?? '';
    cursor.text = grids.texts[r]?.[place] ?? '';
    cursor.type = grids.types[r]?.[place] ?? 'empty';
    cursor.format = grids.formats[r]?.[place] ?? 'General';
    if (this.visited !== undefined) this.visited(1);
    return cursor;
  }

  /** Whether nothing, or a word for nothing, is at grid place (r, place). */
  isEmpty(r: number, place: number): boolean {
    return meansEmpty(this.at(r, place));
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
  }
}

function put<Content>(grid: readonly (readonly Content[])[], r: number, place: number, content: Content): void {
  const row = [...(grid[r] ?? [])];
  row[place] = content;
  (grid as Content[][])[r] = row;
}
