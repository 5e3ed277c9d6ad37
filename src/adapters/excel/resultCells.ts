import type { CellValue } from '../../core/cell/cell';
import { columnSegments, joinSegments } from './columnSegments';
import { rowsIn, type RowSpan } from './readInBlocks';
import { needsApostrophe, safeText } from './safeText';

/** Values of the result columns by row, in the columns' order. */
export type CellsByRow = ReadonlyMap<number, readonly CellValue[]>;

/** Blocks of cells exactly as they were: stored values, formulas and number formats. */
interface CellState {
  readonly span: RowSpan;
  readonly column: number;
  readonly values: CellValue[][];
  readonly formulas: CellValue[][];
  readonly formats: string[][];
}

/** What result cells held; `putBack` queues writes that make them exactly that again. */
export interface KeptCells {
  readonly values: CellsByRow;
  putBack(sheet: Excel.Worksheet): void;
}

/** Asks for the values of these columns over these rows; the answer is there after the next sync. */
export function askCells(
  sheet: Excel.Worksheet,
  columns: readonly number[],
  spans: readonly RowSpan[],
): () => CellsByRow {
  const segments = columnSegments(columns);
  const asked = spans.map((span) => ({
    span,
    ranges: segments.map(({ first, count }) => {
      const range = sheet.getRangeByIndexes(span.first, first, rowsIn(span), count).untrack();
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
export function keepCells(
  sheet: Excel.Worksheet,
  columns: readonly number[],
  spans: readonly RowSpan[],
): () => KeptCells {
  const values = askCells(sheet, columns, spans);
  const asked = spans.flatMap((span) =>
    columnSegments(columns).map(({ first, count }) => {
      const range = sheet.getRangeByIndexes(span.first, first, rowsIn(span), count).untrack();
      range.load('values,formulas,numberFormat');
      return { span, column: first, range };
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
    return { values: values(), putBack: (later) => states.forEach((state) => putBack(later, state)) };
  };
}

function putBack(sheet: Excel.Worksheet, { span, column, values, formulas, formats }: CellState): void {
  const range = sheet.getRangeByIndexes(span.first, column, rowsIn(span), values[0]?.length ?? 1).untrack();
  range.numberFormat = formats;
  range.formulas = values.map((row, r) =>
    row.map((value, c) => entryFor(value, formulas[r]?.[c] ?? value, formats[r]?.[c] ?? 'General')),
  );
}

/** What to enter so that the cell holds this value (or formula) again, and a text such as "007" stays a text. */
function entryFor(value: CellValue, formula: CellValue, format: string): CellValue {
  if (formula !== value && typeof formula === 'string' && formula.startsWith('=')) return formula;
  if (typeof value !== 'string' || value === '') return value;
  const couldBeRead = format !== '@' && /\d|^(true|false)$/i.test(value) && !needsApostrophe(value);
  return couldBeRead ? `'${value}` : safeText(value);
}
