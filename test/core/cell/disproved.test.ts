import { readColumn } from './read';

describe('a decimal mark that was decided for another sheet', () => {
  it.each([
    [',', ['1,234.50', '5,000', '12,345'], '1,234.50'],
    ['.', ['5.000', '1.234,50', '12.345'], '1.234,50'],
  ] as const)('is asked again where cells have the other one (%s)', (decimalMark, column, shown) => {
    const read = readColumn('amount', column, { format: { decimalMark } });
    expect(read.asked).toEqual(['decimalMarkDisproved']);
    expect(read.notes[0]?.params).toEqual({ shown, decided: decimalMark });
    expect(read.values).toEqual(['open', 'open', 'open']);
  });

  it('stands where cells need it, and takes no cell by it that both marks explain', () => {
    const column = ['1,234.50', '1.234,50', '5,000', '5.000.000', '7', '(12,345)'];
    const read = readColumn('amount', column, { format: { decimalMark: ',' } });
    const values = ['amountUnreadable', 1234.5, 'amountEitherWay', 5_000_000, 7, 'amountEitherWay'];
    expect(read.values).toEqual(values);
    expect(read.errors[1]).toEqual({ shown: '5,000', asPoint: '5000', asComma: '5' });
    expect(read.notes).toMatchObject([{ code: 'decimalMarkDisproved', severity: 'warning', place: 0 }]);
  });

  it('is settled by the other answer', () => {
    const read = readColumn('amount', ['1,234.50', '5,000'], { format: { decimalMark: '.' } });
    expect(read).toMatchObject({ values: [1234.5, 5000], notes: [] });
  });
});

describe('an order of day and month that was decided for another sheet', () => {
  it.each([
    ['dmy', ['12/25/2026', '12/11/2026'], ['2026-12-25', 'open']],
    ['mdy', ['12/11/2026', '25/12/2026'], ['open', '2026-12-25']],
  ] as const)('is asked again where cells have the other one (%s)', (dateOrder, column, values) => {
    const read = readColumn('date', column, { format: { dateOrder } });
    expect(read.asked).toEqual(['dateOrderDisproved']);
    expect(read.values).toEqual(values);
  });

  it('stands where cells need it, and takes no day by it that both orders explain', () => {
    const column = ['12/25/2026', '25/12/2026', '12/11/2026', '11/11/2026'];
    const read = readColumn('date', column, { format: { dateOrder: 'dmy' } });
    expect(read.values).toEqual(['dateUnreadable', '2026-12-25', 'dateEitherWay', '2026-11-11']);
    expect(read.errors[1]).toEqual({ shown: '12/11/2026', asDayFirst: '2026-11-12', asMonthFirst: '2026-12-11' });
    expect(read.notes).toMatchObject([{ code: 'dateOrderDisproved', severity: 'warning', place: 0 }]);
  });

  it('is settled by the other answer', () => {
    const read = readColumn('date', ['12/25/2026', '12/11/2026'], { format: { dateOrder: 'mdy' } });
    expect(read).toMatchObject({ values: ['2026-12-25', '2026-12-11'], notes: [] });
  });
});
