import type { Field } from '../catalogue/field';
import headerAliases from '../catalogue/headerAliases.json';
import type { RecordKind } from '../catalogue/recordKind';
import { normaliseHeader, numberedHeader } from './normaliseHeader';

/** A field that a header names; `ordinal` counts numbered columns, `asks` says that the header can mean something else too. */
export interface HeaderMeaning {
  readonly field: Field;
  readonly asks: boolean;
  readonly ordinal?: number;
}

type LanguageAliases = Readonly<Record<string, readonly string[]>>;
const ALIASES: Readonly<Record<string, LanguageAliases>> = headerAliases.fields;
/** Names of repeating fields that say enough only beside a number: "Date" alone can be any date. */
const NUMBERED: Readonly<Record<string, readonly string[]>> = headerAliases.numbered;
const AMBIGUOUS: Readonly<Record<string, readonly string[]>> = headerAliases.ambiguous;

/** Every alias of a key of headerAliases.json, in all languages, normalised; empty for a key that is not there. */
export function aliasesOf(key: string): readonly string[] {
  const aliases = Object.values(ALIASES[key] ?? {})
    .flat()
    .map(normaliseHeader);
  return [...new Set(aliases.flatMap(withNumberTwin))];
}

/** "Nº" becomes "no" and "N°" becomes "n", though people mean the same by both. */
function withNumberTwin(alias: string): readonly string[] {
  if (alias.startsWith('no ')) return [alias, `n ${alias.slice(3)}`];
  return alias.startsWith('n ') ? [alias, `no ${alias.slice(2)}`] : [alias];
}

/** A look-up of what a header means for a kind of record: most likely field first, empty when it names none. */
export function headerReader(kind: RecordKind): (header: string) => readonly HeaderMeaning[] {
  const index = new Map<string, Field[]>();
  const byNumberAlone = new Map<string, Field[]>();
  for (const field of kind.fields) {
    const alone = field.namedAlone === true ? (NUMBERED[field.aliases] ?? []) : [];
    const names = [...aliasesOf(field.aliases), ...alone];
    for (const alias of names) index.set(alias, [...(index.get(alias) ?? []), field]);
    for (const alias of NUMBERED[field.aliases] ?? []) {
      byNumberAlone.set(alias, [...(byNumberAlone.get(alias) ?? []), field]);
    }
  }
  return (header) => {
    const normalised = normaliseHeader(header);
    const fields = index.get(normalised);
    if (fields !== undefined) {
      const asks = fields.length > 1 || (AMBIGUOUS[normalised] ?? []).includes('ask');
      return [...fields].sort(neededFirst).map((field) => ({ field, asks }));
    }
    const numbered = numberedHeader(normalised);
    if (numbered === undefined) return [];
    const repeating = numbered.bases
      .map((base) => [...(index.get(base) ?? []), ...(byNumberAlone.get(base) ?? [])])
      .map((named) => named.filter((field) => field.repeats === true))
      .find((named) => named.length > 0);
    return (repeating ?? []).map((field) => ({ field, asks: false, ordinal: numbered.ordinal }));
  };
}

function neededFirst(a: Field, b: Field): number {
  return rank(a) - rank(b);
}

function rank(field: Field): number {
  return ['required', 'advised', 'optional'].indexOf(field.need);
}
