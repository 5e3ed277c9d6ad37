import { RECORD_KINDS } from '../core/catalogue';
import { keyParts } from '../core/check/valueKey';
import { bindingKey } from '../core/mapping/bindingKey';
import { withCorrection } from '../core/mapping/corrections';
import { normaliseHeader } from '../core/mapping/normaliseHeader';
import type { GroupAnswers, SchedulePart, Template } from '../core/mapping/template';
import { INSTALMENT_ROWS } from '../core/catalogue/instalmentRows';
import { tableAt, type FoundTable } from '../core/mapping/findTable';
import { tableFor } from '../core/mapping/tableFor';
import { withHeaders } from '../core/mapping/withHeaders';
import type { SetupChange } from './setupChange';
import { headerRowOf, setUp, setUpAt, setUpWith, type SetupDefaults, type SheetSetup } from './setup';
import { asksPartner } from './templatePartner';

function mapColumn(setup: SheetSetup, key: string, column: number | undefined): SheetSetup {
  const { field } = keyParts(key);
  const kept = Object.entries(setup.mapping).filter(([other, taken]) => other !== key && taken !== column);
  const formats = Object.fromEntries(Object.entries(setup.formats).filter(([other]) => other !== field));
  const before = setup.mapping[key];
  const isTie = setup.kind.groups?.ties.includes(field) === true;
  // What she said of blanks was about another column.
  const groups = isTie && setup.groups ? { groups: withoutBlankTie(setup.groups) } : {};
  const left = before === undefined || before === column ? setup : corrected(setup, before, null);
  return {
    ...(column === undefined ? left : corrected(left, column, field)),
    mapping: Object.fromEntries(column === undefined ? kept : [...kept, [key, column]]),
    formats,
    ...groups,
    missing: setup.missing.filter((binding) => bindingKey(binding) !== key),
    ...(setup.constants && column !== undefined && { constants: withoutKey(setup.constants, field) }),
  };
}

function withoutBlankTie({ sharedIds, takeFirst }: GroupAnswers): GroupAnswers {
  return { ...(sharedIds && { sharedIds }), ...(takeFirst && { takeFirst }) };
}

function atHeaders(setup: SheetSetup, table: FoundTable, template: Template | undefined): SheetSetup {
  const { kind, kindChosen, whole, templates } = setup;
  return { ...setUpAt(kind, whole, templates, table, defaultsOf(setup), template), kindChosen };
}

/** Another table keeps the template only where it has all of its columns: it is another sheet's otherwise. */
function inTable(setup: SheetSetup, table: FoundTable): SheetSetup {
  const { template } = setup;
  const same = template && withHeaders(table, undefined, setup.table.headerRows);
  const headerRow = same && headerRowOf(same, template);
  if (same && headerRow !== undefined) return atHeaders(setup, withHeaders(same, headerRow), template);
  return atHeaders(setup, table, undefined);
}

function mapWord(
  valueMaps: SheetSetup['valueMaps'] = {},
  { field, word, meaning }: Extract<SetupChange, { what: 'valueMap' }>,
): NonNullable<SheetSetup['valueMaps']> {
  const others = Object.entries(valueMaps[field] ?? {}).filter(([key]) => key !== word);
  const words = Object.fromEntries(meaning === undefined ? others : [...others, [word, meaning]]);
  return { ...valueMaps, [field]: words };
}

/** Remembers what she said of a column, where its header names no other column. */
function corrected(setup: SheetSetup, column: number, field: string | null): SheetSetup {
  const header = setup.columns.find((known) => known.column === column)?.header ?? '';
  const isOnly =
    setup.columns.filter((known) => normaliseHeader(known.header) === normaliseHeader(header)).length === 1;
  return isOnly ? { ...setup, corrections: withCorrection(setup.corrections, { header, field }) } : setup;
}

/**
 * The setup after one change. What she agreed to was computed from the terms as they were read then: another column,
 * constant or word of a term is another question.
 */
export function changeSetup(setup: SheetSetup, change: SetupChange): SheetSetup {
  const changed = changedBy(setup, change);
  const { computed, ...ways } = changed.schedule ?? {};
  if (computed === undefined || !READ_ANEW.has(change.what) || termsText(setup) === termsText(changed)) return changed;
  return { ...changed, schedule: ways };
}

/** Changes that touch how cells are read; the others bring a whole setup with agreements of its own, or none. */
const READ_ANEW: ReadonlySet<SetupChange['what']> = new Set([
  'column',
  'declined',
  'proposals',
  'format',
  'valueMap',
  'constant',
]);

function termsText({ kind, mapping, constants, valueMaps, formats }: SheetSetup): string {
  return JSON.stringify(
    Object.values(kind.schedule?.terms ?? {}).map((field) => [
      mapping[field],
      constants?.[field],
      valueMaps?.[field] ?? {},
      formats[field] ?? {},
    ]),
  );
}

/**
 * Another kind makes the setup anew. A column serves one field: mapping it again takes it from the other; a field's number format is forgotten with any of its columns, since it was decided from their cells.
 */
