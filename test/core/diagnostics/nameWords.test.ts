import { nameWords, withoutNameWords } from '../../../src/core/diagnostics/nameWords';

describe('withoutNameWords', () => {
  it.each([
    ['order and case', ['Awa Diop'], 'diop, AWA', '*, *'],
    ['accents', ['Traoré'], 'Traore and Traoré and Traore\u0301', '* and * and *'],
    ['letters with a stroke', ['Đặng Løvold'], 'Dang Lovold', '* *'],
    ['words alone', ['Ana'], 'Anabel and Ana', 'Anabel and *'],
    ['parts of a name', ['Jean-Pierre N’Diaye'], 'Pierre Diaye', '* *'],
    ['short names with a capital', ['Ly An'], 'Ly has an AN', '* has an *'],
    ['no single letters', ['A. Diop'], 'A loan of Diop', 'A loan of *'],
    ['names in a story', ['Our borrower Awa sells fish at the market'], 'awa sells the fish', '* sells the fish'],
    ['a script without case', ['សុខ ចាន់ថា'], 'ចាន់ថា សុខ', '* *'],
    ['no numbers', ['12 of 40'], '12 loans of 40', '12 loans of 40'],
  ])('hides %s', (_, texts, text, expected) => {
    expect(withoutNameWords(text, nameWords(texts), '*')).toBe(expected);
  });
});
