import { RECORD_KINDS } from '../../../src/core/catalogue';
import { photoKey } from '../../../src/core/photo/photoKey';
import { check } from '../check/sheets';

const FIELDS = ['groupLoanId', 'groupName', 'loanId', 'clientId', 'amount'];
const KIND = RECORD_KINDS.loanDraft;
const keys = (rows: readonly (readonly string[])[], fields = FIELDS): readonly (string | undefined)[] => {
  const { records, recordKey } = check('loanDraft', fields, rows);
  return records.map((record) => photoKey(record, KIND, recordKey));
};

describe('what a pair is known by', () => {
  it('is a group’s own loan id, else its name, wherever its rows stand and whoever is first', () => {
    const one = ['G-1', 'Tumaini', 'L-1', 'C-1', '50'];
    const two = ['G-1', 'Tumaini', 'L-2', 'C-2', '50'];
    const own = keys([one, two]);
    expect(own).toHaveLength(1);
    expect(keys([two, one])).toEqual(own);
    expect(keys([['', '', 'L-9', 'C-9', '50'], two, one])[1]).toBe(own[0]);
    const unnamed = [one, two].map((row) => row.slice(1));
    const named = keys(unnamed, FIELDS.slice(1));
    expect(named).toEqual([expect.stringContaining('Tumaini')]);
    expect(keys([...unnamed].reverse(), FIELDS.slice(1))).toEqual(named);
  });

  it('is its members’ ids where it has none, in whatever order', () => {
    const member = (loan: string) => ({
      row: 1,
      identity: [],
      values: new Map([['loanDraft.loanId', { value: loan }]]),
    });
    const keyOf = (...loans: readonly string[]) =>
      photoKey({ values: member(loans[0] ?? '').values, members: loans.map(member) }, KIND, ['loanDraft.loanId']);
    expect(keyOf('L-1', 'L-2')).toBe(keyOf('L-2', 'L-1'));
    expect(keyOf('L-1', 'L-2')).not.toBe(keyOf('L-1', 'L-3'));
    expect(keyOf('L-1')).not.toBe(photoKey(member('L-1'), KIND, ['loanDraft.loanId']));
    expect(keyOf('', '')).toBeUndefined();
  });

  it('is never a row', () => {
    expect(keys([['', 'C-1', '50']], ['loanId', 'clientId', 'amount'])).toEqual([undefined]);
  });
});
