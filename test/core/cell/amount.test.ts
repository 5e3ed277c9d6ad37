import fc from 'fast-check';
import type { Cell } from '../../../src/core/cell/cell';
import { readAmountText } from '../../../src/core/cell/amountText';
import { amountReader } from '../../../src/core/cell/read/amountReader';
import type { ColumnFormat } from '../../../src/core/mapping/template';
import { cellOf, errorCell } from './cells';

function readAll(cells: readonly Cell[], format: ColumnFormat = {}) {
  const reader = amountReader(cells, format, 1900);
  return {
    notes: reader.columnNotes,
    values: cells.map((cell) => {
      const reading = reader.read(cell);
      return reading.state === 'value'
        ? reading.value
        : reading.state === 'empty'
          ? 'empty'
          : (reading.notes[0]?.code ?? 'open');
    }),
    warnings: cells.flatMap((cell) => {
      const reading = reader.read(cell);
      return reading.state === 'value' ? (reading.notes ?? []).map(({ code }) => code) : [];
    }),
  };
}

describe('amount texts', () => {
  it.each([
    ['1,234.50', '1234.5'],
    ['1.234,50', '1234.5'],
    ['1 234,50', '1234.5'],
    ['1\u00a0234,50', '1234.5'],
    ['1\u202f234,50', '1234.5'],
    ["1'234.50", '1234.5'],
    ['1’234.50', '1234.5'],
    ['(1,234.50)', '-1234.5'],
    ['($ 1,234.50)', '-1234.5'],
    ['-1,234.50', '-1234.5'],
    ['\u22121234.50', '-1234.5'],
    ['500-', '-500'],
    ['$ 500', '500'],
    ['-$500', '-500'],
    ['US$ 500', '500'],
    ['KSh 5,000.00', '5000'],
    ['Rs.500', '500'],
    ['S/. 500', '500'],
    ['5000/=', '5000'],
    ['500 FCFA', '500'],
    ['500 F CFA', '500'],
    ['500 USD', '500'],
    ['1 234,50 €', '1234.5'],
    ['5.000.000', '5000000'],
    ['1,00,000', '100000'],
    ['1,00,000.50', '100000.5'],
    ['١٢٣٤٫٥٠', '1234.5'],
    ['١٬٢٣٤٫٥٠', '1234.5'],
    ['۱۲۳', '123'],
    ['0.500', '0.5'],
    ['1234.567', '1234.567'],
    ['.5', '0.5'],
    ['007', '7'],
    ['+12', '12'],
  ])('reads %j as %s whatever else the column holds', (text, digits) => {
    const read = readAmountText(text);
    expect(read).toBeDefined();
    expect(new Set([read?.point, read?.comma].filter((found) => found !== undefined))).toEqual(new Set([digits]));
  });

  it.each([
    'abc',
    '12abc',
    '5k',
    '5 K',
    '1.5M',
    '500 mil',
    '1E5',
    '12 34',
    '1.234.56',
    '1,23,45',
    '--5',
    '-(5)',
    '$.50',
    '1/2',
    '12%',
    '5²',
    '500.',
    'paid 500',
    '1.2.2026',
    '',
    '-',
    '5 000 00',
    '$',
    'USD 5 USD',
  ])('refuses %j', (text) => expect(readAmountText(text)).toBeUndefined());

  it.each([
    ['1.234', '1.234', '1234'],
    ['1,234', '1234', '1.234'],
    ['KSh 5,000', '5000', '5'],
    ['-1.500', '-1.5', '-1500'],
  ])('reads %j once under each mark', (text, point, comma) =>
    expect(readAmountText(text)).toMatchObject({ point, comma }),
  );
});

