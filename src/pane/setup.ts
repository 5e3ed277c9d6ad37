import { RECORD_KINDS } from '../core/catalogue';
import type { RecordKind, RecordKindId } from '../core/catalogue/recordKind';
import type { SnapshotColumn } from '../core/cell/snapshot';
import { applyTemplate } from '../core/mapping/applyTemplate';
import { bindingKey, numberedBindings } from '../core/mapping/bindingKey';
import { findHeaderRow } from '../core/mapping/findHeaderRow';
import { suggestMapping, type Suggestion } from '../core/mapping/suggest';
import { suggestKind } from '../core/mapping/suggestKind';
import type { AmountMeaning, Binding, BlankAmount, ColumnFormat, Template } from '../core/mapping/template';
import type { SheetOutline } from '../ports/workbook';
import { columnsAt } from './columns';

/** How a sheet is to be read: everything on the sheet step that a person can change. */
export interface SheetSetup {
  readonly kind: RecordKind;
  /** She chose the kind herself: a fresh look at the same sheet leaves it. */
  readonly kindChosen: boolean;
  readonly outline: SheetOutline;
  /** Every template of the workbook, of all kinds. */
  readonly templates: readonly Template[];
  /** Zero-based sheet row of the headers. */
  readonly headerRow: number;
  readonly columns: readonly SnapshotColumn[];
  /** Key of RecordDraft.values ("field", "field#2") to zero-based sheet column; a key that is not there is not mapped. */
  readonly mapping: Readonly<Record<string, number>>;
  /** Proposals for what is not mapped, to be taken or left. */
  readonly proposals: readonly Suggestion[];
  /** Bindings of the saved template whose header is no longer in the sheet. */
  readonly missing: readonly Binding[];
  /** The template found in the workbook; absent when there is none for this sheet. */
  readonly template?: Template;
  readonly formats: Readonly<Record<string, ColumnFormat>>;
  readonly amountMeaning?: AmountMeaning;
  /** She saw what her amounts are turned into, and agreed. */
  readonly amountConverted?: AmountMeaning;
  /** Rows of one record are added up; said for this sheet and this time alone. */
  readonly addUpRepeats?: true;
  readonly blankAmount?: BlankAmount;
  /** "YYYY-MM"; counts for kinds that report monthly. */
  readonly month: string;
}

/** What is proposed where neither sheet nor template says anything. */
export interface SetupDefaults {
  readonly month: string;
  readonly amountMeaning?: AmountMeaning;
}

interface Place {
  readonly headerRow: number;
  readonly template?: Template;
}

function templatePlace(outline: SheetOutline, templates: readonly Template[]): Place | undefined {
  const own = (template: Template): number => (template.name === outline.sheetName ? 0 : 1);
  for (const template of [...templates].sort((a, b) => own(a) - own(b))) {
    if (template.bindings.length === 0) continue;
    const at = outline.texts.findIndex(
      (_, r) => applyTemplate(template, columnsAt(outline, outline.firstRow + r)).missing.length === 0,
    );
    if (at >= 0) return { headerRow: outline.firstRow + at, template };
  }
  return undefined;
}

function guessedPlace(outline: SheetOutline, kind: RecordKind, templates: readonly Template[]): Place {
  const guess = findHeaderRow(outline.texts, kind)?.row;
  const titled = outline.texts.findIndex((row) => row.filter((text) => text.trim() !== '').length > 1);
  const headerRow = outline.firstRow + (guess ?? Math.max(titled, 0));
  const template = templates.find((known) => known.name === outline.sheetName);
  return template ? { headerRow, template } : { headerRow };
}

/** Most of the template's columns are still in the sheet, so that it is about this sheet and no earlier one of its name. */
function mostlyFits(outline: SheetOutline, template: Template): boolean {
  const { headerRow } = guessedPlace(outline, RECORD_KINDS[template.kind], []);
  const { columns, missing } = applyTemplate(template, columnsAt(outline, headerRow));
  return columns.length > missing.length;
}

/**
 * The kind of record a sheet holds: what a template saved for it says, else what its headers say, else what a template
 * of another sheet that fits says, else the kind that was used last.
 */
export function kindOf(outline: SheetOutline, templates: readonly Template[], lastUsed?: RecordKindId): RecordKind {
  const recentFirst = [...templates].sort((a, b) => Number(b.kind === lastUsed) - Number(a.kind === lastUsed));
  const own = recentFirst.filter(({ name }) => name === outline.sheetName);
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
  const place = templatePlace(outline, ours) ?? guessedPlace(outline, kind, ours);
  return setUpAt(kind, outline, templates, place.headerRow, defaults, place.template);
}

/** The setup with its headers in a given row; a template's missing columns are named, never dropped. */
export function setUpAt(
  kind: RecordKind,
  outline: SheetOutline,
  templates: readonly Template[],
  headerRow: number,
  defaults: SetupDefaults,
  saved?: Template,
): SheetSetup {
  const columns = columnsAt(outline, headerRow);
  const suggestions = suggestMapping(columns, kind);
  const template = saved && { ...saved, bindings: numberedBindings(kind, saved.bindings) };
  const applied = template && applyTemplate(template, columns);
  const sure = suggestions.filter((suggestion) => suggestion.confidence === 'sure');
  const mapping = mappingOf(applied?.columns ?? sure);
  const amountMeaning = template?.amountMeaning ?? defaults.amountMeaning;
  return {
    kind,
    kindChosen: false,
    outline,
    templates,
    headerRow,
    columns,
    mapping,
    proposals: suggestions.filter((suggestion) => mapping[bindingKey(suggestion)] === undefined),
    missing: applied?.missing ?? [],
    ...(template && { template }),
    formats: template?.formats ?? {},
    ...(amountMeaning && { amountMeaning }),
    ...(template?.amountConverted && { amountConverted: template.amountConverted }),
    ...(template?.blankAmount && { blankAmount: template.blankAmount }),
    month: defaults.month,
  };
}

/** Columns by the keys of what they hold. */
export function mappingOf(
  found: readonly { readonly field: string; readonly index?: number; readonly column: SnapshotColumn }[],
): SheetSetup['mapping'] {
  return Object.fromEntries(found.map((one) => [bindingKey(one), one.column.column]));
}
