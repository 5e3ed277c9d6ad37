import { byCell, valueOf, type ReaderFactory } from '../reading';
import { readText } from './textReader';

/** A name, or an id typed as a number: then its digits as stored, whatever its number format shows. */
export const referenceReader: ReaderFactory = byCell((cell) =>
  Number.isSafeInteger(cell.value) ? valueOf(String(cell.value)) : readText(cell),
);
