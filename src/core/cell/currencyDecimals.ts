const DECIMALS: ReadonlyMap<string, number> = new Map(
  Intl.supportedValuesOf('currency').map((currency) => {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    return [currency, maximumFractionDigits ?? 0] as const;
  }),
);

/** Decimals of a currency by its ISO code in any case, from the platform's table; undefined when it knows no such currency. */
export function currencyDecimals(code: string): number | undefined {
  return DECIMALS.get(code.trim().toUpperCase());
}
