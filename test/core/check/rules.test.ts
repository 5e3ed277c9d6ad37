import { KEY_SEPARATOR, namesIn } from '../../../src/core/check/rowNames';
import { planAddedUp } from '../../../src/core/writeBack/addedUpCells';
import type { CheckedSheet, CheckSurroundings } from '../../../src/core/check/checkSheet';
import type { KivaLoan } from '../../../src/core/kiva/kivaLoans';
import { REFERENCE } from './reference';
import { check } from './sheets';

const told = ({ findings }: CheckedSheet): readonly string[] =>
  findings.map(({ code, severity, params }) => [code, severity, params['cell'] ?? params['row'] ?? 'sheet'].join(' '));
const only = (checked: CheckedSheet, ...codes: readonly string[]): readonly string[] =>
  told(checked).filter((text) => codes.includes(text.split(' ')[0] ?? ''));
const unchecked = ({ notChecked }: CheckedSheet): readonly string[] => notChecked.map(({ code }) => code);

const loan = (loanId: string, status: string, change: Partial<KivaLoan> = {}): readonly [string, KivaLoan] => [
  loanId,
  { loanId, clientId: `C-${loanId}`, status, amount: 500, currency: 'KES', borrowerCount: 1, ...change },
];
const KIVA: CheckSurroundings = {
  kivaLoans: new Map([
    loan('L1', 'payingBack'),
    loan('L2', 'defaulted'),
    loan('L3', 'ended'),
    loan('L4', 'payingBack', { borrowerCount: 4 }),
    loan('L5', 'fundRaising'),
  ]),
};

describe('repayments beside Kiva’s loans', () => {
  const fields = ['loanId', 'amount', 'currency'];
  const repayments = (...rows: readonly (readonly (string | number)[])[]): CheckedSheet =>
    check('repayment', fields, rows, {}, KIVA);
  const ALL = [
    ['L1', 1],
    ['L2', 50],
    ['L4', 1],
  ] as const;

  it('says nothing where every loan is expected, and a defaulted one may pay', () => {
    expect(told(repayments(...ALL))).toEqual([]);
  });

  it.each([
    ['a loan that has ended', 'L3', 'loanNotRepaying warning A5'],
    ['a loan that is still raised', 'L5', 'loanNotRepaying warning A5'],
    ['a loan that Kiva does not have', 'L99', 'loanNotAtKiva warning A5'],
  ])('warns of %s', (_, id, finding) => {
    const checked = repayments(...ALL, [id, 5]);
    expect(told(checked)).toEqual([finding]);
    expect(checked.sendable).toHaveLength(4);
  });

  it('lists what Kiva expects and the sheet lacks, once', () => {
    const checked = repayments(['L2', 5]);
    expect(told(checked)).toEqual(['loansMissing warning sheet']);
    expect(checked.findings[0]?.params).toMatchObject({ count: 2, loans: 'L1, L4' });
  });

  it.each([
    ['above its loan is an error', ['L1', 500.01, 'KES'], ['amountAboveKivaLoan error B2']],
    ['just its loan is not', ['L1', 500, 'KES'], []],
    ['in another currency cannot be compared', ['L1', 900, 'UGX'], []],
    ['of a group’s member cannot either', ['L4', 900, 'KES'], []],
  ])('an amount %s', (_, row, findings) => {
    expect(only(repayments(row), 'amountAboveKivaLoan')).toEqual(findings);
  });

  it('does not call a loan unknown that may stand in the part of the list that was not read', () => {
    const cut = { ...KIVA, kivaLoansCut: { read: 5, total: 9000 } };
    const checked = check('repayment', fields, [...ALL, ['L3', 5], ['L99', 5]], {}, cut);
    expect(told(checked)).toEqual(['loanNotRepaying warning A5']);
    expect(checked.notChecked[0]).toMatchObject({ code: 'kivaLoansCut', params: { count: 5, total: 9000 } });
  });

  it('says that it could not look where the list is not at hand', () => {
    const checked = check('repayment', fields, [['L3', 5]]);
    expect(told(checked)).toEqual([]);
    expect(unchecked(checked)).toEqual(['kivaLoansMissing', 'lastReportMissing']);
  });
});

describe('a draft for a client with an open loan', () => {
  const drafts = (client: string, surroundings = KIVA): CheckedSheet =>
    check('loanDraft', ['loanId', 'clientId', 'waiver'], [['N1', client, 'yes']], {}, surroundings);

  it.each([
    ['is being paid back', 'C-L1', ['clientHasOpenLoan warning B2']],
    ['is being raised', 'C-L5', ['clientHasOpenLoan warning B2']],
    ['has ended', 'C-L3', []],
    ['is not known', 'C-X', []],
  ])('that %s', (_, client, findings) => expect(only(drafts(client), 'clientHasOpenLoan')).toEqual(findings));

  it('says that it could not look', () => expect(unchecked(drafts('C-L1', {}))).toEqual(['kivaLoansMissing']));
});

