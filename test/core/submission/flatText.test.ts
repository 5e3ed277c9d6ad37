import fc from 'fast-check';
import { RECORD_KINDS } from '../../../src/core/catalogue';
import type { Field } from '../../../src/core/catalogue/field';
import { RowValues, ValueLayout } from '../../../src/core/check/rowValues';
import { flatWriter } from '../../../src/core/submission/flatText';
import { recordText } from '../../../src/core/submission/recordText';

const { fields } = RECORD_KINDS.loanDraft;
const FLAT = fields.filter(({ path, repeats }) => path !== undefined && repeats !== true && !path.endsWith('[]'));
const fieldOf = (id: string, path: string): Field => ({ id, kind: 'text', need: 'optional', aliases: id, path });

describe('flat records', () => {
  it('are written as any record is, whatever is missing and whatever comes back', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('to buy a cow', 'KES', '\\"\n', '\ud800', 'é'.repeat(60)),
      fc.boolean(),
      fc.constantFrom(0, -0, 1e-7, 1e21, 1234.5, 7),
    );
    const row = fc.array(fc.option(value, { nil: undefined }), { minLength: FLAT.length, maxLength: FLAT.length });
    const layout = new ValueLayout(
      FLAT.map(({ id }) => id),
      FLAT.map((_, column) => column),
    );
    expect(flatWriter(FLAT)).toBeDefined();
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        for (const held of rows) {
          const values = new RowValues(layout, 1, held);
          const plain = recordText(fields, { row: 1, identity: [], values: new Map(values) });
          expect(recordText(fields, { row: 1, identity: [], values })).toBe(plain);
        }
      }),
    );
  });

  it.each([
    ['a list of plain values', [fieldOf('a', 'list[]')]],
    ['an object in an object', [fieldOf('a', 'one.two')]],
    ['fields of one list apart', [fieldOf('a', 'list[].a'), fieldOf('b', 'b'), fieldOf('c', 'list[].c')]],
    ['one place twice', [fieldOf('a', 'same'), fieldOf('b', 'same')]],
    ['a field that repeats', [{ ...fieldOf('a', 'list[].a'), repeats: true as const }]],
  ])('are not what has %s', (_, given) => {
    expect(flatWriter(given)).toBeUndefined();
  });
});
