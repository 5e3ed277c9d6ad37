const PLACES = 30;

/** The exact decimal value that JSON shows for a finite number, in units of 10^-30; smaller digits are cut off. */
export function exactUnits(amount: number): bigint {
  const [mantissa = '0', exponent = '0'] = String(Math.abs(amount)).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const shift = PLACES - fraction.length + Number(exponent);
  const digits = BigInt(whole + fraction);
  const units = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
  return amount < 0 ? -units : units;
}

/** A decimal text of units of 10^-30, without trailing zeros: `25` or `25.5`. */
export function showUnits(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(PLACES + 1, '0');
  const fraction = digits.slice(-PLACES).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -PLACES)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** How many decimals an amount shows in JSON; 25.10 shows one. */
export function decimalsOf(amount: number): number {
  return showUnits(exactUnits(amount)).split('.')[1]?.length ?? 0;
}

/** How many decimals a currency has by the platform's own table; 2 for a code that it does not know. */
export function currencyDecimals(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
