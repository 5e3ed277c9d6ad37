import { addressOf } from '../../src/core/cell/a1';
import { daysBetween } from '../../src/core/cell/calendar';
import type { Cell, CellType, CellValue } from '../../src/core/cell/cell';
import { READERS } from '../../src/core/cell/readers';
import { alike, type ColumnReader } from '../../src/core/cell/reading';
import type { SheetSnapshot } from '../../src/core/cell/snapshot';
import { LIMITS } from '../../src/core/check/limits';
import { isSigning } from '../../src/core/check/noteWords';
import { totalsLabel } from '../../src/core/check/totalsWords';
import { COLUMNS, fieldOf, PLACE, type ColumnName } from './columns';
import type { Found } from './product';

/** A row as the entrants beside ours hold it: what could not be read is absent, a word that is not known is still a word. */
export interface LooseRecord {
  loanId?: string;
  clientId?: string;
  firstName?: string;
  lastName?: string;
  gender?: string;
  amount?: number;
  currency?: string;
  disbursalDate?: string;
  description?: string;
  language?: string | number;
  loanUse?: string;
  activity?: string | number;
  location?: string | number;
  waiver?: boolean;
}

/** Grid rows that are records: not blank, no total, no signature below the table, no header said again. */
export function recordRows(snapshot: SheetSnapshot): readonly number[] {
  const rows: number[] = [];
  for (let r = 0; r < snapshot.values.length; r++) if (isRecord(snapshot, r)) rows.push(r);
  return rows;
}

function isRecord({ values, columns }: SheetSnapshot, r: number): boolean {
  const row = values[r] ?? [];
  const id = row[PLACE.loanId];
  const isText = typeof id === 'string';
  if (id !== undefined && !(isText && id.trim() === '')) {
    return !isText || !(totalsLabel(id, false) === 'total' || isSigning(id) || id === columns[0]?.header);
  }
  return row.some((value) => (typeof value === 'string' ? value.trim() !== '' : value !== undefined));
}

interface Cursor {
  value: CellValue;
  text: string;
  type: CellType;
  format: string;
}

/** Filled anew for each cell: a million short-lived cells would cost more than reading them. */
const cursor: Cursor = { value: '', text: '', type: 'empty', format: 'General' };

function look({ values, texts, types, formats }: SheetSnapshot, r: number, place: number): Cell {
  cursor.value = values[r]?.[place] ?? '';
  cursor.text = texts[r]?.[place] ?? '';
  cursor.type = types[r]?.[place] ?? 'empty';
  cursor.format = formats[r]?.[place] ?? 'General';
  return cursor;
}

/** Our readers of all columns, each decided from all its cells: no library here has any. */
export function columnReaders(
  snapshot: SheetSnapshot,
  rows: readonly number[],
): Readonly<Record<ColumnName, ColumnReader>> {
  const columns = COLUMNS.map(({ name }, place) => {
    const factory = READERS[fieldOf(name).kind];
    return { name, place, factory, surveying: factory.surveying?.(), survey: undefined as unknown };
  });
  const surveyed = columns.flatMap((column) =>
    column.surveying === undefined ? [] : [{ column, surveying: column.surveying, place: column.place }],
  );
  for (const r of rows) {
    for (const { column, surveying, place } of surveyed) {
      const cell = look(snapshot, r, place);
      if (surveying.mayAdd?.(column.survey, cell.type, cell.value) === false) continue;
      column.survey = surveying.note(column.survey, cell, r);
    }
  }
  const readers = columns.map(({ name, factory, surveying, survey }) => {
    const said = survey === undefined ? [] : [survey];
    const { dateSystem } = snapshot;
    const reader = surveying?.readerOf(surveying.merge(said), {}, dateSystem) ?? factory([], {}, dateSystem);
    return [name, alike(reader)] as const;
  });
  return Object.fromEntries(readers) as Record<ColumnName, ColumnReader>;
}

/** What the readers say of whole columns, each at the cell that it is shown with. */
export function columnFindings(
  snapshot: SheetSnapshot,
  readers: Readonly<Record<ColumnName, ColumnReader>>,
): readonly Found[] {
  return COLUMNS.flatMap(({ name }) =>
    readers[name].columnNotes.map(({ severity, code, place }) =>
      place === undefined ? { severity, code } : { severity, code, cell: cellIn(snapshot, place, name) },
    ),
  );
}

/** A1 address of a column's cell in a grid row. */
export function cellIn({ firstRow }: SheetSnapshot, r: number, name: string): string {
  return addressOf({ row: firstRow + r, column: PLACE[name as ColumnName] });
}

/** What is read at a look, as most cells are. */
function readAsIs(reader: ColumnReader, { value, text, type, format }: Cell): string | number | undefined {
  if (type === 'text' && typeof value === 'string' && value === text) return reader.textAsIs?.(value);
  if (type === 'number' && typeof value === 'number') return reader.numberAsIs?.(value, text, format);
  return undefined;
}

/** Reads a cell by our reader and puts its notes among the findings. */
export function readInto(
  findings: Found[],
  reader: ColumnReader,
  snapshot: SheetSnapshot,
  r: number,
  name: ColumnName,
): string | number | boolean | undefined {
  const cell = look(snapshot, r, PLACE[name]);
  const asIs = readAsIs(reader, cell);
  if (asIs !== undefined) return asIs;
  const reading = reader.read(cell);
  if (reading.state === 'empty') return undefined;
  for (const { severity, code } of reading.notes ?? []) {
    findings.push({ severity, code, cell: cellIn(snapshot, r, name) });
  }
  return reading.state === 'value' ? reading.value : undefined;
}

