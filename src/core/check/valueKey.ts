/** Key of a field's value in RecordDraft.values: the field's id, and for numbered columns "#2", "#3" from the second on. */
export function valueKey(field: string, occurrence: number): string {
  return occurrence === 0 ? field : `${field}#${occurrence + 1}`;
}

/** A key of RecordDraft.values taken apart. */
export interface KeyParts {
  readonly field: string;
  readonly occurrence: number;
}

/** A sheet has few keys, and asks for each in every row. */
const known = new Map<string, KeyParts>();

/** The field and occurrence that a key of RecordDraft.values stands for. */
export function keyParts(key: string): KeyParts {
  const before = known.get(key);
  if (before !== undefined) return before;
  const [field = '', ordinal = '1'] = key.split('#');
  const parts = { field, occurrence: Number(ordinal) - 1 };
  known.set(key, parts);
  return parts;
}
