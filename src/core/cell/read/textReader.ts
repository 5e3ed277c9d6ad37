import type { Cell } from '../cell';
import { hasLostLetters, repairedText } from '../damagedText';
import { shownIn, type CellNote, type CellReading, type ColumnNote, type ReaderFactory } from '../reading';
import { readPlainText } from './plainText';

const ACCENT_APART = /\p{M}/u;
const MARKS_BEGIN = /[\u0300-\uffff]/;

/** Texts as they are; damage from a wrong file encoding is pointed at and never repaired behind anybody's back. */
export const textReader: ReaderFactory = (cells) => ({ read: readText, columnNotes: accentsApart(cells) });

function readText(cell: Cell): CellReading {
  const reading = readPlainText(cell);
  if (reading.state !== 'value' || typeof reading.value !== 'string') return reading;
  const note = damageIn(reading.value, cell);
  return note === undefined ? reading : { ...reading, notes: [note] };
}

function damageIn(text: string, cell: Cell): CellNote | undefined {
  if (hasLostLetters(text)) return { code: 'textLettersLost', severity: 'warning', params: { shown: shownIn(cell) } };
  const repaired = repairedText(text);
  if (repaired === undefined) return undefined;
  const { shown, meant } = around(text, repaired);
  return { code: 'textDamaged', severity: 'warning', params: { shown, meant } };
}

const BEFORE = 20;
const AFTER = 30;

/** The first damaged place with a little of what stands around it: stories are long. */
function around(text: string, repaired: string): { readonly shown: string; readonly meant: string } {
  let at = 0;
  while (text[at] === repaired[at]) at += 1;
  const cut = (whole: string): string => {
    const from = Math.max(0, at - BEFORE);
    return `${from > 0 ? '…' : ''}${whole.slice(from, at + AFTER)}${whole.length > at + AFTER ? '…' : ''}`;
  };
  return { shown: cut(text), meant: cut(repaired) };
}

/** Letters whose accents stand apart look the same and are sent composed: said once, since it changes what is stored. */
function accentsApart(cells: readonly Cell[]): readonly ColumnNote[] {
  const isApart = ({ type, value }: Cell): boolean =>
    type === 'text' &&
    typeof value === 'string' &&
    MARKS_BEGIN.test(value) &&
    ACCENT_APART.test(value) &&
    value.normalize('NFC') !== value;
  const place = cells.findIndex(isApart);
  const cell = cells[place];
  if (cell === undefined) return [];
  const params = { shown: shownIn(cell), count: cells.filter(isApart).length };
  return [{ code: 'accentsComposed', severity: 'warning', place, params }];
}