describe('an amount beside the last report', () => {
  const lastReport = {
    month: '2026-02',
    amounts: new Map([
      ['L1', 100],
      ['L2\u001fC2', 40],
    ]),
  };
  const at = (rows: readonly (readonly (string | number)[])[]): CheckedSheet =>
    check('repayment', ['loanId', 'clientId', 'amount'], rows, {}, { lastReport });

  it.each([
    ['below it is a warning', ['L1', 'C1', 99.99], ['belowLastReport warning C2']],
    ['the same says nothing', ['L1', 'C1', 100], []],
    ['of the same client counts', ['L2', 'C2', 39], ['belowLastReport warning C2']],
    ['of another client does not', ['L2', 'C3', 39], []],
    ['of a new loan does not', ['L9', 'C9', 1], []],
  ])('%s', (_, row, findings) => expect(told(at([row]))).toEqual(findings));
});

describe('an amount of another meaning than Kiva expects', () => {
  const rows = [
    ['L1', 800.1, 1000],
    ['L2', 0, 500],
    ['L3', 20, ''],
    ['L4', 600, 500],
    ['L5', 1, 2],
  ];
  const outstanding = (change: Parameters<typeof check>[3] = {}, more: CheckSurroundings = {}): CheckedSheet =>
    check('repayment', ['loanId', 'amount', 'loanAmount'], rows, { amountMeaning: 'outstanding', ...change }, more);

  it('is asked about with three of her rows, and nothing goes meanwhile', () => {
    const checked = outstanding();
    const question = checked.findings.find(({ code }) => code === 'amountConversionOpen');
    expect(question).toMatchObject({
      severity: 'question',
      params: {
        examples: 'B2: 1000 − 800.1 = 199.9; B3: 500 − 0 = 500; B5: 500 − 600 = -100',
        column: 'outstanding',
        account: 'cumulativePrincipal',
        count: 4,
        lacking: 1,
      },
    });
    expect(checked.sendable).toEqual([]);
  });

  it('is converted exactly once she agreed, and rows that cannot be stay behind', () => {
    const checked = outstanding({ amountConverted: 'cumulativePrincipal' });
    expect(told(checked)).toEqual([
      'conversionNeedsLoanAmount error B4',
      'conversionNegative error B5',
      'amountConverted warning sheet',
    ]);
    expect(checked.sendable.map(({ values }) => values.get('repayment.amount')?.value)).toEqual([199.9, 500, 1]);
    expect(checked.sendable.map(({ ownAmount }) => ownAmount)).toEqual([800.1, 0, expect.any(Number)]);
    expect(checked.total).toBe('700.9');
  });

  it('takes the loan amount from Kiva’s list where the sheet lacks it, but not of a group', () => {
    const agreed = { amountMeaning: 'outstanding', amountConverted: 'cumulativePrincipal' } as const;
    const checked = check(
      'repayment',
      ['loanId', 'amount'],
      [
        ['L1', 100],
        ['L4', 100],
      ],
      agreed,
      KIVA,
    );
    expect(checked.sendable.map(({ values }) => values.get('repayment.amount')?.value)).toEqual([400]);
    expect(only(checked, 'conversionNeedsLoanAmount')).toEqual(['conversionNeedsLoanAmount error B3']);
  });

  it('adds what was paid to the last report, which it needs', () => {
    const change = { amountMeaning: 'paidThisPeriod', amountConverted: 'cumulativePrincipal' } as const;
    expect(only(outstanding(change), 'amountMeaningDiffers', 'amountConverted')).toEqual([
      'amountMeaningDiffers error sheet',
    ]);
    const lastReport = {
      month: '2026-02',
      amounts: new Map([
        ['L1', 0.2],
        ['L2', 10],
      ]),
    };
    const checked = outstanding(change, { lastReport });
    expect(checked.sendable.map(({ values }) => values.get('repayment.amount')?.value)).toEqual([800.3, 10]);
    expect(only(checked, 'conversionNeedsLastAmount')).toHaveLength(3);
  });

  const LAST = {
    lastReport: {
      month: '2026-02',
      amounts: new Map([
        ['L1', 500],
        ['L2', 40],
      ]),
    },
  };
  const paid = { amountMeaning: 'paidThisPeriod', amountConverted: 'cumulativePrincipal' } as const;
  const amountsOf = (checked: CheckedSheet) =>
    checked.sendable.map(({ values }) => values.get('repayment.amount')?.value);
  const twoColumns = ['loanId', 'amount'];

  it('takes a blank for nothing paid, on top of what was reported before', () => {
    const rows = [
      ['L1', ''],
      ['L2', 5],
    ];
    const checked = check('repayment', twoColumns, rows, { ...paid, blankAmount: 'reportZero' }, LAST);
    expect(amountsOf(checked)).toEqual([500, 45]);
  });

  it.each([['reportZero'], [undefined]] as const)(
    'never sends a sum of blank and filled rows as it is (%s)',
    (answer) => {
      const rows = [
        ['L1', ''],
        ['L1', 30],
        ['L2', 5],
      ];
      const change = { ...paid, ...(answer && { blankAmount: answer }) };
      const checked = check('repayment', twoColumns, rows, change, { ...LAST, addUpRepeats: true });
      expect(amountsOf(checked)).toEqual(answer === undefined ? [] : [45]);
      expect(only(checked, 'addedUp')).toEqual([]);
    },
  );

  it('offers the sum of her own amounts, not of what is computed from each', () => {
    const rows = [
      ['L1', 10],
      ['L1', 30],
    ];
    const [offer] = check('repayment', twoColumns, rows, paid, LAST).findings.filter(({ row }) => row === 1);
    expect(offer).toMatchObject({ code: 'duplicateAddUp', params: { parts: '10 + 30', sum: '40' } });
  });

  it('offers no sum where one of the rows is blank', () => {
    const rows = [
      ['L1', 10],
      ['L1', ''],
      ['L1', 30],
    ];
    const checked = check('repayment', twoColumns, rows, { ...paid, blankAmount: 'reportZero' }, LAST);
    expect(only(checked, 'duplicateAddUp')).toEqual([]);
    expect(only(checked, 'duplicateKey')).toEqual(['duplicateKey error A2']);
    expect(checked.sendable).toEqual([]);
  });

  it('converts a sum by its own value', () => {
    const rows = [
      ['L1', 10],
      ['L1', 30],
    ];
    const checked = check('repayment', twoColumns, rows, paid, { ...LAST, addUpRepeats: true });
    expect(amountsOf(checked)).toEqual([540]);
  });

  it('holds a blank back where 0 does not say that nothing was paid', () => {
    const change = { amountMeaning: 'cumulativePrincipal', amountConverted: 'outstanding' } as const;
    const account = { account: { amountExpected: 'outstanding' } } as const;
    const rows = [
      ['L1', '', 100],
      ['L2', 30, 100],
    ];
    const fields = [...twoColumns, 'loanAmount'];
    const checked = check('repayment', fields, rows, { ...change, ...account, blankAmount: 'reportZero' });
    expect(amountsOf(checked)).toEqual([70]);
    expect(only(checked, 'conversionOfBlank')).toEqual(['conversionOfBlank error B2']);
  });

  it('is refused where nothing computes it', () => {
    const checked = outstanding({ account: { amountExpected: 'paidThisPeriod' } });
    expect(only(checked, 'amountMeaningDiffers')).toEqual(['amountMeaningDiffers error sheet']);
    expect(checked.sendable).toEqual([]);
  });
});

