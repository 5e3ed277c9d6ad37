import type { Field, FieldKind } from '../../core/catalogue/field';
import type { RecordKind } from '../../core/catalogue/recordKind';
import { columnLetters } from '../../core/cell/a1';
import { aliasesOf } from '../../core/mapping/aliasIndex';
import type { FileCell, FileSheet } from '../../files/workbookFile';
import { sumOf, text } from './cells';

/** A record's cells by field id; a repeating field has one cell for each time. */
export type SampleRecord = Readonly<Record<string, FileCell | readonly FileCell[]>>;

/** What a sample sheet is made of; its columns are the fields that its kind sends. */
export interface SampleSheet {
  readonly name: string;
  readonly kind: RecordKind;
  /** Rows above the headers. */
  readonly titles: readonly string[];
  readonly records: readonly SampleRecord[];
  /** Widths in characters, by field id, where the usual one of the field's kind is not enough. */
  readonly widths?: Readonly<Record<string, number>>;
}

interface Column {
  readonly header: string;
  readonly width: number;
  readonly field: Field;
  /** Counts from 0. */
  readonly occurrence: number;
}

const WIDTHS: Partial<Record<FieldKind, number>> = { id: 18, amount: 12, date: 13, yesNo: 10, gender: 9 };
const USUAL_WIDTH = 18;
/** A picture or its address is nothing that a sample can hold. */
const NOT_SHOWN: readonly FieldKind[] = ['photo', 'webAddress'];

/** A sheet of one kind's records with headers that the mapping knows, and a total below where the kind has one. */
export function recordSheet(sheet: SampleSheet): FileSheet {
  const columns = columnsOf(sheet);
  const rows = sheet.records.map((record) => columns.map((column) => cellOf(record, column)));
  const above = [...sheet.titles.map((title) => [text(title)]), [], columns.map(({ header }) => text(header))];
  return {
    name: sheet.name,
    columnWidths: columns.map(({ width }) => width),
    rows: [...above, ...rows, ...totalRow(sheet.kind, columns, rows, above.length + 1)],
  };
}

function columnsOf({ kind, records, widths = {} }: SampleSheet): readonly Column[] {
  const shown = kind.fields.filter(
    ({ path, groupOnly, kind: of }) => path !== undefined && groupOnly !== true && !NOT_SHOWN.includes(of),
  );
  const column = (field: Field, occurrence: number, header: string): Column => {
    return { field, occurrence, header, width: widths[field.id] ?? WIDTHS[field.kind] ?? USUAL_WIDTH };
  };
  const repeating = shown.filter(({ repeats }) => repeats === true);
  const most = Math.max(0, ...repeating.flatMap(({ id }) => records.map((record) => listOf(record[id]).length)));
  return [
    ...shown.filter((field) => !repeating.includes(field)).map((field) => column(field, 0, headerOf(field))),
    ...Array.from({ length: most }, (_, n) =>
      repeating.map((field) => column(field, n, `${headerOf(field)} ${n + 1}`)),
    ).flat(),
  ];
}

/** The first name that the mapping knows the field by. */
function headerOf({ aliases }: Field): string {
  const [alias = ''] = aliasesOf(aliases);
  return (alias.charAt(0).toUpperCase() + alias.slice(1)).replace(/ id$/, ' ID');
}

function cellOf(record: SampleRecord, { field, occurrence }: Column): FileCell | null {
  return listOf(record[field.id])[occurrence] ?? null;
}

function listOf(cells: FileCell | readonly FileCell[] | undefined): readonly FileCell[] {
  return cells === undefined ? [] : Array.isArray(cells) ? (cells as readonly FileCell[]) : [cells as FileCell];
}

function totalRow(
  kind: RecordKind,
  columns: readonly Column[],
  rows: readonly (readonly (FileCell | null)[])[],
  firstRow: number,
): readonly (readonly (FileCell | null)[])[] {
  const at = columns.findIndex(({ field }) => field.id === kind.totalField);
  if (at < 0) return [];
  const cells = rows.map((row) => row[at]);
  return [
    columns
      .slice(0, at + 1)
      .map((_, n) => (n === 0 ? text('TOTAL') : n === at ? sumOf(cells, columnLetters(at), firstRow) : null)),
  ];
}
