import type { Field, FieldKind, TextShape } from '../catalogue/field';
import type { ColumnProfile } from './columnProfile';

/** -1: it cannot be that; below 0: hardly; 0: says nothing; above 0: likely; 0.5 and more: known by its content alone. */
export type Fit = number;

const NEVER = -1;
const MOST = 0.6;

type Judge = (profile: ColumnProfile, field: Field) => Fit;

const BY_KIND: Readonly<Record<FieldKind, Judge>> = {
  id: (p) => {
    if (p.dates > MOST || p.webAddresses > 0 || p.imageFiles > 0 || p.sentences > MOST || p.length > 40) return NEVER;
    if (p.isCounting) return NEVER;
    if (p.ids > MOST) return p.different === 1 ? 0.3 : 0.1;
    if (p.words > MOST) return NEVER;
    return p.money > MOST || p.small > MOST ? -0.4 : 0;
  },
  amount: (p) => {
    if (p.dates > MOST || p.numbers < MOST) return NEVER;
    if (p.small > MOST) return -0.3;
    return p.money > 0 ? 0.3 : 0.1;
  },
  date: (p) =>
    p.dates > MOST
      ? 0.3
      : p.compactDates > MOST
        ? 0.1
        : p.numbers > MOST && p.length === 5 && p.money === 0
          ? 0
          : NEVER,
  gender: (p) => (p.genders > MOST ? 0.5 : p.length > 12 || p.dates > 0 || p.money > MOST ? NEVER : -0.2),
  yesNo: (p) => {
    if (p.yesNo > MOST) return 0.3;
    return p.dates > MOST || p.money > MOST || p.length > 40 || p.imageFiles > 0 || p.webAddresses > 0 ? NEVER : -0.2;
  },
  photo: (p) => {
    if (p.imageFiles > MOST) return 0.5;
    if (p.webAddresses > MOST) return 0.3;
    return p.yesNo > MOST || p.dates > MOST || p.money > MOST || p.sentences > MOST ? NEVER : -0.2;
  },
  webAddress: (p) => {
    if (p.webAddresses > MOST) return 0.5;
    return p.imageFiles > MOST ? 0.2 : NEVER;
  },
  reference: (p, { list }) => {
    if (p.dates > MOST || p.money > MOST || p.webAddresses > 0 || p.imageFiles > 0 || p.length > 100) return NEVER;
    if (list === 'currencies') return p.currencies > MOST ? 0.5 : p.length > 20 || p.numbers > MOST ? NEVER : 0;
    if (list === 'languages') return p.languages > MOST ? 0.5 : p.length > 20 || p.currencies > MOST ? NEVER : -0.1;
    if (p.yesNo > MOST || p.genders > MOST) return NEVER;
    return p.words > MOST ? 0.1 : p.numbers > MOST ? -0.2 : 0;
  },
  text: (p, { text = 'label' }) => BY_SHAPE[text](p),
  filter: () => 0,
  count: (p) =>
    p.dates > MOST || p.money > MOST || p.words > MOST || p.length > 20 ? NEVER : p.small > MOST ? 0.2 : -0.2,
  rate: (p) => (p.dates > MOST || p.words > MOST || p.length > 12 ? NEVER : p.small > MOST ? 0.2 : 0),
  frequency: termWord,
  ratePeriod: termWord,
  interestMethod: termWord,
};

/** A word or two of how a loan is repaid. */
function termWord(p: ColumnProfile): Fit {
  if (p.dates > MOST || p.money > MOST || p.length > 40 || p.yesNo > MOST || p.genders > MOST) return NEVER;
  return p.words > MOST ? 0.1 : p.numbers > MOST ? NEVER : 0;
}

const BY_SHAPE: Readonly<Record<TextShape, (profile: ColumnProfile) => Fit>> = {
  name: (p) => (!holdsWords(p) || p.length > 60 || p.yesNo > MOST ? NEVER : p.words > MOST ? 0.1 : 0),
  label: (p) => (!holdsWords(p) ? NEVER : p.length > 120 ? -0.6 : p.yesNo > MOST ? NEVER : 0.05),
  sentence: (p) => (!holdsWords(p) || p.yesNo > MOST ? NEVER : p.length > 250 ? -0.6 : p.sentences > MOST ? 0.2 : 0),
  story: (p) => {
    if (!holdsWords(p) || p.yesNo > MOST) return NEVER;
    return p.length >= 120 ? 0.5 : p.length >= 40 ? 0.3 : p.sentences > MOST ? -0.1 : -0.5;
  },
};

function holdsWords(p: ColumnProfile): boolean {
  return p.dates < MOST && p.numbers < MOST && p.webAddresses < MOST && p.imageFiles < MOST;
}

/** How well a column's content fits a field; nothing but 0 where the column is empty. */
export function contentFit(field: Field, profile: ColumnProfile): Fit {
  return profile.count === 0 ? 0 : BY_KIND[field.kind](profile, field);
}
