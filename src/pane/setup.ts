import type { RecordKind } from '../core/catalogue/recordKind';
import type { SnapshotColumn } from '../core/cell/snapshot';
import { applyTemplate } from '../core/mapping/applyTemplate';
import { findHeaderRow } from '../core/mapping/findHeaderRow';
import { suggestMapping, type Suggestion } from '../core/mapping/suggest';
import type { AmountMeaning, Binding, BlankAmount, ColumnFormat, Template } from '../core/mapping/template';
import type { SheetOutline } from '../ports/workbook';
import { columnsAt } from './columns';

/** How a sheet is to be read: everything on the sheet step that a person can change. */
export interface SheetSetup {
  readonly kind: RecordKind;
  readonly outline: SheetOutline;
  /** Zero-based sheet row of the headers. */
  readonly headerRow: number;
  readonly columns: readonly SnapshotColumn[];
  /** Field id to zero-based sheet column; a field that is not there is not mapped. */
  readonly mapping: Readonly<Record<string, number>>;
  /** Proposals for fields that are not mapped, to be taken or left. */
  readonly proposals: readonly Suggestion[];
  /** Bindings of the saved template whose header is no longer in the sheet. */
  readonly missing: readonly Binding[];
  /** The template found in the workbook; absent when there is none for this sheet. */
  readonly template?: Template;
  readonly formats: Readonly<Record<string, ColumnFormat>>;
  readonly amountMeaning?: AmountMeaning;
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

/** Finds headers and columns: by a template saved in this workbook, else by the words in the headers. */
export function setUp(
  kind: RecordKind,
  outline: SheetOutline,
  templates: readonly Template[],
  defaults: SetupDefaults,
): SheetSetup {
  const ours = templates.filter((template) => template.kind === kind.id);
  const place = templatePlace(outline, ours) ?? guessedPlace(outline, kind, ours);
  return setUpAt(kind, outline, place.headerRow, defaults, place.template);
}

/** The setup with its headers in a given row; a template's missing columns are named, never dropped. */
export function setUpAt(
  kind: RecordKind,
  outline: SheetOutline,
  headerRow: number,
  defaults: SetupDefaults,
  template?: Template,
): SheetSetup {
  const columns = columnsAt(outline, headerRow);
  const suggestions = suggestMapping(columns, kind);
  const applied = template && applyTemplate(template, columns);
  const sure = suggestions.filter((suggestion) => suggestion.confidence === 'sure');
  const mapping = Object.fromEntries((applied?.columns ?? sure).map((found) => [found.field, found.column.column]));
  const amountMeaning = template?.amountMeaning ?? defaults.amountMeaning;
  return {
    kind,
    outline,
    headerRow,
    columns,
    mapping,
    proposals: suggestions.filter((suggestion) => mapping[suggestion.field] === undefined),
    missing: applied?.missing ?? [],
    ...(template && { template }),
    formats: template?.formats ?? {},
    ...(amountMeaning && { amountMeaning }),
    ...(template?.blankAmount && { blankAmount: template.blankAmount }),
    month: defaults.month,
  };
}
