/** Text of a .csv: UTF-16 or UTF-8 by its byte order mark, strict UTF-8 next, Windows-1252 where that fails. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (broken) {
    if ((broken as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw broken;
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
