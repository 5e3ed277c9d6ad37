import { addressOf } from '../../src/core/cell/a1';
import { daysBetween } from '../../src/core/cell/calendar';
import type { Cell } from '../../src/core/cell/cell';
import { READERS } from '../../src/core/cell/readers';
import type { ColumnReader } from '../../src/core/cell/reading';
import { cellAt, type SheetSnapshot } from '../../src/core/cell/snapshot';
import { LIMITS } from '../../src/core/check/limits';
import { fieldOf, PLACE, type ColumnName } from './columns';
import type { Found } from './product';
import { REFERENCE } from './reference';

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
  location?: string;
  waiver?: string | boolean;
}

/** Grid rows that hold anything at all. */
export function filledRows({ values }: SheetSnapshot): readonly number[] {
  const rows: number[] = [];
  for (let r = 0; r < values.length; r++) {
    const row = values[r] ?? [];
    for (let k = 0; k < row.length; k++) {
      const value = row[k];
      if (typeof value === 'string' ? value.trim() !== '' : value !== undefined) {
        rows.push(r);
        break;
      }
    }
  }
  return rows;
}

/** Our reader of a column, decided from all its cells, for the entrants that have none for amounts, dates and ids. */
export function columnReader(snapshot: SheetSnapshot, rows: readonly number[], name: ColumnName): ColumnReader {
  const cells: Cell[] = [];
  for (const r of rows) cells.push(cellAt(snapshot, r, PLACE[name]));
  return READERS[fieldOf(name).kind](cells, {}, snapshot.dateSystem);
}

/** A1 address of a column's cell in a grid row. */
export function cellIn({ firstRow }: SheetSnapshot, r: number, name: string): string {
  return addressOf({ row: firstRow + r, column: PLACE[name as ColumnName] });
}

/** Reads a cell by our reader and puts its notes among the findings. */
export function readInto(
  findings: Found[],
  reader: ColumnReader,
  snapshot: SheetSnapshot,
  r: number,
  name: ColumnName,
): string | number | boolean | undefined {
  const reading = reader.read(cellAt(snapshot, r, PLACE[name]));
  if (reading.state === 'empty') return undefined;
  for (const { severity, code } of reading.notes ?? []) {
    findings.push({ severity, code, cell: cellIn(snapshot, r, name) });
  }
  return reading.state === 'value' ? reading.value : undefined;
}

const EMPTY_WORDS = new Set(['', '-', '--', '---', '–', '—', 'n/a', 'n.a.', 'null', '(null)', 's/d', 'n/d']);

/** A text without outer white space, accents composed; undefined when it is one of the words for nothing. */
export function textOf(shown: string): string | undefined {
  const text = shown.trim();
  return text.length < 7 && EMPTY_WORDS.has(text.toLowerCase()) ? undefined : text.normalize('NFC');
}

const GENDERS = new Map([
  ...'f female woman femenino mujer féminin femme'.split(' ').map((word) => [word, 'female'] as const),
  ...'m male man masculino hombre masculin homme'.split(' ').map((word) => [word, 'male'] as const),
]);

/** male, female, or undefined for a word that is neither. */
export function genderOf(text: string): string | undefined {
  return GENDERS.get(text.trim().toLowerCase());
}

const TRUTHS = new Map<string, boolean>([
  ...'yes y sí si oui x true 1'.split(' ').map((word) => [word, true] as const),
  ...'no n non false 0'.split(' ').map((word) => [word, false] as const),
]);

/** True, false, or the word as it is, which a schema then refuses. */
export function truthOf(text: string): boolean | string {
  return TRUTHS.get(text.trim().toLowerCase()) ?? text;
}

const byWord = <Value>(entries: readonly { value: Value; name: string; otherNames: readonly string[] }[]) =>
  new Map(entries.flatMap(({ value, name, otherNames }) => [name, ...otherNames].map((n) => [n.toLowerCase(), value])));
const ACTIVITIES = byWord<number>(REFERENCE.activities);
const LANGUAGES = byWord<number>(REFERENCE.languages);
const LOCATIONS = byWord<string>(REFERENCE.locations);

/** Kiva's id of an activity or a language, or the word as it is, which a schema then refuses. */
export function referenceOf(list: 'activity' | 'language', text: string): number | string {
  return (list === 'activity' ? ACTIVITIES : LANGUAGES).get(text.toLowerCase()) ?? text;
}

/** Kiva's own spelling of a place, or the word as it is. */
export function locationOf(text: string): string {
  return LOCATIONS.get(text.toLowerCase()) ?? text;
}

/** Every place and every currency as Kiva writes it. */
export const KNOWN = {
  locations: REFERENCE.locations.map(({ value }) => value) as [string, ...string[]],
  currencies: REFERENCE.currencies.map(({ value }) => value) as [string, ...string[]],
};

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

/** Errors for ids that stand in more than one row; the others' addresses are not told. */
export function duplicates(ids: readonly (string | undefined)[]): readonly number[] {
  const first = new Map<string, number>();
  const again = new Set<number>();
  ids.forEach((id, at) => {
    if (id === undefined) return;
    const before = first.get(id);
    if (before === undefined) first.set(id, at);
    else again.add(before).add(at);
  });
  return [...again];
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
