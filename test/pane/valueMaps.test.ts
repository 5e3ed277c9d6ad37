import { RECORD_KINDS } from '../../src/core/catalogue';
import { changeSetup } from '../../src/pane/changeSetup';
import { answersTo } from '../../src/pane/questions';
import { setUp } from '../../src/pane/setup';
import { sameTemplate, templateOf } from '../../src/pane/templateOf';
import { matchingMeanings, wordMeanings } from '../../src/pane/wordChoices';
import { outlineOf } from './fakes';

const DRAFT = RECORD_KINDS.loanDraft;
const FIELD = 'loanDraft.activity';
const setup = setUp(
  DRAFT,
  outlineOf([
    ['Loan ID', 'Activity', 'First name', 'Last name'],
    ['L-1', 'Poultri', 'A', 'B'],
  ]),
  [],
  { month: '2026-11' },
);
const mapped = changeSetup(setup, { what: 'valueMap', field: FIELD, word: 'poultri', meaning: 'Poultry' });
const fieldOf = (id: string) => DRAFT.fields.find((field) => field.id === id)!;

describe('a word that is given a meaning', () => {
  it('becomes part of the template, which then has to be saved', () => {
    const before = templateOf(setup, 't1');
    const after = templateOf(mapped, 't1');
    expect(after.valueMaps).toEqual({ [FIELD]: { poultri: 'Poultry' } });
    expect(sameTemplate(before, after)).toBe(false);
    expect(setUp(DRAFT, setup.outline, [after], { month: '2026-11' }).valueMaps).toEqual(after.valueMaps);
  });

  it('gets another one, or none, and the template is what it was', () => {
    const other = changeSetup(mapped, { what: 'valueMap', field: FIELD, word: 'poultri', meaning: 'Livestock' });
    expect(other.valueMaps).toEqual({ [FIELD]: { poultri: 'Livestock' } });
    const none = changeSetup(other, { what: 'valueMap', field: FIELD, word: 'poultri', meaning: undefined });
    expect(sameTemplate(templateOf(none, 't1'), templateOf(setup, 't1'))).toBe(true);
  });
});

describe('what a word can mean', () => {
  it('is one of few values where the field has only those', () => {
    const meanings = (id: string) => wordMeanings(fieldOf(id), undefined).map(({ meaning }) => meaning);
    expect(meanings('loanDraft.frequency')).toEqual(['weekly', 'twoWeekly', 'fourWeekly', 'monthly', 'atMaturity']);
    expect(meanings('loanDraft.ratePeriod')).toEqual(['perYear', 'perMonth', 'whole']);
    expect(meanings('loanDraft.interestMethod')).toEqual(['flat', 'equalInstalments', 'equalPrincipal']);
  });

  const reference = {
    activities: ['Poultry', 'Café', 'Fish Selling', 'Selling fish'].map((name, n) => ({
      value: n + 1,
      name,
      otherNames: [],
    })),
  };
  it('is all of Kiva’s list, or the few values of the field', () => {
    expect(wordMeanings(fieldOf(FIELD), reference).map(({ meaning }) => meaning)).toHaveLength(4);
    expect(wordMeanings(fieldOf(FIELD), undefined)).toEqual([]);
    expect(wordMeanings(fieldOf('loanDraft.gender'), reference).map(({ meaning }) => meaning)).toEqual([
      'female',
      'male',
      'unknown',
    ]);
    expect(wordMeanings(fieldOf('loanDraft.waiver'), reference).map(({ meaning }) => meaning)).toEqual(['yes', 'no']);
  });

  it('is found by a few letters in any case and without accents', () => {
    const meanings = wordMeanings(fieldOf(FIELD), reference);
    const found = (typed: string) => matchingMeanings(meanings, typed, 6).map(({ meaning }) => meaning);
    expect(found('CAFE')).toEqual(['Café']);
    expect(found('sell fish')).toEqual(['Fish Selling', 'Selling fish']);
    expect(found('selling')).toEqual(['Selling fish', 'Fish Selling']);
    expect(found('  ')).toEqual([]);
    expect(matchingMeanings(meanings, 's', 1)).toHaveLength(1);
  });
});

describe('the answers to which end is the year', () => {
  const ask = (asMonthFirst: string) =>
    answersTo({
      code: 'dateYearOpen',
      severity: 'question',
      field: 'loanDraft.disbursalDate',
      params: { asYearFirst: '2026-03-14', asDayFirst: '2014-03-26', asMonthFirst },
    }).map(({ id }) => id);
  it('leave out what the first example cannot be', () => {
    expect(ask('')).toEqual(['yearFirst', 'dayFirst']);
    expect(ask('2014-03-26')).toEqual(['yearFirst', 'dayFirst', 'monthFirst']);
  });
});
