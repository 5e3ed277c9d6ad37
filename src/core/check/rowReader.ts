import type { Field } from '../catalogue/field';
import type { RecordKind } from '../catalogue/recordKind';
import { shownIn, type CellNote, type ColumnNote, type ColumnReader } from '../cell/reading';
import { addressOf } from '../cell/a1';
import { meansEmpty } from '../cell/blank';
import type { BoundColumn } from './bindColumns';
import type { ReadValue, RecordDraft } from './checkSheet';
import { findingOf, placedFinding, type Finding, type Severity } from './finding';
import type { FieldSurveys } from './fieldSurveys';
import { NOTHING } from './rule';
import { RowValues, type ValueLayout } from './rowValues';
import type { SheetGrid } from './sheetGrid';
import { notFound, type LookUps, type ShortName } from './lookUpReferences';

type Value = ReadValue['value'];

/** One row as read, before any rule. */
export interface ReadRow {
  readonly draft: RecordDraft;
  readonly findings: readonly Finding[];
  /** Columns (by place in `bound`) that are empty and should not be. */
  readonly empty: readonly number[];
  /** Its amount is blank while that is one question for the sheet. */
  readonly isBlank: boolean;
  readonly shortNames: readonly ShortName[];
  /** What the kind's telling column displays; '' where it has none. */
  readonly telling: string;
}

/** What reading a row needs; made once for a sheet. */
export interface RowReading {
  readonly kind: RecordKind;
  readonly bound: readonly BoundColumn[];
  readonly layout: ValueLayout;
  readonly grid: SheetGrid;
  readonly lookUps: LookUps;
  readonly identityPlaces: readonly number[];
  readonly tellingPlace: number | undefined;
  /** Whether an empty cell is to be told, by place in `bound`. */
  readonly tellsEmpty: readonly boolean[];
  /** Readers by place in `bound`. */
  readonly readers: readonly ColumnReader[];
  /** Fields of the template's constants that cannot be read: every row lacks them. */
  readonly unreadConstants: ReadonlySet<string>;
  /** Changes the values of a row: clears entries that hold nothing but zeros. */
  readonly clearEmptyEntries: (held: (Value | undefined)[], unread: ReadonlySet<string> | undefined) => void;
}

/** Reads one grid row with every note about its cells; a blank amount becomes 0 where she said so. */
export function readRow(reading: RowReading, r: number, blankIsZero: boolean): ReadRow {
  const { kind, bound, layout, grid, lookUps, tellsEmpty, readers } = reading;
  const row = grid.snapshot.firstRow + r;
  // Of its final length at once: a list that grows is copied and keeps room for more.
  const held = new Array<Value | undefined>(bound.length);
  let findings: Finding[] | undefined;
  let empty: number[] | undefined;
  let unread = reading.unreadConstants.size > 0 ? new Set(reading.unreadConstants) : undefined;
  let shortNames: ShortName[] | undefined;
  let isBlank = false;
  for (let slot = 0; slot < bound.length; slot++) {
    const column = bound[slot];
    const reader = readers[slot];
    if (column === undefined || reader === undefined) continue;
    const read = reader.read(grid.at(r, column.place));
    held[slot] = read.state === 'value' ? read.value : undefined;
    if (read.state === 'empty') {
      if (column.field.id === kind.blankQuestionField) isBlank = true;
      else if (tellsEmpty[slot] === true) (empty ??= []).push(slot);
      if (isBlank && blankIsZero && column.field.id === kind.blankQuestionField) held[slot] = 0;
      continue;
    }
    if (read.state === 'unread') (unread ??= new Set()).add(column.key);
    if (read.notes !== undefined) {
      for (const note of read.notes) (findings ??= []).push(cellFinding(note, column, row));
    }
  }
  for (const slot of lookUps.places) {
    const find = lookUps.finders[slot];
    const text = held[slot];
    const column = bound[slot];
    if (find === undefined || column === undefined || typeof text !== 'string') continue;
    const found = find(text);
    if (found.entry === undefined) {
      (findings ??= []).push(notFound(column.field, row, { row, column: column.column }, text, found));
      held[slot] = undefined;
      (unread ??= new Set()).add(column.key);
    } else {
      if (found.by === 'shortName') (shortNames ??= []).push({ slot, text, used: found.entry.name, row });
      held[slot] = found.entry.value;
    }
  }
  for (const place of grid.beyondPlaces) {
    const cell = grid.at(r, place);
    if (meansEmpty(cell)) continue;
    const at = { row, cell: { row, column: grid.snapshot.columns[place]?.column ?? 0 } };
    (findings ??= []).push(findingOf('valueBeyondHeaders', 'error', at, { shown: shownIn(cell) }));
  }
  reading.clearEmptyEntries(held, unread);
  const values = new RowValues(layout, row, held);
  const identity = namesAt(reading, r);
  return {
    draft: unread === undefined ? { row, identity, values } : { row, identity, values, unread },
    findings: findings ?? NOTHING,
    empty: empty ?? NOTHING,
    isBlank,
    shortNames: shortNames ?? NOTHING,
    telling: reading.tellingPlace === undefined ? '' : grid.at(r, reading.tellingPlace).text,
  };
}

/** What a row's key columns display. */
export function namesAt({ identityPlaces, grid }: RowReading, r: number): readonly string[] {
  return identityPlaces.map((place) => grid.at(r, place).text);
}

/** What is never sent can be wrong without blocking anything. */
export function severityFor(field: Field, severity: Severity): Severity {
  return field.path === undefined ? 'warning' : severity;
}

function cellFinding(note: CellNote, column: BoundColumn, row: number): Finding {
  const place = { row, cell: { row, column: column.column }, field: column.field.id };
  return placedFinding(note.code, severityFor(column.field, note.severity), place, {
    ...note.params,
    field: column.field.id,
  });
}

/** What there is to say about a whole column. */
export function columnFinding(note: ColumnNote, surveys: FieldSurveys): Finding {
  const { field } = surveys;
  const other = note.otherPlace === undefined ? undefined : surveys.cellOf(note.otherPlace);
  const params = {
    ...note.params,
    field: field.id,
    ...(other !== undefined && { otherCell: addressOf(other) }),
    ...(field.polarityOf !== undefined && { header: surveys.header.trim() }),
  };
  const place = { cell: note.place === undefined ? undefined : surveys.cellOf(note.place), field: field.id };
  const finding = placedFinding(note.code, severityFor(field, note.severity), place, params);
  const examples = note.examples?.map(({ place: at, ...readings }) => ({ cell: surveys.cellOf(at), ...readings }));
  return examples === undefined ? finding : { ...finding, examples };
}
