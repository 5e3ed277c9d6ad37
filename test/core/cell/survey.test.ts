import fc from 'fast-check';
import type { FieldKind } from '../../../src/core/catalogue/field';
import type { Cell } from '../../../src/core/cell/cell';
import { READERS } from '../../../src/core/cell/readers';
import { isReadAlike, type ColumnReader } from '../../../src/core/cell/reading';
import type { ColumnFormat } from '../../../src/core/mapping/template';
import { cellOf, errorCell } from './cells';

const BLANK = cellOf('');
const WORDS = { claro: 'yes', nunca: 'no', doña: 'female' };
const AMOUNTS = ['1,234', '2,345', '3.456', '1,234', '1.5', '2,5', '4,567 KES', '9 USD', '7', 'many'].map((t) =>
  cellOf(t),
);
const DATES = ['05/03/2026', '06/03/2026', '25/03/2026', '03/25/2026', '26/03/04', '26/03/11', '26/04/12', '05/05/05'];
const GENDERS = ['M', 'F', 'H', 'V', 'W', 'L', 'P', 'Mme', 'Mujer', 'Doña', '?'].map((word) => cellOf(word));
const ANSWERS = ['x', '✓', 'si', 'No', 'claro', 'Nunca', 'quizás'].map((word) => cellOf(word));
const TEXTS = ['Usulután', 'Usuluta\u0301n', 'Jose\u0301', 'UsulutÃ¡n', 'Ana'].map((text) => cellOf(text));

/** Cells that matter to how their column is read, and what may be decided about it. */
const COLUMNS: Readonly<Partial<Record<FieldKind, readonly [readonly Cell[], readonly ColumnFormat[]]>>> = {
  amount: [
    [...AMOUNTS, cellOf(5), BLANK],
    [{}, { decimalMark: ',' }],
  ],
  date: [
    [...DATES.map((text) => cellOf(text)), cellOf(46085, '04/03/2026', 'dd/mm/yyyy'), BLANK],
    [{}, { dateOrder: 'mdy' }],
  ],
  gender: [[...GENDERS, BLANK], [{}]],
  yesNo: [
    [...ANSWERS, cellOf(true), cellOf(false), cellOf(1), BLANK, errorCell('#N/A')],
    [
      {},
      { blankMeans: 'no' },
      { polarity: 'open' },
      { polarity: 'same', blankMeans: 'unknown' },
      { polarity: 'opposite' },
      { polarity: 'opposite', blankMeans: 'no' },
    ],
  ],
  text: [[...TEXTS, BLANK], [{}]],
  photo: [[cellOf('a.jpg'), BLANK], [{}]],
};

function surveyed(kind: FieldKind, cells: readonly Cell[], format: ColumnFormat, rowsTogether: number): ColumnReader {
  const surveying = READERS[kind].surveying!();
  const surveys: unknown[] = [];
  for (let start = 0; start < cells.length; start += rowsTogether) {
    let survey: unknown;
    cells.slice(start, start + rowsTogether).forEach((cell, at) => {
      survey = surveying.note(survey, cell, start + at);
    });
    if (survey !== undefined) surveys.push(survey);
  }
  // What is merged is merged again after the next edit.
  surveying.merge(surveys);
  return surveying.readerOf(surveying.merge(surveys), format, 1900, WORDS);
}

/** One to three sorts of cells at a time: in a column with all of them nothing is ever agreed on. */
const columnOf = (cells: readonly Cell[]) =>
  fc
    .uniqueArray(fc.constantFrom(...cells), { minLength: 1, maxLength: 4 })
    .chain((few) => fc.array(fc.constantFrom(...few), { maxLength: 24 }));

describe('a column surveyed in parts', () => {
  for (const [kind, [pool, formats]] of Object.entries(COLUMNS) as [FieldKind, [Cell[], ColumnFormat[]]][]) {
    it(`says of ${kind} cells what it says of all of them at once`, () => {
      const said = new Set<string>();
      fc.assert(
        fc.property(
          columnOf(pool),
          fc.constantFrom(...formats),
          fc.integer({ min: 1, max: 7 }),
          (cells, format, rows) => {
            const whole = READERS[kind](cells, format, 1900, WORDS);
            const parts = surveyed(kind, cells, format, rows);
            expect(parts.columnNotes).toEqual(whole.columnNotes);
            expect(parts.decided).toEqual(whole.decided);
            expect(cells.map(parts.read)).toEqual(cells.map(whole.read));
            for (const { code } of whole.columnNotes) said.add(code);
          },
        ),
        { numRuns: 400 },
      );
      expect(said.size > 0).toBe(kind !== 'gender');
    });

    it(`reads the ${kind} cells of two columns alike where nothing else was decided, and all others whatever was`, () => {
      fc.assert(
        fc.property(columnOf(pool), columnOf(pool), fc.constantFrom(...formats), (one, other, format) => {
          const [reader, otherReader] = [one, other].map((cells) => READERS[kind](cells, format, 1900, WORDS));
          const { note } = READERS[kind].surveying!();
          const mute = pool.filter((cell) => note(undefined, cell, 0) === undefined);
          const shared = pool.filter((cell) => one.includes(cell) && other.includes(cell));
          const alike = isReadAlike(reader!.decided, otherReader!.decided) ? [...mute, ...shared] : mute;
          expect(alike.map(reader!.read)).toEqual(alike.map(otherReader!.read));
        }),
        { numRuns: 400 },
      );
    });
  }

  it('is asked with the first three cells that differ', () => {
    const cells = ['1,234', '1,234', '2,345', '3,456', '4,567'].map((text) => cellOf(text));
    const [note] = surveyed('amount', cells, {}, 2).columnNotes;
    expect(note).toMatchObject({ code: 'decimalMarkOpen', params: { count: 5 } });
    expect(note?.examples).toEqual([
      { place: 0, shown: '1,234', first: '1234', second: '1.234' },
      { place: 2, shown: '2,345', first: '2345', second: '2.345' },
      { place: 3, shown: '3,456', first: '3456', second: '3.456' },
    ]);
  });
});
