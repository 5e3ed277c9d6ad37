/** Share of digits among letters and digits from which a text is rather something counted, dated or numbered than a name. */
const DIGITS_OF_CONTENT = 0.3;

/** Whether a displayed text looks like a number, a date or an id rather than like a header. */
export function looksLikeContent(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const digits = text.match(/\p{Nd}/gu)?.length ?? 0;
  return digits > 0 && digits / (letters + digits) >= DIGITS_OF_CONTENT;
}

const UNIT_WORDS =
  /^(#|%|n°|nº|no\.?|[A-Z]{3}|[$€£₱₦]|d+[/. -]m+[/. -]y+|m+[/. -]d+[/. -]y+|y+[/. -]m+[/. -]d+|j+[/. -]m+[/. -]a+|d+[/. -]m+[/. -]a+)$/i;

/** Whether a text is a unit as people write it below a header: "(USD)", "[months]", "KES", "dd/mm/yyyy". */
function isUnit(text: string): boolean {
  return /^\([^()]*\)$|^\[[^[\]]*\]$/.test(text) || UNIT_WORDS.test(text);
}

/** Below a row of units or column numbers there may be the other one, and nothing more. */
const MOST_SKIPPED = 2;
/** Two cells "1" and "2" may be a record. */
const LEAST_NUMBERED = 3;

/** How many rows directly below the headers hold units ("(USD)") or column numbers ("1 2 3 4") and no record. */
export function rowsBeforeRecords(texts: readonly (readonly string[])[], row: number): number {
  let skipped = 0;
  while (skipped < MOST_SKIPPED) {
    const filled = (texts[row + 1 + skipped] ?? []).map((text) => text.trim()).filter((text) => text !== '');
    if (filled.length === 0 || !(filled.every(isUnit) || areColumnNumbers(filled))) break;
    skipped += 1;
  }
  return skipped;
}

function areColumnNumbers(filled: readonly string[]): boolean {
  const isNumber = (text: string, at: number): boolean => text.replace(/^\((.*)\)$/, '$1') === String(at + 1);
  return filled.length >= LEAST_NUMBERED && filled.every(isNumber);
}

/** In how many columns a header stands over something that looks like content: what tells headers in any language. */
export function typeChanges(texts: readonly (readonly string[])[], row: number, headers: readonly string[]): number {
  const below = texts[row + 1 + rowsBeforeRecords(texts, row)] ?? [];
  const changes = headers.filter(
    (header, column) => header !== '' && !looksLikeContent(header) && looksLikeContent(below[column] ?? ''),
  );
  return changes.length;
}
