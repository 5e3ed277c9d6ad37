import type { Template } from './template';

/** More partners than one workbook ever serves. */
export const MOST_PARTNERS = 20;

/** Whether a template was made or confirmed for others and never for this partner; nobody's template is no other's. */
export function isOfOthers({ partners = [] }: Pick<Template, 'partners'>, partnerId: string): boolean {
  return partners.length > 0 && !partners.includes(partnerId);
}

/** Whose a template is once this partner uses it, too; of too many the earliest are asked again. */
export function withPartner(partners: readonly string[], partnerId: string): readonly string[] {
  return [...partners.filter((known) => known !== partnerId).slice(-MOST_PARTNERS + 1), partnerId];
}

/** A template as it is handed out, or compared: without whose it is. */
export function withoutPartners(template: Template): Template {
  const { partners, ...others } = template;
  return partners === undefined ? template : others;
}
