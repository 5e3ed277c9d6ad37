import fc from 'fast-check';
import { assign } from '../../../src/core/mapping/assign';

const sumOf = (gains: readonly (readonly number[])[], columns: readonly (number | undefined)[]): number =>
  columns.reduce<number>((sum, column, row) => sum + (column === undefined ? 0 : gains[row]![column]!), 0);

/** Every assignment there is, one after the other. */
function best(gains: readonly (readonly number[])[], row = 0, used = new Set<number>()): number {
  if (row === gains.length) return 0;
  let most = best(gains, row + 1, used);
  gains[row]!.forEach((gain, column) => {
    if (!used.has(column)) most = Math.max(most, gain + best(gains, row + 1, new Set([...used, column])));
  });
  return most;
}

describe('assign', () => {
  it.each([
    ['nothing', [], []],
    ['no columns', [[], []], [undefined, undefined]],
    [
      'one each',
      [
        [1, 0],
        [0, 1],
      ],
      [0, 1],
    ],
    [
      'the greater sum, not the greatest gain',
      [
        [5, 4],
        [4, 0],
      ],
      [1, 0],
    ],
    ['more rows than columns', [[1], [2], [1]], [undefined, 0, undefined]],
    [
      'nothing that loses',
      [
        [-1, -2],
        [0, 3],
      ],
      [undefined, 1],
    ],
  ])('finds %s', (_, gains, columns) => expect(assign(gains)).toEqual(columns));

  it('finds the best there is', () => {
    const gain = fc.integer({ min: -3, max: 9 });
    const table = fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 5 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(gain, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
      );
    fc.assert(
      fc.property(table, (gains) => {
        const columns = assign(gains);
        const given = columns.filter((column) => column !== undefined);
        expect(new Set(given).size).toBe(given.length);
        expect(sumOf(gains, columns)).toBe(best(gains));
      }),
    );
  });
});
