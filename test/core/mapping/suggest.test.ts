import fc from 'fast-check';
import { RECORD_KINDS } from '../../../src/core/catalogue';
import type { RecordKind } from '../../../src/core/catalogue/recordKind';
import type { SnapshotColumn } from '../../../src/core/cell/snapshot';
import type { SheetHints } from '../../../src/core/mapping/candidates';
import { suggestMapping } from '../../../src/core/mapping/suggest';

const { repayment, loanDraft, journal } = RECORD_KINDS;

/** A sheet by its columns: each header with some texts below it. */
type Columns = readonly (readonly [header: string, ...texts: string[]])[];

const suggest = (kind: RecordKind, columns: Columns, hints: SheetHints = {}) =>
  suggestMapping(
    columns.map(([header], column) => ({ column, header })),
    kind,
    { textsOf: ({ column }) => columns[column]!.slice(1), ...hints },
  );
const told = (kind: RecordKind, columns: Columns, hints: SheetHints = {}): readonly string[] =>
  suggest(kind, columns, hints).map(
    ({ field, column, confidence, reason }) =>
      `${columns[column.column]![0]}: ${field.split('.')[1]} ${confidence} ${reason}`,
  );
const MONEY = ['1,200.00', '500.00', '750.50'] as const;
const DATES = ['03/04/2026', '17/04/2026', '21/04/2026'] as const;
const STORY = 'Amina sells vegetables at the market of her town and takes care of four children. '.repeat(3);

describe('consent', () => {
  const sureOf = (header: string) =>
    suggest(loanDraft, [[header, 'yes', 'no', 'yes']]).filter(({ confidence }) => confidence === 'sure');

  it.each([
    'No waiver',
    'No firmó autorización',
    'No consent',
    'Client waiver unsigned',
    'Consentimiento no firmado',
    'Waiver required',
    'Photo waived',
    'Waiver missing',
    'Sans décharge',
    'Not signed waiver',
    'Consentement non signé',
    'Waiver ✗',
  ])('is never taken from "%s" without asking', (header) => expect(sureOf(header)).toEqual([]));

  it.each(['Waiver', 'Client waiver signed', 'Consentimiento firmado', 'Décharge signée', 'Waiver (Y/N)'])(
    'is taken from "%s"',
    (header) => expect(sureOf(header)).toMatchObject([{ field: 'loanDraft.waiver' }]),
  );

  it('is asked about where a row of headers above may turn it round', () => {
    const [column] = suggestMapping([{ column: 0, header: 'No Waiver', own: 'Waiver' } as SnapshotColumn], loanDraft);
    expect(column).toMatchObject({ field: 'loanDraft.waiver', confidence: 'ask' });
  });
});

describe('headers that speak of another one', () => {
  it.each([
    ['Loan ID (old)', repayment, ['L-1', 'L-2', 'L-3']],
    ['Kiva loan ID', repayment, ['2000111', '2000112', '2000113']],
    ['New loan ID', repayment, ['L-1', 'L-2', 'L-3']],
    ['Principal to be repaid', repayment, MONEY],
    ['Principal paid %', repayment, MONEY],
    ['Max loan amount', loanDraft, MONEY],
    ['Monto máximo del préstamo', loanDraft, MONEY],
    ['Business name', loanDraft, ['Mama Fua', 'Kiosk', 'Duka']],
    ['Nom du commerce', loanDraft, ['Chez Ali', 'Le Bon', 'Prix']],
    ['Ancien numéro de prêt', repayment, ['L-1', 'L-2', 'L-3']],
  ] as const)('ask: %s', (header, kind, texts) => {
    const sure = suggest(kind, [[header, ...texts]]).filter(({ confidence }) => confidence === 'sure');
    expect(sure).toEqual([]);
  });
});

