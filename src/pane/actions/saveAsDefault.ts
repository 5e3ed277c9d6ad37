import type { Template } from '../../core/mapping/template';
import type { TemplateStore } from '../../ports/stores';
import type { SheetSetup } from '../setup';
import { isDefaultOf, withoutSheet } from '../sheetTemplate';

/**
 * Saves a template that is its sheet's own, and takes the sheet from others of its kind: a sheet opens with one alone.
 * Answers the workbook's templates, this one first.
 */
export async function saveAsDefault(
  store: Pick<TemplateStore, 'save'>,
  template: Template,
  { outline, templates }: Pick<SheetSetup, 'outline' | 'templates'>,
): Promise<readonly Template[]> {
  await store.save(template);
  const others: Template[] = [];
  for (const other of templates.filter(({ id }) => id !== template.id)) {
    const isRival = other.kind === template.kind && isDefaultOf(other, outline.sheetName);
    const kept = isRival ? withoutSheet(other, outline.sheetName) : other;
    if (isRival) await store.save(kept);
    others.push(kept);
  }
  return [template, ...others];
}
