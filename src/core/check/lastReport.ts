/** What was reported last time, as far as workbook and browser remember it. */
export interface LastReport {
  /** "YYYY-MM" it was for. */
  readonly month: string;
  /** Amounts by loan id, or by `reportKey` where the report named a client. */
  readonly amounts: ReadonlyMap<string, number>;
}

/** What an amount stands under: its loan, and its client where the report names one. */
export function reportKey(loanId: string, clientId: string | undefined): string {
  return clientId === undefined ? loanId : `${loanId}\u001f${clientId}`;
}

/** The amount of a loan last time; one that was reported without its client counts for it too. */
export function lastAmountOf(
  { amounts }: LastReport,
  loanId: string,
  clientId: string | undefined,
): number | undefined {
  return amounts.get(reportKey(loanId, clientId)) ?? amounts.get(loanId);
}
