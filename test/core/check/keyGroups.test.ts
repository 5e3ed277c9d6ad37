import type { RecordDraft } from '../../../src/core/check/checkSheet';
import { KeyGroups } from '../../../src/core/check/keyGroups';

const record = (row: number): RecordDraft => ({ row, identity: [], values: new Map() });
const rowsOf = (records: readonly RecordDraft[]): readonly number[] => records.map(({ row }) => row);

describe('records by key', () => {
  it('are answered where there are others, as they come and go', () => {
    const groups = new KeyGroups();
    expect(rowsOf(groups.add('a', record(1)))).toEqual([]);
    expect(rowsOf(groups.add('b', record(2)))).toEqual([]);
    expect(rowsOf(groups.add('a', record(5)))).toEqual([1, 5]);
    expect(rowsOf(groups.add('a', record(3)))).toEqual([1, 5, 3]);
    expect(groups.repeats().map(rowsOf)).toEqual([[1, 3, 5]]);
    expect(rowsOf(groups.remove('a', 1))).toEqual([5, 3]);
    expect(rowsOf(groups.remove('a', 5))).toEqual([3]);
    expect(groups.repeats()).toEqual([]);
    expect(rowsOf(groups.add('a', record(4)))).toEqual([3, 4]);
    expect(groups.repeats().map(rowsOf)).toEqual([[3, 4]]);
  });

  it('are alone again after all have left', () => {
    const groups = new KeyGroups();
    groups.add('a', record(1));
    expect(rowsOf(groups.remove('a', 1))).toEqual([]);
    expect(rowsOf(groups.remove('a', 1))).toEqual([]);
    expect(rowsOf(groups.remove('never', 9))).toEqual([]);
    expect(rowsOf(groups.add('a', record(2)))).toEqual([]);
    expect(rowsOf(groups.remove('a', 7))).toEqual([2]);
    expect(groups.repeats()).toEqual([]);
    expect(rowsOf(groups.add('a', record(3)))).toEqual([2, 3]);
  });

  it('come by the first row of each group', () => {
    const groups = new KeyGroups();
    for (const [key, row] of Object.entries({ x: 9, y: 2, z: 4 })) groups.add(key, record(row));
    for (const [key, row] of Object.entries({ z: 5, x: 1, y: 3 })) groups.add(key, record(row));
    expect(groups.repeats().map(rowsOf)).toEqual([
      [1, 9],
      [2, 3],
      [4, 5],
    ]);
  });
});
