import { matchRows } from '../../../src/adapters/excel/matchRows';

const known = (...texts: readonly string[]) => texts.map((text, at) => ({ row: at + 10, texts: [text] }));
const wanted = (row: number, text: string) => ({ row, identity: [text] });

it.each([
  ['rows in their places', known('a', 'b'), [wanted(10, 'a'), wanted(11, 'b')], [10, 11]],
  ['rows that were sorted', known('b', 'a'), [wanted(10, 'a'), wanted(11, 'b')], [11, 10]],
  ['a row that is gone', known('a', 'c'), [wanted(10, 'a'), wanted(11, 'b')], [10, undefined]],
  [
    'equal rows that moved, as many as are wanted, in their order',
    known('x', 'q', 'x'),
    [wanted(13, 'x'), wanted(9, 'x')],
    [12, 10],
  ],
  ['none of equal rows that moved where another is there', known('x', 'q', 'x'), [wanted(13, 'x')], [undefined]],
  [
    'none of equal rows that moved where one is gone',
    known('x'),
    [wanted(12, 'x'), wanted(13, 'x')],
    [undefined, undefined],
  ],
  ['never one row twice', known('x'), [wanted(10, 'x'), wanted(11, 'x')], [10, undefined]],
  ['one write each, also when a row is asked for twice', known('x', 'x'), [wanted(10, 'x'), wanted(10, 'x')], [10, 11]],
  [
    'a row that stays keeps its place before one that moved takes it',
    known('x', 'y'),
    [wanted(9, 'x'), wanted(10, 'x')],
    [undefined, 10],
  ],
  ['blank texts match nothing', known('', ''), [wanted(10, '')], [undefined]],
])('finds %s', (_, rows, asked, places) => {
  expect(matchRows(rows, asked)).toEqual(places);
});

it('does not mix up texts that only look alike once joined', () => {
  const rows = [{ row: 5, texts: ['a', 'b c'] }];
  expect(matchRows(rows, [{ row: 5, identity: ['a b', 'c'] }])).toEqual([undefined]);
});
