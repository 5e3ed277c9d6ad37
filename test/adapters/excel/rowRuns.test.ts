import { rowClusters, rowRuns } from '../../../src/adapters/excel/rowRuns';

it('makes runs of neighbours that are all shown or all hidden', () => {
  const hidden = new Set([4, 5]);
  expect(rowRuns([9, 3, 4, 5, 6, 3], (row) => hidden.has(row))).toEqual([
    { first: 3, last: 3 },
    { first: 4, last: 5 },
    { first: 6, last: 6 },
    { first: 9, last: 9 },
  ]);
});

it('reads rows with small gaps as one', () => {
  expect(rowClusters([1, 21, 50])).toEqual([
    { first: 1, last: 21 },
    { first: 50, last: 50 },
  ]);
  expect(rowClusters([])).toEqual([]);
});
