import * as v from 'valibot';
import { RECORD_KINDS } from '../catalogue';
import type { Field } from '../catalogue/field';
import { INSTALMENT_ROWS } from '../catalogue/instalmentRows';
import { jsonTrouble } from './jsonTrouble';
import type {
  Binding,
  ColumnFormat,
  GroupAnswers,
  InstalmentSheetPart,
  SchedulePart,
  TablePlace,
  Template,
} from './template';
import { migrated } from './templateMigrations';
import { hasUnsafeCharacters } from './templateName';
import { templateSchema, type TemplateFile } from './templateSchema';

/** Every reason why a text is no template; words are under `template.refused.<code>`. */
export const TEMPLATE_REFUSALS = [
  'tooLarge',
  'notJson',
  'notATemplate',
  'newerVersion',
  'keyTwice',
  'unsafeName',
  'unknownField',
  'fieldTwice',
  'columnTwice',
  'constantNotAllowed',
  'boundAndConstant',
  'formatNotAllowed',
  'groupsNotAllowed',
  'scheduleNotAllowed',
] as const;

/** Why a text is no template. */
export type TemplateRefusal = (typeof TEMPLATE_REFUSALS)[number];

/** A template, or why the text is none; `field` names the one that it is about. */
export type ParsedTemplate =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly code: TemplateRefusal; readonly field?: string };

const CHARACTERS_ALLOWED = 200_000;

/** Reads a template of any version from JSON text that nobody vouches for: what does not fit is refused by name, never dropped. */
export function parseTemplate(json: string): ParsedTemplate {
  if (json.length > CHARACTERS_ALLOWED) return refused('tooLarge');
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused('notJson');
  }
  const trouble = jsonTrouble(json);
  if (trouble !== undefined) return refused(trouble === 'keyTwice' ? 'keyTwice' : 'notATemplate');
  const current = migrated(content);
  if (typeof current === 'string') return refused(current);
  const parsed = v.safeParse(templateSchema, current.content);
  if (!parsed.success) return refused('notATemplate');
  return refusalOf(parsed.output) ?? { ok: true, template: templateFrom(parsed.output) };
}

type Refused = Extract<ParsedTemplate, { ok: false }>;

function refused(code: TemplateRefusal, field?: string): Refused {
  return { ok: false, code, ...(field !== undefined && { field }) };
}

function refusalOf(file: TemplateFile): Refused | undefined {
  if (hasUnsafeCharacters(file.name)) return refused('unsafeName');
  const fields = new Map(RECORD_KINDS[file.kind].fields.map((field) => [field.id, field]));
  const unknown = namedFields(file).find((field) => !fields.has(field));
  if (unknown !== undefined) return refused('unknownField', unknown);
  const twice = boundTwice(file, fields);
  if (twice !== undefined) return refused('fieldTwice', twice);
  const sharing = columnTwice(file.bindings);
  if (sharing !== undefined) return refused('columnTwice', sharing);
  const constants = (file.constants ?? []).map(([field]) => field);
  // The waiver foremost: nobody declares the consent of every future borrower in a file.
  const forbidden = constants.find((field) => fields.get(field)?.constant !== true);
  if (forbidden !== undefined) return refused('constantNotAllowed', forbidden);
  const both = constants.find((field) => file.bindings.some((binding) => binding.field === field));
  if (both !== undefined) return refused('boundAndConstant', both);
  const turned = file.formats.find(([field, format]) => !mayHave(fields.get(field), format));
  if (turned !== undefined) return refused('formatNotAllowed', turned[0]);
  const untold = groupsRefusal(file);
  if (untold !== undefined) return untold;
  const hasInstalments = file.instalments !== undefined || file.schedule !== undefined;
  if (hasInstalments && RECORD_KINDS[file.kind].groups === undefined) return refused('scheduleNotAllowed');
  return file.instalments && refusalOfSheet(file.instalments, INSTALMENT_FIELDS);
}

const INSTALMENT_FIELDS: ReadonlyMap<string, Field> = new Map(INSTALMENT_ROWS.fields.map((field) => [field.id, field]));

/** What is wrong with the bindings and formats of a sheet that has fields of its own. */
function refusalOfSheet(
  { bindings, formats }: NonNullable<TemplateFile['instalments']>,
  fields: ReadonlyMap<string, Field>,
): Refused | undefined {
  const named = [...bindings.map(({ field }) => field), ...formats.map(([field]) => field)];
  const unknown = named.find((field) => !fields.has(field));
  if (unknown !== undefined) return refused('unknownField', unknown);
  const twice = boundTwice({ bindings }, fields);
  if (twice !== undefined) return refused('fieldTwice', twice);
  const sharing = columnTwice(bindings);
  if (sharing !== undefined) return refused('columnTwice', sharing);
  const turned = formats.find(([field, format]) => !mayHave(fields.get(field), format));
  return turned === undefined ? undefined : refused('formatNotAllowed', turned[0]);
}

