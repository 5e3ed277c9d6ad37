import { exactUnits } from './decimals';
import type { Report } from './kept';

/** What a report says about one loan (and client) after its uploads are combined; `units` are 10^-30. */
export interface ReportLine {
  readonly loanId: string;
  readonly clientId: string | undefined;
  readonly units: bigint;
}

/** The sum of a report in one currency; an empty `currency` stands for loans that are not known. */
export interface ReportTotal {
  readonly currency: string;
  readonly units: bigint;
  readonly count: number;
}

/** Combines the uploads of a report in the order of their coming: a later value replaces the earlier, or is added. */
export function reportLines(report: Report, uploads: 'replace' | 'add'): ReportLine[] {
  const lines = new Map<string, ReportLine>();
  for (const { loan_id, client_id, amount } of report.uploads.flatMap((upload) => upload.repayments)) {
    const key = JSON.stringify([loan_id, client_id ?? null]);
    const before = uploads === 'add' ? (lines.get(key)?.units ?? 0n) : 0n;
    lines.set(key, { loanId: loan_id, clientId: client_id, units: before + exactUnits(amount) });
  }
  return [...lines.values()];
}

/** Exact totals by currency, in the order of their codes. */
export function reportTotals(
  lines: readonly ReportLine[],
  currencyOf: (loanId: string) => string | undefined,
): ReportTotal[] {
  const totals = new Map<string, ReportTotal>();
  for (const { loanId, units } of lines) {
    const currency = currencyOf(loanId) ?? '';
    const before = totals.get(currency) ?? { currency, units: 0n, count: 0 };
    totals.set(currency, { currency, units: before.units + units, count: before.count + 1 });
  }
  return [...totals.values()].sort((left, right) => left.currency.localeCompare(right.currency));
}
