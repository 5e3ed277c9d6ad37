import type { ReferenceList } from '../catalogue/field';

/** One thing that a draft may name, under every name that it is looked up by. */
export interface ReferenceEntry {
  /** What goes out: Kiva's id, its ISO currency code or a location's full name. */
  readonly value: string | number;
  /** Kiva's own spelling. */
  readonly name: string;
  /** Shorter names that mean it too: a language's code, a town without its country. */
  readonly otherNames: readonly string[];
  /** ISO 639 code in lower case, of languages alone. */
  readonly languageCode?: string;
}

/** Kiva's reference lists (contract section 3); one that is absent is not at hand. */
export type ReferenceData = Readonly<Partial<Record<ReferenceList, readonly ReferenceEntry[]>>>;
