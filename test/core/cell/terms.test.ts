import type { Cell, CellValue } from '../../../src/core/cell/cell';
import { countReader } from '../../../src/core/cell/read/countReader';
import { rateReader } from '../../../src/core/cell/read/rateReader';
import { frequencyReader, interestMethodReader, ratePeriodReader } from '../../../src/core/cell/read/termReaders';
import type { ReaderFactory } from '../../../src/core/cell/reading';
import { FREQUENCIES, METHODS, RATE_PERIODS } from '../../../src/core/schedule/terms';
import { cellOf, errorCell } from './cells';

function read(reader: ReaderFactory, cell: Cell, words?: Readonly<Record<string, string>>): unknown {
  const reading = reader([cell], {}, 1900, words).read(cell);
  return reading.state === 'value' ? reading.value : reading.state === 'empty' ? 'empty' : reading.notes[0]?.code;
}

describe('a count', () => {
  it.each<[CellValue, unknown]>([
    [12, 12],
    ['12', 12],
    [' 12 ', 12],
    ['12 cuotas', 12],
    ['12 instalments', 12],
    ['12 échéances', 12],
    ['12 months', '12 months'],
    ['12 meses', '12 months'],
    ['12 mois', '12 months'],
    ['6 weeks', '6 weeks'],
    ['6 semanas', '6 weeks'],
    ['6 semaines', '6 weeks'],
    [0, 0],
    ['', 'empty'],
    ['n/a', 'empty'],
    [2.5, 'countUnreadable'],
    [-3, 'countUnreadable'],
    ['2.5', 'countUnreadable'],
    ['1 year', 'countUnreadable'],
    ['12 (twelve)', 'countUnreadable'],
    ['12-24', 'countUnreadable'],
    ['twelve', 'countUnreadable'],
  ])('%j is %j', (value, expected) => expect(read(countReader, cellOf(value))).toBe(expected));

  it('is no error', () => expect(read(countReader, errorCell('#N/A'))).toBe('cellError'));
});

describe('a rate', () => {
  it.each<[CellValue, string, unknown]>([
    [2.5, 'General', 2.5],
    [0.025, '0.0%', 2.5],
    [0.07, '0%', 7],
    [36, 'General', 36],
    [0, 'General', 0],
    ['2.5%', '@', 2.5],
    ['2,5 %', '@', 2.5],
    ['0.5%', '@', 0.5],
    ['24', '@', 24],
    ['', 'General', 'empty'],
    [0.025, 'General', 'rateUnclear'],
    ['0,025', '@', 'rateUnclear'],
    ['2,500%', '@', 'rateUnreadable'],
    [-2, 'General', 'rateUnreadable'],
    ['2% + VAT', '@', 'rateUnreadable'],
    ['$2', '@', 'rateUnreadable'],
    [true, 'General', 'rateUnreadable'],
  ])('%j in %s is %j', (value, format, expected) => {
    const cell = { ...cellOf(value), format };
    expect(read(rateReader, cell)).toBe(expected);
  });

  it.each<[number, string, string, unknown]>([
    [12, '12%', '0"%"', 12],
    [24, '24.00%', '0.00\\%', 24],
    [24, '24 ', '0_%', 24],
    [24, '24%', '0[$%]', 24],
    [0.5, '1%', '0"%"', 'rateUnclear'],
    [0.025, '3%', '0%', 2.5],
    [0.02675, '2.68%', '0.00%', 2.675],
    [0.025, '2,50 %', '0.00%', 2.5],
    [12.5, '1,250%', '#,##0%', 1250],
    [0.12, '####', '0%', 12],
    [12, '12%', '0%', 'rateUnreadable'],
    [0.24, '0.24%', '0.00%', 'rateUnreadable'],
  ])('%j shown as %s in %s is %j', (value, text, format, expected) => {
    expect(read(rateReader, cellOf(value, text, format))).toBe(expected);
  });

  it('tells both readings of a lone fraction', () => {
    const cell = cellOf(0.025);
    expect(rateReader([cell], {}, 1900).read(cell)).toMatchObject({
      notes: [{ code: 'rateUnclear', params: { asPercent: '0.025', asShare: '2.5' } }],
    });
  });
});

describe('a term in words', () => {
  it.each<[ReaderFactory, string, string]>([
    [frequencyReader, 'Monthly', 'monthly'],
    [frequencyReader, 'MENSUAL', 'monthly'],
    [frequencyReader, 'mensuelle', 'monthly'],
    [frequencyReader, 'Every 2 weeks', 'twoWeekly'],
    [frequencyReader, 'catorcenal', 'twoWeekly'],
    [frequencyReader, 'toutes les quatre semaines', 'fourWeekly'],
    [frequencyReader, 'Hebdomadaire', 'weekly'],
    [frequencyReader, 'À l’échéance', 'atMaturity'],
    [frequencyReader, 'Pago único', 'atMaturity'],
    [ratePeriodReader, 'p.a.', 'perYear'],
    [ratePeriodReader, 'Al mes', 'perMonth'],
    [ratePeriodReader, 'Par an', 'perYear'],
    [ratePeriodReader, 'Whole term', 'whole'],
    [interestMethodReader, 'Flat', 'flat'],
    [interestMethodReader, 'Declining balance', 'declining'],
    [interestMethodReader, 'Sobre saldos', 'declining'],
    [interestMethodReader, 'Dégressif', 'declining'],
    [interestMethodReader, 'Cuota fija', 'equalInstalments'],
    [interestMethodReader, 'Amortissement constant', 'equalPrincipal'],
  ])('of %p: %s is %s', (reader, word, meaning) => expect(read(reader, cellOf(word))).toBe(meaning));

  it.each<[ReaderFactory, string]>([
    [frequencyReader, 'Biweekly'],
    [frequencyReader, 'Quincenal'],
    [frequencyReader, 'Bimensuel'],
    [frequencyReader, 'Bimonthly'],
    [frequencyReader, 'Quarterly'],
    [ratePeriodReader, 'TEA'],
    [interestMethodReader, 'Fixed'],
    [interestMethodReader, 'Fijo'],
  ])('of %p is never guessed: %s', (reader, word) => {
    expect(read(reader, cellOf(word))).toBe('termUnclear');
  });

  it('means what she said it does', () => {
    expect(read(frequencyReader, cellOf('Quincenal'), { quincenal: 'twoWeekly' })).toBe('twoWeekly');
    expect(read(frequencyReader, cellOf('Quincenal'), { quincenal: 'yearly' })).toBe('termUnclear');
  });

  it('is known by its own name, as a constant is chosen', () => {
    for (const one of FREQUENCIES) expect(read(frequencyReader, cellOf(one))).toBe(one);
    for (const one of RATE_PERIODS) expect(read(ratePeriodReader, cellOf(one))).toBe(one);
    for (const one of [...METHODS, 'declining']) expect(read(interestMethodReader, cellOf(one))).toBe(one);
  });
});
