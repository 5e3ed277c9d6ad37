import { RECORD_KINDS } from '../core/catalogue';
import type { RecordKind, RecordKindId } from '../core/catalogue/recordKind';
import type { SnapshotColumn } from '../core/cell/snapshot';
import { applyTemplate } from '../core/mapping/applyTemplate';
import { bindingKey, numberedBindings } from '../core/mapping/bindingKey';
import { rememberedCorrections } from '../core/mapping/corrections';
import type { FoundTable, RowsFrom } from '../core/mapping/findTable';
import { suggestMapping, type Suggestion } from '../core/mapping/suggest';
import { suggestKind } from '../core/mapping/suggestKind';
import { tableFor } from '../core/mapping/tableFor';
import { withHeaders } from '../core/mapping/withHeaders';
import type {
  AmountMeaning,
  Binding,
  BlankAmount,
  ColumnFormat,
  Correction,
  GroupAnswers,
  InstalmentSheetPart,
  RowFilter,
  SchedulePart,
  Template,
} from '../core/mapping/template';
import type { SheetOutline } from '../ports/workbook';
import { columnsAt, textsBelow } from './columns';
import { bestTable, isDefaultOf, mostlyFits } from './sheetTemplate';
import { isForeign } from './templatePartner';

/** How a sheet is to be read: everything on the sheet step that a person can change. */
export interface SheetSetup {
  readonly kind: RecordKind;
  /** She chose the kind herself: a fresh look at the same sheet leaves it. */
  readonly kindChosen: boolean;
  /** The sheet, cropped to what `table` reads. */
  readonly outline: SheetOutline;
  readonly whole: SheetOutline;
  readonly table: FoundTable;
  /** Where the template's rows came from, when the sheet no longer has it. */
  readonly tableGone?: RowsFrom;
  /** Every template of the workbook, of all kinds. */
  readonly templates: readonly Template[];
  /** Zero-based sheet row of the headers; the lowest where they take several. */
  readonly headerRow: number;
  readonly columns: readonly SnapshotColumn[];
  /** Key of RecordDraft.values ("field", "field#2") to zero-based sheet column; a key that is not there is not mapped. */
  readonly mapping: Readonly<Record<string, number>>;
  /** Proposals for what is not mapped, to be taken or left. */
  readonly proposals: readonly Suggestion[];
  /** What she said of headers of this sheet, to be kept in its template. */
  readonly corrections: readonly Correction[];
  /** Bindings of the saved template whose header is no longer in the sheet. */
  readonly missing: readonly Binding[];
  /** The template found in the workbook; absent when there is none for this sheet. */
  readonly template?: Template;
  readonly formats: Readonly<Record<string, ColumnFormat>>;
  readonly valueMaps?: NonNullable<Template['valueMaps']>;
  readonly amountMeaning?: AmountMeaning;
  /** She saw what her amounts are turned into, and agreed. */
  readonly amountConverted?: AmountMeaning | undefined;
  /** Rows of one record are added up; said for this sheet and this time alone. */
  readonly addUpRepeats?: true;
  /** Photos that she paired with rows by hand, by `photoKey`; for this sheet and this time alone. */
  readonly photoPairs?: Readonly<Record<string, string>>;
  /** Rows that lack their photo go out without it; said for this sheet and this time alone. */
  readonly withoutPhotos?: true;
  readonly blankAmount?: BlankAmount;
  readonly groups?: GroupAnswers;
  /** Where instalments stand on a sheet of their own. */
  readonly instalments?: InstalmentSheetPart | undefined;
  readonly schedule?: SchedulePart;
  /** Differences by loan that she agreed to put on the last instalment; said for this sheet and this time alone. */
  readonly repairs?: ReadonlyMap<string, string>;
  /** Field to the text that fills it in every row; never one that has a column. */
  readonly constants?: Readonly<Record<string, string>>;
  /** Its column is in `columns`, unless that column is gone from the sheet. */
  readonly rowFilter?: RowFilter | undefined;
  /** For whose account the sheet is read; absent in practice. */
  readonly partnerId?: string;
  /** Id of the template of other partners that she said is right for this account, too. */
  readonly confirmed?: string;
  /** "YYYY-MM"; counts for kinds that report monthly. */
  readonly month: string;
}

/** What is proposed where neither sheet nor template says anything. */
export interface SetupDefaults {
  readonly month: string;
  readonly amountMeaning?: AmountMeaning;
  readonly partnerId?: string;
  readonly confirmed?: string;
}

interface Place {
  readonly table: FoundTable;
  readonly gone?: RowsFrom;
  readonly template?: Template;
}

function templatePlace(outline: SheetOutline, templates: readonly Template[]): Place | undefined {
  const own = (template: Template): number => (isDefaultOf(template, outline.sheetName) ? 0 : 1);
  for (const template of [...templates].sort((a, b) => own(a) - own(b))) {
    if (template.bindings.length === 0) continue;
    const { table, ...gone } = tableFor(outline, RECORD_KINDS[template.kind], template);
    const headerRow = headerRowOf(table, template);
    if (headerRow !== undefined) return { table: withHeaders(table, headerRow), template, ...gone };
  }
  return undefined;
}

