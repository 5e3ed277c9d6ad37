import { rememberedCorrections, withCorrection } from '../../../src/core/mapping/corrections';
import type { Correction, Template } from '../../../src/core/mapping/template';

const template = (id: string, corrections: readonly Correction[], kind: Template['kind'] = 'repayment'): Template => ({
  version: 3,
  id,
  name: id,
  kind,
  bindings: [],
  formats: {},
  corrections,
});
const paid: Correction = { header: 'Paid', field: 'repayment.amount' };
const nothing: Correction = { header: 'PAID ', field: null };

describe('corrections', () => {
  it('are remembered from every template of the kind', () => {
    expect(rememberedCorrections([template('a', [paid]), template('b', [])], 'repayment')).toEqual([paid]);
    expect(rememberedCorrections([template('a', [paid], 'journal')], 'repayment')).toEqual([]);
  });

  it('that two other sheets disagree on are forgotten; the sheet’s own counts', () => {
    const others = [template('a', [paid]), template('b', [nothing])];
    expect(rememberedCorrections(others, 'repayment')).toEqual([]);
    expect(rememberedCorrections([...others, template('c', [paid])], 'repayment')).toEqual([]);
    expect(rememberedCorrections(others, 'repayment', others[1])).toEqual([nothing]);
    expect(rememberedCorrections([others[0]!, template('c', [paid])], 'repayment')).toEqual([paid]);
  });

  it('replace what was said of the same header; a blank one says nothing', () => {
    expect(withCorrection([paid], nothing)).toEqual([nothing]);
    expect(withCorrection([paid], { header: ' * ', field: null })).toEqual([paid]);
  });
});
