import { valueOf, type ReaderFactory } from '../reading';
import { textReader } from './textReader';

/** A name, or an id typed as a number: then its digits as stored, whatever its number format shows. */
export const referenceReader: ReaderFactory = (...column) => {
  const texts = textReader(...column);
  return {
    columnNotes: texts.columnNotes,
    read: (cell) => (Number.isSafeInteger(cell.value) ? valueOf(String(cell.value)) : texts.read(cell)),
  };
};
