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

/** Decimals of which a double holds the scaled amount exactly often enough to be tried first. */
const CENTS = 100;
/** ".05" and the like by cents; nothing for none. */
const FRACTIONS = Array.from({ length: 100 }, (_, cents) => String(cents / 100).slice(1));
/** More cents do not fit into 31 bits, in which they are quickly parted. */
const QUICK_CENTS = 2 ** 30;

/** A finite number as plain decimal text: shortest digits that are this number, never an exponent. */
export function decimalText(amount: number): string {
  const cents = Math.round(amount * CENTS);
  // As most amounts are: division rounds correctly, so these are the shortest digits of this number.
  if (cents > 0 && cents < QUICK_CENTS && cents / CENTS === amount) {
    const whole = Math.floor(cents / CENTS);
    return String(whole) + (FRACTIONS[cents - whole * CENTS] ?? '');
  }
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

/** Whether a finite number has no more decimals than so many in plain decimal text. */
export function fitsDecimals(amount: number, decimals: number): boolean {
  const scale = 10 ** decimals;
  const scaled = Math.round(amount * scale);
  // Division rounds correctly: equality says so without a text being made, which most amounts need not have.
  return (Math.abs(scaled) < SAFE && scaled / scale === amount) || decimalsOf(amount) <= decimals;
}

/** How many decimals a finite number has in plain decimal text. */
export function decimalsOf(amount: number): number {
  if (Number.isInteger(amount)) return 0;
  const text = decimalText(amount);
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** Below it a sum of two whole numbers of cents is exact in a double. */
const SAFE = 2 ** 52;

/** An exact decimal sum that amounts can be added to and taken from; no binary drift, whatever the order. */
export class ExactSum {
  /** Whole cents that a double still holds exactly; -0 is a double to the engine, as they soon are, and 0 is none. */
  private cents = -0;
  private units = 0n;
  private scale = 2;

  /** Adds a finite number. */
  add(amount: number): this {
    return this.count(amount, 1);
  }

  /** Takes a finite number away. */
  subtract(amount: number): this {
    return this.count(amount, -1);
  }

  /** Adds another sum. */
  addSum(other: ExactSum): this {
    if (other.units === 0n && Math.abs(other.cents) < SAFE / 2 && Math.abs(this.cents) < SAFE / 2) {
      this.cents += other.cents;
      return this;
    }
    this.raise(other.units, other.scale, 1n);
    this.raise(BigInt(other.cents), 2, 1n);
    return this;
  }

  /** The sum as plain decimal text: no exponent, no trailing zeros. */
  text(): string {
    this.raise(BigInt(this.cents), 2, 1n);
    this.cents = 0;
    const { units, scale } = this;
    const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
    const whole = digits.slice(0, digits.length - scale);
    const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
    return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
  }

  private count(amount: number, sign: 1 | -1): this {
    const cents = Math.round(amount * CENTS);
    // Division rounds correctly: equality means that the shortest decimal of this double has at most two decimals.
    if (cents / CENTS === amount && Math.abs(cents) < SAFE / 4 && Math.abs(this.cents) < SAFE / 2) {
      this.cents += sign * cents;
      return this;
    }
    const [whole = '0', fraction = ''] = decimalText(amount).split('.');
    this.raise(BigInt(whole + fraction), fraction.length, BigInt(sign));
    return this;
  }

  private raise(units: bigint, scale: number, sign: bigint): void {
    if (units === 0n) return;
    if (scale > this.scale) {
      this.units *= 10n ** BigInt(scale - this.scale);
      this.scale = scale;
    }
    this.units += sign * units * 10n ** BigInt(this.scale - scale);
  }
}

/** The exact sum of finite numbers as plain decimal text; no binary drift, no trailing zeros. */
export function sumText(amounts: Iterable<number>): string {
  const sum = new ExactSum();
  for (const amount of amounts) sum.add(amount);
  return sum.text();
}
