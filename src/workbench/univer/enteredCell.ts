import { CellValueType, type ICellData, type Nullable } from '@univerjs/core';
import { readEnteredText } from '../model/enteredText';
import { isMalformed } from '../model/malformedFormula';
import { hasTooLongLiteral, readHyperlinkFormula } from '../model/formulaValue';
import { ModelError } from '../model/modelError';
import type { Reading, Scalar } from '../model/sheetModel';
import { content, emptied, linkOf } from './cellContent';

const asText = (entry: Scalar): string => (typeof entry === 'boolean' ? String(entry).toUpperCase() : String(entry));

/** A text that typing it again would turn into a number, a formula or something else. */
const wouldChange = (text: string): boolean => {
  const entered = readEnteredText(text);
  return !('value' in entered) || entered.value !== text;
};

const formulaCell = (formula: string): ICellData => {
  if (hasTooLongLiteral(formula))
    throw new ModelError('InvalidArgument', 'a text in a formula is longer than 255 characters');
  if (isMalformed(formula)) throw new ModelError('InvalidArgument', `Excel would not take the formula ${formula}`);
  const link = readHyperlinkFormula(formula);
  // A link's text is known at once; every other value comes when Univer has calculated.
  const v = link ? { v: link.text, t: CellValueType.STRING } : { v: null, t: null };
  return { f: formula, si: null, p: null, custom: null, ...v };
};

/** What an entry makes of a Univer cell, read as Excel reads it; throws `InvalidArgument` for a formula Excel refuses. */
export const enteredCell = (
  entry: Scalar,
  reading: Reading,
  format: string,
  before: Nullable<ICellData>,
): ICellData => {
  if (entry === '') return emptied();
  const link = before?.f ? undefined : (linkOf(before) ?? undefined);
  const isText = format === '@';
  if (reading === 'exact') return content(entry, !isText && typeof entry === 'string' && wouldChange(entry), link);
  if (isText) return content(asText(entry), false, link);
  if (typeof entry !== 'string') return content(entry, false, link);
  const entered = readEnteredText(entry);
  if ('formula' in entered) return formulaCell(entered.formula);
  const { value } = entered;
  return content(value, typeof value === 'string' && wouldChange(value), link);
};
