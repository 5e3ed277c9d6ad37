import type { Field } from '../catalogue/field';
import type { RecordKind } from '../catalogue/recordKind';
import { shownIn, type CellNote, type ColumnNote } from '../cell/reading';
import { addressOf } from '../cell/a1';
import { meansEmpty } from '../cell/blank';
import type { BoundColumn } from './bindColumns';
import { NO_NOTES, readAs, type ReadRow, type RowNotes } from './checkedRow';
import type { ReadValue } from './checkSheet';
import { findingOf, placedFinding, type Finding, type Severity } from './finding';
import type { FieldSurveys } from './fieldSurveys';
import { NOTHING } from './rule';
import { ValueStore, type ValueLayout } from './rowValues';
import type { SheetGrid } from './sheetGrid';
import type { ReadColumn } from './readColumn';
import { identityColumnsOf, tellingColumn } from './tellApart';
import { notFound, type ShortName } from './lookUpReferences';
import { emptyEntries } from './withoutEmptyEntries';

type Value = ReadValue['value'];

/** What reading a row needs; made once for a sheet. */
export interface RowReading {
  readonly grid: SheetGrid;
  /** The columns, by place in `bound`. */
  readonly columns: readonly ReadColumn[];
  readonly identityPlaces: readonly number[];
  readonly tellingPlace: number | undefined;
  /** The values of the row that is being read, and where those of all rows are kept. */
  readonly held: (Value | undefined)[];
  readonly store: ValueStore;
  /** Columns that are to be looked up, and by column the text to remember what is found by; anew for each row. */
  readonly unfound: number[];
  readonly unknown: (string | undefined)[];
  /** Fields of the template's constants that cannot be read: every row lacks them. */
  readonly unreadConstants: ReadonlySet<string>;
  /** Changes the values of a row: clears entries that hold nothing but zeros. */
  readonly clearEmptyEntries: (held: (Value | undefined)[], unread: ReadonlySet<string> | undefined) => void;
}

/** What reading rows needs, from what the sheet's check has. */
export function rowReading(
  kind: RecordKind,
  bound: readonly BoundColumn[],
  recordKey: readonly string[],
  layout: ValueLayout,
  { grid, columns, unreadConstants }: Pick<RowReading, 'grid' | 'columns' | 'unreadConstants'>,
): RowReading {
  return {
    grid,
    columns,
    identityPlaces: identityColumnsOf(kind, bound, recordKey).map(({ place }) => place),
    tellingPlace: tellingColumn(kind, bound)?.place,
    held: bound.map(() => undefined),
    store: new ValueStore(layout, grid.rowCount),
    unfound: bound.map(() => 0),
    unknown: bound.map(() => undefined),
    unreadConstants,
    clearEmptyEntries: emptyEntries(kind, layout.keys),
  };
}

/** Reads one grid row with every note about its cells; a blank amount becomes 0 where she said so. */
export function readRow(reading: RowReading, r: number, blankIsZero: boolean): ReadRow {
  const { grid, columns, unknown, unfound, held } = reading;
  const row = grid.snapshot.firstRow + r;
  let findings: Finding[] | undefined;
  let empty: number[] | undefined;
  let unread = reading.unreadConstants.size > 0 ? new Set(reading.unreadConstants) : undefined;
  let shortNames: ShortName[] | undefined;
  let isBlank = false;
  const { values: stored, texts: shown, types, formats } = grid.rowAt(r, columns.length);
  let toFind = 0;
  for (let slot = 0; slot < columns.length; slot++) {
    const column = columns[slot];
    const reader = column?.reader;
    if (column === undefined || reader === undefined) continue;
    const { place } = column;
    const content = stored[place];
    let text: string | undefined;
    let value: Value | undefined;
    if (typeof content === 'string') {
      if (types[place] === 'text' && shown[place] === content) {
        if (column.asks(content)) {
          text = content;
          const known = column.get(content);
          if (known !== undefined) {
            held[slot] = known;
            continue;
          }
        }
        value = reader.textAsIs?.(content);
      }
    } else if (typeof content === 'number' && types[place] === 'number') {
      value = reader.numberAsIs?.(content, shown[place] ?? '', formats[place] ?? 'General');
    }
    if (value === undefined) {
      const read = reader.read(grid.at(r, place));
      if (read.state === 'empty') {
        if (column.asksBlank) isBlank = true;
        else if (column.tellsEmpty) (empty ??= []).push(slot);
        held[slot] = column.asksBlank && blankIsZero ? 0 : undefined;
        continue;
      }
      if (read.state === 'value') value = read.value;
      else (unread ??= new Set()).add(column.column.key);
      if (read.notes !== undefined) {
        text = undefined;
        for (const note of read.notes) (findings ??= []).push(cellFinding(note, column.column, row));
      }
    }
    held[slot] = value;
    if (column.find !== undefined) {
      unknown[slot] = text;
      unfound[toFind++] = slot;
    } else if (text !== undefined && value !== undefined) column.put(text, value);
  }
  for (let nth = 0; nth < toFind; nth++) {
    const slot = unfound[nth] ?? 0;
    const column = columns[slot];
    const text = held[slot];
    if (column?.find === undefined || typeof text !== 'string') continue;
    const found = column.find(text);
    if (found.entry === undefined) {
      const { field, key, column: at } = column.column;
      (findings ??= []).push(notFound(field, row, { row, column: at }, text, found));
      held[slot] = undefined;
      (unread ??= new Set()).add(key);
    } else {
      const told = unknown[slot];
      if (found.by === 'shortName') (shortNames ??= []).push({ slot, text, used: found.entry.name, row });
      // Only where the cell's own text was looked up and nothing was said of it.
      else if (told !== undefined) column.put(told, found.entry.value);
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
  const values = reading.store.keep(row, held);
  const identity = namesAt(reading, r);
  const draft = unread === undefined ? { row, identity, values } : { row, identity, values, unread };
  const telling = reading.tellingPlace === undefined ? '' : (shown[reading.tellingPlace] ?? '');
  if (findings === undefined && empty === undefined && shortNames === undefined && !isBlank)
    return readAs(draft, NO_NOTES, telling);
  const notes: RowNotes = {
    findings: findings ?? NOTHING,
    empty: empty ?? NOTHING,
    isBlank,
    shortNames: shortNames ?? NOTHING,
    emptyFindings: undefined,
  };
  return readAs(draft, notes, telling);
}

/** What a row's key columns display. */
export function namesAt({ identityPlaces, grid }: RowReading, r: number): readonly string[] {
  const { texts } = grid.rowAt(r, identityPlaces.length);
  const [only] = identityPlaces;
  // Most kinds have one: a list without a call for each of its texts.
  if (only !== undefined && identityPlaces.length === 1) return [texts[only] ?? ''];
  return identityPlaces.map((place) => texts[place] ?? '');
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
