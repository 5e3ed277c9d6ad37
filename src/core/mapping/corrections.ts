import { normaliseHeader } from './normaliseHeader';
import type { Correction, Template } from './template';

/**
 * What she said of headers in any sheet of the workbook, for one kind of record. A sheet's own template counts most;
 * a header that other templates understand differently is as if nothing had been said.
 */
export function rememberedCorrections(
  templates: readonly Template[],
  kind: Template['kind'],
  own?: Template,
): readonly Correction[] {
  const remembered = new Map<string, Correction | undefined>();
  for (const template of templates.filter((known) => known.kind === kind && known.id !== own?.id)) {
    for (const correction of template.corrections ?? []) {
      const header = normaliseHeader(correction.header);
      const before = remembered.get(header);
      const isNew = !remembered.has(header) || before?.field === correction.field;
      remembered.set(header, isNew ? correction : undefined);
    }
  }
  for (const correction of own?.corrections ?? []) remembered.set(normaliseHeader(correction.header), correction);
  return [...remembered.values()].filter((correction) => correction !== undefined);
}

/** The corrections with one more; what was said of the same header before is forgotten. A blank header says nothing. */
export function withCorrection(corrections: readonly Correction[], correction: Correction): readonly Correction[] {
  const header = normaliseHeader(correction.header);
  if (header === '') return corrections;
  return [...corrections.filter((known) => normaliseHeader(known.header) !== header), correction];
}