/** Consent, amounts and dates of one row must not become the whole group's by a file. */
function groupsRefusal({ kind, groups: answers }: TemplateFile): Refused | undefined {
  const { groups } = RECORD_KINDS[kind];
  const taken = answers?.takeFirst?.find((field) => groups?.mayTakeFirst.includes(field) !== true);
  return taken === undefined && (answers === undefined || groups !== undefined)
    ? undefined
    : refused('groupsNotAllowed', taken);
}

function columnTwice(bindings: TemplateFile['bindings']): string | undefined {
  return bindings.find(
    ({ header, column }, at) => bindings.findIndex((one) => one.column === column && one.header === header) < at,
  )?.field;
}

/** A file must not turn a "no" into a "yes" where people are never asked which of the two a column says. */
function mayHave(field: Field | undefined, { polarity, blankMeans }: TemplateFile['formats'][number][1]): boolean {
  if (polarity !== undefined && field?.polarityOf === undefined) return false;
  return blankMeans === undefined || field?.kind === 'yesNo';
}

function namedFields({ bindings, formats, constants, valueMaps, corrections }: TemplateFile): readonly string[] {
  return [
    ...bindings.map(({ field }) => field),
    ...[...formats, ...(constants ?? []), ...(valueMaps ?? [])].map(([field]) => field),
    ...(corrections ?? []).flatMap(({ field }) => (field === null ? [] : [field])),
  ];
}

function boundTwice(
  { bindings }: Pick<TemplateFile, 'bindings'>,
  fields: ReadonlyMap<string, Field>,
): string | undefined {
  const bound = new Set<string>();
  for (const { field, index } of bindings) {
    const repeats = fields.get(field)?.repeats === true;
    const place = repeats ? `${field}#${index ?? ''}` : field;
    if (bound.has(place)) return field;
    if (!repeats || index !== undefined) bound.add(place);
  }
  return undefined;
}

function templateFrom(file: TemplateFile): Template {
  const { version, id, name, kind, bindings, formats, constants, valueMaps } = file;
  const { rowFilter, table, corrections, sheets, headers, amountMeaning, amountConverted, blankAmount } = file;
  const { instalments, schedule, groups, partners } = file;
  return {
    version,
    id,
    name,
    kind,
    bindings: bindings.map(bindingOf),
    formats: formatsOf(formats),
    ...(constants !== undefined && { constants: Object.fromEntries(constants) }),
    ...(valueMaps !== undefined && {
      valueMaps: Object.fromEntries(valueMaps.map(([field, words]) => [field, Object.fromEntries(words)])),
    }),
    ...(rowFilter !== undefined && { rowFilter }),
    ...(table !== undefined && { table: placeOf(table) }),
    ...(corrections !== undefined && { corrections }),
    ...(sheets !== undefined && { sheets }),
    ...(headers !== undefined && { headers }),
    ...(amountMeaning !== undefined && { amountMeaning }),
    ...(amountConverted !== undefined && { amountConverted }),
    ...(blankAmount !== undefined && { blankAmount }),
    ...(groups !== undefined && { groups: groupsOf(groups) }),
    ...(instalments !== undefined && { instalments: instalmentsOf(instalments) }),
    ...(schedule !== undefined && { schedule: scheduleOf(schedule) }),
    ...(partners !== undefined && { partners }),
  };
}

function scheduleOf({ computed, declining, grace }: NonNullable<TemplateFile['schedule']>): SchedulePart {
  return {
    ...(computed !== undefined && { computed }),
    ...(declining !== undefined && { declining }),
    ...(grace !== undefined && { grace }),
  };
}

function bindingOf({ index, ...binding }: TemplateFile['bindings'][number]): Binding {
  return { ...binding, ...(index !== undefined && { index }) };
}

function formatsOf(formats: TemplateFile['formats']): Template['formats'] {
  return Object.fromEntries(formats.map(([field, format]) => [field, withoutGaps(format)]));
}

function instalmentsOf({
  sheet,
  table,
  bindings,
  formats,
  headers,
}: NonNullable<TemplateFile['instalments']>): InstalmentSheetPart {
  const place = { ...(table !== undefined && { table: placeOf(table) }) };
  const known = { ...(headers !== undefined && { headers }) };
  return { sheet, ...place, bindings: bindings.map(bindingOf), formats: formatsOf(formats), ...known };
}

function withoutGaps({
  decimalMark,
  dateOrder,
  polarity,
  blankMeans,
  nameSplit,
}: TemplateFile['formats'][number][1]): ColumnFormat {
  return {
    ...(decimalMark !== undefined && { decimalMark }),
    ...(dateOrder !== undefined && { dateOrder }),
    ...(polarity !== undefined && { polarity }),
    ...(blankMeans !== undefined && { blankMeans }),
    ...(nameSplit !== undefined && { nameSplit }),
  };
}

function groupsOf({ blankTie, sharedIds, takeFirst }: NonNullable<TemplateFile['groups']>): GroupAnswers {
  return {
    ...(blankTie !== undefined && { blankTie }),
    ...(sharedIds !== undefined && { sharedIds }),
    ...(takeFirst !== undefined && { takeFirst }),
  };
}

function placeOf({ source, name, headerRows }: NonNullable<TemplateFile['table']>): TablePlace {
  return { source, ...(name !== undefined && { name }), ...(headerRows !== undefined && { headerRows }) };
}
