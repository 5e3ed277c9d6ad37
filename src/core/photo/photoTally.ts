import type { CheckedSheet, RecordDraft } from '../check/checkSheet';
import { valueIn } from '../check/rowValues';
import type { ChosenPhoto, PhotoFiles } from './photoChoice';
import { pairOf } from './photoKey';

/** Which records have their photo, and what is left to pair. */
export interface PhotoTally {
  readonly withPhoto: number;
  /** Records that lack one, or fit one that others fit too; without those that she sends without. */
  readonly open: readonly RecordDraft[];
  /** Those of them that stay at home for it. */
  readonly held: readonly RecordDraft[];
  /** Pictures that no record has for its own, each once. */
  readonly unused: readonly ChosenPhoto[];
}

/** Counts the photos of a sheet that was checked with these files. */
export function photoTally(
  { kind, records, findings, recordKey }: Pick<CheckedSheet, 'kind' | 'records' | 'findings' | 'recordKey'>,
  { chosen }: PhotoFiles,
  pairs: Readonly<Record<string, string>>,
): PhotoTally {
  const field = kind.photo?.field ?? '';
  const shared = new Set(findings.filter(({ code }) => code === 'photoShared').map(({ row }) => row));
  const used = new Set<unknown>();
  const open: RecordDraft[] = [];
  let withPhoto = 0;
  for (const record of records) {
    const reference = valueIn(record.values, field);
    if (reference !== undefined && !shared.has(record.row)) {
      used.add(reference);
      withPhoto += 1;
    } else if (pairOf(pairs, record, kind, recordKey) !== '') open.push(record);
  }
  const unused = new Map(chosen.filter(({ reference }) => !used.has(reference)).map((one) => [one.reference, one]));
  const errors = new Set(
    findings.filter((one) => one.severity === 'error' && one.field === field).map(({ row }) => row),
  );
  const held = open.filter(({ row }) => errors.has(row));
  return { withPhoto, open, held, unused: [...unused.values()] };
}
