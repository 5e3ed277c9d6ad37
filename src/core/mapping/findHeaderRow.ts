import type { RecordKind } from '../catalogue/recordKind';
import type { CellArea } from '../cell/cellArea';
import { headerReader } from './aliasIndex';
import { groupTitles } from './groupTitles';
import { looksLikeContent, rowsBeforeRecords, typeChanges } from './headerEvidence';
import { headersAt } from './headersAt';
import { joinedMeanings } from './joinedMeanings';

/** The rows that look most like headers of this kind; `row` counts from the first row handed in. */
export interface HeaderGuess {
  /** The lowest header row. */
  readonly row: number;
  /** How many rows the headers take, from 1 to 3; they end at `row`. */
  readonly headerRows: number;
  /** How many rows directly below the headers hold units or column numbers, and are no records. */
  readonly skippedRows: number;
  /** How many of the kind's fields its cells name. */
  readonly matches: number;
}

/** Header rows are looked for this far down (domain rules). */
const ROWS_LOOKED_AT = 50;
const MOST_HEADER_ROWS = 3;
/** A field that is named says more than a column whose content is of another sort than its header. */
const POINTS_A_MATCH = 2;
const MOST_CHANGES = 3;
/** Without a word that is known, this many changes and no fewer make a header row. */
const LEAST_CHANGES = 2;

interface Scored extends HeaderGuess {
  readonly score: number;
  readonly filled: number;
}

/**
 * Finds the header rows among the first displayed rows of a sheet: by the fields that they name, by content that
 * begins below them, by titles over groups of columns. Undefined when nothing tells; `merged` in places of `texts`.
 */
export function findHeaderRow(
  texts: readonly (readonly string[])[],
  kind: RecordKind,
  merged: readonly CellArea[] = [],
): HeaderGuess | undefined {
  const meaningsOf = joinedMeanings(headerReader(kind));
  const scoreOf = (row: number, headerRows: number, forTitles: number): Scored => {
    const headers = headersAt(texts, row, headerRows, merged);
    const named = new Set(headers.flatMap((header) => meaningsOf(header).slice(0, 1)).map(({ field }) => field.id));
    const names = headers.map(({ header }) => header);
    const changes = typeChanges(texts, row, names);
    return {
      row,
      headerRows,
      skippedRows: rowsBeforeRecords(texts, row),
      matches: named.size,
      filled: names.filter((name) => name !== '').length,
      score: POINTS_A_MATCH * named.size + Math.min(changes, MOST_CHANGES) + forTitles,
    };
  };
  let best: Scored | undefined;
  for (let row = 0; row < Math.min(texts.length, ROWS_LOOKED_AT); row++) {
    const filled = (texts[row] ?? []).filter((text) => text.trim() !== '');
    if (filled.length === 0) continue;
    const guesses = [scoreOf(row, 1, 0)];
    // A record is no lowest header row, however much the titles above it name.
    const mayHaveTitles = filled.length > 1 && !filled.some(looksLikeContent);
    let forTitles = 0;
    for (let rows = 2; mayHaveTitles && rows <= Math.min(MOST_HEADER_ROWS, row + 1); rows++) {
      const titles = groupTitles(texts, row, rows, merged);
      if (titles === undefined) break;
      forTitles += titles - 1;
      const guess = scoreOf(row, rows, forTitles);
      // A first record of words must never be taken for headers: without merged cells, it has to name more fields.
      const isMerged = merged.some((area) => area.row === row - rows + 1 && area.columnCount > 1);
      if (isMerged || guess.matches > scoreOf(row - 1, rows - 1, 0).matches) guesses.push(guess);
    }
    for (const guess of guesses) {
      const isHeader = guess.matches > 0 || guess.score >= LEAST_CHANGES;
      // A title above the table can be an alias by itself; the row with more cells is the likelier header.
      const isBetter =
        best === undefined || guess.score > best.score || (guess.score === best.score && guess.filled > best.filled);
      if (isHeader && isBetter) best = guess;
    }
  }
  if (best === undefined) return undefined;
  const { row, headerRows, skippedRows, matches } = best;
  return { row, headerRows, skippedRows, matches };
}