/** The row in which a table has every header of a template. */
export function headerRowOf({ outline, headerRow, headerRows }: FoundTable, template: Template): number | undefined {
  const rows = [headerRow, ...outline.texts.map((_, r) => outline.firstRow + r)];
  return rows.find((row) => applyTemplate(template, columnsAt(outline, row, headerRows)).missing.length === 0);
}

function guessedPlace(outline: SheetOutline, kind: RecordKind, templates: readonly Template[]): Place {
  const template = templates.find((known) => isDefaultOf(known, outline.sheetName));
  return { ...tableFor(outline, kind, template), ...(template && { template }) };
}

/**
 * The kind of record a sheet holds: what a template saved for it says, else what its headers say, else what a template
 * of another sheet that fits says, else the kind that was used last.
 */
export function kindOf(outline: SheetOutline, templates: readonly Template[], lastUsed?: RecordKindId): RecordKind {
  const recentFirst = [...templates].sort((a, b) => Number(b.kind === lastUsed) - Number(a.kind === lastUsed));
  const own = recentFirst.filter((template) => isDefaultOf(template, outline.sheetName));
  const saved = templatePlace(outline, own)?.template ?? own.find((template) => mostlyFits(outline, template));
  if (saved) return RECORD_KINDS[saved.kind];
  const alike = templatePlace(outline, recentFirst)?.template?.kind;
  return RECORD_KINDS[suggestKind(outline.texts, alike ?? lastUsed)];
}

/** Finds headers and columns: by a template saved in this workbook, else by the words in the headers. */
export function setUp(
  kind: RecordKind,
  outline: SheetOutline,
  templates: readonly Template[],
  defaults: SetupDefaults,
): SheetSetup {
  const ours = templates.filter((template) => template.kind === kind.id);
  // One whose columns were renamed is still this sheet's own: another that happens to fit must not take its place.
  const own = ours.filter((template) => isDefaultOf(template, outline.sheetName));
  const broken = templatePlace(outline, own) ? undefined : own.find((template) => mostlyFits(outline, template));
  const place = broken
    ? { ...bestTable(outline, broken), template: broken }
    : (templatePlace(outline, ours) ?? guessedPlace(outline, kind, ours));
  const setup = setUpAt(kind, outline, templates, place.table, defaults, place.template);
  return { ...setup, ...(place.gone && { tableGone: place.gone }) };
}

/** The setup by a template that she chose herself, wherever most of its headers are. */
export function setUpWith(
  whole: SheetOutline,
  templates: readonly Template[],
  template: Template,
  defaults: SetupDefaults,
): SheetSetup {
  const kind = RECORD_KINDS[template.kind];
  const { table, gone } = bestTable(whole, template);
  const setup = setUpAt(kind, whole, templates, table, defaults, template);
  return { ...setup, kindChosen: true, ...(gone && { tableGone: gone }) };
}

/** The setup of a table of the whole sheet; a template's missing columns are named, never dropped. */
export function setUpAt(
  kind: RecordKind,
  whole: SheetOutline,
  templates: readonly Template[],
  table: FoundTable,
  defaults: SetupDefaults,
  saved?: Template,
): SheetSetup {
  const { outline, headerRow } = table;
  const { month, partnerId, confirmed } = defaults;
  const columns = columnsAt(outline, headerRow, table.headerRows);
  // What other partners meant by a header is their answer, not hers.
  const known = templates.filter((one) => !isForeign(one, partnerId));
  const suggestions = suggestMapping(columns, kind, {
    textsOf: ({ column }) => textsBelow(outline, headerRow + table.skippedRows, column),
    corrections: rememberedCorrections(known, kind.id, saved),
  });
  const template = saved && { ...saved, bindings: numberedBindings(kind, saved.bindings) };
  const applied = template && applyTemplate(template, columns);
  const sure = suggestions.filter((suggestion) => suggestion.confidence === 'sure');
  const mapping = mappingOf(applied?.columns ?? sure);
  const amountMeaning = template?.amountMeaning ?? defaults.amountMeaning;
  return {
    kind,
    kindChosen: false,
    outline,
    whole,
    table,
    templates,
    headerRow,
    columns,
    mapping,
    proposals: suggestions.filter((suggestion) => mapping[bindingKey(suggestion)] === undefined),
    corrections: template?.corrections ?? [],
    missing: applied?.missing ?? [],
    ...(template && { template }),
    formats: template?.formats ?? {},
    ...(template?.valueMaps && { valueMaps: template.valueMaps }),
    ...(amountMeaning && { amountMeaning }),
    ...(template?.amountConverted && { amountConverted: template.amountConverted }),
    ...(template?.blankAmount && { blankAmount: template.blankAmount }),
    ...(template?.groups && { groups: template.groups }),
    ...(template?.instalments && { instalments: template.instalments }),
    ...(template?.schedule && { schedule: template.schedule }),
    ...(template?.constants && { constants: template.constants }),
    ...(template?.rowFilter && { rowFilter: { ...template.rowFilter, ...applied?.filter } }),
    month,
    ...(partnerId !== undefined && { partnerId }),
    ...(confirmed !== undefined && { confirmed }),
  };
}

/** Columns by the keys of what they hold. */
export function mappingOf(
  found: readonly { readonly field: string; readonly index?: number; readonly column: SnapshotColumn }[],
): SheetSetup['mapping'] {
  return Object.fromEntries(found.map((one) => [bindingKey(one), one.column.column]));
}
