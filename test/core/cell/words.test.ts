import type { Cell } from '../../../src/core/cell/cell';
import { genderReader } from '../../../src/core/cell/read/genderReader';
import { textReader } from '../../../src/core/cell/read/textReader';
import { yesNoReader } from '../../../src/core/cell/read/yesNoReader';
import { cellOf, errorCell } from './cells';

function genders(words: readonly string[]): readonly unknown[] {
  const cells = words.map((word) => cellOf(word));
  const reader = genderReader(cells, {}, 1900);
  return cells.map((cell) => {
    const reading = reader.read(cell);
    return reading.state === 'value' ? reading.value : reading.state;
  });
}

describe('gender', () => {
  it.each([
    [
      ['F', 'M'],
      ['female', 'male'],
    ],
    [
      ['H', 'M'],
      ['male', 'female'],
    ],
    [
      ['H', 'F'],
      ['male', 'female'],
    ],
    [
      ['L', 'P'],
      ['male', 'female'],
    ],
    [
      ['Mme', 'M.'],
      ['female', 'male'],
    ],
    [
      ['V', 'M'],
      ['male', 'female'],
    ],
    [
      ['Mujer', 'Hombre', 'FEMENINO'],
      ['female', 'male', 'female'],
    ],
    [
      ['female ', 'Male'],
      ['female', 'male'],
    ],
    [
      ['Femme', 'Homme', 'Féminin'],
      ['female', 'male', 'female'],
    ],
    [
      ['M', 'M'],
      ['unknown', 'unknown'],
    ],
    [
      ['H', 'M', 'F'],
      ['male', 'unknown', 'female'],
    ],
    [['L'], ['unknown']],
    [
      ['?', ''],
      ['unknown', 'empty'],
    ],
  ])('reads %j as %j', (words, expected) => expect(genders(words)).toEqual(expected));

  it('warns where it cannot tell', () => {
    const cell = cellOf('M');
    expect(genderReader([cell], {}, 1900).read(cell)).toMatchObject({
      notes: [{ code: 'genderUnclear', severity: 'warning' }],
    });
  });
});

describe('yes and no', () => {
  const read = (cell: Cell) => yesNoReader([cell], {}, 1900).read(cell);

  it.each(['Yes', 'sí', 'SI', 'Oui', 'x', '1', 'TRUE', '✓', 'verdadero'])('%j is yes', (text) => {
    expect(read(cellOf(text))).toEqual({ state: 'value', value: true });
  });
  it.each(['No', 'non', '0', 'FALSE', 'faux'])('%j is no', (text) => {
    expect(read(cellOf(text))).toEqual({ state: 'value', value: false });
  });
  it('takes Excel’s own and numbers', () => {
    expect([read(cellOf(true)), read(cellOf(0))]).toEqual([
      { state: 'value', value: true },
      { state: 'value', value: false },
    ]);
  });
  it('never takes an unknown word for no', () => {
    for (const asked of ['yes?', 'Sí ?', '¿no?', 'no?']) {
      expect(read(cellOf(asked))).toMatchObject({ state: 'unread', notes: [{ code: 'yesNoUnclear' }] });
    }
    expect(read(cellOf('maybe'))).toMatchObject({ state: 'unread', notes: [{ code: 'yesNoUnclear' }] });
    expect(read(cellOf(2))).toMatchObject({ state: 'unread' });
    expect(read(errorCell('#REF!'))).toMatchObject({ notes: [{ code: 'cellError' }] });
    expect(read(cellOf(''))).toEqual({ state: 'empty' });
  });
});

describe('texts', () => {
  const read = (cell: Cell) => textReader([cell], {}, 1900).read(cell);

  it('keeps every letter inside', () => {
    expect(read(cellOf('  to buy  2 cows\nand a goat \u00a0'))).toEqual({
      state: 'value',
      value: 'to buy  2 cows\nand a goat',
    });
  });
  it('composes accents', () => {
    expect(read(cellOf('Jose\u0301'))).toEqual({ state: 'value', value: 'Jos\u00e9' });
  });
  it('shows numbers as displayed', () => {
    expect(read(cellOf(7, '007', '000'))).toEqual({ state: 'value', value: '007' });
    expect(read(cellOf(7, '###'))).toMatchObject({ state: 'unread', notes: [{ code: 'cellNotVisible' }] });
  });
});
