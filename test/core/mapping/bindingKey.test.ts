import { RECORD_KINDS } from '../../../src/core/catalogue';
import { bindingKey, numberedBindings } from '../../../src/core/mapping/bindingKey';

const DATE = 'loanDraft.scheduleDate';
const at = (field: string, column: number, index?: number) => ({
  field,
  header: `h${column}`,
  column,
  ...(index !== undefined && { index }),
});

describe('bindingKey', () => {
  it('is the key of the value in a record', () => {
    expect(bindingKey({ field: 'x' })).toBe('x');
    expect(bindingKey({ field: 'x', index: 1 })).toBe('x');
    expect(bindingKey({ field: 'x', index: 12 })).toBe('x#12');
  });
});

describe('numberedBindings', () => {
  it('gives repeating fields the numbers that are free, and leaves the others alone', () => {
    const bindings = [at('loanDraft.loanId', 0), at(DATE, 1), at(DATE, 2, 1), at(DATE, 3), at(DATE, 4, 3)];
    expect(numberedBindings(RECORD_KINDS.loanDraft, bindings)).toEqual([
      at('loanDraft.loanId', 0),
      at(DATE, 1, 2),
      at(DATE, 2, 1),
      at(DATE, 3, 4),
      at(DATE, 4, 3),
    ]);
  });
});
