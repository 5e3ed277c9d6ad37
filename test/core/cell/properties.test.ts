import fc from 'fast-check';
import { CONVENTIONS, writeAmount, writeDay } from './conventions';
import { cellOf } from './cells';
import { readColumn } from './read';

/** Columns of 50 cells: 100,000 generated values of each kind. */
const CELLS = 50;
const RUNS = 2000;

/** How the values of a column were told: right, asked, or refused; anything else is a wrong value. */
function judge(told: ReturnType<typeof readColumn>, wanted: readonly unknown[]) {
  let right = 0;
  const wrong: unknown[] = [];
  told.values.forEach((value, place) => {
    if (value === wanted[place]) right += 1;
    else if (!(value === 'open' && told.asked.length > 0)) wrong.push([value, wanted[place]]);
  });
  return { right, wrong };
}

const convention = fc.constantFrom(...CONVENTIONS);
const column = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { minLength: CELLS, maxLength: CELLS });

describe('properties over 100,000 generated values', () => {
  it('amounts in the conventions of the countries are read exactly, or asked', () => {
    let seen = 0;
    let right = 0;
    const amount = fc.oneof(
      fc.integer({ min: -5_000_00, max: 5_000_00 }),
      fc.integer({ min: 0, max: 99_999_999_99 }),
      fc.integer({ min: 0, max: 999 }).map((thousands) => thousands * 1000_00),
    );
    fc.assert(
      fc.property(convention, column(amount), fc.nat(), fc.boolean(), (writer, hundredths, choice, bracketed) => {
        const pick = <Option>(options: readonly Option[]): Option => options[choice % options.length]!;
        const decimals = pick(writer.decimals);
        const amounts = hundredths.map((cents) => (decimals === 0 ? Math.trunc(cents / 100) * 100 : cents));
        const style = { before: pick(writer.before), after: pick(writer.after), bracketed };
        const texts = amounts.map((cents) => writeAmount(writer, cents, decimals, style));
        const told = readColumn('amount', texts);
        const verdict = judge(
          told,
          amounts.map((cents) => (cents === 0 ? 0 : cents / 100)),
        );
        expect({ texts: verdict.wrong.length > 0 ? texts : [], wrong: verdict.wrong }).toEqual({
          texts: [],
          wrong: [],
        });
        seen += texts.length;
        right += verdict.right;
      }),
      { numRuns: RUNS },
    );
    expect(seen).toBeGreaterThanOrEqual(100_000);
    expect(right / seen).toBeGreaterThan(0.95);
  });

  it('dates in the conventions of the countries are read exactly, or asked', () => {
    let seen = 0;
    let right = 0;
    const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    const day = fc
      .tuple(fc.integer({ min: 2000, max: 2049 }), fc.integer({ min: 1, max: 12 }), fc.nat(30))
      .map(([year, month, n]) => {
        const length = month === 2 && year % 4 === 0 ? 29 : LENGTHS[month - 1]!;
        return [year, month, (n % length) + 1] as const;
      });
    fc.assert(
      fc.property(
        convention,
        column(day),
        fc.nat(),
        fc.integer({ min: 1, max: CELLS }),
        (writer, days, choice, length) => {
          const style = writer.dates[choice % writer.dates.length]!;
          // Short columns are the doubtful ones; the rest of the days makes a column of its own.
          for (const part of [days.slice(0, length), days.slice(length)]) {
            const texts = part.map((one) => writeDay(style, one, writer.country));
            const wanted = part.map((one) => one.map((n) => String(n).padStart(2, '0')).join('-'));
            const told = readColumn('date', texts);
            const verdict = judge(told, wanted);
            expect({ texts: verdict.wrong.length > 0 ? texts : [], wrong: verdict.wrong }).toEqual({
              texts: [],
              wrong: [],
            });
            seen += part.length;
            right += verdict.right;
          }
        },
      ),
      { numRuns: RUNS },
    );
    expect(seen).toBeGreaterThanOrEqual(100_000);
    expect(right / seen).toBeGreaterThan(0.95);
  });

  it('dates as serials of either calendar are the day they show', () => {
    const START = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };
    const from = Date.UTC(1904, 0, 2) / 86_400_000;
    const to = Date.UTC(2100, 11, 31) / 86_400_000;
    const moment = fc.tuple(fc.integer({ min: from, max: to }), fc.integer({ min: 0, max: 86_399 }));
    fc.assert(
      fc.property(fc.constantFrom(1900 as const, 1904 as const), column(moment), (dateSystem, moments) => {
        const cells = moments.map(([days, seconds]) =>
          cellOf(days - START[dateSystem] / 86_400_000 + seconds / 86_400, 'shown', 'yyyy-mm-dd hh:mm:ss'),
        );
        const wanted = moments.map(([days]) => new Date(days * 86_400_000).toISOString().slice(0, 10));
        expect(readColumn('date', cells, { dateSystem }).values).toEqual(wanted);
      }),
      { numRuns: RUNS / 10 },
    );
  });

  it('ids come back letter for letter, or are refused', () => {
    let seen = 0;
    let right = 0;
    const digits = fc.stringMatching(/^\d{1,20}$/);
    const parts = fc.array(fc.stringMatching(/^[A-Za-z0-9]{1,6}$/), { minLength: 1, maxLength: 4 });
    const text = fc.tuple(parts, fc.constantFrom('-', '/', ' ', '.', '_')).map(([words, sign]) => words.join(sign));
    const number = fc.integer({ min: 0, max: 999_999_999_999_999 });
    const id = fc.oneof(
      fc.oneof(digits, text).map((wanted) => ({ cell: cellOf(wanted), wanted })),
      number.map((stored) => ({ cell: cellOf(stored, String(stored), '0'), wanted: String(stored) })),
      fc.tuple(fc.nat(99_999), fc.integer({ min: 5, max: 9 })).map(([stored, width]) => {
        const wanted = '0'.repeat(width - String(stored).length) + String(stored);
        return { cell: cellOf(stored, wanted, '0'.repeat(width)), wanted };
      }),
      // What General shows of twelve digits and more.
      fc.integer({ min: 100_000_000_000, max: 999_999_999_999_999 }).map((stored) => {
        const [mantissa = '', exponent = ''] = stored.toExponential(5).split('e+');
        return { cell: cellOf(stored, `${mantissa}E+${exponent.padStart(2, '0')}`), wanted: 'idDamaged' };
      }),
    );
    fc.assert(
      fc.property(column(id), (ids) => {
        const { values } = readColumn(
          'id',
          ids.map(({ cell }) => cell),
        );
        values.forEach((value, place) => {
          const wanted = ids[place]?.wanted;
          seen += 1;
          if (value === wanted) right += 1;
          else if (!['n/a', 'null'].includes(String(wanted).toLowerCase()))
            expect([value, wanted]).toEqual(['idDamaged', value]);
        });
      }),
      { numRuns: RUNS },
    );
    expect(seen).toBeGreaterThanOrEqual(100_000);
    expect(right / seen).toBeGreaterThan(0.95);
  });
});
