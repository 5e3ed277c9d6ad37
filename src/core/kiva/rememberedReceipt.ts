import type { RememberedFact } from '../relayProtocol/messages';
import type { SubmissionEndpointName } from './endpoints';
import type { Receipt } from './outcome';

/**
 * The receipt of a call whose answer is gone, from what the relay's register holds of its facts: Kiva's references, and
 * the rows that it refused, without its words. `rows` are all rows of the call, in their order. Undefined unless the
 * register is sure of every one of them.
 */
export function rememberedReceipt(
  facts: readonly RememberedFact[],
  endpoint: SubmissionEndpointName,
  rows: readonly { readonly loanId: string }[],
): Receipt | undefined {
  // A draft is one record, whatever the names that its group is known by: it was taken or refused as one.
  const byRow = endpoint === 'postLoanDraft' ? alike(facts, rows.length) : inOrder(facts, rows.length);
  if (byRow === undefined || byRow.some(({ state }) => state === 'unknown')) return undefined;
  const refused = rows.filter((_, place) => byRow[place]?.state === 'rowRefused');
  return {
    code: '',
    message: '',
    ...referencesOf(byRow, endpoint),
    confirmUrls: [],
    problems: refused.map(({ loanId }) => ({ loanId, details: '', code: '', severity: 'error' })),
  };
}

function alike(facts: readonly RememberedFact[], rowCount: number): readonly RememberedFact[] | undefined {
  const [first] = facts;
  if (first === undefined || facts.some(({ state }) => state !== first.state)) return undefined;
  return Array.from({ length: rowCount }, () => first);
}

function inOrder(facts: readonly RememberedFact[], rowCount: number): readonly RememberedFact[] | undefined {
  const isWhole = facts.length === rowCount && facts.every(({ at }, place) => at === place);
  return isWhole && rowCount > 0 ? facts : undefined;
}

function referencesOf(
  byRow: readonly RememberedFact[],
  endpoint: SubmissionEndpointName,
): Pick<Receipt, 'uploadId' | 'draftId' | 'archiveIds'> {
  if (endpoint === 'postJournals') {
    const references = byRow.map(({ reference }) => reference);
    const different = new Set(references);
    // One for all of them is the call's; those that differ pair up with the rows.
    if (different.size > 1) return { archiveIds: references };
    return { archiveIds: [...different].filter((reference) => reference !== '') };
  }
  const [reference] = new Set(byRow.flatMap((fact) => (fact.reference === '' ? [] : [fact.reference])));
  if (reference === undefined) return { archiveIds: [] };
  return endpoint === 'postLoanDraft'
    ? { draftId: reference, archiveIds: [] }
    : { uploadId: reference, archiveIds: [] };
}