describe('headers that resemble an alias', () => {
  it.each([
    ['other words around it', 'Fecha en que se desembolsó el crédito', DATES, 'disbursalDate', 'sure'],
    ['an abbreviation', 'Fec. desemb.', DATES, 'disbursalDate', 'sure'],
    ['snake case', 'loan_disbursement_dt', DATES, 'disbursalDate', 'sure'],
    ['words glued together', 'FechaDesembolso', DATES, 'disbursalDate', 'sure'],
    ['a slip', 'Date of disbursment', DATES, 'disbursalDate', 'sure'],
    ['a unit', 'Loan amount (UGX)', MONEY, 'amount', 'sure'],
    ['a second name in another language', 'Monto del préstamo / Loan amount', MONEY, 'amount', 'sure'],
    ['no amount in words, but in its cells', 'Préstamo otorgado', MONEY, 'amount', 'ask'],
  ])('knows %s', (_, header, texts, field, confidence) => {
    expect(suggest(loanDraft, [[header, ...texts]])).toMatchObject([{ field: `loanDraft.${field}`, confidence }]);
  });

  it.each([
    ['another person', 'Spouse first name', ['Asha', 'Juma']],
    ['another date', 'Date of birth', DATES],
    ['another rate', 'Late interest rate', ['2%', '2.5%']],
    ['another count', 'Installments paid', ['6', '12']],
    ['grace in days', 'Grace period (days)', ['7', '15']],
    ['a term in months, whatever is paid in it', 'Term (months)', ['6', '12']],
    ['the officer', 'Loan officer name', ['Grace', 'Peter']],
    ['nothing of ours', 'Weather', ['rain', 'sun']],
  ])('leaves alone what is about %s', (_, header, texts) => {
    expect(suggest(loanDraft, [[header, ...texts]])).toEqual([]);
  });

  it.each([
    ['Interest rate', ['2%', '2.5%'], 'interestRate'],
    ['Number of instalments', ['6', '12'], 'instalmentCount'],
    ['No. de cuotas', ['6', '12'], 'instalmentCount'],
    ['Frecuencia de pago', ['Mensual', 'Semanal'], 'frequency'],
    ['Date de la première échéance', DATES, 'firstInstalmentDate'],
  ])('takes %s for a term of the loan', (header, texts, field) => {
    const found = suggest(loanDraft, [[header, ...texts]]);
    expect(found).toMatchObject([{ field: `loanDraft.${field}`, confidence: 'sure' }]);
  });

  it('takes a field of another kind for what it is', () => {
    expect(suggest(journal, [['Disbursed amount', ...MONEY]])).toEqual([]);
  });
});

describe('what the cells say', () => {
  it.each([
    ['currency codes', ['KES', 'UGX', 'KES'], 'currency'],
    ['gender words', ['F', 'M', 'F'], 'gender'],
    ['names of pictures', ['IMG_1.jpg', 'IMG_2.jpg'], 'photo'],
    ['long texts', [STORY, STORY], 'description'],
  ])('proposes a column by its %s alone, and asks', (_, texts, field) => {
    expect(told(loanDraft, [['Xyzzy', ...texts]])).toEqual([`Xyzzy: ${field} ask content`]);
    expect(told(loanDraft, [['', ...texts]])).toEqual([`: ${field} ask content`]);
  });

  it.each([
    ['Loan amount', DATES],
    ['Disbursal date', MONEY],
    ['Loan ID', ['Amina Juma is a farmer', 'Grace sells fish', 'Peter keeps bees']],
    ['First name', MONEY],
    ['Gender', MONEY],
    ['Loan use', DATES],
  ])('asks about "%s" where the cells cannot be that', (header, texts) => {
    expect(suggest(loanDraft, [[header, ...texts]])).toMatchObject([{ confidence: 'ask', reason: 'unlikeContent' }]);
  });

  it('says nothing in an empty column', () => {
    expect(told(loanDraft, [['Loan amount', '', '']])).toEqual(['Loan amount: amount sure alias']);
  });

  it('tells a code per row from money', () => {
    expect(told(repayment, [['Préstamo', 'L-10023', 'L-10024', 'L-10031']])).toEqual([
      'Préstamo: loanId ask ambiguous',
    ]);
  });

  it('asks before "Nom" with whole names becomes the last name', () => {
    expect(told(loanDraft, [['Nom', 'Diop Awa', 'Fall Moussa']])).toEqual(['Nom: lastName ask ambiguous']);
    expect(told(loanDraft, [['Nom', 'Diop', 'Fall']])).toEqual(['Nom: lastName sure alias']);
  });
});

