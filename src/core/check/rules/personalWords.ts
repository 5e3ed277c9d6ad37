import { plainLetters, plainWords } from '../../cell/plainWords';
import { asciiDigits } from '../../cell/digits';
import { findingOf } from '../finding';
import { NOTHING, type RecordRule } from '../rule';
import { valueUnder } from '../rowValues';

/** A digit of any script that is read here; most stories have none. */
const DIGIT = /[\d٠-٩۰-۹]/;
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
    if (typeof text !== 'string' || !DIGIT.test(text)) return NOTHING;
    const shown = (asciiDigits(text).match(DIGITS) ?? NOTHING)
      .map((found) => found.trim())
      .find(
        (found) => found.replace(/\D/g, '').length >= limits.personalDigits && !MONEY.test(found) && !TIME.test(found),
      );
    if (shown === undefined) return NOTHING;
    return [findingOf('numberInText', 'warning', { row, cell: values.get(field)?.cell, field }, { field, shown })];
  };
}

/** A story that has the borrower's last name in it is a warning; a part of a double name counts, a very short one does not. */
export function noLastName(field: string, nameField: string): RecordRule {
  const textIn = valueUnder(field);
  const nameIn = valueUnder(nameField);
  return ({ row, values }, { limits }) => {
    const text = textIn(values);
    const name = nameIn(values);
    if (typeof text !== 'string' || typeof name !== 'string') return NOTHING;
    const letters = plainLetters(text);
    const plain = plainWords(name);
    // Looking for a part anywhere costs far less than taking a story into words.
    if (!plain.includes(' ') && !letters.includes(plain)) return NOTHING;
    const parts = plain
      .split(' ')
      .filter((part) => part.length >= limits.nameLetters && !PARTICLES.has(part) && letters.includes(part));
    if (parts.length === 0) return NOTHING;
    const words = new Set(plainWords(text).split(' '));
    const word = parts.find((part) => words.has(part));
    if (word === undefined) return NOTHING;
    return [findingOf('lastNameInText', 'warning', { row, cell: values.get(field)?.cell, field }, { field, word })];
  };
}

/** Parts of names that are words of every story. */
const PARTICLES: ReadonlySet<string> = new Set('del los las des les von van der dos das san santa'.split(' '));
