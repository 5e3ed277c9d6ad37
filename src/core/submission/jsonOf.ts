import { decimalText } from '../cell/decimal';

/** No sign that JSON writes otherwise, and no half of a pair: looking for them takes half the time of JSON.stringify. */
const WRITTEN_AS_IT_IS = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

/** A value as JSON; numbers are plain decimal digits. */
export function jsonOf(value: string | number | boolean): string {
  if (typeof value === 'number') return decimalText(value);
  return typeof value === 'string' ? `"${withinMarks(value)}"` : String(value);
}

/** A text as JSON, without the marks around it. */
export function withinMarks(text: string): string {
  return WRITTEN_AS_IT_IS.test(text) ? text : JSON.stringify(text).slice(1, -1);
}
