import type { Problem, Receipt } from '../kiva/outcome';
import type { Said } from './cellWrite';

/** Kiva's id for one row of a call: upload, draft or archive; empty where it gave none. */
export function referenceAt({ uploadId, draftId, archiveIds }: Receipt, rowCount: number, place: number): string {
  return uploadId ?? draftId ?? pairedText(archiveIds, rowCount, place);
}

/** A link where it is sure whose it is; several addresses that do not pair up stay beside every row as text. */
export function reviewLinkAt({ confirmUrls }: Receipt, rowCount: number, place: number): Said | null {
  const text = pairedText(confirmUrls, rowCount, place);
  if (text === '') return null;
  return confirmUrls.length === rowCount || confirmUrls.length === 1 ? { link: text } : { verbatim: text };
}

/** Kiva's own words, word for word, with its code where it gave one; null without problems. */
export function problemWords(problems: readonly Problem[]): { readonly verbatim: string } | null {
  if (problems.length === 0) return null;
  const words = problems.map(({ details, code }) => [details, code === '' ? '' : `[${code}]`].join(' ').trim());
  return { verbatim: words.join('; ') };
}

/** As many answers as rows pair up in order; else each belongs to every row of the call (contract section 7). */
function pairedText(texts: readonly string[], rowCount: number, place: number): string {
  return texts.length === rowCount ? (texts[place] ?? '') : texts.join(' ');
}
