import { decodeText } from './decodeText';

/** What a file's first bytes say it is; its name may say otherwise, as where a system exports a web page as .xls. */
export type FileContent = 'compound' | 'zip' | 'text' | 'webPage' | 'spreadsheetXml' | 'unknown';

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const LOOKED_AT = 65_536;
const WEB_PAGE = /^(<\?xml[^>]*>\s*)?<(!doctype html|html|head|body|meta|style|table|div)\b/i;
/** Control characters that no table's text holds. */
const NO_TEXT = /[^\P{Cc}\s]/u;

/** Looks at a file's beginning: `compound` is what Excel wrote before 2007 and still writes around a locked workbook. */
export function contentOf(bytes: Uint8Array): FileContent {
  if (startsWith(bytes, COMPOUND)) return 'compound';
  if (startsWith(bytes, ZIP)) return 'zip';
  const text = decodeText(bytes.subarray(0, LOOKED_AT)).trimStart();
  if (NO_TEXT.test(text)) return 'unknown';
  if (WEB_PAGE.test(text)) return 'webPage';
  return text.startsWith('<?xml') ? 'spreadsheetXml' : 'text';
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}
