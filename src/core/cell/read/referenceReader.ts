import { byCell, valueOf, type ReaderFactory } from '../reading';
import { readPlainText } from './plainText';

/** A name, or an id typed as a number: then its digits as stored, whatever its number format shows. */
export const referenceReader: ReaderFactory = byCell((cell) =>
  Number.isSafeInteger(cell.value) ? valueOf(String(cell.value)) : readPlainText(cell),
);
