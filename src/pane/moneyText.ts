import type { Formats } from './formats';

/** An exact amount with the currency behind it, where it is known. */
export function moneyText(formats: Formats, total: string, currency?: string): string {
  return currency === undefined ? formats.decimal(total) : `${formats.decimal(total)} ${currency}`;
}
