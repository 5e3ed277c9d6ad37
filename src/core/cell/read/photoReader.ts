import { meansEmpty } from '../blank';
import { bySurvey, EMPTY, SAID_BY_COLUMN, type ReaderFactory } from '../reading';

interface Survey {
  count: number;
  readonly place: number;
}

/** A cell names a photo but does not hold it: it is never sent as text, and the column is warned once. */
export const photoReader: ReaderFactory = bySurvey<Survey>(() => ({
  note: (survey, cell, place) => {
    if (meansEmpty(cell)) return survey;
    const known = survey ?? { count: 0, place };
    known.count += 1;
    return known;
  },
  merge: (surveys) => ({ count: surveys.reduce((sum, { count }) => sum + count, 0), place: surveys[0]?.place ?? 0 }),
  readerOf: ({ count, place }) => ({
    decided: {},
    columnNotes: count === 0 ? [] : [{ code: 'photosNotSent', severity: 'warning', place, params: { count } }],
    read: (cell) => (meansEmpty(cell) ? EMPTY : SAID_BY_COLUMN),
  }),
}));
