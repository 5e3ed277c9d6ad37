import { isOfOthers, MOST_PARTNERS, withoutPartners, withPartner } from '../../../src/core/mapping/templatePartners';
import type { Template } from '../../../src/core/mapping/template';

describe('whose a template is', () => {
  it('is of others where it names partners and not this one; nobody’s is no other’s', () => {
    expect(isOfOthers({ partners: ['7'] }, '421')).toBe(true);
    expect(isOfOthers({ partners: ['7', '421'] }, '421')).toBe(false);
    expect(isOfOthers({}, '421')).toBe(false);
  });

  it('becomes one partner’s more, once, and forgets the earliest of too many', () => {
    expect(withPartner(['7'], '421')).toEqual(['7', '421']);
    expect(withPartner(['421', '7'], '421')).toEqual(['7', '421']);
    const many = Array.from({ length: MOST_PARTNERS }, (_, at) => `${at}`);
    expect(withPartner(many, '421')).toEqual([...many.slice(1), '421']);
  });

  it('can be put down, and everything else stays', () => {
    const nobodys: Template = { version: 3, id: 't', name: 'T', kind: 'repayment', bindings: [], formats: {} };
    expect(withoutPartners({ ...nobodys, partners: ['7'] })).toEqual(nobodys);
    expect(withoutPartners(nobodys)).toBe(nobodys);
  });
});
