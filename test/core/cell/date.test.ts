import fc from 'fast-check';
import { isoDate, isoFromSerial } from '../../../src/core/cell/calendar';
import type { Cell } from '../../../src/core/cell/cell';
import { isDateFormat } from '../../../src/core/cell/numberFormat';
import { dateReader } from '../../../src/core/cell/read/dateReader';
import type { DateSystem } from '../../../src/core/cell/snapshot';
import type { ColumnFormat } from '../../../src/core/mapping/template';
import { cellOf, errorCell } from './cells';

const DMY = 'dd/mm/yyyy';

function readAll(cells: readonly Cell[], format: ColumnFormat = {}, dateSystem: DateSystem = 1900) {
  const reader = dateReader(cells, format, dateSystem);
  const values = cells.map((cell) => {
    const reading = reader.read(cell);
    return reading.state === 'value'
      ? reading.value
      : reading.state === 'empty'
        ? 'empty'
        : (reading.notes[0]?.code ?? 'open');
  });
  return { values, notes: reader.columnNotes };
}

describe('serials', () => {
  it.each([
    [1, 1900, '1900-01-01'],
    [59, 1900, '1900-02-28'],
    [61, 1900, '1900-03-01'],
    [36526, 1900, '2000-01-01'],
    [45351, 1900, '2024-02-29'],
    [46085.75, 1900, '2026-03-04'],
    [35064, 1904, '2000-01-01'],
    [0, 1904, '1904-01-01'],
    [2958465, 1900, '9999-12-31'],
    [2957003, 1904, '9999-12-31'],
  ] as const)('%p of the %p calendar is %s', (serial, system, day) => expect(isoFromSerial(serial, system)).toBe(day));

  it.each([
    [60, 1900],
    [0, 1900],
    [0.5, 1900],
    [-1, 1904],
    [2958466, 1900],
    [20260304, 1900],
  ] as const)('%p of the %p calendar is no day', (serial, system) =>
    expect(isoFromSerial(serial, system)).toBeUndefined(),
  );

  it('counts days as the Gregorian calendar does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2958465 }), (serial) => {
        const expected = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
        expect(isoFromSerial(serial, 1900)).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('knows days that are none', () => {
    expect([
      isoDate(2026, 2, 29),
      isoDate(2024, 2, 29),
      isoDate(2026, 4, 31),
      isoDate(2026, 13, 1),
      isoDate(1900, 2, 29),
    ]).toEqual([undefined, '2024-02-29', undefined, undefined, undefined]);
  });
});

describe('date columns', () => {
  it.each([
    ['2026-03-04', '2026-03-04'],
    ['2026/3/4', '2026-03-04'],
    ['2026-03-04 08:15:00', '2026-03-04'],
    ['2017-01-23 23:00:00+00:00', '2017-01-23'],
    ['2026-03-04T23:59:59Z', '2026-03-04'],
    ['25/03/2026', '2026-03-25'],
    ['25.03.26', '2026-03-25'],
    ['03-25-2026', '2026-03-25'],
    ['5 March 2026', '2026-03-05'],
    ['5-Mar-26', '2026-03-05'],
    ['March 5, 2026', '2026-03-05'],
    ['5th March 2026', '2026-03-05'],
    ['5 de marzo de 2026', '2026-03-05'],
    ['05-ene-26', '2026-01-05'],
    ['15 setiembre 2026', '2026-09-15'],
    ['1er août 2026', '2026-08-01'],
    ['5 févr. 2026', '2026-02-05'],
    ['04/04/2026', '2026-04-04'],
    ['٢٥/٠٣/٢٠٢٦', '2026-03-25'],
  ])('reads %j', (text, day) => expect(readAll([cellOf(text)]).values).toEqual([day]));

  it.each(['32/01/2026', '29/02/2026', 'soon', '5-Mar', '2026', '31.04.2026', '2026-13-01', '5 Foo 2026'])(
    'refuses %j',
    (text) => {
      expect(readAll([cellOf(text)]).values).toEqual(['dateUnreadable']);
    },
  );

  it('lets one sure cell decide for all', () => {
    expect(readAll([cellOf('03/04/2026'), cellOf('25/04/2026')]).values).toEqual(['2026-04-03', '2026-04-25']);
    expect(readAll([cellOf('03/04/2026'), cellOf('04/25/2026')]).values).toEqual(['2026-03-04', '2026-04-25']);
  });

  it('asks when every day is 12 or less, and takes the answer', () => {
    const cells = [cellOf('03/04/2026'), cellOf('05/06/2026'), cellOf('07/07/2026')];
    const { values, notes } = readAll(cells);
    expect(values).toEqual(['open', 'open', '2026-07-07']);
    expect(notes).toMatchObject([
      {
        code: 'dateOrderOpen',
        severity: 'question',
        place: 0,
        params: { asDayFirst: '2026-04-03', asMonthFirst: '2026-03-04', count: 2 },
      },
    ]);
    expect(readAll(cells, { dateOrder: 'mdy' }).values).toEqual(['2026-03-04', '2026-05-06', '2026-07-07']);
    expect(readAll([cellOf('26/03/04')], { dateOrder: 'ymd' }).values).toEqual(['2026-03-04']);
  });

  it('asks when sure cells contradict each other', () => {
    expect(readAll([cellOf('25/04/2026'), cellOf('04/26/2026')]).notes).toMatchObject([
      { code: 'dateOrderMixed', place: 0, otherPlace: 1 },
    ]);
  });

  it('warns where dates and texts are mixed: what Excel took for a date may be swapped', () => {
    const { values, notes } = readAll([cellOf(46086, '05/03/2026', DMY), cellOf('25/03/2026')]);
    expect(values).toEqual(['2026-03-05', '2026-03-25']);
    expect(notes).toMatchObject([{ code: 'datesMixed', severity: 'warning', place: 1 }]);
  });

  it('reads serials of either calendar without a time zone, and warns where none is displayed as a date', () => {
    expect(readAll([cellOf(46085.99, '04/03/2026', DMY)]).values).toEqual(['2026-03-04']);
    expect(readAll([cellOf(44623, '04/03/2026', DMY)], {}, 1904).values).toEqual(['2026-03-04']);
    expect(dateReader([], {}, 1900).read(cellOf(46085))).toMatchObject({
      value: '2026-03-04',
      notes: [{ code: 'dateFromNumber', params: { shown: '46085', used: '2026-03-04' } }],
    });
  });

  it('says what is no date', () => {
    expect(readAll([errorCell('#NUM!'), cellOf(true), cellOf(-3), cellOf('')]).values).toEqual([
      'cellError',
      'dateUnreadable',
      'dateUnreadable',
      'empty',
    ]);
  });

  it('tells date formats from others', () => {
    expect(
      ['dd/mm/yyyy', 'm/d/yy', '[$-409]d-mmm-yy;@', 'mmm yyyy', 'yyyy-mm-dd hh:mm'].map(isDateFormat),
    ).not.toContain(false);
    expect(
      ['General', '0.00', '#,##0', '"Days "0', '[Red]0', '@', '_-* #,##0_-', '00000'].map(isDateFormat),
    ).not.toContain(true);
  });
});
