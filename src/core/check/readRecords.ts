import type { RecordKind } from '../catalogue/recordKind';
import { cellAt, type SheetSnapshot } from '../cell/snapshot';
import type { CellNote, CellReading, ColumnNote } from '../cell/reading';
import { READERS } from '../cell/readers';
import { addressOf } from '../cell/a1';
import type { Template } from '../mapping/template';
import type { BoundColumn } from './bindColumns';
import type { ReadValue, RecordDraft } from './checkSheet';
import { findingOf, placedFinding, type Finding, type Severity } from './finding';

/** Records as read, what reading found, and the rows whose amount is blank while that is still one question. */
export interface ReadRecords {
  readonly records: readonly RecordDraft[];
  readonly findings: readonly Finding[];
  readonly blanks: readonly { readonly row: number; readonly column: BoundColumn }[];
}

/** Reads grid rows column by column, each column by a reader made from all of its cells. */
export function readRecords(
  kind: RecordKind,
  template: Template,
  bound: readonly BoundColumn[],
  recordKey: readonly string[],
  snapshot: SheetSnapshot,
  rows: readonly number[],
): ReadRecords {
  const findings: Finding[] = [];
  const blanks: { row: number; column: BoundColumn }[] = [];
  const values: Map<string, ReadValue>[] = rows.map(() => new Map());
  for (const column of bound) {
    const cells = rows.map((r) => cellAt(snapshot, r, column.place));
    const format = template.formats[column.field.id] ?? {};
    const reader = READERS[column.field.kind](cells, format, snapshot.dateSystem);
    const rowAt = (place: number): number => snapshot.firstRow + (rows[place] ?? 0);
    findings.push(...reader.columnNotes.map((note) => columnFinding(note, column, rowAt)));
    const whenEmpty = emptyFinder(recordKey, column, cells.length);
    cells.forEach((cell, place) => {
      const row = rowAt(place);
      const reading = reader.read(cell);
      if (reading.state === 'value')
        values[place]?.set(column.key, { value: reading.value, cell: { row, column: column.column } });
      if (reading.state === 'empty') {
        if (column.field.id === kind.blankQuestionField) blanks.push({ row, column });
        else whenEmpty.note(row);
      }
      for (const note of notesOf(reading)) findings.push(cellFinding(note, column, row));
    });
    findings.push(...whenEmpty.findings());
  }
  const identityPlaces = identityColumnsOf(bound, recordKey).map(({ place }) => place);
  const records = rows.map((r, index) => ({
    row: snapshot.firstRow + r,
    identity: identityPlaces.map((place) => cellAt(snapshot, r, place).text),
    values: values[index] ?? new Map<string, ReadValue>(),
  }));
  return { records, findings, blanks };
}

/** The columns whose displayed texts tell one record from another, in the order of the record's key. */
export function identityColumnsOf(bound: readonly BoundColumn[], recordKey: readonly string[]): readonly BoundColumn[] {
  return recordKey.flatMap((id) => bound.filter(({ key }) => key === id));
}

function notesOf(reading: CellReading): readonly CellNote[] {
  return reading.state === 'empty' ? [] : (reading.notes ?? []);
}

/** What is never sent can be wrong without blocking anything. */
function severityFor(column: BoundColumn, severity: Severity): Severity {
  return column.field.path === undefined ? 'warning' : severity;
}

function cellFinding(note: CellNote, column: BoundColumn, row: number): Finding {
  const place = { row, cell: { row, column: column.column }, field: column.field.id };
  return placedFinding(note.code, severityFor(column, note.severity), place, {
    ...note.params,
    field: column.field.id,
  });
}

function columnFinding(note: ColumnNote, column: BoundColumn, rowAt: (place: number) => number): Finding {
  const cellOf = (place: number | undefined): { row: number; column: number } | undefined =>
    place === undefined ? undefined : { row: rowAt(place), column: column.column };
  const other = cellOf(note.otherPlace);
  const params = {
    ...note.params,
    field: column.field.id,
    ...(other !== undefined && { otherCell: addressOf(other) }),
  };
  const place = { cell: cellOf(note.place), field: column.field.id };
  return placedFinding(note.code, severityFor(column, note.severity), place, params);
}

interface EmptyFinder {
  readonly note: (row: number) => void;
  readonly findings: () => readonly Finding[];
}

/** Empty cells of one column: an error or a warning each, but one warning where the whole column is empty. */
function emptyFinder(recordKey: readonly string[], { field, column }: BoundColumn, count: number): EmptyFinder {
  const rows: number[] = [];
  const blocks = field.need === 'required' || recordKey.includes(field.id);
  const isSilent = !blocks && field.need === 'optional';
  return {
    note: (row) => {
      if (!isSilent) rows.push(row);
    },
    findings: () => {
      const [first] = rows;
      if (first === undefined) return [];
      if (!blocks && rows.length === count) {
        const place = { cell: { row: first, column }, field: field.id };
        return [findingOf('advisedColumnEmpty', 'warning', place, { field: field.id, count })];
      }
      return rows.map((row) => {
        const place = { row, cell: { row, column }, field: field.id };
        return blocks
          ? findingOf('requiredEmpty', 'error', place, { field: field.id })
          : findingOf('advisedEmpty', 'warning', place, { field: field.id });
      });
    },
  };
}
