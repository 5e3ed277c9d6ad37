import { isReadAlike, type ColumnReader } from '../cell/reading';
import type { Template } from '../mapping/template';
import type { BoundColumn } from './bindColumns';
import type { Completion } from './completion';
import { type FieldSurveys, ROWS_TOGETHER, type Surveyor, surveysOf } from './fieldSurveys';
import type { Finding } from './finding';
import type { ReadColumn } from './readColumn';
import { columnFinding } from './rowReader';
import type { SheetGrid } from './sheetGrid';

type IsRecord = (r: number) => boolean;

/** How each column is read, decided from all its cells and kept as they change. */
export class ColumnReading {
  private readonly surveys: readonly FieldSurveys[];
  private readonly surveyors: readonly Surveyor[];

  /** `columns` are those of `bound`, in its order; `isRecord` tells the rows whose cells count. */
  constructor(
    private readonly bound: readonly BoundColumn[],
    private readonly columns: readonly ReadColumn[],
    private readonly grid: SheetGrid,
    template: Template,
    private readonly isRecord: IsRecord,
  ) {
    this.surveys = surveysOf(bound, grid, template);
    this.surveyors = this.surveys.flatMap((surveys) =>
      surveys.columns.flatMap((_, nth) => surveys.surveyor(nth) ?? []),
    );
  }

  /** Looks at the cells of a row, where it is surely a record; rows come one after the other, from the first to the last. */
  look(r: number, isRecord: boolean): void {
    const { grid, surveyors } = this;
    if (isRecord) {
      const row = grid.rowAt(r, surveyors.length);
      for (const surveyor of surveyors) surveyor.look(row, r);
    }
    if (r % ROWS_TOGETHER !== ROWS_TOGETHER - 1 && r !== grid.rowCount - 1) return;
    const together = Math.floor(r / ROWS_TOGETHER);
    for (const surveyor of surveyors) surveyor.close(together);
  }

  /** Decides how columns are read, after all rows were looked at; `late` turned out to be records since. */
  decide(late: readonly number[]): void {
    for (const surveys of this.surveys) {
      for (const nth of surveys.columns.keys()) for (const r of late) surveys.survey(nth, r, this.isRecord);
      this.place(surveys, surveys.reader());
    }
  }

  /** After a cell at `place` or these rows changed: the rows whose cells are to be read otherwise now. */
  resurvey(place: number, r: number, changed: readonly number[]): readonly number[] {
    const around = [r, ...changed];
    return this.surveys
      .filter(({ asksColumn }) => asksColumn)
      .flatMap((surveys) => {
        const at = [...surveys.columns.keys()].filter(
          (nth) => changed.length > 0 || surveys.columns[nth]?.place === place,
        );
        const said = at.flatMap((nth) => around.map((near) => surveys.survey(nth, near, this.isRecord)));
        if (!said.includes(true)) return [];
        const before = this.readerOf(surveys)?.decided;
        const reader = surveys.reader();
        this.place(surveys, reader);
        return before !== undefined && isReadAlike(before, reader.decided) ? [] : surveys.speaking(this.isRecord);
      });
  }

  /** What there is to say about whole columns, but for what these completions say of each record. */
  findings(completions: readonly Completion[]): readonly Finding[] {
    const instead = new Set(completions.flatMap((completion) => completion.instead ?? []));
    const said = this.surveys.flatMap((surveys) => {
      const notes = this.readerOf(surveys)?.columnNotes ?? [];
      return notes.map((note) => columnFinding(note, surveys));
    });
    return instead.size === 0 ? said : said.filter(({ code }) => !instead.has(code));
  }

  private place({ columns }: FieldSurveys, reader: ColumnReader): void {
    for (const column of columns) this.columns[this.bound.indexOf(column)]?.readBy(reader);
  }

  private readerOf({ columns: [first] }: FieldSurveys): ColumnReader | undefined {
    return this.columns[this.bound.indexOf(first)]?.reader;
  }
}
