import fc from 'fast-check';
import { sumText } from '../../../src/core/cell/decimal';
import { sumByDate, type DueOn } from '../../../src/core/schedule/sumByDate';

describe('sumByDate', () => {
  it('adds exactly, day by day, and keeps what only one has', () => {
    const lists: readonly (readonly DueOn[])[] = [
      [
        { date: '2026-02-28', principal: 0.1, interest: 1 },
        { date: '2026-03-31', principal: 5 },
      ],
      [{ date: '2026-02-28', principal: 0.2 }],
      [{ date: '2026-01-31', interest: 3 }],
    ];
    expect(sumByDate(lists)).toEqual([
      { date: '2026-01-31', interest: 3 },
      { date: '2026-02-28', principal: 0.3, interest: 1 },
      { date: '2026-03-31', principal: 5 },
    ]);
    expect(sumByDate([])).toEqual([]);
  });

  it('neither loses nor makes a cent, whatever the order', () => {
    const due = fc.record({
      date: fc.constantFrom('2026-01-31', '2026-02-28', '2026-03-31'),
      principal: fc.integer({ min: 0, max: 1e7 }).map((cents) => cents / 100),
    });
    fc.assert(
      fc.property(fc.array(fc.array(due)), (lists) => {
        const principal = (list: readonly DueOn[]) => sumText(list.flatMap((one) => one.principal ?? []));
        expect(principal(sumByDate(lists))).toBe(principal(lists.flat()));
        expect(sumByDate([...lists].reverse())).toEqual(sumByDate(lists));
      }),
    );
  });
});
