import { followHeaders, identityIn } from '../../../src/adapters/excel/headerLayout';

const layout = { headerRow: 3, texts: ['Loan', '', 'Name', 'Name', 'Kiva status'] };

it.each([
  ['nothing moved', ['Loan', '', 'Name', 'Name', 'Kiva status'], [0, 1, 3, 4]],
  ['a column came in before', ['New', 'Loan', '', 'Name', 'Name', 'Kiva status'], [1, undefined, 4, 5]],
  ['a column went', ['', 'Name', 'Name', 'Kiva status'], [undefined, undefined, 2, 3]],
  ['one of two equal headers went', ['Loan', '', 'Name', 'Kiva status'], [0, 1, undefined, 3]],
  ['a third equal header came', ['Loan', '', 'Name', 'Name', 'Kiva status', 'Name'], [0, 1, 3, 4]],
  ['the row is empty', [], [undefined, undefined, undefined, undefined]],
])('follows headers when %s', (_, now, places) => {
  expect(followHeaders(layout, now, [0, 1, 3, 4])).toEqual(places);
});

it.each<[string, readonly number[], readonly string[] | undefined, readonly number[]]>([
  ['nothing moved', [0, 4], ['Loan', 'Kiva status'], [0, 4]],
  ['a column came in before the layout was seen', [3], ['Kiva status'], [4]],
  ['equal headers are in doubt', [0], ['Name'], [0]],
  ['its header is nowhere', [0], ['Client'], [0]],
  ['it has no header', [1], [''], [1]],
  ['nobody noted its header', [3], undefined, [3]],
])("finds a row's columns in a layout when %s", (_, columns, headers, places) => {
  const identity = { columns, ...(headers && { headers }), firstRow: 4, lastRow: 9 };
  expect(identityIn(layout, identity).columns).toEqual(places);
});
