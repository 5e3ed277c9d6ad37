import fc from 'fast-check';
import { sumText } from '../../../src/core/cell/decimal';
import { amountOf, sumByDate, type ReadInstalment } from '../../../src/core/schedule/sumByDate';

const due = (date: string, amounts: { readonly principal?: number; readonly interest?: number }): ReadInstalment =>
  Object.fromEntries(Object.entries({ date, ...amounts }).map(([part, value]) => [part, { value }]));

describe('sumByDate', () => {
  it('adds exactly, day by day, and keeps what only one has', () => {
    const lists: readonly (readonly ReadInstalment[])[] = [
      [due('2026-02-28', { principal: 0.1, interest: 1 }), due('2026-03-31', { principal: 5 })],
      [due('2026-02-28', { principal: 0.2 })],
      [due('2026-01-31', { interest: 3 })],
    ];
    expect(sumByDate(lists)).toEqual([
      due('2026-01-31', { interest: 3 }),
      due('2026-02-28', { principal: 0.3, interest: 1 }),
      due('2026-03-31', { principal: 5 }),
    ]);
    expect(sumByDate([])).toEqual([]);
  });

  it('points at the first cell that each sum came from', () => {
    const at = (row: number) => ({ row, column: 4 });
    const date = { value: '2026-01-31' };
    const lists: readonly (readonly ReadInstalment[])[] = [
      [{ date: { ...date, cell: at(1) }, interest: { value: 1, cell: at(1) } }],
      [{ date: { ...date, cell: at(2) }, principal: { value: 7, cell: at(2) }, interest: { value: 2, cell: at(2) } }],
    ];
    expect(sumByDate(lists)).toEqual([
      {
        date: { ...date, cell: at(1) },
        principal: { value: 7, cell: at(2) },
        interest: { value: 3, cell: at(1) },
      },
    ]);
  });

  it('neither loses nor makes a cent, whatever the order', () => {
    const drawn = fc
      .tuple(
        fc.constantFrom('2026-01-31', '2026-02-28', '2026-03-31'),
        fc.integer({ min: 0, max: 1e7 }).map((cents) => cents / 100),
      )
      .map(([date, principal]) => due(date, { principal }));
    fc.assert(
      fc.property(fc.array(fc.array(drawn)), (lists) => {
        const principal = (list: readonly ReadInstalment[]) => sumText(list.map((one) => amountOf(one.principal)));
        expect(principal(sumByDate(lists))).toBe(principal(lists.flat()));
        expect(sumByDate([...lists].reverse())).toEqual(sumByDate(lists));
      }),
    );
  });
});
