import type { Outcome, Problem } from './outcome';

/** Kiva's problems by the place of the row they belong to, and those that name no row of the call. */
export interface MatchedProblems {
  readonly byRow: ReadonlyMap<number, readonly Problem[]>;
  readonly unmatched: readonly Problem[];
}

/** Brings problems to their rows by loan id; a call never holds one loan twice, so that each has at most one row. */
export function matchProblems(
  problems: readonly Problem[],
  rows: readonly { readonly loanId: string }[],
): MatchedProblems {
  const byRow = new Map<number, Problem[]>();
  const unmatched: Problem[] = [];
  if (problems.length === 0) return { byRow, unmatched };
  const places = new Map(rows.map(({ loanId }, place) => [loanId.trim(), place]));
  for (const problem of problems) {
    const place = places.get(problem.loanId.trim());
    if (place === undefined) unmatched.push(problem);
    else byRow.set(place, [...(byRow.get(place) ?? []), problem]);
  }
  return { byRow, unmatched };
}

/** The problems that Kiva named in this outcome, whether it took the call or refused it. */
export function problemsOf(outcome: Outcome): readonly Problem[] {
  if (outcome.fate === 'accepted') return outcome.receipt.problems;
  return outcome.fate === 'rejected' ? outcome.problems : [];
}
