import { followHeaders } from '../../../src/adapters/excel/headerLayout';

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
