import { columnSegments, joinSegments } from '../../../src/adapters/excel/columnSegments';

it('covers columns by the fewest ranges', () => {
  expect(columnSegments([7, 2, 3, 3, 0])).toEqual([
    { first: 0, count: 1 },
    { first: 2, count: 2 },
    { first: 7, count: 1 },
  ]);
});

it('puts the columns back into the order asked, also one that is asked for twice', () => {
  const segments = columnSegments([7, 2, 3]);
  const grids = [
    [
      ['c', 'd'],
      ['C', 'D'],
    ],
    [['h'], ['H']],
  ];
  expect(joinSegments(segments, grids, [7, 3, 2, 7])).toEqual([
    ['h', 'd', 'c', 'h'],
    ['H', 'D', 'C', 'H'],
  ]);
});
