import { reviewWrite, type Placement } from '../../../src/adapters/excel/reviewWrite';
import type { WriteLook } from '../../../src/adapters/excel/writeRows';

function look(rows: readonly (readonly [row: number, key: string, before: string, after: string])[]): WriteLook {
  return {
    before: new Map(rows.map(([row, , before]) => [row, [before]])),
    after: new Map(rows.map(([row, , , after]) => [row, [after]])),
    seen: rows.map(([row, key]) => ({ row, texts: [key], isHidden: false })),
    isUnderHeaders: true,
    putBack: () => Promise.resolve(),
  };
}

const placement = (row: number, key: string, word: string | null): Placement => ({
  row,
  identity: [key],
  words: [word],
  write: { row, identity: [key], words: [word] },
});

it('finds nothing wrong where everything came out right', () => {
  const review = reviewWrite(
    [placement(5, 'a', 'A')],
    look([
      [5, 'a', '', 'A'],
      [6, 'b', 'B', 'B'],
    ]),
  );
  expect(review).toEqual({ repair: [], wrong: new Set(), lost: [], isMoved: false });
});

it('puts back what it overwrote and writes the row where it is now', () => {
  const a = placement(5, 'a', 'A');
  const { repair, wrong, lost } = reviewWrite(
    [a],
    look([
      [5, 'b', 'B', 'A'],
      [6, 'a', '', ''],
    ]),
  );
  expect(repair).toEqual([
    { row: 5, identity: ['b'], words: ['B'] },
    { ...a, row: 6 },
  ]);
  expect([...wrong]).toEqual([a]);
  expect(lost).toEqual([]);
});

it('keeps what a word leaves alone when two rows changed places', () => {
  const rows = [placement(5, 'a', 'A'), placement(6, 'b', null)];
  const { repair } = reviewWrite(
    rows,
    look([
      [5, 'b', 'old b', 'A'],
      [6, 'a', 'old a', 'old a'],
    ]),
  );
  expect(repair).toEqual([
    { ...rows[1], row: 5, words: ['old b'] },
    { ...rows[0], row: 6, words: ['A'] },
  ]);
});

it('does not give a strayed row the place of its twin', () => {
  const rows = [placement(5, 'a', 'first'), placement(6, 'a', 'second')];
  const { repair, lost } = reviewWrite(
    rows,
    look([
      [5, 'z', '', 'first'],
      [6, 'a', '', 'second'],
    ]),
  );
  expect(repair).toEqual([{ row: 5, identity: ['z'], words: [''] }]);
  expect(lost).toEqual([rows[0]!.write]);
});

it('mends a row beside the written ones that Excel changed', () => {
  const { repair } = reviewWrite(
    [placement(5, 'a', 'A')],
    look([
      [5, 'a', '', ''],
      [6, 'b', '', 'A'],
    ]),
  );
  expect(repair).toEqual([
    { row: 5, identity: ['a'], words: ['A'], write: { row: 5, identity: ['a'], words: ['A'] } },
    { row: 6, identity: ['b'], words: [''] },
  ]);
});
