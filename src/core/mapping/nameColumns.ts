import { RECORD_KINDS } from '../catalogue';
import type { SnapshotColumn } from '../cell/snapshot';
import { candidateFinder } from './candidates';

/** Looked at beside the mapped ones; a sheet's later names are rather those of other people. */
const MOST = 2;

/** The first columns whose headers say that they name the borrower, of whichever kind the records are. */
export function nameColumns(columns: readonly SnapshotColumn[]): readonly SnapshotColumn[] {
  const finders = Object.values(RECORD_KINDS)
    .filter(({ fields }) => fields.some(({ text }) => text === 'name'))
    .map((kind) => candidateFinder(kind, {}));
  const isName = (column: SnapshotColumn): boolean => finders.some((find) => find(column)[0]?.field.text === 'name');
  return columns.filter(isName).slice(0, MOST);
}
