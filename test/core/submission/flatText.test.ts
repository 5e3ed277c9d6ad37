import fc from 'fast-check';
import { RECORD_KINDS } from '../../../src/core/catalogue';
import type { Field } from '../../../src/core/catalogue/field';
import { RowValues, ValueLayout } from '../../../src/core/check/rowValues';
import { flatWriter } from '../../../src/core/submission/flatText';
import { recordText, recordTexts } from '../../../src/core/submission/recordText';

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
    ['fields of one list apart', [fieldOf('a', 'list[].a'), fieldOf('b', 'b'), fieldOf('c', 'list[].c')]],
    ['a field that repeats', [{ ...fieldOf('a', 'list[].a'), repeats: true as const }]],
  ])('are not what has %s', (_, given) => {
    expect(flatWriter(given, layoutOf(given))).toBeUndefined();
  });

  it('keep the order of their declarations, also around lists', () => {
    const given = [fieldOf('a', 'a'), fieldOf('b', 'list[].b'), fieldOf('c', 'other[].c'), fieldOf('d', 'd')];
    const layout = layoutOf(given);
    const values = new RowValues(layout, 1, ['1', 2, true, '4']);
    expect(writtenOne(given, layout, values)).toBe('{"a":"1","list":[{"b":2}],"other":[{"c":true}],"d":"4"}');
  });

  it('leave nothing of one row in the next', () => {
    const given = [fieldOf('a', 'a'), fieldOf('b', 'list[].b')];
    const layout = layoutOf(given);
    const write = flatWriter(given, layout);
    const pieces: string[] = [];
    let end = 0;
    const texts = [
      ['1', '2'],
      [undefined, '3'],
      ['4', undefined],
      [undefined, undefined],
    ].map((held) => {
      const from = end;
      end = write?.(new RowValues(layout, 1, held), pieces, from) ?? from;
      return pieces.slice(from, end).join('');
    });
    expect(texts).toEqual(['{"a":"1","list":[{"b":"2"}]}', '{"list":[{"b":"3"}]}', '{"a":"4"}', '{}']);
  });
});

describe('texts of many records', () => {
  it('are the texts of each, in their order, whatever stands in them', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a\nb', '\n', '"', 7, true));
    const row = fc.array(fc.option(value, { nil: undefined }), { minLength: FLAT.length, maxLength: FLAT.length });
    const layout = layoutOf(FLAT);
    const inMap = fc.boolean();
    fc.assert(
      fc.property(fc.array(fc.tuple(row, inMap), { maxLength: 600, size: 'max' }), (rows) => {
        const records = rows.map(([held, asMap], at) => {
          const values = new RowValues(layout, at, held);
          return { row: at, identity: [], values: asMap ? new Map(values) : values };
        });
        const fieldsOf = ({ row }: { readonly row: number }) => (row % 3 === 0 ? FLAT : fields);
        const wanted = records.map((record) => recordText(fieldsOf(record), record));
        expect(recordTexts(records, fieldsOf)).toEqual(wanted);
      }),
      { numRuns: 40 },
    );
  });

  it('stand apart where some are of sheets whose instalments repeat', () => {
    const keys = ['loanDraft.loanId', 'loanDraft.scheduleDate', 'loanDraft.scheduleDate#2', 'loanDraft.principal#2'];
    const nested = new ValueLayout(
      keys,
      keys.map((_, column) => column),
    );
    const flat = layoutOf(FLAT);
    const records = Array.from({ length: 100 }, (_, row) => {
      const values =
        row % 3 === 1
          ? new RowValues(nested, row, [`L${row}`, '2030-01-31', '2030-02-28', row])
          : new RowValues(
              flat,
              row,
              FLAT.map(({ id }) => (id === 'loanDraft.loanId' ? `L${row}` : undefined)),
            );
      return { row, identity: [], values };
    });
    const texts = recordTexts(records, () => fields);
    expect(texts).toEqual(
      records.map(({ values }) => recordText(fields, { row: 1, identity: [], values: new Map(values) })),
    );
    expect(texts.map((text) => /"L(\d+)"/.exec(text)?.[1])).toEqual(records.map(({ row }) => String(row)));
  });

  it('are none of no records', () => {
    expect(recordTexts([], () => fields)).toEqual([]);
  });
});

function writtenOne(given: readonly Field[], layout: ValueLayout, values: RowValues): string {
  const pieces: string[] = [];
  const end = flatWriter(given, layout)?.(values, pieces, 0) ?? 0;
  expect(pieces).toHaveLength(end);
  return pieces.join('');
}

function layoutOf(fields: readonly Field[]): ValueLayout {
  return new ValueLayout(
    fields.map(({ id }) => id),
    fields.map((_, column) => column),
  );
}
