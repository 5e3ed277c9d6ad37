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
    const constant = new Map([['loanDraft.currency', { value: 'KES' }]]);
    const row = fc.array(fc.option(value, { nil: undefined }), { minLength: FLAT.length, maxLength: FLAT.length });
    const keys = FLAT.map(({ id }) => id);
    const columns = FLAT.map((_, column) => column);
    const layouts = [
      new ValueLayout(keys, columns),
      new ValueLayout(
        keys.filter((key) => !constant.has(key)),
        columns,
        constant,
      ),
    ] as const;
    for (const layout of layouts) expect(flatWriter(FLAT, layout)).toBeDefined();
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), fc.constantFrom(...layouts), (rows, layout) => {
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
    ['one place twice', [fieldOf('a', 'same'), fieldOf('b', 'same')]],
    ['one place twice in a list', [fieldOf('a', 'list[].same'), fieldOf('b', 'list[].same')]],
    ['a list where a value stands', [fieldOf('a', 'same'), fieldOf('b', 'same[].b')]],
    ['a value where a list stands', [fieldOf('a', 'same[].a'), fieldOf('b', 'same')]],
    ['a field that repeats', [{ ...fieldOf('a', 'list[].a'), repeats: true as const }]],
  ])('are not what has %s', (_, given) => {
    expect(flatWriter(given, layoutOf(given))).toBeUndefined();
  });

  it('keep the order of their declarations, also around a list and where its fields stand apart', () => {
    const given = [fieldOf('a', 'a'), fieldOf('b', 'list[].b'), fieldOf('c', 'c'), fieldOf('d', 'list[].d')];
    const layout = layoutOf(given);
    const values = new RowValues(layout, 1, ['1', '2', '3', '4']);
    expect(flatWriter(given, layout)?.(values)).toBe('{"a":"1","list":[{"b":"2","d":"4"}],"c":"3"}');
    expect(recordText(given, { row: 1, identity: [], values: new Map(values) })).toBe(
      '{"a":"1","list":[{"b":"2","d":"4"}],"c":"3"}',
    );
  });

  it('are left to others where JSON would write an exponent, in a cell and in a constant', () => {
    const given = [fieldOf('a', 'a'), fieldOf('b', 'list[].b')];
    const write = flatWriter(given, layoutOf(given));
    for (const number of [1e21, -1e21, 9e-7, 1e-7]) {
      expect(write?.(new RowValues(layoutOf(given), 1, [number, 1]))).toBeUndefined();
      expect(write?.(new RowValues(layoutOf(given), 1, [1, number]))).toBeUndefined();
      const constants = new Map([['b', { value: number }]]);
      expect(flatWriter(given, new ValueLayout(['a'], [0], constants))).toBeUndefined();
    }
    for (const number of [999_999_999_999_999_900_000, 1e-6, 0, -0, -1234.5])
      expect(write?.(new RowValues(layoutOf(given), 1, [number, 1]))).not.toMatch(/\de/);
  });

  it('leave nothing of one row in the next', () => {
    const given = [fieldOf('a', 'a'), fieldOf('b', 'list[].b')];
    const layout = layoutOf(given);
    const write = flatWriter(given, layout);
    const texts = [
      ['1', '2'],
      [undefined, '3'],
      ['4', undefined],
      [undefined, undefined],
    ].map((held) => write?.(new RowValues(layout, 1, held)));
    expect(texts).toEqual(['{"a":"1","list":[{"b":"2"}]}', '{"list":[{"b":"3"}]}', '{"a":"4"}', '{}']);
  });
});

function layoutOf(fields: readonly Field[]): ValueLayout {
  return new ValueLayout(
    fields.map(({ id }) => id),
    fields.map((_, column) => column),
  );
}
