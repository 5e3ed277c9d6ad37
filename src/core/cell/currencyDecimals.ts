const KNOWN: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const decimals = new Map<string, number>();

/** Decimals of a currency by its ISO code in any case, from the platform's table; undefined when it knows no such currency. */
export function currencyDecimals(code: string): number | undefined {
  const known = decimals.get(code);
  if (known !== undefined) return known;
  const currency = code.trim().toUpperCase();
  if (!KNOWN.has(currency)) return undefined;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const answer = format.resolvedOptions().maximumFractionDigits ?? 0;
  decimals.set(code, answer);
  return answer;
}
