import type { Cell } from '../../../src/core/cell/cell';
import { idReader } from '../../../src/core/cell/read/idReader';
import { cellOf, errorCell } from './cells';

const read = (cell: Cell) => idReader([cell], {}, 1900).read(cell);

describe('ids', () => {
  it.each([
    ['a text', cellOf('A-2036-12'), 'A-2036-12'],
    ['a text with slashes', cellOf('LOAN/12/2023'), 'LOAN/12/2023'],
    ['leading zeros in a text', cellOf('0003-000000121'), '0003-000000121'],
    ['fifteen digits in a text', cellOf('000123456789012'), '000123456789012'],
    ['twenty digits in a text', cellOf('12345678901234567890'), '12345678901234567890'],
    ['outer white space', cellOf('  1337\u00a0'), '1337'],
    ['inner white space', cellOf('LN  00 123'), 'LN  00 123'],
    ['a text that only looks like an exponent', cellOf('12E5'), '12E5'],
    ['a number', cellOf(1337), '1337'],
    ['zeros made by the number format', cellOf(123, '00123', '00000'), '00123'],
    ['letters made by the number format', cellOf(123, 'LN-00123', '"LN-"00000'), 'LN-00123'],
    ['dashes made by the number format', cellOf(1234567, '123-4567', '000-0000'), '123-4567'],
    ['a text too long for its cell', { ...cellOf('12345678901234567890'), text: '####' }, '12345678901234567890'],
    ['fifteen digits in a number', cellOf(999999999999999, '999999999999999', '0'), '999999999999999'],
  ])('takes %s as displayed', (_, cell, id) => expect(read(cell)).toEqual({ state: 'value', value: id }));

  it.each([
    ['1,042,970', '#,##0'],
    ['1.042.970', '#,##0'],
    ['1 042 970', '# ##0'],
    ['1,042,970.00', '#,##0.00'],
    ['1042970.00', '0.00'],
    ['10,42,970', '#,##,##0'],
  ])('shows what is used where a number format shows %s', (shown, format) => {
    expect(read(cellOf(1042970, shown, format))).toEqual({
      state: 'value',
      value: '1042970',
      notes: [{ code: 'idFormatted', severity: 'warning', params: { shown, used: '1042970' } }],
    });
  });

  it.each([
    ['a number of sixteen digits', cellOf(1234567890123456), 'idDamaged'],
    ['a number shown with an exponent', cellOf(123456789012, '1.23457E+11'), 'idDamaged'],
    ['a comma before the exponent', cellOf(123456789012, '1,23E+11'), 'idDamaged'],
    ['a text that was a damaged number', cellOf('1.23457E+11'), 'idDamaged'],
    ['a column that is too narrow', cellOf(1337, '####'), 'cellNotVisible'],
    ['a number that is not shown', cellOf(1337, '', ';;;'), 'cellNotVisible'],
    ['a fraction', cellOf(1042970.5, '1042971', '0'), 'idUnclear'],
    ['a date', cellOf(45000, '15/03/2023', 'dd/mm/yyyy'), 'idUnclear'],
    ['a percentage', cellOf(13, '1300%', '0%'), 'idUnclear'],
    ['an amount of money', cellOf(1337, '$1337', '$0'), 'idUnclear'],
    ['a scaled number', cellOf(1337000, '1337', '0,'), 'idUnclear'],
    ['a negative number', cellOf(-5), 'idUnclear'],
    ['zeros and groups made by the format', cellOf(123, '000 123', '000 000'), 'idUnclear'],
    ['TRUE', cellOf(true, 'TRUE'), 'idUnclear'],
    ['an error', errorCell('#N/A'), 'cellError'],
  ])('refuses %s', (_, cell, code) =>
    expect(read(cell)).toMatchObject({ state: 'unread', notes: [{ code, severity: 'error' }] }),
  );

  it.each(['', '  ', '-', 'N/A', 'null', 's/d'])('takes %j as empty', (text) => {
    expect(read(cellOf(text)).state).toBe('empty');
  });

  it('points at characters that nobody sees', () => {
    expect(read(cellOf('13\u200b37'))).toMatchObject({
      value: '13\u200b37',
      notes: [{ code: 'idInvisibleCharacters' }],
    });
  });
});
