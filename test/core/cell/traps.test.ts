import { absencePolarity } from '../../../src/core/cell/absencePolarity';
import { hasLostLetters, repairedText } from '../../../src/core/cell/damagedText';
import { RECORD_KINDS } from '../../../src/core/catalogue';
import { suggestMapping } from '../../../src/core/mapping/suggest';
import { cellOf, errorCell } from './cells';
import { readColumn } from './read';

const NBSP = '\u00a0';
const NARROW = '\u202f';

describe('trap: ids are opaque text', () => {
  it.each(['A-2036-12', 'LOAN/12/2023', '0003-000000121', '000123456789012', '1.234', '1,234', '05/03/2026', 'TRUE'])(
    'keeps %j letter for letter',
    (id) => expect(readColumn('id', [id])).toMatchObject({ values: [id], warnings: [], notes: [] }),
  );
  it('keeps 1337 and "1337" of one column as one id each', () =>
    expect(readColumn('id', [1337, '1337', '01337']).values).toEqual(['1337', '1337', '01337']));
  it('keeps zeros that exist only by number format', () =>
    expect(readColumn('id', [cellOf(123, '00123', '00000'), cellOf(7, '00007', '00000')]).values).toEqual([
      '00123',
      '00007',
    ]));
});

describe('trap: ids that Excel has damaged', () => {
  it.each([
    ['a number of more than fifteen digits', cellOf(1234567890123456, '1234567890123460', '0')],
    ['a number shown as 1.23457E+11', cellOf(123456789012, '1.23457E+11')],
    ['a text that was saved so', cellOf('1.23457E+11')],
    ['a text of a column with a decimal comma', cellOf('1,23457E+11')],
  ])('refuses %s', (_, cell) => expect(readColumn('id', [cell]).values).toEqual(['idDamaged']));
});

describe('trap: amounts as text', () => {
  it.each([
    ['1,234.50', 1234.5],
    ['1.234,50', 1234.5],
    [`1${NBSP}234,50`, 1234.5],
    [`1${NARROW}234,50`, 1234.5],
    ["1'234.50", 1234.5],
    ['1’234.50', 1234.5],
    ['(1,234.50)', -1234.5],
    ['$ 500', 500],
    ['KSh 5,000.00', 5000],
    [`Rp${NBSP}5.000.000`, 5_000_000],
    ['5.000.000', 5_000_000],
    ['١٬٢٣٤٫٥٠', 1234.5],
    ['۱٬۲۳۴٫۵', 1234.5],
    ['1 234,50 FCFA', 1234.5],
  ])('reads %j as %p', (text, amount) => {
    expect(readColumn('amount', [text])).toMatchObject({ values: [amount], asked: [] });
  });
  it.each(['1|5', '1.234.56', '5k', '12%', '1E5', '#VALUE!', '1,23,45'])('refuses %j', (text) => {
    expect(typeof readColumn('amount', [text]).values[0]).toBe('string');
  });
});

describe('trap: a column’s decimal mark is decided from all its cells', () => {
  it('by one sure cell at its end', () =>
    expect(readColumn('amount', ['1.234', '5.678', '2.500,75']).values).toEqual([1234, 5678, 2500.75]));
  it('by a number that only groups explain', () =>
    expect(readColumn('amount', ['1,500', '12,500,000']).values).toEqual([1500, 12_500_000]));
  it('asks once with three cells in both readings where every cell is open', () => {
    const { values, asked, notes } = readColumn('amount', ['1.234', '1.234', '2.345', '3.456', '4.567']);
    expect(values).toEqual(['open', 'open', 'open', 'open', 'open']);
    expect(asked).toEqual(['decimalMarkOpen']);
    expect(notes[0]?.examples).toEqual([
      { place: 0, shown: '1.234', first: '1.234', second: '1234' },
      { place: 2, shown: '2.345', first: '2.345', second: '2345' },
      { place: 3, shown: '3.456', first: '3.456', second: '3456' },
    ]);
  });
  it('takes the remembered answer and asks no more', () =>
    expect(readColumn('amount', ['1.234', '2.345'], { format: { decimalMark: ',' } })).toMatchObject({
      values: [1234, 2345],
      asked: [],
    }));
  it('asks where two sure cells contradict each other, and shows both readings', () => {
    const { asked, notes } = readColumn('amount', ['1.234,50', '1,234.50', '9.999']);
    expect(asked).toEqual(['decimalMarkMixed']);
    expect(notes[0]?.examples).toEqual([
      { place: 1, shown: '1,234.50', first: '1234.5', second: '' },
      { place: 0, shown: '1.234,50', first: '', second: '1234.5' },
      { place: 2, shown: '9.999', first: '9.999', second: '9999' },
    ]);
  });
});

