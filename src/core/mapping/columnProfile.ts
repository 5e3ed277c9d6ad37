import { readAmountText } from '../cell/amountText';
import { meansEmpty } from '../cell/blank';
import { currencyDecimals } from '../cell/currencyDecimals';
import { readDateText } from '../cell/dateText';
import { plainWords } from '../cell/plainWords';

/** What some texts of a column look like; every share is of those that hold anything, 0 to 1. */
export interface ColumnProfile {
  /** How many texts hold anything; with none of them every share is 0. */
  readonly count: number;
  readonly dates: number;
  /** Days without separators ("20230312"), which could be ids too. */
  readonly compactDates: number;
  readonly numbers: number;
  /** Numbers written with decimals, grouping or a currency: money rather than a count or an id. */
  readonly money: number;
  /** Numbers of at most two digits, and percentages: counts, ages, terms and rates rather than money or ids. */
  readonly small: number;
  /** Whether each text is the number after the one before, without zeros in front: a row's number, not an id. */
  readonly isCounting: boolean;
  /** Digits, at least four or with leading zeros, or letters and digits together, without a space. */
  readonly ids: number;
  /** Letters and no digit at all. */
  readonly words: number;
  readonly genders: number;
  readonly yesNo: number;
  readonly currencies: number;
  readonly languages: number;
  readonly imageFiles: number;
  readonly webAddresses: number;
  /** Characters of the median text, and the share of different texts. */
  readonly length: number;
  readonly different: number;
  /** Texts of at least three words. */
  readonly sentences: number;
  /** Texts of at least two words. */
  readonly severalWords: number;
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const GENDERS = setOf(
  'f m h l p v w female male woman man women men femenino femenina masculino mujer hombre varon femme homme feminin ' +
    'masculin fem masc mr mrs ms miss sr sra srta mme mlle madame monsieur perempuan laki',
);
const YES_NO = setOf('y n s o x 1 0 si no yes oui non true false verdadero falso vrai faux ok');
const LANGUAGES = setOf(
  'en es fr pt ru ar id vi eng spa fra fre esp por english spanish french portuguese russian arabic indonesian vietnamese ' +
    'ingles espanol frances portugues castellano anglais espagnol francais portugais arabe inglesa francesa',
);
const IMAGE_FILE = /\.(?:jpe?g|png|gif|heic|bmp|webp|tiff?)$/i;
const WEB_ADDRESS = /^https?:\/\/\S+$/i;
const COMPACT_DATE = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
const MONEY = /\d[.,' \u00a0\u202f]\d|[^\d\s.,'()-]/u;
/** "L10023" is lempiras to the reader of amounts; beside other such texts it is rather an id. */
const CODE = /^\p{L}{1,4}(?:[-/_]\d{2,}|\d{4,})$/u;
const BEFORE_LETTERS = /^\d[\d.,' \u00a0\u202f]*\s\p{L}{1,5}\.?$/u;
const ID = /^(?=.*\d)[\p{L}\d][\p{L}\d/_.#-]*$/u;

/** Currencies that no reader knows are written beside amounts, too. */
function isAmount(text: string): boolean {
  return readAmountText(text) !== undefined || BEFORE_LETTERS.test(text);
}

/** Looks at displayed texts; nothing is decided here about how a cell is read. */
export function columnProfile(texts: readonly string[]): ColumnProfile {
  const filled = texts
    .map((text) => text.trim())
    .filter((text) => !meansEmpty({ value: text, text, type: 'text', format: 'General' }));
  const count = filled.length;
  const share = (holds: (text: string, words: string) => boolean): number =>
    count === 0 ? 0 : filled.filter((text) => holds(text, plainWords(text))).length / count;
  const lengths = filled.map((text) => text.length).sort((a, b) => a - b);
  return {
    count,
    dates: share((text) => readDateText(text) !== undefined && !/^\d+$/.test(text)),
    compactDates: share((text) => COMPACT_DATE.test(text)),
    numbers: share(isAmount),
    money: share((text) => isAmount(text) && MONEY.test(text) && !CODE.test(text)),
    small: share((text) => /^\d{1,2}$|%$/.test(text)),
    isCounting:
      count > 1 && Number(filled[0]) <= 1 && filled.every((text, at) => text === String(Number(filled[0]) + at)),
    ids: share((text) => ID.test(text) && (/\p{L}|[/_#-]|^0/u.test(text) || /^\d{4,}$/.test(text))),
    words: share((text) => /\p{L}/u.test(text) && !/\d/.test(text)),
    genders: share((_, words) => GENDERS.has(words)),
    yesNo: share((_, words) => YES_NO.has(words)),
    currencies: share((text) => /^[A-Za-z]{3}$/.test(text) && currencyDecimals(text) !== undefined),
    languages: share((_, words) => LANGUAGES.has(words)),
    imageFiles: share((text) => IMAGE_FILE.test(text)),
    webAddresses: share((text) => WEB_ADDRESS.test(text)),
    length: lengths[Math.floor(count / 2)] ?? 0,
    different: count === 0 ? 0 : new Set(filled).size / count,
    severalWords: share((text) => /\S\s+\S/.test(text)),
    sentences: share((text) => text.split(/\s+/).length >= 3),
  };
}
