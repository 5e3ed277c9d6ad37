import fc from 'fast-check';
import type { FieldKind } from '../../../src/core/catalogue/field';
import type { Cell } from '../../../src/core/cell/cell';
import { READERS } from '../../../src/core/cell/readers';
import type { ColumnReader } from '../../../src/core/cell/reading';
import type { ColumnFormat } from '../../../src/core/mapping/template';
import { cellOf } from './cells';

const FORMATS = ['General', '0', '#,##0.00', 'dd/mm/yyyy', '0%'];

/** Readers that look quickly, each with cells that have decided how its column is read. */
const READ: readonly (readonly [FieldKind, readonly Cell[], ColumnFormat])[] = [
  ['id', [], {}],
  ['text', [], {}],
  ['amount', [], {}],
  ['amount', [cellOf('1,234.50')], {}],
  ['amount', [cellOf('1.234,50')], {}],
  ['amount', [cellOf('1,234.50'), cellOf('1.234,50')], {}],
  ['amount', [cellOf('1,234.50'), cellOf('1.234,50')], { decimalMark: '.' }],
  ['amount', [], { decimalMark: '.' }],
  ['amount', [], { decimalMark: ',' }],
  ['date', [], {}],
];

/** What a quick look says, and what reading says where that is a value with nothing to say about it. */
function both({ textAsIs, numberAsIs, read }: ColumnReader, cell: Cell): readonly [quick: unknown, whole: unknown] {
  const { value, text, format } = cell;
  const quick = typeof value === 'number' ? numberAsIs?.(value, text, format) : textAsIs?.(String(value));
  const reading = read(cell);
  return [quick, reading.state === 'value' && reading.notes === undefined ? reading.value : 'not to be told at a look'];
}

function agree(kind: FieldKind, cells: readonly Cell[], format: ColumnFormat, cell: Cell): void {
  const [quick, whole] = both(READERS[kind](cells, format, 1900), cell);
  if (quick !== undefined) expect(quick).toBe(whole);
}

const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'0123456789,,,...-+ '), maxLength: 17 }),
  fc.string({ unit: fc.constantFrom(...'nNaAsd/-_#!?. (é\u00a0ÂÃâ©Å\u0301\ufffd\u00ad€1'), maxLength: 9 }),
  fc.constantFrom('N/A', 'null', '-', '--', '#N/A', '#REF!', 'UsulutÃ¡n', 'Usulután', 'Jose\u0301', 'Ana ', ' Ana'),
);
const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -5, max: 99_999 }),
  fc.integer({ min: 0, max: 10_000_000 }).map((cents) => cents / 100),
  fc.constantFrom(0, -0, 24.299999999999997, 1e15, 999_999_999_999_999, 1e21, 123_456_789.12, 60),
);
const shown = (stored: number) =>
  fc.oneof(
    texts,
    fc.constantFrom(String(stored), stored.toLocaleString('en-US'), stored.toFixed(2), `0${stored}`, '####', ''),
  );

describe('a quick look at a cell', () => {
  it('reads a text as the whole reader does, or leaves it to it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const [kind, cells, format] of READ) agree(kind, cells, format, cellOf(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('reads a number as the whole reader does, or leaves it to it', () => {
    const cells = numbers.chain((stored) =>
      fc.tuple(shown(stored), fc.constantFrom(...FORMATS)).map(([text, format]) => cellOf(stored, text, format)),
    );
    fc.assert(
      fc.property(cells, (cell) => {
        for (const [kind, others, format] of READ) agree(kind, others, format, cell);
      }),
      { numRuns: 3000 },
    );
  });

  it('sees most of what sheets hold', () => {
    const seen = (kind: FieldKind, cell: Cell, others: readonly Cell[] = []) =>
      both(READERS[kind](others, {}, 1900), cell)[0];
    expect(seen('id', cellOf('C-00012/25'))).toBe('C-00012/25');
    expect(seen('id', cellOf(20_250_000_000_001))).toBe('20250000000001');
    expect(seen('text', cellOf('José keeps 3 goats.'))).toBe('José keeps 3 goats.');
    expect(seen('amount', cellOf('1,234.50'), [cellOf('2,345.60')])).toBe(1234.5);
    expect(seen('amount', cellOf(1234.5, '1,234.50', '#,##0.00'))).toBe(1234.5);
    expect(seen('date', cellOf(45717, '01/03/2025', 'dd/mm/yyyy'))).toBe('2025-03-01');
  });

  it.each([
    ['id', cellOf('n/a')],
    ['id', cellOf(12, '0012')],
    ['id', cellOf(12.5, '13')],
    ['text', cellOf('UsulutÃ¡n')],
    ['text', cellOf('Jose\u0301')],
    ['text', cellOf('Ana\u00a0')],
    ['amount', cellOf('1,234')],
    ['amount', cellOf(1234.5, '1,235')],
    ['amount', cellOf(45717, '45717', 'dd/mm/yyyy')],
    ['date', cellOf(45717, '45717')],
    ['date', cellOf(60, '29/02/1900', 'dd/mm/yyyy')],
  ] as const)('leaves to the whole reader of %s what there is something to say of: %j', (kind, cell) => {
    expect(both(READERS[kind]([], {}, 1900), cell)[0]).toBeUndefined();
  });
});