describe('amount columns', () => {
  it('lets one sure cell decide for all', () => {
    expect(readAll([cellOf('1.234'), cellOf('2.500,75')]).values).toEqual([1234, 2500.75]);
    expect(readAll([cellOf('1,234'), cellOf('12.5')]).values).toEqual([1234, 12.5]);
    expect(readAll([cellOf('250.000'), cellOf('5.000.000')]).values).toEqual([250000, 5000000]);
  });

  it('asks where every cell can be read both ways, and reads none of them', () => {
    const { values, notes } = readAll([cellOf('1.234'), cellOf(700), cellOf('5.678'), cellOf('12')]);
    expect(values).toEqual(['open', 700, 'open', 12]);
    expect(notes).toEqual([
      {
        code: 'decimalMarkOpen',
        severity: 'question',
        place: 0,
        examples: [
          { place: 0, shown: '1.234', first: '1.234', second: '1234' },
          { place: 2, shown: '5.678', first: '5.678', second: '5678' },
        ],
        params: { shown: '1.234', asPoint: '1.234', asComma: '1234', count: 2 },
      },
    ]);
  });

  it('takes the answer from the template, and then refuses what contradicts it', () => {
    expect(readAll([cellOf('1.234')], { decimalMark: ',' }).values).toEqual([1234]);
    expect(readAll([cellOf('1.234')], { decimalMark: '.' }).values).toEqual([1.234]);
    expect(readAll([cellOf('1.234,50'), cellOf('1.5')], { decimalMark: '.' }).values).toEqual([
      'amountUnreadable',
      1.5,
    ]);
  });

  it('asks where sure cells contradict each other, and names both', () => {
    const { notes } = readAll([cellOf('5'), cellOf('1.234,50'), cellOf('1,234.50')]);
    expect(notes).toMatchObject([{ code: 'decimalMarkMixed', severity: 'question', place: 2, otherPlace: 1 }]);
  });

  it('reads stored numbers at 15 digits, whatever is displayed, and warns where it differs', () => {
    const cells = [
      cellOf(8.1 * 3, '24.30', '0.00'),
      cellOf(1234.5, 'KES 1,234.50', '"KES "#,##0.00'),
      cellOf(24.3, '24', '0'),
      cellOf(0.5, '50%', '0%'),
      cellOf(0, ' -   ', '_-* #,##0_-;_-* "-"_-'),
      cellOf(5000, '####'),
    ];
    expect(readAll(cells)).toMatchObject({
      values: [24.3, 1234.5, 24.3, 0.5, 0, 5000],
      warnings: ['amountShownOtherwise', 'amountShownOtherwise'],
    });
  });

  it.each([
    [1234, '01,234'],
    [1234, '12,34'],
    [1234, '1,2345'],
    [1234.5, '1,234'],
    [123456.789, '123,456.79'],
  ])('warns where %p is displayed as %p', (stored, shown) => {
    expect(readAll([cellOf(stored, shown, '0')])).toMatchObject({
      values: [stored],
      warnings: ['amountShownOtherwise'],
    });
  });

  it.each([
    [1234, '1,234'],
    [1234, '01234'],
    [1234.5, '1,234.50'],
    [1234.5, '1.234,50'],
    [-0.25, '-0.25'],
    [123456789012.345, '123,456,789,012.345'],
  ])('says nothing where %p is displayed as %p', (stored, shown) => {
    expect(readAll([cellOf(stored, shown, '0')])).toMatchObject({ values: [stored], warnings: [] });
  });

  it('says what is no amount', () => {
    const cells = [
      errorCell('#N/A'),
      cellOf(true),
      cellOf('junk'),
      cellOf(45000, '15/03/2023', 'dd/mm/yyyy'),
      cellOf(1e15),
      cellOf('1234567890123456'),
    ];
    expect(readAll(cells).values).toEqual([
      'cellError',
      'amountUnreadable',
      'amountUnreadable',
      'amountIsDate',
      'amountTooPrecise',
      'amountTooPrecise',
    ]);
  });

  it.each(['', ' ', '-', 'N/A', 'n/a', 'Null', 's/d', '\u00a0'])('takes %j as empty, never as 0', (text) => {
    expect(readAll([{ ...cellOf(text), type: text === '' ? 'empty' : 'text' }]).values).toEqual(['empty']);
  });

  it('looks for no amount in a text that is longer than any', () => {
    expect(readAll([cellOf(`KSh${' '.repeat(250)}5`)]).values).toEqual([5]);
    expect(readAll([cellOf(`KSh${' '.repeat(300)}5`)]).values).toEqual(['amountUnreadable']);
    const stories = Array.from({ length: 20 }, () => cellOf(`1${'a'.repeat(100_000)}1`));
    expect(readAll(stories).values).toEqual(stories.map(() => 'amountUnreadable'));
  });

  it('warns of two currencies in one column', () => {
    expect(readAll([cellOf('$ 5'), cellOf('KSh 5')]).notes).toMatchObject([
      { code: 'currencyWordsMixed', params: { words: '$, KSh' } },
    ]);
  });

  it('reads amounts in the conventions of the countries named, or asks: never another amount', () => {
    const conventions = [
      { group: ',', mark: '.' },
      { group: '.', mark: ',' },
      { group: '\u00a0', mark: ',' },
      { group: '\u202f', mark: ',' },
      { group: "'", mark: '.' },
      { group: '', mark: '.' },
      { group: '', mark: ',' },
    ] as const;
    const amounts = fc.array(fc.integer({ min: 0, max: 99_999_999_99 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.constantFrom(...conventions),
        amounts,
        fc.constantFrom(0, 2),
        ({ group, mark }, cents, decimals) => {
          const wanted = cents.map((cent) => (decimals === 0 ? cent : cent / 100));
          const texts = wanted.map((amount) => {
            const [whole = '', fraction = ''] = amount.toFixed(decimals).split('.');
            return whole.replace(/\B(?=(\d{3})+$)/g, group) + (decimals === 0 ? '' : mark + fraction);
          });
          const { values, notes } = readAll(texts.map((text) => cellOf(text)));
          const isAsked = notes.some(({ severity }) => severity === 'question');
          values.forEach((value, place) => {
            if (value === 'open') expect(isAsked).toBe(true);
            else expect(value).toBe(wanted[place]);
          });
        },
      ),
      { numRuns: 400 },
    );
  });
});
