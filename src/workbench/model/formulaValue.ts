const HYPERLINK = /^=\s*HYPERLINK\(\s*"((?:[^"]|"")*)"\s*(?:,\s*"((?:[^"]|"")*)"\s*)?\)$/i;
const LITERAL_LIMIT = 255;

const unquoted = (literal: string): string => literal.replace(/""/g, '"');

/** Address and text of a `=HYPERLINK("url","text")` formula; null for any other formula. */
export const readHyperlinkFormula = (formula: string): { address: string; text: string } | null => {
  const match = HYPERLINK.exec(formula);
  if (!match) return null;
  const address = unquoted(match[1] ?? '');
  return { address, text: match[2] === undefined ? address : unquoted(match[2]) };
};

/** The value of a formula just entered: only HYPERLINK is computed, everything else shows Excel's "#NAME?". */
export const valueOfFormula = (formula: string): { readonly value: string; readonly isError: boolean } => {
  const link = readHyperlinkFormula(formula);
  return link ? { value: link.text, isError: false } : { value: '#NAME?', isError: true };
};

/** Excel refuses a formula with a string literal of more than 255 characters. */
export const hasTooLongLiteral = (formula: string): boolean =>
  [...formula.matchAll(/"((?:[^"]|"")*)"/g)].some((match) => unquoted(match[1] ?? '').length > LITERAL_LIMIT);
