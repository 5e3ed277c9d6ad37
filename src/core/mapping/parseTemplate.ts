import * as v from 'valibot';
import { RECORD_KINDS } from '../catalogue';
import type { ColumnFormat, TablePlace, Template } from './template';

/** Why a text is no template; words are under `template.<code>`. */
export type TemplateRefusal = 'tooLarge' | 'notJson' | 'notATemplate' | 'newerVersion' | 'unknownField' | 'fieldTwice';

/** Every refusal, for tests that look for words. */
export const TEMPLATE_REFUSALS: readonly TemplateRefusal[] = [
  'tooLarge',
  'notJson',
  'notATemplate',
  'newerVersion',
  'unknownField',
  'fieldTwice',
];

/** A template, or why the text is none; `field` names the one that is unknown or bound twice. */
export type ParsedTemplate =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly code: TemplateRefusal; readonly field?: string };

const CHARACTERS_ALLOWED = 200_000;
const COLUMNS_OF_EXCEL = 16_384;
const MOST_REPEATS = 999;
const MOST_HEADER_ROWS = 5;

const shortText = v.pipe(v.string(), v.maxLength(400));
const column = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(COLUMNS_OF_EXCEL - 1));
const words = v.record(shortText, shortText);
const columnFormat = v.object({
  decimalMark: v.optional(v.picklist(['.', ','])),
  dateOrder: v.optional(v.picklist(['dmy', 'mdy', 'ymd'])),
});
const schema = v.object({
  version: v.picklist([1, 2]),
  id: v.pipe(shortText, v.minLength(1)),
  name: shortText,
  kind: v.picklist(['loanDraft', 'repayment', 'journal']),
  bindings: v.pipe(
    v.array(
      v.object({
        field: shortText,
        header: shortText,
        column,
        index: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_REPEATS))),
      }),
    ),
    v.maxLength(500),
  ),
  formats: v.record(v.string(), columnFormat),
  amountMeaning: v.optional(v.picklist(['cumulativePrincipal', 'outstanding', 'paidThisPeriod'])),
  amountConverted: v.optional(v.picklist(['cumulativePrincipal', 'outstanding', 'paidThisPeriod'])),
  blankAmount: v.optional(v.picklist(['leaveOut', 'reportZero'])),
  constants: v.optional(words),
  valueMaps: v.optional(v.record(shortText, words)),
  rowFilter: v.optional(v.object({ header: shortText, column, leaveOut: v.array(shortText) })),
  table: v.optional(
    v.object({
      source: v.picklist(['sheet', 'table', 'name', 'selection']),
      name: v.optional(shortText),
      headerRows: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_HEADER_ROWS))),
    }),
  ),
  corrections: v.optional(v.array(v.object({ header: shortText, field: v.nullable(shortText) }))),
  sheets: v.optional(v.array(shortText)),
});

/** Reads a template from JSON text that nobody vouches for: what is not known is refused by name, never dropped. */
export function parseTemplate(json: string): ParsedTemplate {
  if (json.length > CHARACTERS_ALLOWED) return { ok: false, code: 'tooLarge' };
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, code: 'notJson' };
  }
  const version = v.safeParse(v.object({ version: v.number() }), content);
  if (version.success && version.output.version > 2) return { ok: false, code: 'newerVersion' };
  const parsed = v.safeParse(schema, content);
  return parsed.success ? knownFields(parsed.output) : { ok: false, code: 'notATemplate' };
}

function knownFields(parsed: v.InferOutput<typeof schema>): ParsedTemplate {
  const fields = new Map(RECORD_KINDS[parsed.kind].fields.map((field) => [field.id, field]));
  const named = [...parsed.bindings.map(({ field }) => field), ...Object.keys(parsed.formats)];
  const unknown = named.find((field) => !fields.has(field));
  if (unknown !== undefined) return { ok: false, code: 'unknownField', field: unknown };
  const bound = new Set<string>();
  for (const { field, index } of parsed.bindings) {
    const repeats = fields.get(field)?.repeats === true;
    const place = repeats ? `${field}#${index ?? ''}` : field;
    if (bound.has(place)) return { ok: false, code: 'fieldTwice', field };
    if (!repeats || index !== undefined) bound.add(place);
  }
  const {
    formats,
    bindings,
    rowFilter,
    table,
    corrections,
    sheets,
    constants,
    valueMaps,
    amountMeaning,
    amountConverted,
    blankAmount,
  } = parsed;
  const { id, name, kind } = parsed;
  return {
    ok: true,
    template: {
      version: 2,
      id,
      name,
      kind,
      bindings: bindings.map(({ index, ...binding }) => ({ ...binding, ...(index !== undefined && { index }) })),
      formats: Object.fromEntries(Object.entries(formats).map(([field, format]) => [field, withoutGaps(format)])),
      ...(constants !== undefined && { constants }),
      ...(valueMaps !== undefined && { valueMaps }),
      ...(rowFilter !== undefined && { rowFilter }),
      ...(table !== undefined && { table: placeOf(table) }),
      ...(corrections !== undefined && { corrections }),
      ...(sheets !== undefined && { sheets }),
      ...(amountMeaning !== undefined && { amountMeaning }),
      ...(amountConverted !== undefined && { amountConverted }),
      ...(blankAmount !== undefined && { blankAmount }),
    },
  };
}

function withoutGaps({ decimalMark, dateOrder }: v.InferOutput<typeof columnFormat>): ColumnFormat {
  return { ...(decimalMark !== undefined && { decimalMark }), ...(dateOrder !== undefined && { dateOrder }) };
}

function placeOf({ source, name, headerRows }: NonNullable<v.InferOutput<typeof schema>['table']>): TablePlace {
  return { source, ...(name !== undefined && { name }), ...(headerRows !== undefined && { headerRows }) };
}
