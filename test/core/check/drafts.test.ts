import fc from 'fast-check';
import { RECORD_KINDS } from '../../../src/core/catalogue';
import type { Cell, CellValue } from '../../../src/core/cell/cell';
import { sumText } from '../../../src/core/cell/decimal';
import type { CheckedSheet } from '../../../src/core/check/checkSheet';
import { FINDING_PARAMS } from '../../../src/core/check/findingCodes';
import type { ReferenceData } from '../../../src/core/reference/referenceData';
import { recordText } from '../../../src/core/submission/recordText';
import { cellOf, errorCell } from '../cell/cells';
import { REFERENCE } from './reference';
import { check } from './sheets';

const TODAY = '2026-05-04';

/** A row that has everything Kiva asks for; instalments follow in their own columns. */
const WHOLE = {
  loanId: 'L-1',
  clientId: 'C-1',
  firstName: 'Akinyi',
  lastName: 'Otieno',
  gender: 'female',
  amount: 600 as CellValue,
  currency: 'KES',
  disbursalDate: '2026-05-15',
  description: 'Akinyi keeps layers and sells eggs at the market.',
  language: 'English',
  loanUse: 'to buy chicken feed.',
  activity: 'Poultry',
  theme: 'General',
  location: 'Kisumu: Kenya',
  waiver: 'yes' as CellValue,
};
type Row = Partial<Record<keyof typeof WHOLE | 'fullName' | 'groupName' | 'notPictured' | 'photo', CellValue | Cell>>;
type Part = CellValue | Cell;
/** Date, principal, interest of each instalment. */
type Plan = readonly (readonly [Part, Part, Part])[];

const PLAN: Plan = [
  ['2026-06-15', 400, 12],
  ['2026-07-15', 200, 6],
];
const PARTS = ['scheduleDate', 'principal', 'interest'];

/** Checks drafts with one instalment plan each; fields left out of `changes` are those of a whole row. */
function drafts(
  rows: readonly { readonly row?: Row; readonly plan?: Plan }[],
  surroundings: Parameters<typeof check>[4] = { today: TODAY, reference: REFERENCE },
): CheckedSheet {
  const whole = rows.map(({ row = {} }, n): Row => ({ ...WHOLE, loanId: `L-${n + 1}`, ...row }));
  const fields = [...new Set(whole.flatMap((row) => Object.keys(row)))] as (keyof Row)[];
  const used = fields.filter((field) => whole.some((row) => row[field] !== undefined));
  const length = Math.max(...rows.map(({ plan = PLAN }) => plan.length));
  const cells = rows.map(({ plan = PLAN }, n) => [
    ...used.map((field) => whole[n]?.[field] ?? ''),
    ...Array.from({ length }, (_, at) => plan[at] ?? ['', '', '']).flat(),
  ]);
  const columns = [...used, ...Array.from({ length }, () => PARTS).flat()];
  return check('loanDraft', columns, cells, {}, surroundings);
}
const draft = (row: Row = {}, plan: Plan = PLAN): CheckedSheet => drafts([{ row, plan }]);
const WITHOUT_LISTS = { today: TODAY };
const withoutActivities = (): ReferenceData =>
  Object.fromEntries(Object.entries(REFERENCE).filter(([list]) => list !== 'activities'));

/** "code severity field" of each finding. */
const told = ({ findings }: CheckedSheet): readonly string[] =>
  findings.map(({ code, severity, field }) => [code, severity, field?.split('.')[1] ?? 'sheet'].join(' '));
const bodyOf = (checked: CheckedSheet, n = 0): unknown => {
  const record = checked.sendable[n];
  return record === undefined ? undefined : JSON.parse(recordText(checked.kind.fields, record));
};

