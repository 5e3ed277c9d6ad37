import fc from 'fast-check';
import { decimalsOf, decimalText, excelNumber, fitsDecimals, sumText } from '../../../src/core/cell/decimal';

describe('decimal', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [25, '25'],
    [24.3, '24.3'],
    [1e-7, '0.0000001'],
    [1.5e-8, '0.000000015'],
    [-2.5e21, '-2500000000000000000000'],
    [123456789012345, '123456789012345'],
  ])('prints %p as %p', (amount, text) => expect(decimalText(amount)).toBe(text));

  it('prints every number as text that is that number again, without an exponent', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (amount) => {
        const text = decimalText(amount);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(amount === 0 ? 0 : amount);
      }),
      { numRuns: 300 },
    );
  });

  it('prints amounts of money as the shortest digits, with and without cents', () => {
    const cents = fc.oneof(
      fc.integer({ min: -300, max: 300 }),
      fc.integer({ min: 2 ** 30 - 300, max: 2 ** 30 + 300 }),
      fc.integer(),
    );
    fc.assert(
      fc.property(cents, fc.constantFrom(100, 1000), (whole, parts) => {
        const amount = whole / parts;
        expect(decimalText(amount)).toBe(String(amount === 0 ? 0 : amount));
      }),
      { numRuns: 5000 },
    );
  });

  it('takes a stored number at the 15 digits that Excel keeps', () => {
    expect(8.1 * 3).not.toBe(24.3);
    expect(excelNumber(8.1 * 3)).toBe(24.3);
  });

  it('counts decimals', () => {
    expect([0, 5, 5.25, 1e-7].map(decimalsOf)).toEqual([0, 0, 2, 7]);
  });

  it('tells whether decimals fit just as counting them does', () => {
    const amounts = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer().map((thousandths) => thousandths / 1000),
    );
    fc.assert(
      fc.property(amounts, fc.constantFrom(0, 2, 3), (amount, decimals) => {
        expect(fitsDecimals(amount, decimals)).toBe(decimalsOf(amount) <= decimals);
      }),
      { numRuns: 2000 },
    );
  });

  it('sums without drift and without trailing zeros', () => {
    expect(sumText([0.1, 0.2])).toBe('0.3');
    expect(sumText([])).toBe('0');
    expect(sumText([-1.5, 1])).toBe('-0.5');
    expect(sumText([0.05, -0.1])).toBe('-0.05');
    expect(sumText([1.25, 0.75])).toBe('2');
  });

  it('sums as whole cents do', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 })), (cents) => {
        const sum = cents.reduce((total, cent) => total + BigInt(cent), 0n);
        expect(BigInt(Math.round(Number(sumText(cents.map((cent) => cent / 100))) * 100))).toBe(sum);
      }),
      { numRuns: 200 },
    );
  });
});
