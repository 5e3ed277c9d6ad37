import { gate, disagreements } from '../../../bench/convert/gate';
import { ours } from '../../../bench/convert/entrants/ours';
import { makeSheet } from '../../../bench/convert/makeSheet';
import type { Convert, Product } from '../../../bench/convert/product';

/** Ours with something changed in what it ends with. */
const spoilt =
  (spoil: (product: Product) => Product): Convert =>
  async (...given) =>
    spoil(await ours(...given));

const inBodies = (from: string, to: string): Convert =>
  spoilt((product) => ({ ...product, bodies: product.bodies.map((body) => body.replace(from, to)) }));

describe('the gate of the bench', () => {
  it('lets ours through', async () => {
    expect(await gate(ours)).toEqual([]);
    expect(await disagreements(ours, ours)).toEqual([]);
  });

  it.each([
    ['an id without its zeros', '"00123"', '"123"'],
    ['a long id as a number', '"20250000000123"', '20250000000123'],
    ['a decimal comma read as grouping', '1234.5', '123450'],
    ['month and day in each other’s place', '2025-03-05', '2025-05-03'],
    ['a day too late', '2024-02-29', '2024-03-01'],
    ['a yes that became no', '"client_waiver_signed":true', '"client_waiver_signed":false'],
    ['a gender that became another', '"female"', '"male"'],
    ['the spouse’s name', '"Ann"', '"Paul"'],
  ])('refuses %s', async (_, from, to) => {
    expect(await gate(inBodies(from, to))).not.toEqual([]);
  });

  it('refuses a row that stands for another, one that is sent twice and one that is not sent', async () => {
    const shifted = spoilt((product) => ({ ...product, rows: product.rows.map((row) => row + 1) }));
    const twice = spoilt(({ bodies, rows, ...rest }) => ({
      bodies: [...bodies, ...bodies.slice(0, 1)],
      rows: [...rows, ...rows.slice(0, 1)],
      ...rest,
    }));
    const fewer = spoilt((product) => ({ ...product, bodies: product.bodies.slice(1), rows: product.rows.slice(1) }));
    for (const convert of [shifted, twice, fewer]) {
      expect(await gate(convert)).not.toEqual([]);
      expect(await disagreements(convert, ours)).not.toEqual([]);
    }
  });

  it('refuses findings that name no cell, or one cell too few', async () => {
    const unnamed = spoilt((product) => ({ ...product, findings: [] }));
    const fewer = spoilt((product) => ({ ...product, findings: product.findings.filter(({ cell }) => cell !== 'L5') }));
    expect(await gate(unnamed)).not.toEqual([]);
    expect(await gate(fewer)).toEqual(['a blank row in the middle, a header that stands twice: no error at L5']);
    expect(await disagreements(unnamed, ours)).not.toEqual([]);
  });

  it('refuses a finding too many, and a warning that should be an error', async () => {
    const more = spoilt(({ findings, ...product }) => ({
      ...product,
      findings: [...findings, { severity: 'warning', code: 'tooMany', cell: 'C2' }],
    }));
    const milder = spoilt(({ findings, ...product }) => ({
      ...product,
      findings: findings.map((finding) => ({ ...finding, severity: 'warning' })),
    }));
    expect(await disagreements(more, ours)).toEqual(['warning at C2']);
    expect(await disagreements(milder, ours)).not.toEqual([]);
  });
});

describe('the sheets of the bench', () => {
  it('are the same each time, with the share of bad rows that was asked for', () => {
    expect(makeSheet(50, 0.3)).toEqual(makeSheet(50, 0.3));
    expect(makeSheet(20, 0).values).not.toEqual(makeSheet(20, 1).values);
    expect(makeSheet(50, 0).columns).toHaveLength(14);
  });

  it('lose no row unless it is bad', async () => {
    expect((await ours(makeSheet(200, 0), '2025-03-10')).bodies).toHaveLength(200);
    expect((await ours(makeSheet(200, 0.3), '2025-03-10')).bodies.length).toBeLessThan(180);
  });
});
