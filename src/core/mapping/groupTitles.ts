import type { CellArea } from '../cell/cellArea';
import { plainWords } from '../cell/plainWords';
import { looksLikeContent } from './headerEvidence';
import { headersAt } from './headersAt';

/**
 * How much speaks for the topmost of `headerRows` rows ending at `row` being titles over groups of columns: 0 where it
 * may be, more with merged cells, headers that it tells apart, and columns that have no other header. Undefined where
 * it is none: numbers in it, "Branch: Nairobi", or a title of the whole sheet.
 */
export function groupTitles(
  texts: readonly (readonly string[])[],
  row: number,
  headerRows: number,
  merged: readonly CellArea[],
): number | undefined {
  const level = row - headerRows + 1;
  const titles = (texts[level] ?? []).flatMap((text, column) => (text.trim() === '' ? [] : [{ column, text }]));
  if (titles.length === 0 || titles.some(({ text }) => looksLikeContent(text) || /:\s*$/.test(text))) return undefined;
  const titled = headersAt(texts, row, headerRows, merged).map(({ header }) => header);
  const untitled = headersAt(texts, row, headerRows - 1, merged).map(({ header }) => header);
  const firstColumn = titled.findIndex((header) => header !== '');
  const spans = merged.filter((area) => area.row === level && area.rowCount === 1 && area.columnCount > 1);
  const width = titled.filter((header) => header !== '').length;
  const isWholeTitle = titles.length === 1 && (spans.some(({ columnCount }) => columnCount >= width) || !spans.length);
  const [only] = titles;
  if (isWholeTitle || (titles.length === 1 && only?.column === firstColumn)) return undefined;
  const tellsApart = repeats(untitled) > repeats(titled);
  const isOnlyHeader = titles.some(({ column }) => (untitled[column] ?? '') === '' && hasContent(texts, row, column));
  return (spans.length > 0 ? 1.5 : 0) + (tellsApart ? 1.5 : 0) + (isOnlyHeader ? 1.5 : 0);
}

function repeats(headers: readonly string[]): number {
  const filled = headers.map(plainWords).filter((header) => header !== '');
  return filled.length - new Set(filled).size;
}

function hasContent(texts: readonly (readonly string[])[], row: number, column: number): boolean {
  return texts.slice(row + 1).some((cells) => (cells[column] ?? '').trim() !== '');
}