describe('trap: numbers are what is stored, at 15 significant digits', () => {
  it.each([
    ['=8.1*3', cellOf(8.1 * 3, '24.3'), 24.3],
    ['=0.1+0.2', cellOf(0.1 + 0.2, '0.3'), 0.3],
    ['=1.1*1.1', cellOf(1.1 * 1.1, '1.21'), 1.21],
    ['a whole number', cellOf(5_000_000, '5.000.000', '#.##0'), 5_000_000],
  ])('%s', (_, cell, amount) => expect(readColumn('amount', [cell])).toMatchObject({ values: [amount], warnings: [] }));
  it('never rounds to what is displayed', () =>
    expect(readColumn('amount', [cellOf(24.349, '24.35', '0.00')])).toMatchObject({
      values: [24.349],
      warnings: ['amountShownOtherwise'],
    }));
});

describe('trap: dates as text', () => {
  it.each([
    ['25/03/2026', '2026-03-25'],
    ['03/25/2026', '2026-03-25'],
    ['5-Mar-26', '2026-03-05'],
    ['2026-03-04', '2026-03-04'],
    ['25.03.2026', '2026-03-25'],
    ['4 de marzo de 2026', '2026-03-04'],
    ['4 mars 2026', '2026-03-04'],
    ['March 4, 2026', '2026-03-04'],
    ['Mar-04-2026', '2026-03-04'],
    ['Wednesday, 4 March 2026', '2026-03-04'],
    ['miércoles, 4 de marzo de 2026', '2026-03-04'],
    ['04-août-26', '2026-08-04'],
    ['15 ene 2026', '2026-01-15'],
    ['2026-03-04 23:59:59', '2026-03-04'],
    ['٢٥/٠٣/٢٠٢٦', '2026-03-25'],
  ])('reads %j as %s', (text, day) => expect(readColumn('date', [text])).toMatchObject({ values: [day], asked: [] }));
  it.each(['29/02/2026', '29/02/1900', '31/04/2026', 'Mar 2026', '2026', '46085', '13/13/2026', 'tomorrow'])(
    'refuses %j',
    (text) => expect(readColumn('date', [text]).values).toEqual(['dateUnreadable']),
  );
});

