/** How alike two texts are, from 0 to 1: one less the share of characters to insert, delete or replace (Levenshtein). */
export function likeness(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : 1 - distance(a, b) / longer;
}

/** One row of the usual table, filled anew for each character of `a`: names are compared by the hundred thousand. */
function distance(a: string, b: string): number {
  const row = new Uint16Array(b.length + 1);
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    let corner = i - 1;
    let left = i;
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] ?? 0;
      const replaced = letter === b.charCodeAt(j - 1) ? corner : corner + 1;
      const shifted = (above < left ? above : left) + 1;
      left = replaced < shifted ? replaced : shifted;
      row[j] = left;
      corner = above;
    }
  }
  return row[b.length] ?? 0;
}
