import { safeText, showsText } from '../../../src/adapters/excel/safeText';

it.each([
  ['=HYPERLINK("https://x","y")', `'=HYPERLINK("https://x","y")`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['  =1', "'  =1"],
  ['\u00a0@SUM(A1)', "'\u00a0@SUM(A1)"],
  ['\n-1', "'\n-1"],
  ['\uff1d1', "'\uff1d1"],
  ['\uff0b1', "'\uff0b1"],
  ['\uff0d1', "'\uff0d1"],
  [' \uff20SUM(A1)', "' \uff20SUM(A1)"],
  ['  two words', '  two words'],
  ["'quoted", "''quoted"],
  ['Accepted', 'Accepted'],
  ['a=b', 'a=b'],
  ['007', '007'],
  ['', ''],
])('makes %j safe as %j', (text, safe) => {
  expect(safeText(text)).toBe(safe);
  expect(showsText(text, text)).toBe(true);
  expect(showsText(safe, text)).toBe(true);
});

it('cuts what no cell holds, visibly', () => {
  expect(safeText('x'.repeat(32_767))).toHaveLength(32_767);
  expect(safeText('x'.repeat(32_768))).toBe(`${'x'.repeat(32_766)}…`);
  expect(safeText(`=${'x'.repeat(32_766)}`)).toHaveLength(32_767);
});

it('knows a cell that shows something else', () => {
  expect(showsText('Accepted', 'Rejected')).toBe(false);
  expect(showsText('', 'Rejected')).toBe(false);
  expect(showsText('two\nlines', 'two\r\nlines')).toBe(true);
});
