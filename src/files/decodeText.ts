import { decodeCp850 } from './cp850';
import { decodeWindows1252 } from './windows1252';

/** What accented letters and marks of English, Spanish and French texts look like in a table. */
const USUAL = 'áéíóúüñàâçèêëîïôùûœÁÉÍÓÚÜÑÀÂÇÈÊËÎÏÔÙÛŒ¿¡°ºª«»’–€';
const LOWER = /\p{Ll}/u;
const UPPER = /\p{Lu}/u;

/**
 * Text of a .csv: UTF-16 or UTF-8 by its byte order mark, strict UTF-8 next; where that fails, of Windows-1252 and CP850
 * (what programs under DOS wrote, and some still do) the one in which more of the letters beyond ASCII are usual ones.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (broken) {
    if ((broken as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw broken;
    const windows = decodeWindows1252(bytes);
    const dos = decodeCp850(bytes);
    return usualLetters(dos) > usualLetters(windows) ? dos : windows;
  }
}

/** How many characters beyond ASCII are usual where they stand: a capital after a small letter is not. */
function usualLetters(text: string): number {
  let usual = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter <= '\u007f' || !USUAL.includes(letter)) continue;
    if (!(UPPER.test(letter) && LOWER.test(text.charAt(at - 1)))) usual += 1;
  }
  return usual;
}
