/**
 * JSON of printable ASCII alone, without `<`, `>` and `&`: it stands in XML as it is, "]]>" and the characters
 * that XML forbids included, its length is its size in bytes, and it may be cut anywhere.
 */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
