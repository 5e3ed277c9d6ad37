import { plainWords } from '../cell/plainWords';

/** A header to compare by: no marks, lower case, everything but letters and digits to one space ("Nº préstamo*" is "no prestamo"). */
export function normaliseHeader(header: string): string {
  return plainWords(header);
}

/** A numbered header in two; the words come as they are and, second, without the word for instalment beside the number. */
export interface NumberedHeader {
  readonly bases: readonly string[];
  readonly ordinal: number;
}

const ORDINAL = /^(\d{1,3})(?:st|nd|rd|th|er|ere|re|e|eme|ieme|a|o|ra|ro|da|do|ta|to|ma|mo|va|vo|na|no)?$/;
const GLUED = /^(\D+)(\d{1,3})$/;
const NUMBER_WORDS = new Set(['n', 'no', 'nro', 'num', 'nr', 'number', 'numero']);
const INSTALMENT_WORDS = new Set(
  'instalment installment inst payment pmt month emi cuota pago mes echeance versement mois paiement'.split(' '),
);

/** "date 12", "date12", "cuota no 3", "instalment 2 date" and "1er capital" in two; undefined without exactly one number. */
export function numberedHeader(normalised: string): NumberedHeader | undefined {
  const parts = normalised.split(' ').flatMap((part) => GLUED.exec(part)?.slice(1) ?? [part]);
  const places = parts.flatMap((part, at) => (ORDINAL.test(part) ? [at] : []));
  const [place] = places;
  const ordinal = Number(ORDINAL.exec(parts[place ?? -1] ?? '')?.[1]);
  if (place === undefined || places.length > 1 || !(ordinal > 0)) return undefined;
  const before = parts.slice(0, place);
  if (NUMBER_WORDS.has(before.at(-1) ?? '')) before.pop();
  const after = parts.slice(place + 1);
  const bases = [[...before, ...after]];
  if (INSTALMENT_WORDS.has(before.at(-1) ?? '')) bases.push([...before.slice(0, -1), ...after]);
  const words = bases.map((base) => base.join(' ')).filter((base) => base !== '');
  return words.length === 0 ? undefined : { bases: words, ordinal };
}
