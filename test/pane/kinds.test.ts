import fc from 'fast-check';
import { RECORD_KINDS } from '../../src/core/catalogue';
import type { RecordKindId } from '../../src/core/catalogue/recordKind';
import { valueKey } from '../../src/core/check/valueKey';
import type { Template } from '../../src/core/mapping/template';
import { changeSetup } from '../../src/pane/changeSetup';
import { missingScope } from '../../src/pane/missingScope';
import { repeatedGroups } from '../../src/pane/repeatedGroups';
import { kindOf, setUp } from '../../src/pane/setup';
import { sameTemplate, templateOf } from '../../src/pane/templateOf';
import { CONNECTION, outlineOf, SHEET, type Grid } from './fakes';

const DRAFT = RECORD_KINDS.loanDraft;
const DEFAULTS = { month: '2026-11' };
const DATE = 'loanDraft.scheduleDate';
const PRINCIPAL = 'loanDraft.principal';

const LOANS: Grid = [
  ['Loan ID', 'First name', 'Date 1', 'Principal 1', 'Date 2', 'Principal 2'],
  ['L-1', 'Akinyi', '2027-01-01', 5, '2027-02-01', 5],
];
const JOURNALS: Grid = [
  ['Loan ID', 'Subject', 'Journal text'],
  ['L-1', 'News', 'Text'],
];

function saved(kind: RecordKindId, name: string, headers: readonly string[]): Template {
  const fields = RECORD_KINDS[kind].fields.filter(({ repeats }) => repeats !== true);
  const bindings = headers.map((header, column) => ({ field: fields[column]?.id ?? '', header, column }));
  return { version: 3, id: `${kind} ${name}`, name, kind, bindings, formats: {} };
}

