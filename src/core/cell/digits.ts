const ARABIC_DIGITS = /[٠-٩۰-۹]/g;

/** The text with Arabic-Indic and Persian digits as ASCII ones; digits of other scripts stay and are refused later. */
export function asciiDigits(text: string): string {
  return text.replace(ARABIC_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
