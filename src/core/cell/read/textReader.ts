import { isAscii } from '../ascii';
import { beginsOrdinary } from '../blank';
import type { Cell } from '../cell';
import { hasLostLetters, repairedText } from '../damagedText';
import { bySurvey, shownIn, type CellNote, type CellReading, type Quoted, type ReaderFactory } from '../reading';
import { readPlainText } from './plainText';

const ACCENT_APART = /\p{M}/u;
const MARKS_BEGIN = /[\u0300-\uffff]/;

/** The first text whose accents stand apart, and how many there are. */
interface Survey extends Quoted {
  count: number;
}

/**
 * Texts as they are; damage from a wrong file encoding is pointed at and never repaired behind anybody's back. Letters
 * whose accents stand apart look the same and are sent composed: said once, since it changes what is stored.
 */
export const textReader: ReaderFactory = bySurvey<Survey | undefined>(() => ({
  mayAdd: (_survey, type, value) => type === 'text' && typeof value === 'string' && MARKS_BEGIN.test(value),
  note: (survey, cell, place) => {
    if (!hasAccentsApart(cell)) return survey;
    const known = survey ?? { place, shown: shownIn(cell), count: 0 };
    known.count += 1;
    return known;
  },
  merge: (surveys) => {
    const [first] = surveys;
    return first && { ...first, count: surveys.reduce((sum, survey) => sum + (survey?.count ?? 0), 0) };
  },
  readerOf: (survey) => ({
    decided: {},
    read: readText,
    textAsIs: wholesome,
    columnNotes: survey === undefined ? [] : [noteOf(survey)],
  }),
}));

function noteOf({ place, shown, count }: Survey) {
  return { code: 'accentsComposed', severity: 'warning', place, params: { shown, count } } as const;
}

function hasAccentsApart({ type, value }: Cell): boolean {
  return (
    type === 'text' &&
    typeof value === 'string' &&
    MARKS_BEGIN.test(value) &&
    ACCENT_APART.test(value) &&
    value.normalize('NFC') !== value
  );
}

/**
 * A text with nothing to trim, to compose or to warn of: letters below the combining marks, none of which damaged text
 * begins with.
 */
const WHOLESOME =
  /^[!-~](?:[ -~\u00a1-\u00c1\u00c6-\u00e1\u00e3-\u02ff]*[!-~\u00a1-\u00c1\u00c6-\u00e1\u00e3-\u02ff])?$/;

function wholesome(text: string): string | undefined {
  return beginsOrdinary(text) && WHOLESOME.test(text) ? text : undefined;
}

function readText(cell: Cell): CellReading {
  const reading = readPlainText(cell);
  if (reading.state !== 'value' || typeof reading.value !== 'string' || isAscii(reading.value)) return reading;
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
