/** Key of a field's value in RecordDraft.values: the field's id, and for numbered columns "#2", "#3" from the second on. */
export function valueKey(field: string, occurrence: number): string {
  return occurrence === 0 ? field : `${field}#${occurrence + 1}`;
}

/** The field and occurrence that a key of RecordDraft.values stands for. */
export function keyParts(key: string): { readonly field: string; readonly occurrence: number } {
  const [field = '', ordinal = '1'] = key.split('#');
  return { field, occurrence: Number(ordinal) - 1 };
}
