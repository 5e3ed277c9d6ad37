import { parseTemplate } from '../../../src/core/mapping/parseTemplate';
import type { Template } from '../../../src/core/mapping/template';

const TEMPLATE: Template = {
  version: 3,
  id: 't1',
  name: 'October',
  kind: 'repayment',
  bindings: [{ field: 'repayment.loanId', header: 'Loan ID', column: 0 }],
  formats: { 'repayment.amount': { decimalMark: ',' } },
  amountMeaning: 'outstanding',
  blankAmount: 'leaveOut',
};
const parse = (content: unknown) => parseTemplate(JSON.stringify(content));

describe('parseTemplate', () => {
  it('reads back what was written', () => {
    expect(parse(TEMPLATE)).toEqual({ ok: true, template: TEMPLATE });
    const { version, id, name, kind, bindings, formats } = TEMPLATE;
    const bare = { version, id, name, kind, bindings, formats };
    expect(parse(bare)).toEqual({ ok: true, template: bare });
  });

  const INSTALMENTS = {
    sheet: 'Plan',
    table: { source: 'sheet', headerRows: 2 },
    bindings: [
      { field: 'instalment.loanId', header: 'Loan', column: 0 },
      { field: 'instalment.date', header: 'Date', column: 1 },
    ],
    formats: { 'instalment.date': { dateOrder: 'dmy' } },
  };

  it.each([
    { instalments: INSTALMENTS },
    { instalments: { sheet: 'Plan', bindings: [], formats: {} } },
    { instalments: { sheet: 'Plan', bindings: [], formats: {}, headers: ['Principal', 'Principal'] } },
    { schedule: {} },
    { schedule: { computed: true, declining: 'equalPrincipal', grace: 'nothing' } },
    { schedule: { computed: false } },
  ])('reads back how schedules come about: %j', (part) => {
    expect(parse({ ...DRAFT, ...part })).toEqual({ ok: true, template: { ...DRAFT, ...part } });
  });

  it.each([{ instalments: INSTALMENTS }, { schedule: {} }])('refuses %j for a kind without schedules', (part) => {
    expect(parse({ ...TEMPLATE, ...part })).toEqual({ ok: false, code: 'scheduleNotAllowed' });
  });

  it.each([
    [{ instalments: { ...INSTALMENTS, rows: 5 } }, 'notATemplate'],
    [{ instalments: { ...INSTALMENTS, sheet: 5 } }, 'notATemplate'],
    [{ instalments: { ...INSTALMENTS, formats: { 'instalment.date': { dateOrder: 'dym' } } } }, 'notATemplate'],
    [{ schedule: { computed: 'yes' } }, 'notATemplate'],
    [{ schedule: { declining: 'flat' } }, 'notATemplate'],
    [{ schedule: { computed: true, rate: 5 } }, 'notATemplate'],
    [
      { instalments: { ...INSTALMENTS, bindings: [{ field: 'loanDraft.loanId', header: 'Loan', column: 0 }] } },
      'unknownField',
    ],
    [{ instalments: { ...INSTALMENTS, formats: { 'loanDraft.amount': {} } } }, 'unknownField'],
    [{ instalments: { ...INSTALMENTS, formats: { 'instalment.date': { polarity: 'same' } } } }, 'formatNotAllowed'],
    [{ instalments: { ...INSTALMENTS, formats: { 'instalment.date': { blankMeans: 'no' } } } }, 'formatNotAllowed'],
    [
      {
        instalments: {
          ...INSTALMENTS,
          bindings: [...INSTALMENTS.bindings, { field: 'instalment.date', header: 'Day', column: 2 }],
        },
      },
      'fieldTwice',
    ],
    [
      {
        instalments: {
          ...INSTALMENTS,
          bindings: [...INSTALMENTS.bindings, { field: 'instalment.principal', header: 'Date', column: 1 }],
        },
      },
      'columnTwice',
    ],
  ])('refuses %j', (part, code) => {
    expect(parse({ ...DRAFT, ...part })).toMatchObject({ ok: false, code });
  });

  it('reads a template of version 1 as it stands', () => {
    expect(parse({ ...TEMPLATE, version: 1 })).toEqual({ ok: true, template: TEMPLATE });
  });

  it('refuses what it does not know, wherever it stands', () => {
    const [first] = TEMPLATE.bindings;
    for (const part of [
      { clientSecret: 's3cret' },
      { bindings: [{ ...first, colum: 3 }] },
      { formats: { 'repayment.amount': { decimalmark: ',' } } },
      { rowFilter: { header: 'Status', column: 4, leaveOut: [], keep: ['Open'] } },
      { table: { source: 'sheet', rows: 5 } },
      { corrections: [{ header: 'Ref', field: null, why: '' }] },
    ]) {
      expect(parse({ ...TEMPLATE, ...part })).toEqual({ ok: false, code: 'notATemplate' });
    }
  });

  it('reads back where whole names are split', () => {
    const formats = { 'loanDraft.fullName': { nameSplit: 'lastFirst' } };
    expect(parse({ ...DRAFT, formats })).toMatchObject({ ok: true, template: { formats } });
  });

  it.each([
    ['{', 'notJson'],
    ['', 'notJson'],
    ['null', 'notATemplate'],
    ['[]', 'notATemplate'],
    ['"text"', 'notATemplate'],
    ['{"version":4}', 'newerVersion'],
    [JSON.stringify({ ...TEMPLATE, version: 0 }), 'notATemplate'],
    [JSON.stringify({ ...TEMPLATE, version: '1' }), 'notATemplate'],
    [JSON.stringify({ ...TEMPLATE, kind: 'constructor' }), 'notATemplate'],
    [JSON.stringify({ ...TEMPLATE, id: '' }), 'notATemplate'],
    [JSON.stringify({ ...TEMPLATE, blankAmount: 'zero' }), 'notATemplate'],
    [
      JSON.stringify({ ...TEMPLATE, bindings: [{ field: 'repayment.loanId', header: 'x', column: -1 }] }),
      'notATemplate',
    ],
    [
      JSON.stringify({ ...TEMPLATE, bindings: [{ field: 'repayment.loanId', header: 'x', column: 1.5 }] }),
      'notATemplate',
    ],
    [JSON.stringify({ ...TEMPLATE, name: 'x'.repeat(401) }), 'notATemplate'],
    ['x'.repeat(200_001), 'tooLarge'],
  ])('refuses %.60s as %s', (json, code) => expect(parseTemplate(json)).toEqual({ ok: false, code }));

  it('names the field that is unknown or bound twice', () => {
    const [first] = TEMPLATE.bindings;
    expect(parse({ ...TEMPLATE, bindings: [{ ...first, field: 'journal.body' }] })).toEqual({
      ok: false,
      code: 'unknownField',
      field: 'journal.body',
    });
    expect(parse({ ...TEMPLATE, formats: { toString: {} } })).toMatchObject({
      code: 'unknownField',
      field: 'toString',
    });
    expect(parse({ ...TEMPLATE, bindings: [first, first] })).toEqual({
      ok: false,
      code: 'fieldTwice',
      field: 'repayment.loanId',
    });
  });

  it('refuses one column for two fields', () => {
    const [first] = TEMPLATE.bindings;
    const bindings = [first, { ...first, field: 'repayment.clientId' }];
    expect(parse({ ...TEMPLATE, bindings })).toEqual({ ok: false, code: 'columnTwice', field: 'repayment.clientId' });
  });

  it('lets a field repeat that is declared to', () => {
    const bindings = [0, 1].map((column) => ({ field: 'loanDraft.principal', header: 'Principal', column }));
    expect(parse({ ...TEMPLATE, kind: 'loanDraft', bindings, formats: {} }).ok).toBe(true);
  });

  it('keeps which of the repeating columns it is, and refuses one of them twice', () => {
    const at = (...indexes: readonly number[]) => ({
      ...TEMPLATE,
      kind: 'loanDraft' as const,
      bindings: indexes.map((index, column) => ({ field: 'loanDraft.principal', header: 'Principal', column, index })),
      formats: {},
    });
    expect(parse(at(1, 12))).toEqual({ ok: true, template: at(1, 12) });
    expect(parse(at(2, 2))).toEqual({ ok: false, code: 'fieldTwice', field: 'loanDraft.principal' });
    for (const index of [0, -1, 1.5, 1000]) expect(parse(at(index))).toEqual({ ok: false, code: 'notATemplate' });
  });

  it('makes nobody’s template of version 2, which knew no partners, and refuses one that names some', () => {
    expect(parse({ ...DRAFT, version: 2 })).toEqual({ ok: true, template: DRAFT });
    expect(parse({ ...DRAFT, version: 2, partners: ['421'] })).toEqual({ ok: false, code: 'notATemplate' });
  });

  it('reads back whose it is, and refuses what Kiva would never call a partner', () => {
    const own = { ...TEMPLATE, partners: ['421', 'K-7'] };
    expect(parse(own)).toEqual({ ok: true, template: own });
    const many = Array.from({ length: 21 }, (_, at) => `${at}`);
    for (const partners of [[], [421], [''], ['4 21'], ['1'.repeat(65)], '421', many]) {
      expect(parse({ ...TEMPLATE, partners })).toEqual({ ok: false, code: 'notATemplate' });
    }
  });

  it('makes version 2 of version 1, and refuses what version 1 did not know', () => {
    for (const part of [{ constants: { 'repayment.currency': 'KES' } }, { sheets: ['x'] }]) {
      expect(parse({ ...TEMPLATE, version: 1, ...part })).toEqual({ ok: false, code: 'notATemplate' });
    }
  });

  const DRAFT: Template = {
    version: 3,
    id: 'd1',
    name: 'Drafts',
    kind: 'loanDraft',
    bindings: [{ field: 'loanDraft.loanId', header: 'Loan ID', column: 0 }],
    formats: { 'loanDraft.disbursalDate': { dateOrder: 'dmy' } },
    constants: { 'loanDraft.currency': 'KES', 'loanDraft.disbursalDate': '05/03/2026' },
    valueMaps: { 'loanDraft.activity': { constructor: 'Construction', dukani: 'Retail' } },
    rowFilter: { header: 'Status', column: 4, leaveOut: ['Closed', ''] },
    table: { source: 'table', name: 'Loans', headerRows: 2 },
    corrections: [
      { header: 'Ref', field: 'loanDraft.clientId' },
      { header: 'Town', field: null },
    ],
    sheets: ['Loans', 'October'],
    headers: ['Loan ID', 'Status', '__proto__', 'Amount\n(KES)'],
  };

  it('reads back every part', () => {
    const parsed = parse(DRAFT);
    expect(parsed).toEqual({ ok: true, template: DRAFT });
    // Among a builder's words is one that every object answers to.
    const words = parsed.ok ? parsed.template.valueMaps?.['loanDraft.activity'] : undefined;
    expect(Object.keys(words ?? {})).toEqual(['constructor', 'dukani']);
  });

  it('refuses the waiver as a constant, by name, and any field that is not the same in every row', () => {
    for (const field of ['loanDraft.waiver', 'loanDraft.amount', 'loanDraft.loanId', 'loanDraft.principal']) {
      const refusal = { ok: false, code: 'constantNotAllowed', field };
      expect(parse({ ...DRAFT, constants: { [field]: 'yes' } })).toEqual(refusal);
    }
  });

  it.each([
    ['loanDraft.waiver', { polarity: 'opposite' }],
    ['loanDraft.waiver', { polarity: 'same' }],
    ['loanDraft.waiver', { polarity: 'opposite', blankMeans: 'no' }],
    ['loanDraft.amount', { blankMeans: 'no' }],
  ])('refuses a file that turns the answers of %s round: %j', (field, format) => {
    const refusal = { ok: false, code: 'formatNotAllowed', field };
    expect(parse({ ...DRAFT, formats: { [field]: format } })).toEqual(refusal);
  });

  it('reads back what she said of ticks and of a column for the photo', () => {
    const formats = {
      'loanDraft.waiver': { blankMeans: 'no' },
      'loanDraft.notPictured': { polarity: 'opposite', blankMeans: 'no' },
    };
    expect(parse({ ...DRAFT, formats })).toMatchObject({ ok: true, template: { formats } });
  });

  it('refuses a field with a column and a constant', () => {
    const bindings = [...DRAFT.bindings, { field: 'loanDraft.currency', header: 'Currency', column: 1 }];
    const refusal = { ok: false, code: 'boundAndConstant', field: 'loanDraft.currency' };
    expect(parse({ ...DRAFT, bindings })).toEqual(refusal);
  });

  it.each([
    ['constants', { 'repayment.currency': 'KES' }],
    ['constants', { constructor: 'x' }],
    ['valueMaps', { 'journal.body': {} }],
    ['valueMaps', { constructor: {} }],
    ['formats', { constructor: {} }],
    ['corrections', [{ header: 'x', field: 'toString' }]],
    ['corrections', [{ header: 'x', field: '' }]],
  ])('refuses %s of a field that the kind does not have: %j', (part, content) => {
    expect(parse({ ...DRAFT, [part]: content })).toMatchObject({ ok: false, code: 'unknownField' });
  });

  const many = (count: number, name = 'k'): string[] => Array.from({ length: count }, (_, n) => `${name}${n}`);
  it.each([
    ['constants', []],
    ['constants', { 'loanDraft.currency': 5 }],
    ['constants', null],
    ['valueMaps', { 'loanDraft.activity': { a: null } }],
    ['valueMaps', { 'loanDraft.activity': { toString: 'x' } }],
    ['valueMaps', { 'loanDraft.activity': Object.fromEntries(many(2001).map((word) => [word, 'x'])) }],
    ['rowFilter', { header: 'x', column: 0 }],
    ['rowFilter', { header: 'x', column: -1, leaveOut: [] }],
    ['rowFilter', { header: 'x', column: 0, leaveOut: many(501) }],
    ['rowFilter', { header: 'x', column: 0, leaveOut: [1] }],
    ['table', { source: 'internet' }],
    ['table', { source: 'sheet', headerRows: 99 }],
    ['sheets', many(201)],
    ['headers', many(1001)],
    ['bindings', many(501).map((header) => ({ field: 'loanDraft.principal', header, column: 0 }))],
    ['bindings', { length: 1 }],
    ['corrections', [{ header: 'x' }]],
    ['version', 1.5],
    ['version', -1],
    ['version', 'constructor'],
  ])('refuses wrong or huge %s', (part, content) => {
    expect(parse({ ...DRAFT, [part]: content })).toEqual({ ok: false, code: 'notATemplate' });
  });

  it.each(['a\u0000b', 'a\nb', '\u202eadnegA', '\u2066x', 'x\u200f', '\u0085'])('refuses the name %j', (name) => {
    expect(parse({ ...DRAFT, name })).toEqual({ ok: false, code: 'unsafeName' });
  });

  it.each(['=1+1', '<b>x</b>', '{{name}}', '漢字 Ñandú', "'; DROP"])('takes the name %j as the text it is', (name) => {
    expect(parse({ ...DRAFT, name })).toEqual({ ok: true, template: { ...DRAFT, name } });
  });

  it('refuses a file that nests without end, or says one thing twice', () => {
    expect(parseTemplate('['.repeat(99_000) + ']'.repeat(99_000))).toEqual({ ok: false, code: 'notATemplate' });
    const json = JSON.stringify(TEMPLATE);
    for (const twice of [
      json.replace('{', '{"kind":"journal",'),
      json.replace('{', '{"k\\u0069nd" \n : "journal",'),
      json.replace('"formats":{', '"formats":{"repayment.amount":{},'),
    ]) {
      expect(() => void JSON.parse(twice)).not.toThrow();
      expect(parseTemplate(twice)).toEqual({ ok: false, code: 'keyTwice' });
    }
    expect(parse({ ...TEMPLATE, name: 'a "kind": {"kind": [' })).toMatchObject({ ok: true });
  });

  it.each(['formats', 'constants', 'valueMaps'])('refuses __proto__ among the %s', (part) => {
    const whole = { ...DRAFT, [part]: { here: 1 } };
    const json = JSON.stringify(whole).replace('{"here":1}', '{"__proto__":{"decimalMark":"."}}');
    expect(parseTemplate(json).ok).toBe(false);
  });

  it('refuses __proto__ among the words of a value map', () => {
    const json = JSON.stringify(DRAFT).replace('"dukani"', '"__proto__"');
    expect(parseTemplate(json)).toEqual({ ok: false, code: 'notATemplate' });
  });

  it('does not let a file reach the prototype', () => {
    const json = JSON.stringify(TEMPLATE).replace('"formats":{', '"formats":{"__proto__":{"decimalMark":"."},');
    parseTemplate(json);
    expect(({} as { decimalMark?: string }).decimalMark).toBeUndefined();
  });
});
