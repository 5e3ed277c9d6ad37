import type { RowIdentity } from '../../ports/workbook';

/** A header row as it was when the result columns were made: `texts[c]` is sheet column c. */
export interface HeaderLayout {
  readonly headerRow: number;
  readonly texts: readonly string[];
}

/**
 * The identity by columns as they stood in this layout: one may have come or gone between the reading of the rows and
 * the making of the result columns.
 */
export function identityIn(layout: HeaderLayout | undefined, identity: RowIdentity): RowIdentity {
  const { columns, headers } = identity;
  if (layout === undefined || headers === undefined) return identity;
  return {
    ...identity,
    columns: columns.map((column, k) => {
      const header = headers[k] ?? '';
      if (header === '' || layout.texts[column] === header) return column;
      const [place, ...others] = placesOf(layout.texts, header);
      return place === undefined || others.length > 0 ? column : place;
    }),
  };
}

/**
 * Where these columns' headers stand in a header row as it is now; undefined for a header that is not in it.
 * Equal headers are told apart by their order, as long as there are as many as before.
 */
export function followHeaders(
  layout: HeaderLayout,
  now: readonly string[],
  columns: readonly number[],
): readonly (number | undefined)[] {
  return columns.map((column) => {
    const header = layout.texts[column] ?? '';
    const before = header === '' ? [] : placesOf(layout.texts, header);
    const after = header === '' ? [] : placesOf(now, header);
    if (before.length > 0 && before.length === after.length) return after[before.indexOf(column)];
    return now[column] === header ? column : undefined;
  });
}

function placesOf(texts: readonly string[], header: string): readonly number[] {
  return texts.flatMap((text, column) => (text === header ? [column] : []));
}
