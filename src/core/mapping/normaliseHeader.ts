import { plainWords } from '../cell/plainWords';

/** A header to compare by: no marks, lower case, everything but letters and digits to one space ("Nº préstamo*" is "no prestamo"). */
export function normaliseHeader(header: string): string {
  return plainWords(header);
}

/** A numbered header in two: "date 12" is "date" and 12, "cuota no 3" is "cuota" and 3; undefined when no number ends it. */
export function numberedHeader(normalised: string): { readonly base: string; readonly ordinal: number } | undefined {
  const parts = /^(.*\D)(\d{1,3})$/.exec(normalised);
  if (!parts) return undefined;
  const base = (parts[1] ?? '').trim().replace(/ (?:n|no|nro|num)$/, '');
  return base === '' ? undefined : { base, ordinal: Number(parts[2]) };
}
