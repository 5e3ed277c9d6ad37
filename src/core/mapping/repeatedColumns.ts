/** A column that names a repeating field; the number in its header, where it has one. */
export interface RepeatingHeader {
  readonly column: { readonly column: number };
  readonly ordinal?: number;
}

/** The same with the instalment that it belongs to, counted from 1; `isRepeated`: another column has that number too. */
export type RepeatedColumn<Header extends RepeatingHeader> = Header & {
  readonly index: number;
  readonly isRepeated: boolean;
};

/**
 * The n-th column of one field belongs to its n-th instalment: by the number in its header, or by order where no
 * header has one. Beside numbered headers a single one without a number is the first, unless there is a first already:
 * then it is no instalment but, most likely, their total.
 */
export function repeatedColumns<Header extends RepeatingHeader>(
  found: readonly Header[],
): readonly RepeatedColumn<Header>[] {
  const inPlace = [...found].sort((a, b) => a.column.column - b.column.column);
  const plain = inPlace.filter(({ ordinal }) => ordinal === undefined);
  const numbered = inPlace.filter(({ ordinal }) => ordinal !== undefined);
  if (numbered.length === 0) return plain.map((header, at) => ({ ...header, index: at + 1, isRepeated: false }));
  const hasFirst = numbered.some(({ ordinal }) => ordinal === 1);
  const first = hasFirst || plain.length > 1 ? [] : plain;
  const counts = new Map<number, number>();
  for (const { ordinal = 1 } of numbered) counts.set(ordinal, (counts.get(ordinal) ?? 0) + 1);
  return [...first, ...numbered]
    .map((header) => ({
      ...header,
      index: header.ordinal ?? 1,
      isRepeated: (counts.get(header.ordinal ?? 1) ?? 0) > 1,
    }))
    .sort((a, b) => a.index - b.index || a.column.column - b.column.column);
}
