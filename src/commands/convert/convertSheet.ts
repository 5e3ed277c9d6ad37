import { RECORD_KINDS } from '../../core/catalogue';
import { INSTALMENT_ROWS } from '../../core/catalogue/instalmentRows';
import type { RecordKind } from '../../core/catalogue/recordKind';
import { addressOf, columnLetters } from '../../core/cell/a1';
import { checkSheet, type CheckedSheet, type CheckSurroundings, type RecordDraft } from '../../core/check/checkSheet';
import { recordRows } from '../../core/check/recordRows';
import type { Finding, FindingExample } from '../../core/check/finding';
import type { AccountSettings } from '../../core/kiva/account';
import { applyTemplate } from '../../core/mapping/applyTemplate';
import { skippedRowsOf, type RowsFrom } from '../../core/mapping/findTable';
import { suggestMapping, type Suggestion } from '../../core/mapping/suggest';
import { followInstalments } from '../../core/instalments/instalmentTable';
import type { InstalmentSheet } from '../../core/instalments/instalmentSheet';
import { instalmentTemplate, readInstalments } from '../../core/instalments/readInstalments';
import { tableFor } from '../../core/mapping/tableFor';
import type { InstalmentSheetPart, Template } from '../../core/mapping/template';
import { scheduleSurroundings } from '../../core/schedule/scheduleSurroundings';
import { buildSubmissions, recordShare } from '../../core/submission/buildSubmissions';
import { keyParts } from '../../core/check/valueKey';
import { columnsToRead, textsBelow } from '../../pane/columns';
import { defaultMonth } from '../../pane/month';
import { findingWords } from '../../pane/say';
import { setUp, setUpWith, type SheetSetup } from '../../pane/setup';
import { templateOf } from '../../pane/templateOf';
import type { Words } from '../../ports/platform';
import { WrongUse } from '../arguments';
import type { FileSheets, FileWorkbook } from './fileWorkbook';

/** What a sheet is converted by. */
export interface ConvertRequest {
  readonly kind: RecordKind;
  readonly template?: Template;
  readonly account: AccountSettings;
  readonly surroundings: CheckSurroundings & { readonly today: string };
  readonly words: Words;
}

/** A column and what it is taken for; `reason` is `template`, or why it was suggested. */
export interface MappedColumn {
  readonly field: string;
  readonly instalment?: number;
  readonly column: string;
  readonly header: string;
  readonly confidence: 'sure' | 'ask';
  readonly reason: string;
}

/** A finding with its words, its place as people write it, and whether it keeps its row (or the sheet) from being sent. */
export interface ToldFinding {
  readonly code: string;
  readonly severity: Finding['severity'];
  readonly cell?: string;
  readonly row?: number;
  readonly field?: string;
  readonly params: Finding['params'];
  readonly words: string;
  /** Of open questions: up to three cells in both readings. */
  readonly examples?: readonly (Omit<FindingExample, 'cell'> & { readonly cell: string })[];
  /** Of the question whether to send computed schedules. */
  readonly schedules?: NonNullable<Finding['schedules']>;
}

/** One sheet as it would be sent; rows count from 1 as in Excel. */
export interface ConvertedSheet {
  readonly sheet: string;
  readonly kind: string;
  readonly headerRow: number;
  readonly mapping: readonly MappedColumn[];
  /** What may be meant but is asked, not assumed. */
  readonly proposals: readonly MappedColumn[];
  readonly unmapped: readonly { readonly column: string; readonly header: string }[];
  /** Requests' bodies, each JSON text. */
  readonly bodies: readonly string[];
  /** Sheet rows of each body's records, in their order. */
  readonly bodyRows: readonly (readonly number[])[];
  readonly findings: readonly ToldFinding[];
  readonly leftOut: CheckedSheet['leftOut'];
  readonly total?: string;
}

const PREVIEW = { environment: 'sandbox', partnerId: '0' } as const;

/** Reads, maps and checks one sheet just as the pane does; nothing is sent. */
export async function convertSheet(
  workbook: FileWorkbook,
  request: ConvertRequest,
  sheets: FileSheets = [],
): Promise<ConvertedSheet> {
  const { kind, account, surroundings, words } = request;
  const setup = await setupOf(workbook, request);
  if (setup.tableGone) throw new WrongUse(notThere(setup.tableGone, setup.outline.sheetName));
  const template = templateOf(setup, request.template?.id ?? 'convert');
  const { outline, headerRow } = setup;
  const mapped = new Set(Object.values(setup.mapping));
  const lastRow = outline.firstRow + outline.rowCount - 1;
  const { sheetId } = outline;
  const snapshot = await workbook.read({
    sheetId,
    headerRow,
    firstRow: headerRow + 1 + setup.table.skippedRows,
    lastRow,
    columns: columnsToRead(setup),
  });
  const applied = applyTemplate(template, setup.columns);
  const missing = { ...applied, missing: setup.missing };
  const plan = template.instalments && (await planIn(sheets, template.instalments, account));
  const checked = checkSheet(kind, template, missing, snapshot, account, {
    ...surroundings,
    ...scheduleSurroundings(kind.schedule, template, plan),
    skippedRows: skippedRowsOf(setup.table),
  });
  const submissions = bodiesOf(checked, surroundings.today, account);
  return {
    sheet: outline.sheetName,
    kind: kind.id,
    headerRow: headerRow + 1,
    mapping: mappingTold(setup),
    proposals: setup.proposals.map(proposalTold),
    unmapped: setup.columns
      .filter(({ column }) => !mapped.has(column))
      .map(({ column, header }) => ({ column: columnLetters(column), header })),
    bodies: submissions.map(({ body }) => body),
    bodyRows: submissions.map(({ rows }) => rows.map(({ row }) => row + 1)),
    findings: checked.findings.map((finding) => told(finding, words)),
    leftOut: checked.leftOut.map(({ row, reason }) => ({ row: row + 1, reason })),
    ...(checked.total !== undefined && { total: checked.total }),
  };
}

