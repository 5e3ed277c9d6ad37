import type { ReadValue, RecordDraft } from '../../../src/core/check/checkSheet';
import { repeatedValues } from '../../../src/core/check/repeatedValues';

/** Values that count how often someone looks through all of them. */
class Counted extends Map<string, ReadValue> {
  looks = 0;
  override [Symbol.iterator](): MapIterator<[string, ReadValue]> {
    this.looks += 1;
    return super[Symbol.iterator]();
  }
}

const at = (column: number) => ({ row: 1, column });
const values = new Counted();
values.set('loanDraft.principal#10', { value: 10, cell: at(3) });
values.set('loanDraft.principal#2', { value: 2, cell: at(2) });
values.set('loanDraft.principal', { value: 1, cell: at(1) });
values.set('loanDraft.currency', { value: 'KES' });
values.looks = 0;
const record: RecordDraft = { row: 1, identity: [], values };

it('gives a completed record’s values by their numbers, and looks through them once', () => {
  for (let time = 0; time < 3; time++) {
    expect(repeatedValues(record, 'loanDraft.principal').map(({ value, occurrence }) => [value, occurrence])).toEqual([
      [1, 0],
      [2, 1],
      [10, 9],
    ]);
    expect(repeatedValues(record, 'loanDraft.interest')).toEqual([]);
    expect(repeatedValues(record, 'loanDraft.currency')).toEqual([]);
  }
  expect(values.looks).toBe(1);
});
