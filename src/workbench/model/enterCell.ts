import { emptyCell, putValue, type CellRow } from './cellRow';
import { readEnteredText } from './enteredText';
import { hasTooLongLiteral, valueOfFormula } from './formulaValue';
import { isMalformed } from './malformedFormula';
import { ModelError } from './modelError';
import type { Reading, Scalar } from './sheetModel';

const asText = (entry: Scalar): string => (typeof entry === 'boolean' ? String(entry).toUpperCase() : String(entry));

/** Puts an entry into a cell as Excel would; '' empties it; throws `InvalidArgument` for a formula Excel refuses. */
export const enterCell = (row: CellRow, column: number, entry: Scalar, reading: Reading, format: string): void => {
  if (entry === '') return emptyCell(row, column);
  if (reading === 'exact') return putValue(row, column, entry);
  // Assumption: what is written into a cell formatted as text is kept as text, numbers too, as in VBA.
  if (format === '@') return putValue(row, column, asText(entry));
  if (typeof entry !== 'string') return putValue(row, column, entry);
  const entered = readEnteredText(entry);
  if (!('formula' in entered)) {
    return putValue(row, column, entered.value, entered.quoted && { quoted: true });
  }
  if (hasTooLongLiteral(entered.formula)) {
    throw new ModelError('InvalidArgument', 'a text in a formula is longer than 255 characters');
  }
  if (isMalformed(entered.formula)) {
    throw new ModelError('InvalidArgument', `Excel would not take the formula ${entered.formula}`);
  }
  const { value, isError } = valueOfFormula(entered.formula);
  return putValue(row, column, value, { formula: entered.formula, ...(isError && { isError }) });
};
