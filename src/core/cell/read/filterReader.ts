import { byCell, type ReaderFactory } from '../reading';
import { readPlainText } from './plainText';

/** A text that is looked at but never sent: nobody needs to hear of its letters. */
export const filterReader: ReaderFactory = byCell(readPlainText);