/** Whether a day may be a disbursal's on this day. */
export function isInWindow(day: string, today: string | undefined): boolean {
  if (today === undefined) return true;
  const ahead = daysBetween(today, day) ?? 0;
  return -ahead < LIMITS.disbursal.daysAgo && ahead <= LIMITS.disbursal.daysAhead;
}

const ADVISED = ['clientId', 'firstName', 'lastName', 'gender', 'amount', 'currency', 'disbursalDate'] as const;
const ADVISED_TOO = ['description', 'language', 'loanUse', 'activity', 'location', 'waiver'] as const;
/** Fields that a draft should have. */
export const ADVISED_NAMES = [...ADVISED, ...ADVISED_TOO] as const;

const FIRST_PERSON: Readonly<Record<number, RegExp>> = {
  1: /\b(?:I|[Mm]y|[Mm]e|[Mm]yself|[Ww]e|[Oo]ur)\b/,
  2: /\b(?:yo|mi|mis|me|nosotros|nosotras|nuestr[oa]s?)\b/i,
};

/** Words that speak of a woman and of a man, by Kiva's id of the language. */
const PRONOUNS: Readonly<Record<number, { readonly female: RegExp; readonly male: RegExp }>> = {
  1: { female: /\b(?:she|hers?|herself)\b/gi, male: /\b(?:he|him|his|himself)\b/gi },
  2: { female: /\bella\b/gi, male: /(?<!\p{L})él(?!\p{L})/giu },
};

function checkStory({ description: story, lastName, language, gender }: LooseRecord, say: Say): void {
  if (story === undefined) return;
  if (FIRST_PERSON[Number(language)]?.test(story) === true) say('description', 'warning', 'firstPerson');
  if (lastName !== undefined && lastName.length > 2 && story.toLowerCase().includes(lastName.toLowerCase()))
    say('description', 'warning', 'lastNameInText');
  if (/\d(?:[\s().\-/]{0,3}\d){6,}/.test(story)) say('description', 'warning', 'numberInText');
  const pronouns = PRONOUNS[Number(language)];
  if (pronouns === undefined || (gender !== 'female' && gender !== 'male')) return;
  const other = story.match(pronouns[gender === 'female' ? 'male' : 'female'])?.length ?? 0;
  if (other > 1 && other > (story.match(pronouns[gender])?.length ?? 0))
    say('description', 'warning', 'pronounsOtherGender');
}

type Say = (name: ColumnName, severity: Found['severity'], code: string) => void;

/** The checks over more than one field and those that only warn, which schemas do not have; `say` hears each. */
export function checkByHand(record: LooseRecord, say: Say): void {
  const { waiver, description, loanUse, language, amount, currency } = record;
  if (waiver === false && description !== undefined) say('waiver', 'error', 'waiverNotSigned');
  if (amount !== undefined && currency === 'USD' && amount > 0 && amount <= LIMITS.usdLoanAbove)
    say('amount', 'error', 'amountNotAbove');
  if (amount !== undefined && Math.abs(amount * 100 - Math.round(amount * 100)) > 1e-6)
    say('amount', 'error', 'amountDecimals');
  if (loanUse !== undefined) {
    if (loanUse.length < LIMITS.loanUse.least || loanUse.length > LIMITS.loanUse.most)
      say('loanUse', 'warning', 'textLength');
    if (language === 1 && !/^to\s/i.test(loanUse)) say('loanUse', 'warning', 'loanUseStart');
  }
  checkStory(record, say);
}

/** Places of ids that stand in more than one row, and of those that only look like another's. */
export function duplicates(ids: readonly (string | undefined)[]): {
  readonly same: readonly number[];
  readonly similar: readonly number[];
} {
  const first = new Map<string, number>();
  const groups = new Map<string, number[]>();
  ids.forEach((id, at) => {
    if (id === undefined) return;
    const looked = looks(id);
    const before = first.get(looked);
    if (before === undefined) first.set(looked, at);
    else groups.set(looked, [...(groups.get(looked) ?? [before]), at]);
  });
  const all = [...groups.values()].flatMap((group) => group.map((at) => ({ at, group })));
  const isTwice = ({ at, group }: (typeof all)[number]): boolean =>
    group.some((other) => other !== at && ids[other] === ids[at]);
  return {
    same: all.filter(isTwice).map(({ at }) => at),
    similar: all.filter((one) => !isTwice(one)).map(({ at }) => at),
  };
}

const PRINTABLE = /^[!-~]*$/;

function looks(id: string): string {
  if (PRINTABLE.test(id)) return id.toLowerCase();
  return id
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Cc}]+/gu, '');
}

/** A draft's body as Kiva's contract has it. */
export function bodyOf(record: LooseRecord): string {
  const { loanId, clientId, firstName, lastName, gender, amount } = record;
  const { currency, disbursalDate, description, language, loanUse, activity, location, waiver } = record;
  return JSON.stringify({
    entreps: [
      { loan_id: loanId, client_id: clientId, first_name: firstName, last_name: lastName, gender: gender, amount },
    ],
    currency,
    disburse_time: disbursalDate,
    description,
    description_language_id: language,
    loanuse: loanUse,
    activity_id: activity,
    location,
    client_waiver_signed: waiver,
  });
}
