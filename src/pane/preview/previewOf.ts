import type { Field } from '../../core/catalogue/field';
import type { RecordKind } from '../../core/catalogue/recordKind';
import { decimalText, sumText } from '../../core/cell/decimal';
import type { CheckedSheet, RecordDraft } from '../../core/check/checkSheet';
import { recordAmount } from '../../core/check/recordRows';
import { valueKey } from '../../core/check/valueKey';
import type { GroupIds } from '../../core/kiva/account';
import type { ReferenceData } from '../../core/reference/referenceData';
import { PHOTO_SETTINGS } from '../../core/photo/photoSettings';
import { fieldsFor } from '../../core/submission/groupFields';
import { recordText } from '../../core/submission/recordText';
import type { Words } from '../../ports/platform';
import type { Formats } from '../formats';
import { fieldName } from '../say';

/** One thing that Kiva will read of a row: its name and its value, both in her words. */
export interface PreviewLine {
  readonly name: string;
  readonly value: string;
}

/** A row as Kiva will see it. */
export interface Preview {
  readonly lines: readonly PreviewLine[];
  /** One list of lines for each borrower of a group loan; empty for any other. */
  readonly borrowers: readonly (readonly PreviewLine[])[];
  /** What repeats, one list of lines for each instalment; empty where nothing does. */
  readonly repeated: readonly (readonly PreviewLine[])[];
  /** What repeats is the sum of so many borrowers', and stands in none of her cells. */
  readonly summedOf?: number;
  /** The record as it stands in the request's body; of a photo its beginning alone. */
  readonly json: string;
  readonly photo?: { readonly reference: string; readonly name: string };
}

interface Telling {
  readonly words: Words;
  readonly formats: Formats;
  /** Kiva's lists, so that an id has a name. */
  readonly reference?: ReferenceData | undefined;
  /** The name of a chosen photo's file. */
  readonly photoName?: (reference: string) => string | undefined;
}

/** What is sent of one record, in the catalogue's order; a field that is not sent is not there. */
export function previewOf(kind: RecordKind, record: RecordDraft, telling: Telling, groupIds?: GroupIds): Preview {
  const sent = kind.fields.filter(({ path }) => path !== undefined);
  const lineOf = (field: Field, occurrence: number): readonly PreviewLine[] => {
    const read = record.values.get(valueKey(field.id, occurrence));
    return read === undefined
      ? []
      : [{ name: fieldName(telling.words, field.id), value: told(field, read.value, telling) }];
  };
  const repeating = sent.filter(({ repeats }) => repeats === true);
  const repeated: (readonly PreviewLine[])[] = [];
  for (let occurrence = 0, missing = 0; missing < GAP && repeating.length > 0; occurrence += 1) {
    const lines = repeating.flatMap((field) => lineOf(field, occurrence));
    missing = lines.length === 0 ? missing + 1 : 0;
    if (lines.length > 0) repeated.push(lines);
  }
  const { members, summedOf } = record;
  const single = sent.filter(({ repeats }) => repeats !== true);
  const isBorrowers = ({ perBorrower }: Field): boolean => members !== undefined && perBorrower === true;
  const photoField = sent.find(({ id }) => id === kind.photo?.field);
  const reference = photoField && record.values.get(photoField.id)?.value;
  const body = JSON.parse(recordText(fieldsFor(kind, record, groupIds), record)) as object;
  const image = reference === undefined ? {} : { [photoField?.path ?? '']: IMAGE_BEGINNING };
  const photo = typeof reference === 'string' && { reference, name: telling.photoName?.(reference) ?? reference };
  return {
    lines: single.filter((field) => !isBorrowers(field)).flatMap((field) => lineOf(field, 0)),
    borrowers: (members ?? []).map((_, at) => single.filter(isBorrowers).flatMap((field) => lineOf(field, at))),
    repeated,
    ...(summedOf !== undefined && { summedOf }),
    json: JSON.stringify({ ...body, ...image }, null, 2),
    ...(photo && { photo }),
  };
}

const IMAGE_BEGINNING = PHOTO_SETTINGS.form === 'dataUri' ? 'data:image/jpeg;base64,…' : '…';

/** Instalments in a row that may be blank before the list is taken to end. */
const GAP = 24;

function told(
  { kind, list }: Field,
  value: string | number | boolean,
  { words, formats, reference, photoName }: Telling,
): string {
  if (typeof value === 'boolean') return words(value ? 'preview.yes' : 'preview.no');
  if (kind === 'photo') return photoName?.(String(value)) ?? String(value);
  if (kind === 'gender') return words(`preview.gender.${value}`);
  if (kind === 'date') return formats.day(String(value));
  if (kind === 'amount' && typeof value === 'number') return formats.decimal(decimalText(value));
  if (list === undefined) return String(value);
  const entry = reference?.[list]?.find((known) => known.value === value);
  return entry === undefined || entry.name === value ? String(value) : `${entry.name} (${value})`;
}

/** The exact sum of the amounts that would go out, for each currency ('' where none is named); empty for a kind without amounts. */
export function sheetTotals(checked: CheckedSheet): readonly { readonly currency: string; readonly sum: string }[] {
  const { kind, sendable } = checked;
  const { totalField } = kind;
  if (totalField === undefined) return [];
  const currencyField = kind.fields.find(({ list }) => list === 'currencies')?.id ?? '';
  const amounts = new Map<string, number[]>();
  for (const record of sendable) {
    const { values } = record;
    const amount = recordAmount(record, totalField);
    if (amount === undefined) continue;
    const currency = String(values.get(currencyField)?.value ?? '');
    const some = amounts.get(currency);
    if (some === undefined) amounts.set(currency, [amount]);
    else some.push(amount);
  }
  return [...amounts].map(([currency, some]) => ({ currency, sum: sumText(some) }));
}
