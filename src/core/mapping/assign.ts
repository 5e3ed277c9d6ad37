/**
 * The assignment of rows to columns with the greatest sum (Hungarian method with potentials). `gains[r][c]` is what row
 * r gains in column c; a row may stay without a column and gains nothing, and what would lose is never taken. Gives the
 * column of each row, or undefined; among equal sums the earlier rows and columns win.
 */
export function assign(gains: readonly (readonly number[])[]): readonly (number | undefined)[] {
  const rows = gains.length;
  const columns = Math.max(0, ...gains.map((row) => row.length));
  // Each row has a place of its own beside the columns, where it stays for nothing.
  const width = columns + rows;
  const cost = (r: number, c: number): number => (c < columns ? Math.min(0, -(gains[r]?.[c] ?? 0)) : 0);
  const ofRow = new Float64Array(rows + 1);
  const ofColumn = new Float64Array(width + 1);
  const rowAt = new Int32Array(width + 1);
  for (let row = 1; row <= rows; row++) {
    const slack = new Float64Array(width + 1).fill(Infinity);
    const cameFrom = new Int32Array(width + 1);
    const done = new Uint8Array(width + 1);
    rowAt[0] = row;
    let at = 0;
    while (at === 0 || rowAt[at] !== 0) {
      done[at] = 1;
      const r = rowAt[at] ?? 0;
      let nearest = 0;
      let least = Infinity;
      for (let c = 1; c <= width; c++) {
        if (done[c] === 1) continue;
        const reduced = cost(r - 1, c - 1) - (ofRow[r] ?? 0) - (ofColumn[c] ?? 0);
        if (reduced < (slack[c] ?? Infinity)) {
          slack[c] = reduced;
          cameFrom[c] = at;
        }
        if ((slack[c] ?? Infinity) < least) {
          least = slack[c] ?? Infinity;
          nearest = c;
        }
      }
      for (let c = 0; c <= width; c++) {
        if (done[c] === 1) {
          const held = rowAt[c] ?? 0;
          ofRow[held] = (ofRow[held] ?? 0) + least;
          ofColumn[c] = (ofColumn[c] ?? 0) - least;
        } else {
          slack[c] = (slack[c] ?? Infinity) - least;
        }
      }
      at = nearest;
    }
    while (at !== 0) {
      const before = cameFrom[at] ?? 0;
      rowAt[at] = rowAt[before] ?? 0;
      at = before;
    }
  }
  const found: (number | undefined)[] = gains.map(() => undefined);
  for (let c = 1; c <= columns; c++) {
    const row = (rowAt[c] ?? 0) - 1;
    if (row >= 0 && (gains[row]?.[c - 1] ?? 0) > 0) found[row] = c - 1;
  }
  return found;
}
