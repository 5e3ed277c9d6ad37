import { parseTemplate } from '../../../src/core/mapping/parseTemplate';
import type { Template } from '../../../src/core/mapping/template';

const TEMPLATE: Template = {
  version: 2,
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

  it('reads a template of version 1 as it stands', () => {
    expect(parse({ ...TEMPLATE, version: 1 })).toEqual({ ok: true, template: TEMPLATE });
  });

  it('keeps nothing that it does not know', () => {
    expect(parse({ ...TEMPLATE, clientSecret: 's3cret' })).toEqual({ ok: true, template: TEMPLATE });
  });

  it.each([
    ['{', 'notJson'],
    ['', 'notJson'],
    ['null', 'notATemplate'],
    ['[]', 'notATemplate'],
    ['"text"', 'notATemplate'],
    ['{"version":3}', 'newerVersion'],
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

  it('does not let a file reach the prototype', () => {
    const json = JSON.stringify(TEMPLATE).replace('"formats":{', '"formats":{"__proto__":{"decimalMark":"."},');
    parseTemplate(json);
    expect(({} as { decimalMark?: string }).decimalMark).toBeUndefined();
  });
});
