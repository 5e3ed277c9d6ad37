import type { HeaderMeaning } from './aliasIndex';
import type { JoinedHeader } from './headersAt';

/** Looks a header of several rows up: by all its words, and where they name nothing by the lowest row alone. */
export function joinedMeanings(
  meaningsOf: (header: string) => readonly HeaderMeaning[],
): (header: { readonly header: string; readonly own?: string }) => readonly HeaderMeaning[] {
  return ({ header, own }: Partial<JoinedHeader> & { readonly header: string }) => {
    const meanings = meaningsOf(header);
    return meanings.length > 0 || own === undefined || own === header ? meanings : meaningsOf(own);
  };
}
