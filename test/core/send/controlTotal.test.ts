import fc from 'fast-check';
import { RECORD_KINDS } from '../../../src/core/catalogue';
import { compareControl, controlAnswer, controlNeeded, decimalMarkOf } from '../../../src/core/send/controlTotal';

describe('compareControl', () => {
  it.each<[string | number, string, '.' | ',', string]>([
    ['48250.5', '48250.5', '.', 'agrees'],
    ['48,250.50', '48250.5', '.', 'agrees'],
    ['48 250,50', '48250.5', ',', 'agrees'],
    ['48.250,50', '48250.5', '.', 'agrees'],
    ['KES 48,250.50', '48250.5', '.', 'agrees'],
    ['٤٨٢٥٠', '48250', '.', 'agrees'],
    ['  48250  ', '48250', ',', 'agrees'],
    [24.299999999999997, '24.3', '.', 'agrees'],
    [48250, '48250', '.', 'agrees'],
    [0, '0', '.', 'agrees'],
    ['48250', '48250.5', '.', '0.5'],
    ['48251', '48250.5', '.', '-0.5'],
    [100, '1000', '.', '900'],
    ['123456789012345678', '123456789012345679', '.', '1'],
  ])('%p against %s with "%s": %s', (given, total, mark, expected) => {
    const compared = compareControl(given, total, mark);
    expect(compared.result === 'differs' ? compared.by : compared.result).toBe(expected);
  });

  it('lets the language decide what both marks explain, and not the total', () => {
    expect(compareControl('1.234', '1.234', ',')).toEqual({ result: 'differs', given: '1234', by: '-1232.766' });
    expect(compareControl('1.234', '1.234', '.')).toMatchObject({ result: 'agrees' });
    expect(compareControl('1,234', '1.234', '.')).toMatchObject({ result: 'differs', given: '1234' });
  });

  it.each(['', ' ', 'twelve', '12 apples', '1,2,3', '=1+1', NaN, Infinity])('cannot read %p', (given) => {
    expect(compareControl(given, '12', '.')).toEqual({ result: 'unreadable' });
  });

  it('agrees with equal amounts alone', () => {
    const cents = fc.integer({ min: 0, max: 1e12 });
    fc.assert(
      fc.property(cents, cents, (own, planned) => {
        const text = (n: number) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`;
        const compared = compareControl(text(own), text(planned), '.');
        expect(compared.result).toBe(own === planned ? 'agrees' : 'differs');
        if (compared.result === 'differs') expect(Number(compared.by)).toBe((planned - own) / 100);
      }),
    );
  });
});

describe('controlAnswer', () => {
  const differs = { result: 'differs', given: '5', by: '1' } as const;

  it('keeps what agrees, and a difference with its reason only', () => {
    expect(controlAnswer({ result: 'agrees', given: '5' }, 'unasked')).toEqual({ ready: { given: '5' } });
    expect(controlAnswer(differs)).toEqual({ open: 'reasonMissing' });
    expect(controlAnswer(differs, ' \n ')).toEqual({ open: 'reasonMissing' });
    expect(controlAnswer(differs, ' Two loans follow. ')).toEqual({
      ready: { given: '5', reason: 'Two loans follow.' },
    });
    expect(controlAnswer(differs, 'x'.repeat(300))).toHaveProperty('ready');
    expect(controlAnswer(differs, 'x'.repeat(301))).toEqual({ open: 'reasonTooLong' });
    expect(controlAnswer({ result: 'unreadable' }, 'A reason.')).toEqual({ open: 'unreadable' });
  });
});

describe('controlNeeded', () => {
  it.each([
    ['production', 'repayment', 'required'],
    ['stage', 'repayment', 'required'],
    ['sandbox', 'repayment', 'offered'],
    ['production', 'loanDraft', 'required'],
    ['production', 'journal', 'none'],
  ] as const)('in %s for a %s: %s', (environment, kind, expected) => {
    expect(controlNeeded(environment, RECORD_KINDS[kind])).toBe(expected);
  });
});

describe('decimalMarkOf', () => {
  it.each([
    ['en-US', '.'],
    ['en-KE', '.'],
    ['fr-FR', ','],
    ['fr', ','],
    ['es-PE', '.'],
    ['es-CO', ','],
  ])('%s: %s', (tag, mark) => {
    expect(decimalMarkOf(tag)).toBe(mark);
  });
});