describe('trap: a date column’s order is decided from all its rows', () => {
  it('by one sure day', () =>
    expect(readColumn('date', ['03/04/2026', '05/04/2026', '13/04/2026']).values).toEqual([
      '2026-04-03',
      '2026-04-05',
      '2026-04-13',
    ]));
  it('asks with three cells in both readings when every day is 12 or less', () => {
    const { values, asked, notes } = readColumn('date', ['03/04/2026', '03/04/2026', '05/06/2026', '07/08/2026']);
    expect(values).toEqual(['open', 'open', 'open', 'open']);
    expect(asked).toEqual(['dateOrderOpen']);
    expect(notes[0]?.examples).toEqual([
      { place: 0, shown: '03/04/2026', first: '2026-04-03', second: '2026-03-04' },
      { place: 2, shown: '05/06/2026', first: '2026-06-05', second: '2026-05-06' },
      { place: 3, shown: '07/08/2026', first: '2026-08-07', second: '2026-07-08' },
    ]);
  });
  it('lets each column of a row have its own', () => {
    expect(readColumn('date', ['03/04/2026', '25/04/2026']).values[0]).toBe('2026-04-03');
    expect(readColumn('date', ['03/04/2026', '04/25/2026']).values[0]).toBe('2026-03-04');
    expect(readColumn('date', ['2026-03-04', '4-Mar-26']).values).toEqual(['2026-03-04', '2026-03-04']);
  });
  it('asks where two sure days contradict each other', () => {
    const { asked, notes } = readColumn('date', ['25/04/2026', '04/26/2026', '01/02/2026']);
    expect(asked).toEqual(['dateOrderMixed']);
    expect(notes[0]?.examples?.map(({ first, second }) => [first, second])).toEqual([
      ['2026-04-25', ''],
      ['', '2026-04-26'],
      ['2026-02-01', '2026-01-02'],
    ]);
  });
  it('asks which end is the year where two digits stand on both sides and the first hardly changes', () => {
    const column = ['26/03/04', '26/03/11', '26/04/02'];
    expect(readColumn('date', column)).toMatchObject({ values: ['open', 'open', 'open'], asked: ['dateYearOpen'] });
    expect(readColumn('date', column, { format: { dateOrder: 'ymd' } }).values).toEqual([
      '2026-03-04',
      '2026-03-11',
      '2026-04-02',
    ]);
    expect(readColumn('date', ['04/03/26', '11/03/26', '25/03/26']).asked).toEqual([]);
  });
  it('warns where texts stand among dates', () =>
    expect(readColumn('date', [cellOf(46086, '05/03/2026', 'dd/mm/yyyy'), '25/03/2026']).notes).toMatchObject([
      { code: 'datesMixed' },
    ]));
});

describe('trap: dates as serials', () => {
  const shown = (serial: number) => cellOf(serial, '05/03/2026', 'dd/mm/yyyy hh:mm');
  it('of the 1900 calendar', () => expect(readColumn('date', [shown(46086)]).values).toEqual(['2026-03-05']));
  it('of the 1904 calendar', () =>
    expect(readColumn('date', [shown(44624)], { dateSystem: 1904 }).values).toEqual(['2026-03-05']));
  it('with a time part of the last second of the day', () =>
    expect(readColumn('date', [shown(46086.99999)]).values).toEqual(['2026-03-05']));
  it('of 29 February 1900, which never was', () =>
    expect(readColumn('date', [shown(60), shown(59), shown(61)]).values).toEqual([
      'dateUnreadable',
      '1900-02-28',
      '1900-03-01',
    ]));
  it('that are not displayed as dates are said', () =>
    expect(readColumn('date', [46086]).warnings).toEqual(['dateFromNumber']));
});

describe('trap: what looks empty', () => {
  const KINDS = ['id', 'amount', 'date', 'text', 'gender', 'yesNo', 'reference', 'webAddress'] as const;
  it.each(KINDS)('is empty to %s', (kind) => {
    const column = ['Null', 'null', 'N/A', 'n/a', '-', 's/d', '#N/A', '', ' ', NBSP, cellOf('', '')];
    expect(readColumn(kind, column).values).toEqual(column.map(() => 'empty'));
  });
  it.each(KINDS)('an Excel error is never content to %s', (kind) => {
    const column = [errorCell('#NUM!'), errorCell('#N/A'), '#NUM!', ' #DIV/0! ', '#¡VALOR!', '#NOM?', '#REF!'];
    expect(readColumn(kind, column).values).toEqual(column.map(() => 'cellError'));
  });
  it('keeps words that only contain one', () =>
    expect(readColumn('text', ['Nullmeyer', 'no. #4', '# 12', '#4!a']).values).toEqual([
      'Nullmeyer',
      'no. #4',
      '# 12',
      '#4!a',
    ]));
});

