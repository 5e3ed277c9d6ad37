import { createFormats, mayBeMoment, sheetMoment } from '../../src/pane/formats';
import { tagFor } from '../../src/pane/language';
import { defaultMonth, monthChoices, shiftMonth } from '../../src/pane/month';

describe('the reporting month', () => {
  it.each([
    ['2026-11-22', '2026-11'],
    ['2026-11-06', '2026-11'],
    ['2026-11-05', '2026-10'],
    ['2026-01-01', '2025-12'],
    ['2024-03-05', '2024-02'],
  ])('proposed on %s is %s', (today, month) => {
    expect(defaultMonth(today)).toBe(month);
  });

  it('can be any of the last thirteen', () => {
    const months = monthChoices('2026-01-15');
    expect(months).toHaveLength(13);
    expect([months[0], months[1], months[12]]).toEqual(['2026-01', '2025-12', '2025-01']);
    expect(shiftMonth('2026-12', 1)).toBe('2027-01');
  });
});

describe('formats', () => {
  it('keep every digit of a total', () => {
    expect(createFormats('en-US').decimal('9007199254740993.10')).toBe('9,007,199,254,740,993.10');
    expect(createFormats('es-EC').decimal('48250.5')).toBe('48.250,5');
    expect(createFormats('fr-FR').decimal('-0.05')).toBe('-0,05');
    expect(createFormats('en').decimal('not a number')).toBe('not a number');
  });

  it('write months and counts as the language does', () => {
    expect(createFormats('en-US').month('2026-10')).toBe('October 2026');
    expect(createFormats('fr-FR').month('2026-10')).toBe('octobre 2026');
    expect(createFormats('es-MX').count(1218)).toBe('1,218');
  });

  it('write a moment into the sheet in local time, the same in every language', () => {
    const at = new Date(2026, 10, 22, 9, 5);
    expect(sheetMoment(at.toISOString())).toBe('2026-11-22 09:05');
  });

  it('know a moment in the sheet by any clock on earth, and hold none against what is no moment', () => {
    const between = (text: string) => mayBeMoment(text, '2026-11-22T09:05:30.000Z', '2026-11-22T09:10:30.000Z');
    expect(['2026-11-21 19:05', '2026-11-22 09:07', '2026-11-22 23:10', '', '22/11/2026'].filter(between)).toHaveLength(
      5,
    );
    expect(['2026-11-21 19:04', '2026-11-22 23:11', '2025-11-22 09:07'].filter(between)).toEqual([]);
  });
});

describe('tagFor', () => {
  it('keeps the region of Office where the language is the same', () => {
    expect(tagFor('auto', 'es-MX')).toBe('es-MX');
    expect(tagFor('es', 'es-MX')).toBe('es-MX');
    expect(tagFor('fr', 'es-MX')).toBe('fr');
    expect(tagFor('auto', 'fr_CA')).toBe('fr-CA');
    expect(tagFor('auto', 'es-!')).toBe('es');
    expect(tagFor('auto', '')).toBe('en');
    expect(tagFor('auto', 'sw-KE')).toBe('en');
    expect(tagFor('auto', 'est')).toBe('en');
  });
});