describe('rows of one loan', () => {
  const fields = ['loanId', 'amount', 'loanAmount'];
  const rows = [
    ['L1', 0.1, 100],
    ['L2', 5, 100],
    ['L1', 0.2, 100],
    ['L3', 5, 100],
    ['L3', 5, 200],
    ['L4', 'x', 9],
    ['L4', 1, 9],
  ];

  it('offer their sum and stay behind', () => {
    const checked = check('repayment', fields, rows);
    expect(checked.findings.find(({ code }) => code === 'duplicateAddUp')?.params).toMatchObject({
      key: 'L1',
      others: 'A4',
      parts: '0.1 + 0.2',
      sum: '0.3',
    });
    expect(checked.sendable.map(({ row }) => row)).toEqual([2]);
  });

  it('go out as one where she said so, unless they differ elsewhere or cannot be read', () => {
    const checked = check('repayment', fields, rows, {}, { addUpRepeats: true });
    expect(checked.sendable.map(({ row, values }) => [row, values.get('repayment.amount')?.value])).toEqual([
      [1, 0.3],
      [2, 5],
    ]);
    const [sum] = checked.sendable;
    expect(checked.leftOut).toMatchObject([{ row: 3, reason: 'addedUp', addedTo: { row: 1 } }]);
    const [added] = planAddedUp(checked.leftOut, 'stage');
    expect(added).toEqual({
      row: 3,
      key: checked.leftOut[0]?.addedTo?.identity.join(KEY_SEPARATOR),
      cells: {
        status: { code: 'status.skipped', params: { environment: 'stage' } },
        message: { code: 'message.addedUp', params: { row: 2 } },
        reference: null,
        reviewLink: null,
        sentAt: null,
      },
    });
    // Told apart from the row that has the sum, by more than the names that both have.
    expect(added?.key).not.toBe(sum?.identity.join(KEY_SEPARATOR));
    expect(namesIn(added?.key ?? '')).toEqual(['L1']);
    expect(only(checked, 'addedUp')).toEqual(['addedUp warning B2']);
    expect(checked.total).toBe('5.3');
  });

  it('are only one thing to say for drafts', () => {
    const checked = check('loanDraft', ['loanId'], [['L1'], ['L2'], ['L1'], ['L1']]);
    expect(only(checked, 'duplicateKey')).toEqual(['duplicateKey error A2']);
    expect(checked.sendable.map(({ row }) => row)).toEqual([2]);
  });
});

