import { RECORD_KINDS } from '../../src/core/catalogue';
import { confirmationOf, type Given } from '../../src/pane/confirmation';

const { repayment, journal, loanDraft } = RECORD_KINDS;
const NOTHING: Given = { total: '', reason: '', initials: '', isThisMonths: false };
const SIGNED: Given = { ...NOTHING, initials: ' AB ' };
const PLAN = { total: '48250.5' };
const like = { month: '2026-10', rows: 100, equal: 96 };

const inProduction = (given: Given, mark: '.' | ',' = '.') =>
  confirmationOf(given, PLAN, repayment, 'production', mark);

describe('what a send asks for', () => {
  it.each(['stage', 'production'] as const)('is total and initials in %s', (environment) => {
    const asked = confirmationOf(NOTHING, PLAN, repayment, environment, '.');
    expect(asked).toEqual({ total: 'required', initialsNeeded: true, open: ['totalMissing', 'initialsMissing'] });
  });

  it('is nothing in practice', () => {
    const asked = confirmationOf(NOTHING, PLAN, repayment, 'sandbox', '.');
    expect(asked).toEqual({ total: 'offered', initialsNeeded: false, open: [] });
  });

  it('is the initials alone where the kind has no total', () => {
    expect(confirmationOf(SIGNED, {}, journal, 'production', '.')).toEqual({
      total: 'none',
      initialsNeeded: true,
      open: [],
      initials: 'AB',
    });
  });

  it('is a tick, everywhere, where the rows say what last month said', () => {
    for (const environment of ['sandbox', 'stage', 'production'] as const) {
      const given = { ...SIGNED, total: '48250.5' };
      const asked = confirmationOf(given, { ...PLAN, likeLastMonth: like }, repayment, environment, '.');
      expect(asked.open).toEqual(['likeLastMonth']);
      const ticked = confirmationOf(
        { ...given, isThisMonths: true },
        { ...PLAN, likeLastMonth: like },
        repayment,
        environment,
        '.',
      );
      expect(ticked.open).toEqual([]);
    }
  });
});

describe('her own total', () => {
  it('is compared with what her cells say where other amounts go out', () => {
    const plan = { ...PLAN, ownTotal: '120' };
    const given = { ...SIGNED, total: '120' };
    expect(confirmationOf(given, plan, repayment, 'production', '.').open).toEqual([]);
    const outgoing = confirmationOf({ ...SIGNED, total: '48250.5' }, plan, repayment, 'production', '.');
    expect(outgoing.open).toEqual(['reasonMissing']);
  });

  it('is read as her language writes it, and goes along', () => {
    const ready = { open: [], control: { given: '48250.5' }, initials: 'AB' };
    expect(inProduction({ ...SIGNED, total: '48.250,50' }, ',')).toMatchObject(ready);
    expect(inProduction({ ...SIGNED, total: '48,250.50' })).toMatchObject(ready);
  });

  it('may be thousands or a fraction: her language decides, and never which one agrees', () => {
    const plan = { total: '1234' };
    const given = { ...SIGNED, total: '1.234' };
    const compared = (mark: '.' | ',') => confirmationOf(given, plan, repayment, 'stage', mark).compared?.comparison;
    expect(compared(',')).toMatchObject({ result: 'agrees' });
    expect(compared('.')).toMatchObject({ given: '1.234' });
  });

  it('of a cell counts as stored, not as displayed', () => {
    const cell = { address: 'Report!C9', text: '48,251', value: 48250.5 };
    expect(inProduction({ ...SIGNED, total: '48,251', cell })).toMatchObject({
      open: [],
      control: { given: '48250.5' },
    });
  });

  it('that differs holds the send until there is a reason of at most 300 characters', () => {
    const given = { ...SIGNED, total: '48000' };
    expect(inProduction(given)).toMatchObject({
      compared: { comparison: { result: 'differs', given: '48000', by: '250.5' } },
      open: ['reasonMissing'],
    });
    expect(inProduction({ ...given, reason: '   ' }).open).toEqual(['reasonMissing']);
    expect(inProduction({ ...given, reason: 'x'.repeat(301) }).open).toEqual(['reasonTooLong']);
    const said = inProduction({ ...given, reason: ' one loan repaid early ' });
    expect(said).toMatchObject({ open: [], control: { given: '48000', reason: 'one loan repaid early' } });
  });

  it('holds what of the month’s report went out before, and the ledger keeps that it does', () => {
    const plan = { ...PLAN, sentBefore: { rows: 200, total: '1749.5', together: '50000' } };
    const whole = confirmationOf({ ...SIGNED, total: '50,000' }, plan, repayment, 'production', '.');
    expect(whole).toMatchObject({ open: [], control: { given: '50000', sentBefore: '1749.5' } });
    expect(whole.compared?.sum).toEqual({ total: '50000', toGo: '48250.5', sentBefore: plan.sentBefore });
    const rest = confirmationOf({ ...SIGNED, total: '48250.5' }, plan, repayment, 'production', '.');
    expect(rest).toMatchObject({ compared: { comparison: { by: '1749.5' } }, open: ['reasonMissing'] });
  });

  it('may be that of the rest alone where a kind is not reported by the month', () => {
    const plan = { ...PLAN, sentBefore: { rows: 200, total: '1749.5', together: '50000' } };
    const asked = (total: string) => confirmationOf({ ...SIGNED, total }, plan, loanDraft, 'production', '.');
    expect(asked('50000')).toMatchObject({ open: [], control: { given: '50000', sentBefore: '1749.5' } });
    expect(asked('48250.5')).toMatchObject({ open: [], control: { given: '48250.5' } });
    expect(asked('48250.5').control).not.toHaveProperty('sentBefore');
    expect(asked('48250')).toMatchObject({ compared: { comparison: { by: '1750' } }, open: ['reasonMissing'] });
  });

  it.each(['six', '#REF!', '1,2,3', '=SUM(C:C)'])(
    'that reads %p is said to be unreadable, and goes nowhere',
    (total) => {
      const asked = inProduction({ ...SIGNED, total });
      expect(asked.open).toEqual(['unreadable']);
      expect(asked).not.toHaveProperty('control');
    },
  );
});
