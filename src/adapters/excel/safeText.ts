/** What a cell holds at most. */
const CELL_CHARACTERS = 32_767;

/**
 * Whether Excel, or a program that the sheet is carried to, may take the text for a formula or for the mark of a text,
 * unless an apostrophe stands before it: also behind blanks, and for the full-width signs of East Asian keyboards.
 */
export function needsApostrophe(text: string): boolean {
  return /^(?:[\t\r\n']|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u.test(text);
}

/**
 * The text to hand to Excel so that the cell shows `text`: what Excel would take for a formula, or for the mark of a
 * text, gets an apostrophe, which Excel does not show; a text longer than a cell ends in an ellipsis.
 * The text itself is never changed. It concerns our result columns alone, since Kiva's messages are untrusted: what is
 * hers is never written.
 */
export function safeText(text: string): string {
  const safe = needsApostrophe(text) ? `'${text}` : text;
  return safe.length <= CELL_CHARACTERS ? safe : `${safe.slice(0, CELL_CHARACTERS - 1)}…`;
}

/** Whether a cell read back shows what was written; Excel may keep the apostrophe, and may change line breaks. */
export function showsText(cell: string | number | boolean, written: string | number | boolean): boolean {
  const plain = onOneLine(String(cell));
  return plain === onOneLine(String(written)) || plain === onOneLine(safeText(String(written)));
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
