import type { Sealing } from './sealing';

/** Kiva's reference as a claim of this submission keeps it; null where there is none. */
export function sealedReference({ seal }: Sealing, submissionId: string, reference: string): string | null {
  return reference === '' ? null : seal(reference, placeOf(submissionId));
}

/** The reference that was sealed for a claim of this submission; '' where there is none, or it cannot be read any more. */
export function referenceIn({ unseal }: Sealing, submissionId: string, sealed: string | null): string {
  return (sealed === null ? undefined : unseal(sealed, placeOf(submissionId))) ?? '';
}

function placeOf(submissionId: string): string {
  return `${submissionId} reference`;
}
