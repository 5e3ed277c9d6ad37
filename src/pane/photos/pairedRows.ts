import type { CheckedSheet } from '../../core/check/checkSheet';
import { photoKey } from '../../core/photo/photoKey';

/** A pair that she made; `row` is undefined where no record of the sheet has its key any more. */
export interface PairedRow {
  readonly key: string;
  readonly row: number | undefined;
  /** '' where the row is to go without a photo. */
  readonly reference: string;
}

/** What she paired by hand, in the order of the sheet, then the pairs whose record is gone. */
export function pairedRows(
  { kind, records, recordKey }: Pick<CheckedSheet, 'kind' | 'records' | 'recordKey'>,
  pairs: Readonly<Record<string, string>>,
): readonly PairedRow[] {
  const found = records.flatMap((record): readonly PairedRow[] => {
    const key = photoKey(record, kind, recordKey);
    const reference = key === undefined ? undefined : pairs[key];
    return key === undefined || reference === undefined ? [] : [{ key, row: record.row, reference }];
  });
  const known = new Set(found.map(({ key }) => key));
  const gone = Object.entries(pairs).filter(([key]) => !known.has(key));
  return [...found, ...gone.map(([key, reference]) => ({ key, row: undefined, reference }))];
}
