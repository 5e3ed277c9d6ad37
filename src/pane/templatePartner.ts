import { isOfOthers, withPartner } from '../core/mapping/templatePartners';
import type { Template } from '../core/mapping/template';
import type { SessionAnswer } from '../core/relayProtocol/messages';
import type { SheetSetup } from './setup';

/** The partner to whose account templates are bound; the practice Kiva's counts for nothing. */
export function boundPartner({ environment, partnerId }: Pick<SessionAnswer, 'environment' | 'partnerId'>) {
  return environment === 'sandbox' ? undefined : partnerId;
}

/** Whether a template is of other partners alone, so that nothing of it may be used here before she says that it is right. */
export function isForeign(template: Pick<Template, 'partners'>, partnerId: string | undefined): boolean {
  return partnerId !== undefined && isOfOthers(template, partnerId);
}

/** Whether she still has to say if the sheet's template, which others use, is right for her account. */
export function asksPartner({ template, partnerId, confirmed }: SheetSetup): boolean {
  return template !== undefined && isForeign(template, partnerId) && confirmed !== template.id;
}

/** Whose a template is when it is saved from this setup; `changed`: what others made or confirmed is no longer what it says. */
export function partnersAfter(setup: SheetSetup, changed: boolean): readonly string[] | undefined {
  const { template, partnerId } = setup;
  const before = template?.partners;
  if (partnerId === undefined || asksPartner(setup)) return before;
  if (template === undefined || changed) return [partnerId];
  return before && withPartner(before, partnerId);
}