describe('trap: gender is decided per column', () => {
  it.each([
    ['H and M without F: M is mujer', ['H', 'M'], ['male', 'female']],
    ['H and F', ['H', 'F'], ['male', 'female']],
    ['L and P in Indonesian', ['L', 'P', 'P'], ['male', 'female', 'female']],
    ['M and F', ['M', 'F'], ['male', 'female']],
    [
      'titles',
      ['Mrs.', 'Mr', 'Sra.', 'Sr.', 'Mme', 'Mlle', 'M.'],
      ['female', 'male', 'female', 'male', 'female', 'female', 'male'],
    ],
    [
      'words',
      ['Mujer', 'hombre', 'FÉMININ', 'Masculin', 'Laki-laki', 'perempuan'],
      ['female', 'male', 'female', 'male', 'male', 'female'],
    ],
    ['signs', ['♀', '♂'], ['female', 'male']],
  ])('%s', (_, column, genders) => expect(readColumn('gender', column).values).toEqual(genders));
  it.each([
    ['H, M and F', ['H', 'M', 'F'], ['male', 'unknown', 'female']],
    ['M alone', ['M', 'M'], ['unknown', 'unknown']],
    ['P alone', ['P'], ['unknown']],
    ['anything else', ['x'], ['unknown']],
  ])('%s stays unknown with a warning', (_, column, genders) => {
    const { values, warnings } = readColumn('gender', column);
    expect(values).toEqual(genders);
    expect(warnings).toHaveLength(genders.filter((gender) => gender === 'unknown').length);
  });
  it('takes what she said of a word, and warns no more', () =>
    expect(readColumn('gender', ['P', 'p.', 'Q'], { words: { p: 'female', q: 'unknown' } })).toMatchObject({
      values: ['female', 'female', 'unknown'],
      warnings: [],
    }));
  it('takes no word of the language itself for one of hers', () =>
    expect(readColumn('gender', ['constructor'], { words: {} }).values).toEqual(['unknown']));
});

describe('trap: yes and no', () => {
  it('in three languages, by ticks, digits and Excel’s own', () =>
    expect(readColumn('yesNo', ['yes', 'Sí', 'si', 'OUI', 'x', 1, '1', true, 'TRUE', '✓']).values).toEqual(
      Array.from({ length: 10 }, () => true),
    ));
  it('the same for no', () =>
    expect(readColumn('yesNo', ['no', 'No', 'non', 0, '0', false, 'FALSE', 'falso']).values).toEqual(
      Array.from({ length: 8 }, () => false),
    ));
  it('never takes a word for no', () =>
    expect(readColumn('yesNo', ['maybe', 2, 'firmado']).values).toEqual([
      'yesNoUnclear',
      'yesNoUnclear',
      'yesNoUnclear',
    ]));
  it('takes what she said of a word that is not understood alone', () =>
    expect(
      readColumn('yesNo', ['Firmado', 'pendiente'], { words: { firmado: 'yes', pendiente: 'no' } }).values,
    ).toEqual([true, false]));
  it('lets no template turn a no into a yes', () =>
    expect(readColumn('yesNo', ['no'], { words: { no: 'yes' } }).values).toEqual([false]));
  it('asks what a blank means among ticks alone, and takes the answer', () => {
    expect(readColumn('yesNo', ['x', '', 'X'])).toMatchObject({
      values: [true, 'empty', true],
      asked: ['tickBlankOpen'],
    });
    expect(readColumn('yesNo', ['x', ''], { format: { blankMeans: 'no' } })).toMatchObject({
      values: [true, false],
      asked: [],
    });
    expect(readColumn('yesNo', ['x', ''], { format: { blankMeans: 'unknown' } })).toMatchObject({
      values: [true, 'empty'],
      asked: [],
    });
    expect(readColumn('yesNo', ['yes', '', 'no']).asked).toEqual([]);
  });
});

