import type { CellValue } from '../../core/cell/cell';
import { columnSegments, joinSegments } from './columnSegments';
import { rowsIn, type RowSpan } from './readInBlocks';
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

/** What result cells held; `putBack` queues writes that make them exactly that again. */
export interface KeptCells {
  readonly entries: EntriesByRow;
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
    return {
      entries: entriesOf(values(), columns, states),
      putBack: (later) => states.forEach((state) => putBack(later, state)),
    };
  };
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

/** Row by row: Excel has put a block into the wrong rows where some of them were hidden meanwhile. */
function putBack(sheet: Excel.Worksheet, { span, column, values, formulas, formats }: CellState): void {
  values.forEach((row, r) => {
    const range = sheet.getRangeByIndexes(span.first + r, column, 1, row.length).untrack();
    range.numberFormat = [formats[r] ?? []];
    range.formulas = [row.map((value, c) => entryFor(value, formulas[r]?.[c] ?? value, formats[r]?.[c] ?? 'General'))];
  });
}

/** What to enter so that the cell holds this value (or formula) again, and a text such as "007" stays a text. */
function entryFor(value: CellValue, formula: CellValue, format: string): CellValue {
  if (isFormula(formula, value)) return formula;
  if (typeof value !== 'string' || value === '') return value;
  const couldBeRead = format !== '@' && /\d|^(true|false)$/i.test(value) && !needsApostrophe(value);
  return couldBeRead ? `'${value}` : safeText(value);
}
