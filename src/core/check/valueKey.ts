/** Key of a field's value in RecordDraft.values: the field's id, and for numbered columns "#2", "#3" from the second on. */
export function valueKey(field: string, occurrence: number): string {
  return occurrence === 0 ? field : `${field}#${occurrence + 1}`;
}
