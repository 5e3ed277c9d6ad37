import { completePhoto } from '../../../src/core/photo/completePhoto';
import { photoTally } from '../../../src/core/photo/photoTally';
import { check } from '../check/sheets';

const NAMES = ['L-1.jpg', 'C-9.jpg', 'x.jpg', 'y.jpg'];
const files = {
  chosen: NAMES.map((name) => ({ reference: name, name, width: 900, height: 600 })),
  refused: [],
};
const ROWS = [
  ['L-1', 'C-1'],
  ['L-2', 'C-9'],
  ['L-3', 'C-9'],
  ['L-4', 'C-4'],
  ['L-5', 'C-5'],
];

it('counts rows that have their photo, and offers the others and the pictures that nobody has', () => {
  const told = (pairs: Readonly<Record<string, string>>) => {
    const photos = { ...files, pairs, without: false, before: new Set<string>(), expected: false };
    const checked = check('loanDraft', ['loanId', 'clientId'], ROWS, {}, { photos, completions: [completePhoto] });
    const { withPhoto, open, held, unused } = photoTally(checked, files, pairs);
    return [withPhoto, open.map(({ row }) => row), held.map(({ row }) => row), unused.map(({ name }) => name)];
  };
  expect(told({})).toEqual([1, [2, 3, 4, 5], [2, 3], ['C-9.jpg', 'x.jpg', 'y.jpg']]);
  expect(told({ '["L-2"]': 'C-9.jpg', '["L-4"]': 'y.jpg', '["L-5"]': '' })).toEqual([3, [3], [3], ['x.jpg']]);
  expect(told({ '["L-2"]': 'C-9.jpg', '["L-3"]': '' })).toEqual([2, [4, 5], [], ['x.jpg', 'y.jpg']]);
});
