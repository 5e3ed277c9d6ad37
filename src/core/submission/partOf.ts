import { RECORD_KINDS } from '../catalogue';
import { bodyOfRecords } from './buildSubmissions';
import type { Submission } from './submission';

/**
 * The rows at these places of a submission as one of its own under a new id; nothing else changes. It follows the whole,
 * unless that one never left.
 */
export function partOf(
  submission: Submission,
  places: readonly number[],
  id: string,
  after: 'followed' | 'anew' = 'followed',
): Submission {
  const records = places.flatMap((place) => submission.records[place] ?? []);
  const { kind, environment, partnerId, endpoint, month, photo } = submission;
  return {
    ...{ id, kind, environment, partnerId, endpoint },
    ...(month !== undefined && { month }),
    ...(photo !== undefined && { photo }),
    records,
    body: bodyOfRecords(RECORD_KINDS[kind], records),
    rows: places.flatMap((place) => submission.rows[place] ?? []),
    ...(after === 'followed' && { follows: submission.id }),
  };
}

/** Into how many parts a submission can be taken: its rows, but a group loan stays one. */
export function partsOf({ rows, groupIds }: Pick<Submission, 'rows' | 'groupIds'>): number {
  return groupIds === undefined ? rows.length : 1;
}
