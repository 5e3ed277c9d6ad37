import type { FieldKind } from '../../../src/core/catalogue/field';
import type { Cell, CellValue } from '../../../src/core/cell/cell';
import { READERS } from '../../../src/core/cell/readers';
import type { ColumnNote } from '../../../src/core/cell/reading';
import type { DateSystem } from '../../../src/core/cell/snapshot';
import type { ColumnFormat } from '../../../src/core/mapping/template';
import { cellOf } from './cells';

/** What a column became: values, 'empty', an error's code, or 'open' where the column asks. */
export interface ReadColumn {
  readonly values: readonly (string | number | boolean)[];
  readonly warnings: readonly string[];
  /** The params of each cell that could not be read. */
  readonly errors: readonly Readonly<Record<string, string | number>>[];
  readonly notes: readonly ColumnNote[];
  readonly asked: readonly string[];
}

/** Decisions that a test makes beside the cells. */
export interface Decided {
  readonly format?: ColumnFormat;
  readonly dateSystem?: DateSystem;
  readonly words?: Readonly<Record<string, string>>;
}

/** Reads one column as its kind of field is read. */
export function readColumn(
  kind: FieldKind,
  column: readonly (CellValue | Cell)[],
  { format = {}, dateSystem = 1900, words }: Decided = {},
): ReadColumn {
  const cells = column.map((one) => (typeof one === 'object' ? one : cellOf(one)));
  const reader = READERS[kind](cells, format, dateSystem, words);
  const readings = cells.map((cell) => reader.read(cell));
  return {
    values: readings.map((reading) => {
      if (reading.state === 'empty') return 'empty';
      return reading.state === 'value' ? reading.value : (reading.notes[0]?.code ?? 'open');
    }),
    warnings: readings.flatMap((reading) =>
      reading.state === 'value' ? (reading.notes ?? []).map(({ code }) => code) : [],
    ),
    errors: readings.flatMap((reading) =>
      reading.state === 'unread' ? reading.notes.map(({ params }) => params) : [],
    ),
    notes: reader.columnNotes,
    asked: reader.columnNotes.filter(({ severity }) => severity === 'question').map(({ code }) => code),
  };
}
