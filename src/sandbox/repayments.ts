import { currencyDecimals, decimalsOf } from './decimals';
import type { ProblemsFault } from './faults/faultOrder';
import type { Loan } from './loans';
import type { SandboxPartner } from './partners';
import { Refusal } from './refusal';
import type { Problem, Repayment } from './wire';

/** PA2's rules on a batch that the schema cannot say; throws a Refusal of the whole batch. */
export function judgeRepayments(
  repayments: readonly Repayment[],
  partner: SandboxPartner,
  loans: ReadonlyMap<string, Loan>,
): void {
  const seen = new Set<string>();
  repayments.forEach(({ loan_id, client_id, amount }, index) => {
    const place = `repayments/${index}`;
    if (seen.has(loan_id)) {
      throw new Refusal(400, 'sandbox.same_loan_twice', `${place} names a loan that is already in this batch`);
    }
    seen.add(loan_id);
    if (partner.csvFormat === 'three' && client_id === undefined) {
      throw new Refusal(400, 'sandbox.client_id_missing', `${place} needs client_id: the account has three columns`);
    }
    const currency = loans.get(loan_id)?.loan_currency;
    if (currency !== undefined && decimalsOf(amount) > currencyDecimals(currency)) {
      throw new Refusal(400, 'sandbox.too_many_decimals', `${place}/amount has more decimals than ${currency} has`);
    }
  });
}

/** Problems of a batch in the order of its rows: a warning for an unknown loan, and those that a fault asks for. */
export function problemsOf(
  repayments: readonly Repayment[],
  loans: ReadonlyMap<string, Loan>,
  fault: ProblemsFault | undefined,
): Problem[] {
  return repayments.flatMap(({ loan_id }, index): Problem[] => {
    if (fault !== undefined && isHit(fault, loan_id, index)) {
      const details = fault.details ?? `Practice ${fault.severity}`;
      return [{ loan_id, details, code: fault.code ?? `sandbox.practice_${fault.severity}`, severity: fault.severity }];
    }
    if (loans.has(loan_id)) return [];
    return [{ loan_id, details: 'No loan with this id is known', code: 'sandbox.unknown_loan', severity: 'warning' }];
  });
}

function isHit(fault: ProblemsFault, loanId: string, index: number): boolean {
  if (fault.loanIds !== undefined) return fault.loanIds.includes(loanId);
  return (index + 1) % (fault.every ?? 1) === 0;
}
