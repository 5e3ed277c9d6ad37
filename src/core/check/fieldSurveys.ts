import { namePartReader } from '../cell/nameParts';
import { READERS } from '../cell/readers';
import type { ColumnReader, Surveying } from '../cell/reading';
import type { CellRef } from '../cell/cell';
import type { ColumnFormat, Template } from '../mapping/template';
import type { BoundColumn } from './bindColumns';
import type { GridRow, SheetGrid } from './sheetGrid';

/** Rows surveyed together: one changed cell costs a look at so many. */
export const ROWS_TOGETHER = 16;
/** More rows than a sheet of Excel's has: places of one column follow those of the one before. */
const ROWS_OF_EXCEL = 2 ** 21;

/** One field's columns, and what their cells say about how they are to be read. */
export class FieldSurveys {
  readonly field: BoundColumn['field'];
  private readonly surveying: Surveying<unknown> | undefined;
  /** By column, then by rows that were surveyed together. */
  private readonly surveys: unknown[][];

  constructor(
    readonly columns: readonly [BoundColumn, ...BoundColumn[]],
    private readonly grid: SheetGrid,
    private readonly template: Template,
  ) {
    this.field = columns[0].field;
    this.surveying = READERS[this.field.kind].surveying?.();
    this.surveys = columns.map(() => []);
  }

  /** Whether the rows around r have to be surveyed when their cells or kind change. */
  get asksColumn(): boolean {
    return this.surveying !== undefined;
  }

  /** Surveys one column's cells of the rows that stand with r; answers whether they say, or said, anything. */
  survey(nth: number, r: number, isRecord: (r: number) => boolean): boolean {
    const place = this.columns[nth]?.place;
    const surveys = this.surveys[nth];
    if (this.surveying === undefined || place === undefined || surveys === undefined) return false;
    const together = Math.floor(r / ROWS_TOGETHER);
    const end = Math.min((together + 1) * ROWS_TOGETHER, this.grid.rowCount);
    let survey: unknown;
    for (let at = together * ROWS_TOGETHER; at < end; at++) {
      if (isRecord(at)) survey = this.surveying.note(survey, this.grid.at(at, place), nth * ROWS_OF_EXCEL + at);
    }
    const before = surveys[together];
    surveys[together] = survey;
    return before !== undefined || survey !== undefined;
  }

  /** One column's survey of rows that come one after another, from the first of a group on. */
  surveyor(nth: number): Surveyor | undefined {
    const { surveying, grid } = this;
    const place = this.columns[nth]?.place;
    const surveys = this.surveys[nth];
    if (surveying === undefined || place === undefined || surveys === undefined) return undefined;
    return new Surveyor(surveying, grid, place, nth * ROWS_OF_EXCEL, surveys);
  }

  /** Rows whose cells say something of how they are to be read: all others are read alike whatever is decided. */
  speaking(isRecord: (r: number) => boolean): readonly number[] {
    const rows = new Set<number>();
    for (const [nth, { place }] of this.columns.entries()) {
      this.surveys[nth]?.forEach((survey, together) => {
        if (survey === undefined) return;
        const end = Math.min((together + 1) * ROWS_TOGETHER, this.grid.rowCount);
        for (let r = together * ROWS_TOGETHER; r < end; r++) {
          if (isRecord(r) && this.surveying?.note(undefined, this.grid.at(r, place), r) !== undefined) rows.add(r);
        }
      });
    }
    return [...rows];
  }

  /** The reader that follows from what was surveyed. */
  reader(): ColumnReader {
    const { part } = this.columns[0];
    return part === undefined ? this.wholeReader() : namePartReader(this.wholeReader(), part);
  }

  private wholeReader(): ColumnReader {
    const { dateSystem } = this.grid.snapshot;
    const { field, format } = this;
    const words = this.template.valueMaps?.[field.id];
    if (this.surveying === undefined) return READERS[field.kind]([], format, dateSystem, words);
    const said: unknown[] = [];
    for (const surveys of this.surveys) for (const survey of surveys) if (survey !== undefined) said.push(survey);
    return this.surveying.readerOf(this.surveying.merge(said), format, dateSystem, words);
  }

  /** The header of the field's first column. */
  get header(): string {
    return this.grid.snapshot.columns[this.columns[0].place]?.header ?? '';
  }

  /** What the template decided, and what the header itself says where a column may say the opposite. */
  private get format(): ColumnFormat {
    const { polarity: said, ...decided } = this.template.formats[this.field.id] ?? {};
    // Where a column has one sense alone, nothing that is written in a template turns it round: a "no" is no consent.
    const polarity = this.field.polarityOf && (said ?? this.field.polarityOf(this.header));
    return polarity === undefined ? decided : { ...decided, polarity };
  }

  /** The cell that a note's place means. */
  cellOf(place: number): CellRef {
    const { column } = this.columns[Math.floor(place / ROWS_OF_EXCEL)] ?? this.columns[0];
    return { row: this.grid.snapshot.firstRow + (place % ROWS_OF_EXCEL), column };
  }
}

/** Surveys one column's cells row after row, a group of rows at a time. */
export class Surveyor {
  private survey: unknown;
  // Taken out once: columns of many sorts are asked in turn.
  private readonly note: Surveying<unknown>['note'];
  private readonly mayAdd: NonNullable<Surveying<unknown>['mayAdd']>;

  /** `before` is added to a row for its place; `surveys` gets what each group of rows says. */
  constructor(
    { note, mayAdd }: Surveying<unknown>,
    private readonly grid: SheetGrid,
    private readonly place: number,
    private readonly before: number,
    private readonly surveys: unknown[],
  ) {
    this.note = note;
    this.mayAdd = mayAdd ?? always;
  }

  /** Looks at the column's cell in a row that is a record; `row` is that row. */
  look({ types, values }: Readonly<GridRow>, r: number): void {
    const { place, mayAdd, note, survey } = this;
    // Most cells say nothing new of their column, as is seen without taking them out of their row.
    if (!mayAdd(survey, types[place] ?? 'empty', values[place] ?? '')) return;
    this.survey = note(survey, this.grid.at(r, place), this.before + r);
  }

  /** Ends a group of rows. */
  close(together: number): void {
    this.surveys[together] = this.survey;
    this.survey = undefined;
  }
}

function always(): true {
  return true;
}

/** The bound columns by field, in the order of first appearance. */
export function surveysOf(bound: readonly BoundColumn[], grid: SheetGrid, template: Template): readonly FieldSurveys[] {
  const groups = new Map<string, [BoundColumn, ...BoundColumn[]]>();
  for (const column of bound) {
    const group = groups.get(column.field.id);
    if (group === undefined) groups.set(column.field.id, [column]);
    else group.push(column);
  }
  return [...groups.values()].map((columns) => new FieldSurveys(columns, grid, template));
}
