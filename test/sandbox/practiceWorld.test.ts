import { SANDBOX_PARTNERS } from '../../src/sandbox/partners';
import { REFERENCE } from '../../src/sandbox/reference/reference';
import { contract, contractJudge, newSandbox } from './support';

function distinct(values: readonly unknown[]): number {
  return new Set(values).size;
}

describe('the reference data', () => {
  it('is large enough to practise with, and every id is there once', () => {
    const { activities, themes, locations, locales } = REFERENCE;
    expect(activities.length).toBeGreaterThanOrEqual(40);
    expect(themes.length).toBeGreaterThanOrEqual(6);
    expect(locations.length).toBeGreaterThanOrEqual(60);
    expect(distinct(locations.map(({ country }) => country))).toBeGreaterThanOrEqual(12);
    expect(locales.length).toBeGreaterThanOrEqual(12);
    expect(distinct(activities.map(({ activity_id }) => activity_id))).toBe(activities.length);
    expect(distinct(activities.map(({ activity }) => activity))).toBe(activities.length);
    expect(distinct(themes.map(({ theme_type_id }) => theme_type_id))).toBe(themes.length);
    expect(distinct(locations.map(({ full_name }) => full_name))).toBe(locations.length);
  });

  it('names places as Town: Country in composed letters, and no id is 0', () => {
    for (const { country, location, full_name } of REFERENCE.locations) {
      expect(full_name).toBe(`${location}: ${country}`);
      expect(full_name.normalize('NFC')).toBe(full_name);
    }
    expect(REFERENCE.activities.every(({ activity_id }) => activity_id > 0)).toBe(true);
  });
});

describe('the practice loans', () => {
  const loans = newSandbox().loans();
  const statuses = (contract.components.schemas['LoanStatus'] as { enum: string[] }).enum;

  it('are 2,500 of the first partner, and others of the second', () => {
    const sandbox = newSandbox();
    expect(SANDBOX_PARTNERS.map(({ partnerId }) => sandbox.loans(partnerId).length)).toEqual([2500, 240]);
    expect(sandbox.loans('999')).toEqual([]);
  });

  it('have every status of the contract, most of them paying back', () => {
    expect([...new Set(loans.map(({ status }) => status))].sort()).toEqual([...statuses].sort());
    expect(loans.filter(({ status }) => status === 'payingBack').length).toBeGreaterThan(1200);
  });

  it('have ids of their own, in the shapes that partners use', () => {
    for (const id of ['kiva_id', 'uuid', 'internal_loan_id', 'internal_client_id'] as const) {
      expect(distinct(loans.map((loan) => loan[id]))).toBe(loans.length);
    }
    for (const shape of [/^A-\d{4}-12$/, /^LOAN\/\d+\/2025$/, /^0003-\d{9}$/, /^000123456\d{6}$/]) {
      expect(loans.some(({ internal_loan_id }) => shape.test(internal_loan_id))).toBe(true);
    }
  });

  it('stay in the contract and in the reference data', () => {
    expect(contractJudge.body('LoansResponse', { total_records: loans.length, data: loans })).toEqual([]);
    const places = new Set(REFERENCE.locations.map(({ full_name }) => full_name));
    const currencies = new Set(REFERENCE.locales.map(({ currency }) => currency));
    expect(loans.filter(({ location }) => !places.has(location))).toEqual([]);
    expect(loans.filter(({ loan_currency }) => !currencies.has(loan_currency))).toEqual([]);
  });

  it('are the same for the same seed, and others for another', () => {
    expect(newSandbox().loans()).toEqual(loans);
    expect(newSandbox({ seed: 8 }).loans()).not.toEqual(loans);
  });
});