describe('a story', () => {
  const story = (
    description: string,
    { gender = 'female', language = 'en', lastName = 'Otieno' } = {},
  ): readonly string[] =>
    only(
      check(
        'loanDraft',
        ['loanId', 'description', 'gender', 'language', 'lastName', 'waiver'],
        [['L1', description, gender, language, lastName, 'yes']],
        {},
        { reference: REFERENCE },
      ),
      'numberInText',
      'lastNameInText',
      'pronounsOtherGender',
    ).map((text) => text.split(' ')[0] ?? '');

  it.each([
    ['a phone', 'Call her at 0722 123-456.', ['numberInText']],
    ['an international phone', 'Call +254 (722) 123456.', ['numberInText']],
    ['an identity number', 'Her DNI is 45678912.', ['numberInText']],
    ['Arabic digits', 'Call ٠٧٢٢١٢٣٤٥٦.', ['numberInText']],
    ['an amount in groups', 'She earns 5.000.000 or 1 500 000 a year.', []],
    ['years and dates', 'From 2019-2021, and since 04.03.2026.', []],
    ['digits of two scripts', 'Call 0722 ١٢٣.', ['numberInText']],
    ['few digits', 'She has 12 hens and 1345 eggs.', []],
  ])('with %s', (_, text, codes) => expect(story(text)).toEqual(codes));

  it.each([
    ['the last name', 'Akinyi OTIENO sells fish.', 'Otieno', ['lastNameInText']],
    ['the last name without its accent', 'Ana Nunez vende.', 'Núñez', ['lastNameInText']],
    ['a part of a double name', 'Ana Mamani vende.', 'Quispe Mamani', ['lastNameInText']],
    ['the last name with its marks apart', 'Ana Nun\u0303ez vende.', 'Núñez', ['lastNameInText']],
    ['a last name that is not in Latin letters', 'Анна ИВАНОВ, 35 лет.', 'Иванов', ['lastNameInText']],
    ['the last name in wide letters', 'Ana Ｒｕｉｚ vende.', 'Ruiz', ['lastNameInText']],
    ['the last name after a dash', 'Ana—Ruiz vende.', 'Ruiz', ['lastNameInText']],
    ['a name within a word', 'She sells marble.', 'Mar', []],
    ['a particle of a name', 'Vende en la plaza del pueblo.', 'del Sol', []],
    ['a very short name', 'Li sells fish.', 'Li', []],
  ])('with %s', (_, text, lastName, codes) => expect(story(text, { lastName })).toEqual(codes));

  it.each([
    ['a woman as he', 'He sells fish. His stall is new.', {}, ['pronounsOtherGender']],
    ['a man as she', 'She sells fish. Her stall is new.', { gender: 'male' }, ['pronounsOtherGender']],
    ['a woman and her husband', 'She sells fish. He helps her in his boat.', {}, []],
    [
      'a man in Spanish as ella',
      'Ella vende. Ella compra.',
      { gender: 'male', language: 'es' },
      ['pronounsOtherGender'],
    ],
    ['a woman in Spanish as él', 'Él vende. ÉL compra.', { language: 'es' }, ['pronounsOtherGender']],
    ['a woman with articles alone', 'En el mercado vende el pescado.', { language: 'es' }, []],
    ['a woman in French as il', 'Il vend. Il achète.', { language: 'fr' }, ['pronounsOtherGender']],
    ['nobody in French', 'Il y a un marché. Il faut payer.', { language: 'fr' }, []],
  ])('of %s', (_, text, change, codes) => expect(story(text, change)).toEqual(codes));
});

it('takes a partner’s own limits in place of the defaults', () => {
  const drafts = (limits: CheckSurroundings['limits'] = {}): readonly string[] =>
    only(
      check(
        'loanDraft',
        ['loanId', 'amount', 'currency', 'loanUse'],
        [['L1', 6, 'USD', 'to buy seeds']],
        {},
        { limits },
      ),
      'amountNotAbove',
      'textLength',
    );
  expect(drafts()).toEqual([]);
  expect(drafts({ usdLoanAbove: 25 })).toEqual(['amountNotAbove error B2']);
  expect(drafts({ loanUse: { least: 20, most: 200 } })).toEqual(['textLength warning D2']);
});
