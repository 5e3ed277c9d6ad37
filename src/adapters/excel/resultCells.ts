import type { CellValue } from '../../core/cell/cell';
import { joinSegments } from './columnSegments';
import type { ColumnArea } from './headerAnchors';
import type { RowSpan } from './readInBlocks';
import { needsApostrophe, safeText } from './safeText';
import type { CellEntry } from './sheetLinks';

/** Values of the result columns by row, in the columns' order. */
export type CellsByRow = ReadonlyMap<number, readonly CellValue[]>;

/** What to enter into the result columns so that they hold the same again, by row. */
export type EntriesByRow = ReadonlyMap<number, readonly CellEntry[]>;

/** Blocks of cells exactly as they were: stored values, formulas and number formats. */
interface CellState {
  readonly span: RowSpan;
  readonly column: number;
  readonly values: CellValue[][];
  readonly formulas: CellValue[][];
  readonly formats: string[][];
}

/** A cell as it was: what to enter so that it holds the same again, and its number format. */
export interface HeldCell {
  readonly entry: CellValue;
  readonly format: string;
}

/** What result cells held. */
export interface KeptCells {
  readonly entries: EntriesByRow;
  /** By row, in the columns' order. */
  readonly held: ReadonlyMap<number, readonly HeldCell[]>;
}

/** Asks for the values of these columns over these rows; the answer is there after the next sync. */
export function askCells(area: ColumnArea, spans: readonly RowSpan[]): () => CellsByRow {
  const { columns, segments } = area;
  const asked = spans.map((span) => ({
    span,
    ranges: segments.map((segment) => {
      const range = area.range(segment, span);
      range.load('values');
      return range;
    }),
  }));
  return () =>
    new Map(
      asked.flatMap(({ span, ranges }) => {
        const grids = ranges.map(({ values }) => values as CellValue[][]);
        const rows = joinSegments(segments, grids, columns);
        return rows.map((values, r): [number, readonly CellValue[]] => [span.first + r, values]);
      }),
    );
}

/** Like askCells, with all that it takes to put the cells back. */
export function keepCells(area: ColumnArea, spans: readonly RowSpan[]): () => KeptCells {
  const { columns } = area;
  const values = askCells(area, spans);
  const asked = spans.flatMap((span) =>
    area.segments.map((segment) => {
      const range = area.range(segment, span);
      range.load('values,formulas,numberFormat');
      return { span, column: segment.first, range };
    }),
  );
  return () => {
    const states = asked.map(({ span, column, range }): CellState => ({
      span,
      column,
      values: range.values as CellValue[][],
      formulas: range.formulas as CellValue[][],
      formats: range.numberFormat as string[][],
    }));
    return { entries: entriesOf(values(), columns, states), held: heldIn(columns, states) };
  };
}

/** Queues writes that make a row's cells of these columns exactly what they were. */
export function queueHeld(area: ColumnArea, row: number, held: readonly HeldCell[]): void {
  for (const segment of area.segments) {
    const cells = Array.from({ length: segment.count }, (_, c) => held[area.columns.indexOf(segment.first + c)]);
    const range = area.range(segment, { first: row, last: row });
    range.numberFormat = [cells.map((cell) => cell?.format ?? 'General')];
    range.formulas = [cells.map((cell) => cell?.entry ?? '')];
  }
}

function heldIn(columns: readonly number[], states: readonly CellState[]): ReadonlyMap<number, readonly HeldCell[]> {
  const held = new Map<number, HeldCell[]>();
  for (const { span, column, values, formulas, formats } of states) {
    values.forEach((row, r) => {
      const cells = held.get(span.first + r) ?? [];
      held.set(span.first + r, cells);
      row.forEach((value, c) => {
        const format = formats[r]?.[c] ?? 'General';
        cells[columns.indexOf(column + c)] = { entry: entryFor(value, formulas[r]?.[c] ?? value, format), format };
      });
    });
  }
  return held;
}

/** A formula that stood in a cell goes back as that formula: a link of an earlier send must not become a text. */
function entriesOf(values: CellsByRow, columns: readonly number[], states: readonly CellState[]): EntriesByRow {
  const entries = new Map<number, CellEntry[]>([...values].map(([row, cells]) => [row, [...cells]]));
  for (const { span, column, formulas, values: stored } of states) {
    formulas.forEach((row, r) =>
      row.forEach((formula, c) => {
        const value = stored[r]?.[c] ?? '';
        const cells = entries.get(span.first + r);
        const k = columns.indexOf(column + c);
        if (cells === undefined || k < 0 || !isFormula(formula, value)) return;
        cells[k] = { as: 'formula', address: String(value), formula };
      }),
    );
  }
  return entries;
}

function isFormula(formula: CellValue, value: CellValue): formula is string {
  return formula !== value && typeof formula === 'string' && formula.startsWith('=');
}

/** What to enter so that the cell holds this value (or formula) again, and a text such as "007" stays a text. */
function entryFor(value: CellValue, formula: CellValue, format: string): CellValue {
  if (isFormula(formula, value)) return formula;
  if (typeof value !== 'string' || value === '') return value;
  const couldBeRead = format !== '@' && /\d|^(true|false)$/i.test(value) && !needsApostrophe(value);
  return couldBeRead ? `'${value}` : safeText(value);
}
