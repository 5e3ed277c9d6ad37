import type { Field } from '../catalogue/field';
import type { RecordKind } from '../catalogue/recordKind';
import type { CellRef } from '../cell/cell';
import { cellAt, type SheetSnapshot } from '../cell/snapshot';
import type { CellNote, CellReading, ColumnNote } from '../cell/reading';
import { READERS } from '../cell/readers';
import { addressOf } from '../cell/a1';
import type { ColumnFormat, Template } from '../mapping/template';
import type { BoundColumn } from './bindColumns';
import type { ReadValue, RecordDraft } from './checkSheet';
import { findingOf, placedFinding, type Finding, type Severity } from './finding';

/** Records as read, what reading found, and the rows whose amount is blank while that is still one question. */
export interface ReadRecords {
  readonly records: readonly RecordDraft[];
  readonly findings: readonly Finding[];
  readonly blanks: readonly { readonly row: number; readonly column: BoundColumn }[];
}

/**
 * Reads grid rows column by column. A field has one reader, made from all cells of all its columns: what the first
 * instalments leave open, a later one may tell, and what nobody can tell is asked once.
 */
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
  const unread: Set<string>[] = rows.map(() => new Set());
  const rowAt = (place: number): number => snapshot.firstRow + (rows[place] ?? 0);
  for (const columns of columnsOfOneField(bound)) {
    const [{ field }] = columns;
    const cells = columns.flatMap(({ place }) => rows.map((r) => cellAt(snapshot, r, place)));
    const header = snapshot.columns[columns[0].place]?.header ?? '';
    const format = formatOf(field, template, header);
    const reader = READERS[field.kind](cells, format, snapshot.dateSystem, template.valueMaps?.[field.id]);
    const cellOf = (place: number): CellRef => ({
      row: rowAt(place % rows.length),
      column: columns[Math.floor(place / rows.length)]?.column ?? columns[0].column,
    });
    findings.push(...reader.columnNotes.map((note) => columnFinding(note, field, header, cellOf)));
    for (const [nth, column] of columns.entries()) {
      const whenEmpty = emptyFinder(recordKey, column, rows.length);
      rows.forEach((_, place) => {
        const cell = cells[nth * rows.length + place];
        if (cell === undefined) return;
        const row = rowAt(place);
        const reading = reader.read(cell);
        if (reading.state === 'value')
          values[place]?.set(column.key, { value: reading.value, cell: { row, column: column.column } });
        if (reading.state === 'unread') unread[place]?.add(column.key);
        if (reading.state === 'empty') {
          if (column.field.id === kind.blankQuestionField) blanks.push({ row, column });
          else whenEmpty.note(row);
        }
        for (const note of notesOf(reading)) findings.push(cellFinding(note, column, row));
      });
      findings.push(...whenEmpty.findings());
    }
  }
  const identityPlaces = identityColumnsOf(bound, recordKey).map(({ place }) => place);
  const records = rows.map((r, index) => ({
    row: snapshot.firstRow + r,
    identity: identityPlaces.map((place) => cellAt(snapshot, r, place).text),
    values: values[index] ?? new Map<string, ReadValue>(),
    unread: unread[index] ?? new Set<string>(),
  }));
  return { records, findings, blanks };
}

type Columns = readonly [BoundColumn, ...BoundColumn[]];

function columnsOfOneField(bound: readonly BoundColumn[]): Iterable<Columns> {
  const groups = new Map<string, [BoundColumn, ...BoundColumn[]]>();
  for (const column of bound) {
    const group = groups.get(column.field.id);
    if (group === undefined) groups.set(column.field.id, [column]);
    else group.push(column);
  }
  return groups.values();
}

/** The columns whose displayed texts tell one record from another, in the order of the record's key. */
export function identityColumnsOf(bound: readonly BoundColumn[], recordKey: readonly string[]): readonly BoundColumn[] {
  return recordKey.flatMap((id) => bound.filter(({ key }) => key === id));
}

function notesOf(reading: CellReading): readonly CellNote[] {
  return reading.state === 'empty' ? [] : (reading.notes ?? []);
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

/** What the template decided, and what the header itself says where a column may say the opposite. */
function formatOf(field: Field, { formats }: Template, header: string): ColumnFormat {
  const decided = formats[field.id] ?? {};
  const polarity = decided.polarity ?? field.polarityOf?.(header);
  return polarity === undefined ? decided : { ...decided, polarity };
}

function columnFinding(note: ColumnNote, field: Field, header: string, cellOf: (place: number) => CellRef): Finding {
  const other = note.otherPlace === undefined ? undefined : cellOf(note.otherPlace);
  const params = {
    ...note.params,
    field: field.id,
    ...(other !== undefined && { otherCell: addressOf(other) }),
    ...(field.polarityOf !== undefined && { header: header.trim() }),
  };
  const place = { cell: note.place === undefined ? undefined : cellOf(note.place), field: field.id };
  const finding = placedFinding(note.code, severityFor(field, note.severity), place, params);
  const examples = note.examples?.map(({ place: at, ...readings }) => ({ cell: cellOf(at), ...readings }));
  return examples === undefined ? finding : { ...finding, examples };
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
