import { ValueLayout, ValueStore } from '../../../src/core/check/rowValues';

const LAYOUT = new ValueLayout(['loan', 'amount', 'amount#2'], [4, 5, 6], new Map([['kind', { value: 'x' }]]));

describe('values of many rows in a few lists', () => {
  it('keeps each row apart, also past the rows that it was made for', () => {
    const store = new ValueStore(LAYOUT, 2);
    const held: (string | number | undefined)[] = [];
    const rows = [1, 2, 3, 4, 5].map((row) => {
      [held[0], held[1], held[2]] = [`L${row}`, row % 2 === 0 ? undefined : row, row * 10];
      return store.keep(row, held);
    });
    expect(rows.map((values) => values.valueOf('loan'))).toEqual(['L1', 'L2', 'L3', 'L4', 'L5']);
    expect(rows.map((values) => values.size)).toEqual([4, 3, 4, 3, 4]);
    expect(rows.map((values) => values.repeated('amount').map(({ value }) => value))).toEqual([
      [1, 10],
      [20],
      [3, 30],
      [40],
      [5, 50],
    ]);
    expect([...rows[3]!]).toEqual([
      ['loan', { value: 'L4', cell: { row: 4, column: 4 } }],
      ['amount#2', { value: 40, cell: { row: 4, column: 6 } }],
      ['kind', { value: 'x' }],
    ]);
  });

  it('makes other values of a row without touching it or its neighbours', () => {
    const store = new ValueStore(LAYOUT, 3);
    const [first, second, third] = [1, 2, 3].map((row) => store.keep(row, [`L${row}`, row, undefined]));
    const other = second!.with('amount#2', 7);
    expect([...other.keys()]).toEqual(['loan', 'amount', 'amount#2', 'kind']);
    expect(other.valueOf('amount')).toBe(2);
    expect([first, second, third].map((values) => values!.valueOf('amount#2'))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('keeps rows of sheets without a column', () => {
    const store = new ValueStore(new ValueLayout([], []), 0);
    expect([store.keep(1, []).size, store.keep(2, []).size]).toEqual([0, 0]);
  });
});
