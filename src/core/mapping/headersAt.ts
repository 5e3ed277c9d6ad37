import type { CellArea } from '../cell/cellArea';
import { plainWords } from '../cell/plainWords';

/** What stands over one column: all its header rows joined with a space, and the lowest of them alone. */
export interface JoinedHeader {
  readonly header: string;
  readonly own: string;
}

/**
 * The header of every column when `headerRows` rows, ending at `row`, hold the headers: "Client" over "First name" is
 * "Client First name". A title counts for the columns of its merged cells; where it is not merged, for those up to the
 * next title. Places are those of `texts`; `merged` is absent where Excel does not tell.
 */
export function headersAt(
  texts: readonly (readonly string[])[],
  row: number,
  headerRows = 1,
  merged: readonly CellArea[] = [],
): readonly JoinedHeader[] {
  const lowest = texts[row] ?? [];
  const first = Math.max(0, row - headerRows + 1);
  const width = Math.max(0, ...texts.slice(first, row + 1).map((cells) => cells.length));
  const levels = Array.from({ length: row - first }, (_, level) => titlesAt(texts, first + level, row, width, merged));
  return Array.from({ length: width }, (_, column) => {
    const own = textAt(lowest, column);
    return { header: joined([...levels.map((titles) => titles[column] ?? ''), own]), own };
  });
}

/** The titles of one row above the lowest header row, each repeated over the columns that it stands for. */
function titlesAt(
  texts: readonly (readonly string[])[],
  level: number,
  row: number,
  width: number,
  merged: readonly CellArea[],
): readonly string[] {
  const cells = texts[level] ?? [];
  const lowest = texts[row] ?? [];
  const here = merged.filter((area) => area.row <= level && level < area.row + area.rowCount);
  const isTold = here.some(({ columnCount }) => columnCount > 1);
  let current = '';
  return Array.from({ length: width }, (_, column) => {
    const text = textAt(cells, column);
    const over = here.find((area) => area.column <= column && column < area.column + area.columnCount);
    // What is merged downwards from a row above has been said there.
    if (over !== undefined) current = over.row === level ? textAt(cells, over.column) : '';
    else if (text !== '') current = isTold ? '' : text;
    else if (isTold) current = '';
    if (text !== '') {
      // A header that reaches down to the records ("ID" beside "Client | Loan") is no title of its neighbours.
      if (over === undefined && textAt(lowest, column) === '') current = '';
      return text;
    }
    return over !== undefined || textAt(lowest, column) !== '' ? current : '';
  });
}

/** "Loan" over "Loan ID" says nothing more than "Loan ID". */
function joined(parts: readonly string[]): string {
  return parts
    .filter((part, at) => part !== '' && !parts.slice(at + 1).some((later) => beginsWith(later, part)))
    .join(' ');
}

function beginsWith(text: string, start: string): boolean {
  return text !== '' && `${plainWords(text)} `.startsWith(`${plainWords(start)} `);
}

function textAt(cells: readonly string[], column: number): string {
  return (cells[column] ?? '').trim();
}