describe('kindOf', () => {
  const outline = outlineOf(LOANS, 'Loans');

  it('goes by the headers, and by the kind used last where they say nothing', () => {
    expect(kindOf(outline, []).id).toBe('loanDraft');
    expect(kindOf(outlineOf(JOURNALS), [], 'repayment').id).toBe('journal');
    const plain = outlineOf([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(kindOf(plain, []).id).toBe('repayment');
    expect(kindOf(plain, [], 'journal').id).toBe('journal');
  });

  it('goes by the template saved for the sheet before all else', () => {
    expect(kindOf(outline, [saved('journal', 'Loans', ['Loan ID', 'First name'])]).id).toBe('journal');
    const mostly = saved('journal', 'Loans', ['Loan ID', 'First name', 'Gone']);
    expect(kindOf(outline, [mostly]).id).toBe('journal');
  });

  it('leaves a template alone that is about another sheet of the same name, or about another sheet', () => {
    expect(kindOf(outline, [saved('journal', 'Loans', ['Loan ID', 'Gone', 'Too'])]).id).toBe('loanDraft');
    expect(kindOf(outline, [saved('journal', 'May', ['Loan ID', 'First name'])]).id).toBe('loanDraft');
  });

  it('takes what a template of another sheet says where the headers say nothing', () => {
    const plain = outlineOf(
      [
        ['a', 'b'],
        ['1', '2'],
      ],
      'June',
    );
    expect(kindOf(plain, [saved('journal', 'May', ['a', 'b'])], 'loanDraft').id).toBe('journal');
  });

  it('takes the kind used last where the sheet has a template of more than one', () => {
    const both = [saved('journal', 'Loans', ['Loan ID']), saved('repayment', 'Loans', ['Loan ID'])];
    expect(kindOf(outline, both, 'repayment').id).toBe('repayment');
    expect(kindOf(outline, [...both].reverse(), 'journal').id).toBe('journal');
  });
});

describe('another kind', () => {
  it('makes the setup anew, with its own template, and keeps month and meaning', () => {
    const template = saved('journal', 'Loans', ['Loan ID', 'First name']);
    const setup = setUp(DRAFT, outlineOf(LOANS, 'Loans'), [template], { ...DEFAULTS, amountMeaning: 'outstanding' });
    expect(setup).toMatchObject({ kindChosen: false, mapping: { 'loanDraft.loanId': 0, [`${DATE}#2`]: 4 } });
    const changed = changeSetup(setup, { what: 'kind', kind: 'journal' });
    expect(changed).toMatchObject({
      kind: { id: 'journal' },
      kindChosen: true,
      template,
      mapping: { 'journal.loanId': 0 },
      month: '2026-11',
      amountMeaning: 'outstanding',
    });
    expect(Object.keys(changed.mapping).filter((key) => !key.startsWith('journal.'))).toEqual([]);
    expect(changeSetup(changed, { what: 'headerRow', row: 0 }).kindChosen).toBe(true);
    const back = changeSetup(changed, { what: 'kind', kind: 'loanDraft' });
    expect(back.mapping).toEqual(setup.mapping);
  });
});

describe('repeating fields', () => {
  const setup = setUp(DRAFT, outlineOf(LOANS), [], DEFAULTS);

  it('are found by their numbers and shown as groups', () => {
    expect(repeatedGroups(setup)).toMatchObject({
      mapped: 2,
      from: 'C',
      to: 'F',
      groups: [
        { index: 1, letters: ['C', 'D'], isOpen: false },
        { index: 2, letters: ['E', 'F'], isOpen: false },
      ],
    });
    expect(repeatedGroups(setUp(RECORD_KINDS.journal, outlineOf(JOURNALS), [], DEFAULTS))).toBeUndefined();
    const none = setUp(DRAFT, outlineOf(SHEET), [], DEFAULTS);
    expect(repeatedGroups(none)).toEqual({ groups: [], mapped: 0, sure: [] });
    expect(repeatedGroups(none, 2)?.groups.map(({ index, letters }) => [index, letters])).toEqual([
      [1, []],
      [2, []],
    ]);
  });

  it('change one by one, and forget the format that all their columns were read by', () => {
    const format = { what: 'format', field: DATE, format: { dateOrder: 'dmy' } } as const;
    const changed = changeSetup(changeSetup(setup, format), { what: 'column', key: `${DATE}#2`, column: 3 });
    expect(changed.mapping).toMatchObject({ [DATE]: 2, [`${DATE}#2`]: 3, [`${PRINCIPAL}#2`]: 5 });
    expect(changed.mapping).not.toHaveProperty([PRINCIPAL]);
    expect(changed.formats).toEqual({});
  });

  it('are asked about where two columns have one number', () => {
    const grid: Grid = [['Loan ID', 'Date 1', 'Date 1', 'Principal 1']];
    const doubtful = setUp(DRAFT, outlineOf(grid), [], DEFAULTS);
    expect(doubtful.mapping).not.toHaveProperty([DATE]);
    expect(repeatedGroups(doubtful)?.groups).toMatchObject([{ index: 1, letters: ['D'], isOpen: true }]);
  });

  it('are taken all at once where a template leaves them out, without taking a column from another field', () => {
    const { bindings, ...rest } = templateOf(setup, 't');
    const first = bindings.filter(({ index }) => index === undefined);
    const taken = { field: 'loanDraft.loanUse', header: 'Date 2', column: 4 };
    const bare = setUp(DRAFT, outlineOf(LOANS), [{ ...rest, bindings: [...first, taken] }], DEFAULTS);
    const { sure = [] } = repeatedGroups(bare) ?? {};
    expect(sure).toEqual([DATE, PRINCIPAL, `${PRINCIPAL}#2`]);
    const whole = changeSetup(bare, { what: 'proposals', keys: sure });
    expect(whole.mapping).toEqual({ ...bare.mapping, [DATE]: 2, [PRINCIPAL]: 3, [`${PRINCIPAL}#2`]: 5 });
    expect(repeatedGroups(whole)?.sure).toEqual([]);
  });

  it('keep their place when the one before loses its columns', () => {
    const without = [DATE, PRINCIPAL].reduce(
      (so, key) => changeSetup(so, { what: 'column', key, column: undefined }),
      setup,
    );
    expect(repeatedGroups(without)).toMatchObject({ mapped: 1, groups: [{ index: 1, letters: [] }, { index: 2 }] });
  });

  it('name the one whose column is gone', () => {
    const template = templateOf(setup, 't');
    const grid = LOANS.map((row) => row.filter((_, column) => column !== 4));
    const follower = setUp(DRAFT, outlineOf(grid), [template], DEFAULTS);
    expect(follower.missing).toMatchObject([{ field: DATE, header: 'Date 2', index: 2 }]);
    expect(repeatedGroups(follower)?.groups).toMatchObject([{ isOpen: false }, { isOpen: true, letters: ['E'] }]);
    const mended = changeSetup(follower, { what: 'column', key: `${DATE}#2`, column: 1 });
    expect(mended.missing).toEqual([]);
  });

  it('lose no column of a template that does not number them', () => {
    const template = templateOf(setup, 't');
    const bindings = template.bindings.map(({ field, header, column }) => ({ field, header, column }));
    const unnumbered = { ...template, bindings };
    expect(setUp(DRAFT, outlineOf(LOANS), [unnumbered], DEFAULTS).mapping).toEqual(setup.mapping);
  });

  it('come back from a template as they were chosen', () => {
    const single = DRAFT.fields.filter(({ kind, repeats }) => kind !== 'filter' && repeats !== true);
    const repeating = DRAFT.fields.filter(({ repeats }) => repeats === true);
    const keys = [
      ...single.map(({ id }) => id),
      ...repeating.flatMap(({ id }) => Array.from({ length: 24 }, (_, n) => valueKey(id, n))),
    ];
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...keys), { minLength: 1 }), fc.nat(), (chosen, seed) => {
        const columns = chosen.map((_, n) => n).sort((a, b) => ((a * 31 + seed) % 97) - ((b * 31 + seed) % 97));
        const grid: Grid = [chosen.map((_, n) => `Column ${'x'.repeat(n + 1)}`), chosen.map(() => 1)];
        const start = setUp(DRAFT, outlineOf(grid), [], DEFAULTS);
        const whole = chosen.reduce(
          (before, key, n) => changeSetup(before, { what: 'column', key, column: columns[n] }),
          start,
        );
        const template = templateOf(whole, 't');
        const again = setUp(DRAFT, outlineOf(grid), [template], DEFAULTS);
        expect(again.mapping).toEqual(whole.mapping);
        expect(again.missing).toEqual([]);
        expect(sameTemplate(templateOf(again, 'other'), template)).toBe(true);
      }),
    );
  });
});

describe('missingScope', () => {
  it('names the scope of this kind alone', () => {
    const session = { ...CONNECTION.session, missingScopes: ['create:loan_draft', 'read:loans'] };
    expect(missingScope(DRAFT, session)).toBe('create:loan_draft');
    expect(missingScope(RECORD_KINDS.journal, session)).toBeUndefined();
    expect(missingScope(DRAFT, CONNECTION.session)).toBeUndefined();
  });
});
