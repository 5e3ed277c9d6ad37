/** Joins a row's identity texts into its key. */
export const KEY_SEPARATOR = '\u001f';

/** A row's identity texts as its key. */
export function joinedNames(texts: readonly string[]): string {
  const [only = ''] = texts;
  return texts.length === 1 ? only : texts.join(KEY_SEPARATOR);
}

/** Stands before a text's hash; nobody types it into a cell. */
const HASH_MARK = '\u001e';

/**
 * The texts that tell a row from others, the last `hashed` of them as their hashes: what is too long or too private to
 * be remembered tells rows apart all the same.
 */
export function identityTexts(texts: readonly string[], hashed = 0): readonly string[] {
  return hashed === 0 ? texts : texts.map((text, at) => (at < texts.length - hashed ? text : textHash(text)));
}

/** The texts of a row's key that a person reads; hashes are left out. */
export function namesIn(key: string): readonly string[] {
  return namesOf(key.split(KEY_SEPARATOR));
}

/** The identity texts that a person reads; hashes are left out. */
export function namesOf(identity: readonly string[]): readonly string[] {
  return identity.filter((text) => !text.startsWith(HASH_MARK));
}

/** A key's parts without the hash of the text that tells rows of one name apart, where it has one. */
export function keyHead(key: string): readonly string[] {
  const parts = key.split(KEY_SEPARATOR);
  return parts.at(-1)?.startsWith(HASH_MARK) === true ? parts.slice(0, -1) : parts;
}

/** Two multiplicative hashes of 32 bits: few rows share their names, so that chance has no room; nobody is kept out by it. */
function textHash(text: string): string {
  if (text === '') return HASH_MARK;
  let one = 0xdeadbeef;
  let other = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x9e3779b1);
    other = Math.imul(other ^ unit, 0x5f356495);
  }
  one = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(other ^ (other >>> 13), 0xc2b2ae35);
  other = Math.imul(other ^ (other >>> 16), 0x85ebca6b) ^ Math.imul(one ^ (one >>> 13), 0xc2b2ae35);
  const hex = (half: number): string => (half >>> 0).toString(16).padStart(8, '0');
  return `${HASH_MARK}${hex(one)}${hex(other)}`;
}
