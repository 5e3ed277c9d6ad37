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
    const at = row + 1 + skipped;
    const filled = filledIn(texts, at);
    if (filled.length === 0 || !(filled.every(isUnit) || areColumnNumbers(texts, row, at))) break;
    skipped += 1;
  }
  return skipped;
}

/**
 * Whether a row numbers every column that has a header, from 1 on. Bare numbers over a row of bare numbers, or over none,
 * may be the first record.
 */
function areColumnNumbers(texts: readonly (readonly string[])[], header: number, at: number): boolean {
  const filled = filledIn(texts, at);
  const isNumbered = filled.every((text, n) => text.replace(/^\((.*)\)$/, '$1') === String(n + 1));
  const row = texts[at] ?? [];
  const isWhole = (texts[header] ?? []).every(
    (text, column) => text.trim() === '' || (row[column] ?? '').trim() !== '',
  );
  if (filled.length < LEAST_NUMBERED || !isNumbered || !isWhole) return false;
  const next = filledIn(texts, at + 1);
  return filled.every((text) => text.startsWith('(')) || !next.every((text) => /^[\p{N}\s.,'-]+$/u.test(text));
}

function filledIn(texts: readonly (readonly string[])[], row: number): readonly string[] {
  return (texts[row] ?? []).map((text) => text.trim()).filter((text) => text !== '');
}

/** In how many columns a header stands over something that looks like content: what tells headers in any language. */
export function typeChanges(texts: readonly (readonly string[])[], row: number, headers: readonly string[]): number {
  const below = texts[row + 1 + rowsBeforeRecords(texts, row)] ?? [];
  const changes = headers.filter(
    (header, column) => header !== '' && !looksLikeContent(header) && looksLikeContent(below[column] ?? ''),
  );
  return changes.length;
}
