import type { Kept } from '../../sandbox/kept';
import type { Journal, LoanDraft, Problem, Repayment } from '../../sandbox/wire';

/** A record as told to Kiva: what names it, and what it says. */
export interface Fact {
  readonly loanId: string;
  readonly name: string;
  readonly content: string;
}

/** A fact that Kiva took: in which report's month, and under which of its references. */
export interface Taken extends Fact {
  /** "YYYY-MM" where Kiva keeps one report a month, else empty. */
  readonly month: string;
  readonly reference: string;
  /** A journal's story. */
  readonly body?: string;
}

/** A repayment as a fact: a later amount is another content of the same name. */
export function repaymentFact({ loan_id, client_id, amount }: Repayment): Fact {
  return { loanId: loan_id, name: `${loan_id}|${client_id ?? ''}`, content: String(amount) };
}

/** A draft as a fact; it is named by its loan id. */
export function draftFact({ entreps }: LoanDraft): Fact {
  const [borrower] = entreps ?? [];
  const loanId = borrower?.loan_id ?? '';
  return { loanId, name: loanId, content: String(borrower?.amount ?? '') };
}

/** A journal as a fact: another story is another journal. */
export function journalFact({ internal_loan_id, subject, body }: Journal): Fact {
  return { loanId: internal_loan_id, name: `${internal_loan_id}|${subject}|${body}`, content: '' };
}

/** Every fact in the body of a call to Kiva; none where it is no such body. */
export function factsIn(body: string): readonly Fact[] {
  const json = JSON.parse(body) as { repayments?: Repayment[]; journals?: Journal[] } & LoanDraft;
  if (json.repayments !== undefined) return json.repayments.map(repaymentFact);
  if (json.journals !== undefined) return json.journals.map(journalFact);
  return json.entreps === undefined ? [] : [draftFact(json)];
}

/** Everything that a Kiva took. */
export function takenIn({ reports, drafts, archives }: Kept): readonly Taken[] {
  const uploads = reports.flatMap(({ month, uploads: all }) => all.map((upload) => ({ month, ...upload })));
  return [
    ...uploads.flatMap(({ month, uploadId, repayments }) =>
      repayments.map((one) => ({ ...repaymentFact(one), month, reference: String(uploadId) })),
    ),
    ...drafts.map(({ uuid, draft }) => ({ ...draftFact(draft), month: '', reference: uuid })),
    ...archives.flatMap(({ archiveId, journals }) =>
      journals.map((one) => ({ ...journalFact(one), month: '', reference: archiveId, body: one.body })),
    ),
  ];
}

/** Kiva's own words against single rows of what it took otherwise. */
export function problemsIn({ reports }: Kept): readonly (Problem & { readonly month: string })[] {
  return reports.flatMap(({ month, uploads }) =>
    uploads.flatMap(({ problems }) => problems.map((problem) => ({ ...problem, month }))),
  );
}
