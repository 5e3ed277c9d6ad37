import { RECORD_KINDS } from '../catalogue';
import { bodyOfRecords } from './buildSubmissions';
import type { Submission } from './submission';

/** The rows at these places of a submission as one of its own under a new id, which follows it; nothing else changes. */
export function partOf(submission: Submission, places: readonly number[], id: string): Submission {
  const records = places.flatMap((place) => submission.records[place] ?? []);
  return {
    ...submission,
    id,
    records,
    body: bodyOfRecords(RECORD_KINDS[submission.kind], records),
    rows: places.flatMap((place) => submission.rows[place] ?? []),
    follows: submission.id,
  };
}