/** The instalments of another sheet of the file, as the template names it and its columns. */
async function planIn(
  sheets: FileSheets,
  part: InstalmentSheetPart,
  account: AccountSettings,
): Promise<InstalmentSheet> {
  const named = sheets.find(({ name }) => name === part.sheet);
  if (named === undefined) throw new WrongUse(`The template's sheet of instalments, "${part.sheet}", is not there.`);
  const outline = await named.workbook.outline();
  const { gone } = tableFor(outline, INSTALMENT_ROWS, instalmentTemplate(part));
  if (gone !== undefined) throw new WrongUse(notThere(gone, part.sheet));
  const followed = followInstalments(part, outline);
  if ('missing' in followed) {
    const headers = followed.missing.map(({ header }) => `"${header}"`).join(', ');
    throw new WrongUse(`The sheet "${part.sheet}" lacks columns that the template names: ${headers}.`);
  }
  return readInstalments(part, await named.workbook.read(followed.request), account);
}

function notThere({ source, name = '' }: RowsFrom, sheet: string): string {
  const what = { sheet: 'sheet', table: 'Excel table', name: 'named range', selection: 'selection' }[source];
  return `The template reads the ${what} "${name}", which cannot be found on the sheet "${sheet}" of this file.`;
}

/** How many of the kind's fields a sheet's headers name, to choose the sheet by; -1 where it lacks the template's table. */
export async function fieldsNamedIn(workbook: FileWorkbook, request: ConvertRequest): Promise<number> {
  const { mapping, proposals, tableGone } = await setupOf(workbook, request);
  return tableGone ? -1 : Object.keys(mapping).length + proposals.length;
}

async function setupOf(workbook: FileWorkbook, { kind, template, surroundings }: ConvertRequest): Promise<SheetSetup> {
  const outline = await workbook.outline();
  const defaults = { month: defaultMonth(surroundings.today) };
  const setup = setUp(kind, outline, template === undefined ? [] : [template], defaults);
  if (template === undefined || setup.template !== undefined) return setup;
  return setUpWith(outline, [template], template, defaults);
}

/** A question about the whole sheet keeps it from being sent, but hides only the rows that it is about. */
function bodiesOf(checked: CheckedSheet, today: string, { groupIds = 'group' }: AccountSettings) {
  const { kind, records, findings, recordKey } = checked;
  const wrong = new Set(findings.filter(({ severity }) => severity === 'error').map(({ row }) => row));
  const needed = kind.fields
    .filter(({ need, id }) => need === 'required' || recordKey.includes(id))
    .map(({ id }) => id);
  const isRowWhole = ({ row, values, unread }: RecordDraft): boolean =>
    !wrong.has(row) && (unread?.size ?? 0) === 0 && needed.every((field) => values.has(field));
  const isWhole = (record: RecordDraft): boolean => recordRows(record).every(isRowWhole);
  const prepared = records.filter(isWhole).map((record) => recordShare(kind, record, { fingerprint: '', content: '' }));
  return buildSubmissions(kind, { ...PREVIEW, month: defaultMonth(today), groupIds }, prepared, () => '');
}

function mappingTold(setup: SheetSetup): readonly MappedColumn[] {
  const headers = new Map(setup.columns.map(({ column, header }) => [column, header]));
  const suggested = suggestMapping(setup.columns, setup.kind, {
    textsOf: ({ column }) => textsBelow(setup.outline, setup.headerRow + setup.table.skippedRows, column),
  });
  return Object.entries(setup.mapping).map(([key, column]) => {
    const { field, occurrence } = keyParts(key);
    const repeats = RECORD_KINDS[setup.kind.id].fields.some(({ id, repeats }) => id === field && repeats === true);
    const suggestion = suggested.find((one) => one.field === field && one.column.column === column);
    return {
      field,
      ...(repeats && { instalment: occurrence + 1 }),
      column: columnLetters(column),
      header: headers.get(column) ?? '',
      confidence: 'sure',
      reason: setup.template === undefined ? (suggestion?.reason ?? 'alias') : 'template',
    };
  });
}

function proposalTold({ field, index, column: { column, header }, confidence, reason }: Suggestion): MappedColumn {
  const place = { column: columnLetters(column), header };
  return { field, ...(index !== undefined && { instalment: index }), ...place, confidence, reason };
}

function told(finding: Finding, words: Words): ToldFinding {
  const { code, severity, cell, row, field, params, examples, schedules } = finding;
  return {
    code,
    severity,
    ...(cell !== undefined && { cell: addressOf(cell) }),
    ...(row !== undefined && { row: row + 1 }),
    ...(field !== undefined && { field }),
    params,
    words: findingWords(words, finding),
    ...(examples && { examples: examples.map((example) => ({ ...example, cell: addressOf(example.cell) })) }),
    ...(schedules && { schedules }),
  };
}
