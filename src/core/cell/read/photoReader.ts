import { meansEmpty } from '../blank';
import { EMPTY, SAID_BY_COLUMN, type ReaderFactory } from '../reading';

/** A cell names a photo but does not hold it: it is never sent as text, and the column is warned once. */
export const photoReader: ReaderFactory = (cells) => {
  const count = cells.filter((cell) => !meansEmpty(cell)).length;
  const place = cells.findIndex((cell) => !meansEmpty(cell));
  return {
    columnNotes: count === 0 ? [] : [{ code: 'photosNotSent', severity: 'warning', place, params: { count } }],
    read: (cell) => (meansEmpty(cell) ? EMPTY : SAID_BY_COLUMN),
  };
};