describe('a whole draft', () => {
  it('has nothing to say and becomes exactly what the contract asks for', () => {
    const checked = draft();
    expect(checked.findings).toEqual([]);
    expect(bodyOf(checked)).toEqual({
      entreps: [
        {
          loan_id: 'L-1',
          client_id: 'C-1',
          first_name: 'Akinyi',
          last_name: 'Otieno',
          gender: 'female',
          amount: 600,
        },
      ],
      currency: 'KES',
      disburse_time: '2026-05-15',
      description: 'Akinyi keeps layers and sells eggs at the market.',
      description_language_id: 1,
      loanuse: 'to buy chicken feed.',
      activity_id: 41,
      theme_type_id: 48,
      location: 'Kisumu: Kenya',
      client_waiver_signed: true,
      schedule: [
        { date: '2026-06-15', principal: 400, interest: 12 },
        { date: '2026-07-15', principal: 200, interest: 6 },
      ],
    });
  });

  it('leaves out what is empty, and says so', () => {
    const checked = draft({ description: '', waiver: '', lastName: '', theme: '-' }, []);
    expect([...told(checked)].sort()).toEqual(
      ['description', 'lastName', 'theme', 'waiver'].map((field) => `advisedColumnEmpty warning ${field}`),
    );
    const body = recordText(checked.kind.fields, checked.sendable[0]!);
    expect(body).not.toMatch(/description"|waiver|last_name|theme|schedule|null|""/);
  });

  it('is named by its loan id, and sums up with the others', () => {
    const checked = drafts([{}, { row: { amount: 600.5 }, plan: [['2026-06-15', 600.5, 0]] }]);
    expect(checked).toMatchObject({ total: '1200.5', recordKey: ['loanDraft.loanId'], identityColumns: [0] });
  });
});

describe('names in Kiva’s lists', () => {
  it('go out as Kiva’s ids and spellings', () => {
    const row = {
      activity: 'ANIMAL  sales',
      theme: 48,
      language: 'spanish',
      currency: 'kes',
      location: 'usulutan el salvador',
    };
    expect(bodyOf(draft({ ...row, loanUse: 'comprar alimento para pollos' }))).toMatchObject({
      activity_id: 12,
      theme_type_id: 48,
      description_language_id: 2,
      currency: 'KES',
      location: 'Usulután: El Salvador',
    });
  });

  it('are ids when they are numbers that exist, however they are displayed', () => {
    expect(bodyOf(draft({ activity: cellOf(1041, '1,041.00', '#,##0.00') }))).toMatchObject({ activity_id: 1041 });
    expect(told(draft({ activity: 999 }))).toEqual(['referenceNotFound error activity']);
    expect(told(draft({ activity: 0 }))).toEqual(['referenceNotFound error activity']);
  });

  it('block the row where they are not there, with the nearest', () => {
    const checked = draft({ activity: 'Poultri', location: 'Atlantis' });
    expect(checked.findings).toMatchObject([
      {
        code: 'referenceNear',
        severity: 'error',
        row: 1,
        params: { shown: 'Poultri', near: 'Poultry', near1: 'Poultry', near2: '', near3: '', cell: 'L2' },
      },
      { code: 'referenceNotFound', severity: 'error', params: { shown: 'Atlantis' } },
    ]);
    expect(checked.sendable).toEqual([]);
  });

  it('say once a name that a shorter one was taken', () => {
    const checked = drafts([1, 2, 3].map(() => ({ row: { location: 'kisumu' } })));
    expect(checked.findings).toMatchObject([
      { code: 'referenceShortName', severity: 'warning', params: { shown: 'kisumu', used: 'Kisumu: Kenya', count: 3 } },
    ]);
    expect(bodyOf(checked, 2)).toMatchObject({ location: 'Kisumu: Kenya' });
  });

  it('hold the sheet back while a list is not at hand; a currency is its own code', () => {
    expect(told(drafts([{}], { today: TODAY, reference: withoutActivities() }))).toEqual([
      'referenceListMissing error activity',
    ]);
    expect(told(drafts([{}], { today: TODAY, reference: { ...REFERENCE, activities: [] } }))).toEqual([
      'referenceListMissing error activity',
    ]);
    const alone = { language: '', activity: '', theme: '', location: '' };
    const coded = (currency: string) => drafts([{ row: { ...alone, currency } }], WITHOUT_LISTS);
    const errors = (checked: CheckedSheet) => told(checked).filter((said) => said.includes(' error '));
    expect(errors(drafts([{}], WITHOUT_LISTS))).toHaveLength(4);
    const checked = check('loanDraft', ['loanId', 'currency', 'waiver'], [['L1', 'kes', true]], {}, WITHOUT_LISTS);
    expect(bodyOf(checked)).toMatchObject({ currency: 'KES' });
    expect(errors(coded('shillings'))).toContain('referenceNotFound error currency');
  });
});

describe('what blocks a draft', () => {
  it.each<[string, Row, Plan, readonly string[]]>([
    ['an amount of zero', { amount: 0 }, [], ['amountNotPositive error amount']],
    ['a negative amount', { amount: -5 }, [], ['amountNotPositive error amount']],
    ['five dollars', { amount: 5, currency: 'USD' }, [], ['amountNotAbove error amount']],
    ['more decimals than the currency has', { amount: 600.5, currency: 'UGX' }, [], ['amountDecimals error amount']],
    [
      'decimals in an instalment',
      { currency: 'UGX' },
      [
        ['2026-06-15', 300.5, 0],
        ['2026-07-15', 299.5, 1.5],
      ],
      ['amountDecimals error principal', 'amountDecimals error principal', 'amountDecimals error interest'],
    ],
    ['a disbursal 30 days ago', { disbursalDate: '2026-04-04' }, [], ['dateTooOld error disbursalDate']],
    ['a disbursal in 91 days', { disbursalDate: '2026-08-03' }, [], ['dateTooFar error disbursalDate']],
    ['a disbursal on no day', { disbursalDate: '2026-02-30' }, [], ['dateUnreadable error disbursalDate']],
    ['a story without a signature', { waiver: 'no' }, PLAN, ['waiverNotSigned error waiver']],
    [
      'a member of no group who is pictured',
      { notPictured: 'no' },
      PLAN,
      ['polarityNobody warning notPictured', 'groupFieldFilled error notPictured'],
    ],
    ['principal below the amount', {}, [['2026-06-15', 599.99, 0]], ['scheduleSum error amount']],
    ['principal above the amount', {}, [['2026-06-15', 601, 0]], ['scheduleSum error amount']],
    [
      'dates that do not ascend',
      {},
      [
        ['2026-07-15', 300, 0],
        ['2026-06-15', 200, 0],
        ['2026-06-15', 100, 0],
      ],
      ['scheduleNotAscending error scheduleDate', 'scheduleNotAscending error scheduleDate'],
    ],
    [
      'an instalment on the day of the disbursal',
      {},
      [
        ['2026-05-15', 300, 0],
        ['2026-06-15', 300, 0],
      ],
      ['scheduleBeforeDisbursal error scheduleDate'],
    ],
    [
      'negative parts',
      {},
      [
        ['2026-06-15', 700, 1],
        ['2026-07-15', -100, -1],
      ],
      ['amountNegative error principal', 'amountNegative error interest'],
    ],
    ['an instalment without its date', {}, [['', 600, 0]], ['instalmentHalf error scheduleDate']],
    [
      'an instalment without principal',
      {},
      [
        ['2026-06-15', 600, 0],
        ['2026-07-15', '', 5],
      ],
      ['instalmentHalf error principal'],
    ],
    ['interest alone', {}, [['', '', 5]], ['instalmentHalf error scheduleDate', 'instalmentHalf error principal']],
    [
      'an unreadable principal, and says nothing else of it',
      {},
      [['2026-06-15', 'x', 0]],
      ['amountUnreadable error principal'],
    ],
    ['an error of Excel’s', {}, [[errorCell('#REF!'), 600, 0]], ['cellError error scheduleDate']],
  ])('%s', (_, row, plan, findings) => {
    const checked = draft(row, plan);
    expect(told(checked)).toEqual(findings);
    expect(checked.sendable).toEqual([]);
  });

  it.each<[string, Row, Plan]>([
    ['a disbursal 29 days ago', { disbursalDate: '2026-04-05' }, PLAN],
    ['a disbursal in 90 days', { disbursalDate: '2026-08-02' }, []],
    ['a little above five dollars', { amount: 5.01, currency: 'USD' }, []],
    ['five of another currency', { amount: 5, currency: 'KES' }, []],
    ['an unsigned waiver without a story', { waiver: 'no', description: undefined! }, PLAN],
    ['no instalments', {}, []],
    [
      'a sum that only binary fractions miss',
      { amount: 0.3 },
      [
        ['2026-06-15', 0.1, 0],
        ['2026-07-15', 0.2, 0],
      ],
    ],
    [
      'principal of zero first, as in a grace period',
      {},
      [
        ['2026-06-15', 0, 5],
        ['2026-07-15', 600, 5],
      ],
    ],
  ])('is not %s', (_, row, plan) => {
    expect(draft(row, plan).sendable).toHaveLength(1);
  });

  it('says what does not add up, and where the difference can go', () => {
    const { findings } = draft({}, [
      ['2026-06-15', 200, 0],
      ['2026-07-15', 300.1, 0],
    ]);
    expect(findings).toMatchObject([
      { code: 'scheduleSum', params: { sum: '500.1', amount: '600', difference: '99.9', cell: 'F2', lastCell: 'T2' } },
    ]);
  });

  it('names the empty cell of a half-filled instalment, and the filled one where no column is there', () => {
    const { findings } = draft({}, [['2026-06-15', '', 5]]);
    expect(findings).toMatchObject([{ params: { instalment: 1, cell: 'Q2', filledCell: 'P2' } }]);
    const noDates = check('loanDraft', ['loanId', 'waiver', 'principal'], [['L1', true, 5]]);
    expect(noDates.findings).toMatchObject([
      { code: 'instalmentHalf', field: 'loanDraft.scheduleDate', params: { cell: 'C2', filledCell: 'C2' } },
    ]);
  });

  it('does not judge a disbursal while nobody says which day it is', () => {
    expect(told(drafts([{ row: { disbursalDate: '2020-01-01' } }], { reference: REFERENCE }))).toEqual([]);
  });

  it('is a column of whole names alone, once for the sheet', () => {
    const whole = { fullName: 'Akinyi Otieno', firstName: undefined!, lastName: undefined! };
    const checked = drafts([{ row: whole }, { row: whole }]);
    expect(told(checked)).toEqual(['fullNameOnly error fullName']);
    expect(checked.sendable).toEqual([]);
    expect(told(draft({ fullName: 'Akinyi Otieno' }))).toEqual([]);
  });
});

describe('what is left to her', () => {
  it.each<[string, Row, readonly string[]]>([
    ['a short use', { loanUse: 'to plant.' }, ['textLength warning loanUse']],
    ['a long use', { loanUse: `to ${'x'.repeat(198)}` }, ['textLength warning loanUse']],
    ['an English use that does not begin with "to"', { loanUse: 'buying seeds' }, ['loanUseStart warning loanUse']],
    ['a use that begins with "To" and a sign for a space', { loanUse: 'TO\tbuy seeds and tools' }, []],
    ['a use that begins with "to" alone', { loanUse: 'tobacco for the shop' }, ['loanUseStart warning loanUse']],
    ['I that is only quoted', { description: 'María says “I sell my eggs”, and her sons “we help”.' }, []],
    ['my beside a quotation', { description: 'María says “I sell” at my stall.' }, ['firstPerson warning description']],
    ['a first person of another language', { description: 'Mes amis call her "je".' }, []],
    ['I', { description: 'Every day I sell eggs.' }, ['firstPerson warning description']],
    ['my', { description: 'This is My shop.' }, ['firstPerson warning description']],
    [
      'mi',
      { language: 'es', loanUse: 'comprar semillas', description: 'Vendo en mi tienda.' },
      ['firstPerson warning description'],
    ],
    [
      'yo',
      { language: 'es', loanUse: 'comprar semillas', description: 'Yo vendo.' },
      ['firstPerson warning description'],
    ],
    [
      'je',
      { language: 'fr', loanUse: 'acheter des semences', description: 'Aujourd’hui, je vends.' },
      ['firstPerson warning description'],
    ],
    [
      'j’',
      { language: 'fr', loanUse: 'acheter des semences', description: 'Chaque jour j’achète.' },
      ['firstPerson warning description'],
    ],
    ['a photo that is named', { photo: 'C:\\akinyi.jpg' }, ['photosNotSent warning photo']],
    ['an unclear gender', { gender: '?' }, ['genderUnclear warning gender']],
  ])('%s', (_, row, findings) => {
    const checked = draft(row);
    expect(
      told(checked)
        .map((said) => said.replace('referenceShortName warning language', ''))
        .filter(Boolean),
    ).toEqual(findings);
    expect(checked.sendable).toHaveLength(1);
  });

  it.each<[string, Row]>([
    ['other words with these letters', { description: 'Mining, enemy, Imelda, amigo, maman: it is a family.' }],
    ['what somebody is quoted with', { description: 'She says “I love my work” and "we grow".' }],
    [
      '"me" and "mi" in a language of their own',
      { language: 'Indonesian', loanUse: 'modal usaha', description: 'Ia jual mi.' },
    ],
    ['Spanish words in an English text', { description: 'She sells tortillas at Mi Tienda.' }],
    ['a French use without "to"', { language: 'French', loanUse: 'acheter des semences', description: 'Elle vend.' }],
  ])('says nothing of %s', (_, row) => expect(told(draft(row))).toEqual([]));

  it('reads no answer of the waiver the other way round, whatever a template says', () => {
    const formats = { 'loanDraft.waiver': { polarity: 'opposite', blankMeans: 'no' } } as const;
    for (const answer of ['no', '']) {
      const checked = check('loanDraft', ['loanId', 'waiver'], [['L1', answer]], { formats });
      expect(checked.records[0]?.values.get('loanDraft.waiver')?.value).toBe(false);
    }
  });

  it('never sends a path in place of a photo, nor a waiver that nobody answered', () => {
    const checked = draft({ photo: 'C:\\akinyi.jpg', waiver: undefined! });
    expect(told(checked)).toEqual(['photosNotSent warning photo', 'waiverUnknown warning waiver']);
    expect(recordText(checked.kind.fields, checked.sendable[0]!)).not.toMatch(/akinyi\.jpg|image|waiver/);
  });

  it('has no way to declare consent for everybody', () => {
    expect(RECORD_KINDS.loanDraft.fields.find(({ id }) => id === 'loanDraft.waiver')).not.toHaveProperty('constant');
  });

  it('warns once a row of interest that is not there, and of an instalment that was skipped', () => {
    const plan: Plan = [
      ['2026-06-15', 200, ''],
      ['2026-07-15', 200, ''],
      ['2026-08-15', 200, 1],
    ];
    const checked = draft({}, plan);
    expect(checked.findings).toMatchObject([
      { code: 'instalmentPartEmpty', severity: 'warning', params: { instalment: 1, count: 2, cell: 'R2' } },
    ]);
    const holed = draft({}, [
      ['2026-06-15', 300, 1],
      ['', '', ''],
      ['2026-08-15', 300, 1],
    ]);
    expect(holed.findings).toMatchObject([
      { code: 'instalmentSkipped', severity: 'warning', params: { instalment: 2 } },
    ]);
    expect(bodyOf(holed)).toMatchObject({ schedule: [{ date: '2026-06-15' }, { date: '2026-08-15' }] });
  });
});

describe('instalments', () => {
  it('leaves out trailing ones that are blank or, in a computed sheet, nothing but zeros', () => {
    const empties: Plan = [
      ['', '', ''],
      ['', 0, 0],
      ['-', 0, ''],
      ['', '', ''],
    ];
    const checked = draft({}, [...PLAN, ...empties]);
    expect(checked.findings).toEqual([]);
    expect(bodyOf(checked)).toEqual(bodyOf(draft()));
  });

  it('decide the order of day and month from all of their columns, and ask once', () => {
    const order = (first: string, second: string) =>
      draft({}, [
        [first, 400, 12],
        [second, 200, 6],
      ]);
    expect(bodyOf(order('05/06/2026', '15/07/2026'))).toMatchObject({
      schedule: [{ date: '2026-06-05' }, { date: '2026-07-15' }],
    });
    const open = order('05/06/2026', '05/07/2026');
    expect(told(open)).toEqual(['dateOrderOpen question scheduleDate']);
    expect(open.findings[0]?.params).toMatchObject({ count: 2, cell: 'P2' });
    const mixed = order('25/06/2026', '07/25/2026');
    expect(mixed.findings[0]).toMatchObject({ code: 'dateOrderMixed', params: { cell: 'P2', otherCell: 'S2' } });
  });

  it('come back as they were written, whatever the plan', () => {
    const cents = fc.integer({ min: 0, max: 1e9 }).map((n) => n / 100);
    const instalment = fc.record({ days: fc.integer({ min: 1, max: 60 }), principal: cents, interest: cents });
    const day = (offset: number): string => new Date(Date.UTC(2026, 4, 15 + offset)).toISOString().slice(0, 10);
    fc.assert(
      fc.property(
        fc.array(instalment, { minLength: 1, maxLength: 15 }),
        fc.integer({ min: 0, max: 5 }),
        (parts, spare) => {
          let passed = 0;
          const schedule = parts.map(({ days, principal, interest }) => {
            passed += days;
            return { date: day(passed), principal, interest };
          });
          const amount = Number(sumText(parts.map(({ principal }) => principal)));
          fc.pre(amount > 0);
          const plan: Plan = schedule.map(({ date, principal, interest }) => [date, principal, interest]);
          const blanks: Plan = Array.from({ length: spare }, () => ['', '', '']);
          const checked = draft({ amount }, [...plan, ...blanks]);
          expect(checked.findings).toEqual([]);
          expect(bodyOf(checked)).toMatchObject({ schedule, entreps: [{ amount }] });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('never let a plan through that differs from the amount, is half-filled, or goes back in time', () => {
    const part = fc.constantFrom<CellValue>('', 0, 200, 400, 600, -200);
    const date = fc.constantFrom('', '2026-05-15', '2026-06-15', '2026-07-15', '2026-08-15');
    const plans = fc.array(fc.tuple(date, part, part), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(plans, (plan) => {
        const body = bodyOf(draft({}, plan)) as
          { schedule?: { date?: string; principal?: number; interest?: number }[] } | undefined;
        const schedule = body?.schedule;
        if (schedule === undefined) return;
        expect(sumText(schedule.map(({ principal }) => principal ?? NaN))).toBe('600');
        expect(schedule.every(({ principal = -1, interest = 0 }) => principal >= 0 && interest >= 0)).toBe(true);
        const dates = ['2026-05-15', ...schedule.map(({ date: own }) => own ?? '')];
        expect([...new Set(dates)].sort()).toEqual(dates);
      }),
      { numRuns: 1500 },
    );
  });
});

it('fills findings with the params their codes are listed with, and no others', () => {
  const sheets = [
    draft({ fullName: 'A B', firstName: undefined!, lastName: undefined!, photo: 'x.jpg', waiver: undefined! }),
    draft({ activity: 'Poultri', theme: 'zzzzz', location: 'Kisumu', amount: 3, currency: 'USD' }),
    draft({ disbursalDate: '2020-01-01', waiver: 'no', loanUse: 'x', description: 'I sell.', notPictured: 'no' }),
    draft({ disbursalDate: '2030-01-01' }, [
      ['2026-06-15', 1, ''],
      ['2026-06-15', '', 1],
      ['', '', ''],
      ['2026-07-15', 1, 1],
    ]),
  ];
  const seen = new Set<string>();
  for (const { code, cell, row, params } of sheets.flatMap(({ findings }) => findings)) {
    seen.add(code);
    const places = [...(cell === undefined ? [] : ['cell']), ...(row === undefined ? [] : ['row'])];
    expect([code, ...Object.keys(params).sort()]).toEqual([code, ...[...FINDING_PARAMS[code], ...places].sort()]);
  }
  expect([...seen].sort()).toEqual(
    expect.arrayContaining(
      'amountNotAbove dateTooFar dateTooOld firstPerson fullNameOnly groupFieldFilled instalmentHalf instalmentPartEmpty instalmentSkipped loanUseStart photosNotSent referenceNear referenceNotFound referenceShortName scheduleBeforeDisbursal scheduleNotAscending scheduleSum textLength waiverNotSigned waiverUnknown'.split(
        ' ',
      ),
    ),
  );
});
