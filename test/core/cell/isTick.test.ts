import { isTick } from '../../../src/core/cell/isTick';

describe('isTick', () => {
  it.each(
    'x X ✓ ✔ ✔️ ☑ ☑️ ✅ yes Y sí SI s Oui o true VERDADERO vrai v 1 ok OK. 2026-11-12 12/11/2026 12/11/26'.split(' '),
  )('takes "%s" for one', (text) => {
    expect(isTick(text, 'General')).toBe(true);
    expect(isTick(` ${text} `, '@')).toBe(true);
  });

  it.each(['12 nov. 2026', '12 de noviembre de 2026', '12/11/2026 14:30'])('takes the day "%s" for one', (text) => {
    expect(isTick(text, 'General')).toBe(true);
  });

  it.each([
    ...'no No non n N 0 false FALSO faux ✗ ✘ ☐ - n/a yes? ¿sí? pending pendiente later MR 13/13/2026 #N/A 2'.split(' '),
    '',
    ' ',
    'not yet',
    'pas encore',
    'no ok',
  ])('takes "%s" for none', (text) => {
    expect(isTick(text, 'General')).toBe(false);
  });

  it('takes a check box as it stands', () => {
    expect([isTick(true, 'General'), isTick(false, 'General')]).toEqual([true, false]);
  });

  it.each([
    [1, 'General', true],
    [0, 'General', false],
    [0, 'dd/mm/yyyy', false],
    [2, 'General', false],
    [46_338, 'General', false],
    [46_338, 'dd/mm/yyyy', true],
    [46_338.5, 'd mmm yyyy h:mm', true],
    [0.5, 'h:mm', false],
  ])('takes %d as %s: %s', (value, format, expected) => {
    expect(isTick(value, format)).toBe(expected);
  });
});
