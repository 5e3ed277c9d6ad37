/** Significant digits that Excel keeps of a number. */
export const EXCEL_DIGITS = 15;

/** A stored number at Excel's 15 significant digits: `=8.1*3` is 24.3, not 24.299999999999997. */
export function excelNumber(stored: number): number {
  // Whole numbers of up to 15 digits are what they are; most amounts are such.
  if (Number.isInteger(stored) && stored < 1e15 && stored > -1e15) return stored;
  // So are those of two decimals: the nearest number to 13 digits and a fraction of two is what 15 digits say.
  if (stored < 1e13 && stored > -1e13 && Math.round(stored * 100) / 100 === stored) return stored;
  return Number(stored.toPrecision(EXCEL_DIGITS));
}

const WITH_EXPONENT = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/;

/** A finite number as plain decimal text: shortest digits that are this number, never an exponent. */
export function decimalText(amount: number): string {
  const text = String(Object.is(amount, -0) ? 0 : amount);
  const parts = text.includes('e') ? WITH_EXPONENT.exec(text) : null;
  if (!parts) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length
    ? `${sign}${digits.padEnd(point, '0')}`
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** How many decimals a finite number has in plain decimal text. */
export function decimalsOf(amount: number): number {
  const text = decimalText(amount);
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** The exact sum of finite numbers as plain decimal text; no binary drift, no trailing zeros. */
export function sumText(amounts: Iterable<number>): string {
  let scale = 0;
  let sum = 0n;
  for (const amount of amounts) {
    const [whole = '0', fraction = ''] = decimalText(amount).split('.');
    if (fraction.length > scale) {
      sum *= 10n ** BigInt(fraction.length - scale);
      scale = fraction.length;
    }
    sum += BigInt(whole + fraction.padEnd(scale, '0'));
  }
  const digits = (sum < 0n ? -sum : sum).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${sum < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