function changedBy(setup: SheetSetup, change: SetupChange): SheetSetup {
  switch (change.what) {
    case 'kind': {
      const { whole, templates } = setup;
      return { ...setUp(RECORD_KINDS[change.kind], whole, templates, defaultsOf(setup)), kindChosen: true };
    }
    case 'rowsFrom': {
      const table = tableAt(setup.whole, change.place, setup.kind);
      return table === undefined ? setup : inTable(setup, table);
    }
    case 'headerRow':
      return atHeaders(setup, withHeaders(setup.table, change.row, 1), setup.template);
    case 'headerRows':
      return atHeaders(setup, withHeaders(setup.table, undefined, change.count), setup.template);
    case 'column':
      return mapColumn(setup, change.key, change.column);
    case 'declined': {
      const left = setup.mapping[change.key] === change.column ? mapColumn(setup, change.key, undefined) : setup;
      return corrected(left, change.column, null);
    }
    case 'proposals':
      return setup.proposals
        .filter((proposal) => change.keys.includes(bindingKey(proposal)))
        .reduce((so, proposal) => mapColumn(so, bindingKey(proposal), proposal.column.column), setup);
    case 'format': {
      const { instalments } = setup;
      if (instalments !== undefined && isOfInstalments(change.field)) {
        return { ...setup, instalments: { ...instalments, formats: withFormat(instalments.formats, change) } };
      }
      return { ...setup, formats: withFormat(setup.formats, change) };
    }
    case 'instalments':
      return { ...setup, instalments: change.part };
    case 'schedule':
      return { ...setup, schedule: withSchedule(setup.schedule, change.schedule) };
    case 'scheduleAskedAgain': {
      const { declining, grace } = setup.schedule ?? {};
      return { ...setup, schedule: { ...(declining && { declining }), ...(grace && { grace }) } };
    }
    case 'repairs': {
      const agreed = change.repairs.map(({ loan, difference }) => [loan, difference] as const);
      return { ...setup, repairs: new Map([...(setup.repairs ?? []), ...agreed]) };
    }
    case 'valueMap':
      return { ...setup, valueMaps: mapWord(setup.valueMaps, change) };
    case 'amountMeaning':
      // What she agreed to was about the other meaning.
      return { ...setup, amountConverted: undefined, amountMeaning: change.meaning };
    case 'amountConverted':
      return { ...setup, amountConverted: change.to };
    case 'addUpRepeats':
      return { ...setup, addUpRepeats: true };
    case 'photoPairs': {
      const pairs = Object.entries({ ...setup.photoPairs, ...change.pairs });
      const kept = pairs.filter((pair): pair is [string, string] => pair[1] !== undefined);
      return { ...setup, photoPairs: Object.fromEntries(kept) };
    }
    case 'withoutPhotos':
      return { ...setup, withoutPhotos: true };
    case 'blankAmount':
      return { ...setup, blankAmount: change.answer };
    case 'groups':
      return { ...setup, groups: { ...setup.groups, ...change.answers } };
    case 'takeFirst': {
      const takeFirst = new Set([...(setup.groups?.takeFirst ?? []), change.field]);
      return { ...setup, groups: { ...setup.groups, takeFirst: [...takeFirst].sort() } };
    }
    case 'constant':
      // A field has a column or a constant, never both.
      if (setup.mapping[change.field] !== undefined) return setup;
      return { ...setup, constants: { ...withoutKey(setup.constants ?? {}, change.field), ...constantOf(change) } };
    case 'rowFilter':
      return { ...setup, rowFilter: change.filter };
    case 'template':
      return setUpWith(setup.whole, setup.templates, change.template, defaultsOf(setup));
    case 'templateConfirmed':
      return setup.template ? { ...setup, confirmed: setup.template.id } : setup;
    case 'templateLeft':
      return atHeaders(setup, tableFor(setup.whole, setup.kind).table, undefined);
    case 'month':
      return { ...setup, month: change.month };
  }
}

const INSTALMENT_FIELDS: ReadonlySet<string> = new Set(INSTALMENT_ROWS.fields.map(({ id }) => id));

function isOfInstalments(field: string): boolean {
  return INSTALMENT_FIELDS.has(field);
}

function withFormat(
  formats: SheetSetup['formats'],
  { field, format }: Extract<SetupChange, { what: 'format' }>,
): SheetSetup['formats'] {
  return { ...formats, [field]: { ...formats[field], ...format } };
}

/** What she agreed to was computed in the way that was set then: another way is another question. */
function withSchedule(before: SchedulePart | undefined, change: SchedulePart): SchedulePart {
  const { computed, ...ways } = { ...before, ...change };
  const isOther = ways.declining !== before?.declining || ways.grace !== before?.grace;
  const kept = change.computed ?? (isOther ? undefined : computed);
  return { ...ways, ...(kept !== undefined && { computed: kept }) };
}

function constantOf({ field, text }: { readonly field: string; readonly text: string }): Record<string, string> {
  return text.trim() === '' ? {} : { [field]: text };
}

function withoutKey<Value>(record: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
}

/** What a fresh setup of the same sheet starts from: nothing of a template that others made and she has not confirmed. */
export function defaultsOf(setup: SheetSetup): SetupDefaults {
  const { month, amountMeaning, partnerId, confirmed } = setup;
  return {
    month,
    ...(amountMeaning && !asksPartner(setup) && { amountMeaning }),
    ...(partnerId !== undefined && { partnerId }),
    ...(confirmed !== undefined && { confirmed }),
  };
}
