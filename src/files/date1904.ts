import { zipContent, zipEntries } from './zipEntries';

/** Far above what a workbook's list of sheets takes. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Whether a .xlsx counts its days from 1904, as its workbookPr says: "1" in Excel's spelling, "true" in that of other
 * programs, which the library that reads the cells takes for no. Its dates would be four years wrong.
 */
export function countsFrom1904(bytes: Uint8Array): boolean {
  const entry = zipEntries(bytes)?.find(({ name }) => /(^|\/)workbook\.xml$/.test(name));
  const content = entry && zipContent(bytes, entry, MOST_BYTES);
  if (content === undefined) return false;
  const [properties = ''] = /<(?:\w+:)?workbookPr\b[^>]*>/.exec(new TextDecoder().decode(content)) ?? [];
  return /\bdate1904\s*=\s*["'](?:1|true)["']/.test(properties);
}