describe('trap: in the photo, or not in it', () => {
  it.each(['Not pictured', 'not in photo', 'No aparece en la foto', 'pas sur la photo', 'Absent photo', 'Hors photo'])(
    '%j says what Kiva asks',
    (header) => expect(absencePolarity(header)).toBe('same'),
  );
  it.each(['In photo', 'Sur la photo', 'Aparece en foto', 'en foto', 'Pictured', 'Sale en foto'])(
    '%j says the opposite',
    (header) => expect(absencePolarity(header)).toBe('opposite'),
  );
  it.each(['Photo (Y/N)', 'Foto sí/no', 'photo oui non', 'Photo'])('%j says neither', (header) =>
    expect(absencePolarity(header)).toBe('open'),
  );
  it('shows what was resolved: two of "sur la photo" say non', () => {
    const column = readColumn('yesNo', ['oui', 'non', 'oui', 'non'], { format: { polarity: 'opposite' } });
    expect(column.values).toEqual([false, true, false, true]);
    expect(column.notes).toMatchObject([{ code: 'polarityResolved', place: 1, params: { shown: 'non', count: 2 } }]);
  });
  it('asks where the header says neither, and reads nothing meanwhile', () =>
    expect(readColumn('yesNo', ['oui', 'non'], { format: { polarity: 'open' } })).toMatchObject({
      values: ['open', 'open'],
      asked: ['polarityOpen'],
    }));
});

describe('trap: damaged text', () => {
  it.each([
    ['UsulutÃ¡n', 'Usulután'],
    ['San JosÃ©', 'San José'],
    ['NiÃ±os', 'Niños'],
    ['ChambÃ©ry â€“ cÅ“ur', 'Chambéry – cœur'],
    ['lâ€™Ã©cole', 'l’école'],
    ['UsulutÃƒÂ¡n', 'Usulután'],
  ])('%j was %j', (text, meant) => {
    expect(repairedText(text)).toBe(meant);
    expect(readColumn('text', [text])).toMatchObject({ values: [text], warnings: ['textDamaged'] });
  });
  it.each(['Usulután', 'São Paulo', 'CAFÉ”', 'Âge', 'crâne', 'MÅNE', 'Ñandú', 'Đà Nẵng', '東京', 'plain'])(
    '%j is whole',
    (text) => {
      expect(repairedText(text)).toBeUndefined();
      expect(readColumn('text', [text])).toMatchObject({ values: [text], warnings: [] });
    },
  );
  it('says where letters are lost for good', () => {
    expect(hasLostLetters('Usulut\ufffdn')).toBe(true);
    expect(readColumn('text', ['Usulut\ufffdn']).warnings).toEqual(['textLettersLost']);
  });
  it('composes accents that stand apart, and says so once', () => {
    const column = readColumn('text', ['Jose\u0301', 'Nin\u0303o', 'José']);
    expect(column.values).toEqual(['José', 'Niño', 'José']);
    expect(column.notes).toMatchObject([
      { code: 'accentsComposed', severity: 'warning', place: 0, params: { count: 2 } },
    ]);
  });
});

describe('trap: names', () => {
  const mapped = (headers: readonly string[]) =>
    Object.fromEntries(
      suggestMapping(
        headers.map((header, column) => ({ header, column })),
        RECORD_KINDS.loanDraft,
      ).map(({ field, column }) => [column.header, field.split('.')[1]]),
    );
  it('French Nom is the last name beside Prénom', () =>
    expect(mapped(['N° prêt', 'Nom', 'Prénom'])).toMatchObject({ Nom: 'lastName', Prénom: 'firstName' }));
  it('Spanish Nombre is the first name beside Apellidos', () =>
    expect(mapped(['No. préstamo', 'Nombre', 'Apellidos'])).toMatchObject({
      Nombre: 'firstName',
      Apellidos: 'lastName',
    }));
  it('a borrower of one name keeps it whole', () =>
    expect(readColumn('text', ['Suharto', 'Sukarno', "Ma'ruf"]).values).toEqual(['Suharto', 'Sukarno', "Ma'ruf"]));
  it('"Apellidos, Nombres" of one cell is never cut by guessing', () =>
    expect(readColumn('text', ['García López, María José']).values).toEqual(['García López, María José']));
});
