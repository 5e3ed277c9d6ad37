import type { Scalar } from './sheetModel';

/** What a text becomes when it is typed into a cell. */
export type Entered = { readonly value: Scalar; readonly quoted?: true } | { readonly formula: string };

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/**
 * Reads a text as Excel reads what is typed into a cell that is not formatted as text. Minimal on purpose: plain
 * en-US numbers, TRUE and FALSE, a leading apostrophe, formulas (also by a leading + - @); no dates, no per cents.
 */
export const readEnteredText = (text: string): Entered => {
  if (text.startsWith("'")) return { value: text.slice(1), quoted: true };
  if (NUMBER.test(text.trim())) return { value: Number(text) };
  if (/^(true|false)$/i.test(text)) return { value: text.toLowerCase() === 'true' };
  if (text.length > 1 && text.startsWith('=')) return { formula: text };
  if (text.length > 1 && /^[+\-@]/.test(text)) return { formula: `=${text}` };
  return { value: text };
};