describe('what is never assumed', () => {
  it.each([
    ['a number of the government', loanDraft, 'Numéro CNI', ['1751198500231', '2751198500232']],
    ['an amount with its interest', repayment, 'Total amount paid', MONEY],
    ['an amount that was asked for', loanDraft, 'Monto solicitado', MONEY],
    ['what is outstanding', repayment, 'Saldo de capital', MONEY],
    ['the branch', loanDraft, 'Sucursal', ['Norte', 'Sur']],
  ])('asks about %s', (_, kind, header, texts) => {
    const [only] = suggest(kind, [[header, ...texts]]);
    expect(only).toMatchObject({ confidence: 'ask', reason: 'ambiguous' });
  });
});

describe('one assignment', () => {
  it('gives the amount what was paid, and what is outstanding its own field', () => {
    const both: Columns = [
      ['Saldo de capital', ...MONEY],
      ['Capital pagado', ...MONEY],
    ];
    expect(told(repayment, both)).toEqual([
      'Capital pagado: amount sure alias',
      'Saldo de capital: outstanding sure alias',
    ]);
  });

  it('gives the better column to a field that two could hold, and asks about neither where one says it', () => {
    const two: Columns = [
      ['Disbursement info', ...DATES],
      ['Disbursal date', ...DATES],
    ];
    expect(told(loanDraft, two)).toContain('Disbursal date: disbursalDate sure alias');
  });

  const SHEET: Columns = [
    ['N° prêt', 'P-1', 'P-2'],
    ['Prénom', 'Awa', 'Moussa'],
    ['Nom de famille', 'Diop', 'Fall'],
    ['Sexe', 'F', 'H'],
    ['Somme accordée', ...MONEY],
    ['Jour du décaissement', ...DATES],
    ['Activité exercée', 'Commerce', 'Couture'],
    ['Langue du récit', 'français', 'français'],
    ['Observations', 'rien', 'rien'],
    ['Agent de crédit', 'Paul', 'Paul'],
    ['Échéance 1', ...DATES],
    ['Capital 1', ...MONEY],
    ['Échéance 2', ...DATES],
    ['Capital 2', ...MONEY],
  ];
  const pairs = (columns: Columns): readonly string[] =>
    suggest(loanDraft, columns).map(
      ({ field, index, column, confidence, certainty, reason }) =>
        `${columns[column.column]![0]} ${field} ${index} ${confidence} ${certainty} ${reason}`,
    );

  it('does not depend on the order of the columns', () => {
    const straight = [...pairs(SHEET)].sort();
    expect(straight.length).toBeGreaterThan(9);
    fc.assert(
      fc.property(fc.shuffledSubarray([...SHEET], { minLength: SHEET.length }), (shuffled) => {
        expect([...pairs(shuffled)].sort()).toEqual(straight);
      }),
      { numRuns: 30 },
    );
  });

  it('gives no column twice, no field twice, and the same each time', () => {
    const header = fc.constantFrom(
      ...SHEET.map(([name]) => name),
      'Amount',
      'Name',
      'ID',
      '',
      'Date',
      'Principal',
      'Photo',
    );
    fc.assert(
      fc.property(fc.array(header, { maxLength: 20 }), (headers) => {
        const columns = headers.map((name): Columns[number] => [name]);
        const found = suggest(loanDraft, columns);
        const keys = found.map(({ field, index }) => `${field} ${index}`);
        const repeated = found.filter(({ reason }) => reason === 'repeatedHeader').length;
        expect(new Set(found.map(({ column }) => column.column)).size).toBe(found.length);
        expect(new Set(keys).size + repeated).toBeGreaterThanOrEqual(found.length);
        expect(found.every(({ certainty }) => certainty >= 0 && certainty <= 1)).toBe(true);
        expect(suggest(loanDraft, columns)).toEqual(found);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a field that a sheet has in several forms', () => {
  it.each([
    ['en', 'Salutation', 'Gender', ['Mrs', 'Mr', 'Ms'], ['Female', 'Male', 'Female']],
    ['es', 'Tratamiento', 'Sexo', ['Sra', 'Sr', 'Sra'], ['M', 'H', 'M']],
    ['fr', 'Civilité', 'Genre', ['Mme', 'M', 'Mme'], ['1', '2', '1']],
  ])('takes the gender, never the title beside it (%s)', (_, title, gender, titles, genders) => {
    for (const columns of [
      [[title, ...titles] as const, [gender, ...genders] as const],
      [[title], [gender]] as const,
    ]) {
      expect(told(loanDraft, columns)).toEqual([`${gender}: gender sure alias`]);
    }
    expect(told(loanDraft, [[title, ...titles]])).toEqual([`${title}: gender ask ambiguous`]);
  });

  it.each([
    ['Address', 'City/District'],
    ['Sucursal', 'Municipio'],
    ['Agence', 'Ville'],
  ])('takes the town, never "%s" beside it', (near, town) => {
    expect(told(loanDraft, [[near], [town]])).toMatchObject([expect.stringMatching(`^${town}: location sure`)]);
    expect(told(loanDraft, [[near]])).toEqual([`${near}: location ask ambiguous`]);
  });

  it.each(['Client Global Num*', 'Customer global no', 'Global Num'])('takes "%s" for the client’s id', (header) =>
    expect(told(loanDraft, [[header, '0003-000000121', '0003-000000122']])).toEqual([`${header}: clientId sure alias`]),
  );

  it('asks about the account number before an external id', () => {
    const ids = ['A-1', 'A-2'] as const;
    expect(
      told(repayment, [
        ['External ID', ...ids],
        ['Account Number', ...ids],
      ]),
    ).toEqual(['Account Number: loanId ask ambiguous']);
    expect(told(repayment, [['External ID', ...ids]])).toEqual(['External ID: loanId ask ambiguous']);
  });

  it('takes no lone word with money below it for the loan’s amount, and no principal of a payment', () => {
    expect(told(loanDraft, [['Original', ...MONEY]])).toEqual([]);
    expect(
      told(repayment, [
        ['Amount', ...MONEY],
        ['Principal', ...MONEY],
      ]).filter((one) => / sure /.test(one)),
    ).toEqual([]);
    expect(
      told(loanDraft, [
        ['Principal', ...MONEY],
        ['Interest', ...MONEY],
      ]),
    ).toEqual(['Principal: principal ask ambiguous', 'Interest: interest ask ambiguous']);
  });
});

describe('what she said before', () => {
  const hints = (header: string, field: string | null): SheetHints => ({ corrections: [{ header, field }] });

  it('is remembered for that header, however it is written', () => {
    expect(told(repayment, [['TOTAL  pagado*', ...MONEY]], hints('Total pagado', 'repayment.amount'))).toEqual([
      'TOTAL  pagado*: amount sure remembered',
    ]);
    expect(told(repayment, [['Xyzzy', ...MONEY]], hints('xyzzy', 'repayment.amount'))).toEqual([
      'Xyzzy: amount sure remembered',
    ]);
  });

  it('counts more than an alias', () => {
    const columns: Columns = [
      ['Principal repaid', ...MONEY],
      ['Xyzzy', ...MONEY],
    ];
    expect(told(repayment, columns, hints('Xyzzy', 'repayment.amount'))).toEqual(['Xyzzy: amount sure remembered']);
  });

  it('can be that it is nothing of Kiva’s', () => {
    expect(told(repayment, [['Loan ID', 'A-1']], hints('Loan ID', null))).toEqual([]);
  });

  it('does not tell two equal headers apart', () => {
    const columns: Columns = [
      ['Xyzzy', ...MONEY],
      ['Xyzzy', ...MONEY],
    ];
    expect(told(repayment, columns, hints('Xyzzy', 'repayment.amount'))).toEqual(['Xyzzy: amount ask repeatedHeader']);
  });

  it('is of no use for a field that this kind does not have', () => {
    expect(told(repayment, [['Loan ID', 'A-1']], hints('Loan ID', 'journal.body'))).toEqual([
      'Loan ID: loanId sure alias',
    ]);
  });
});
