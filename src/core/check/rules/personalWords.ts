import { plainWords } from '../../cell/plainWords';
import { asciiDigits } from '../../cell/digits';
import { findingOf } from '../finding';
import { NOTHING, type RecordRule } from '../rule';
import { valueUnder } from '../rowValues';
import { lookAt, TextLook } from '../textLook';

/** Digits with what people put between them. */
const DIGITS = /\+?\(?\d(?:[\s().\-/]{0,3}\d)+/g;
/** 1 500 000 and 5.000.000 are money, 2019-2021 and 04.03.2026 are time. */
const MONEY = /^[1-9]\d{0,2}(?:[.\s]\d{3})+$/;
const TIME =
  /^(?:(?:19|20)\d{2}\s?[-/]\s?(?:19|20)\d{2}|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2})$/;

/** A text with as many digits together as a phone or an identity number has is a warning: Kiva shows it to everybody. */
export function noPersonalNumber(field: string): RecordRule {
  const textIn = valueUnder(field);
  return ({ row, values }, { limits }) => {
    const text = textIn(values);
    if (typeof text !== 'string' || !mayHaveDigits(text, limits.personalDigits)) return NOTHING;
    const shown = (asciiDigits(text).match(DIGITS) ?? NOTHING)
      .map((found) => found.trim())
      .find(
        (found) => found.replace(/\D/g, '').length >= limits.personalDigits && !MONEY.test(found) && !TIME.test(found),
      );
    if (shown === undefined) return NOTHING;
    return [findingOf('numberInText', 'warning', { row, cell: values.get(field)?.cell, field }, { field, shown })];
  };
}

/** Whether a text may have so many digits; whose digits are not told may have any number. */
function mayHaveDigits(text: string, least: number): boolean {
  const { digits, isForeign } = lookAt(text);
  return digits >= least || isForeign;
}

const nameLook = new TextLook();

/** A story that has the borrower's last name in it is a warning; a part of a double name counts, a very short one does not. */
export function noLastName(field: string, nameField: string): RecordRule {
  const textIn = valueUnder(field);
  const nameIn = valueUnder(nameField);
  return ({ row, values }, { limits }) => {
    const text = textIn(values);
    const name = nameIn(values);
    if (typeof text !== 'string' || typeof name !== 'string') return NOTHING;
    if (!lookAt(text).mayShareWord(nameLook.look(name))) return NOTHING;
    const words = new Set(plainWords(text).split(' '));
    const word = plainWords(name)
      .split(' ')
      .find((part) => part.length >= limits.nameLetters && !PARTICLES.has(part) && words.has(part));
    if (word === undefined) return NOTHING;
    return [findingOf('lastNameInText', 'warning', { row, cell: values.get(field)?.cell, field }, { field, word })];
  };
}

/** Parts of names that are words of every story. */
const PARTICLES: ReadonlySet<string> = new Set('del los las des les von van der dos das san santa'.split(' '));
