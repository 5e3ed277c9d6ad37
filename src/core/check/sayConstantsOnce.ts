import type { Finding } from './finding';
import { ofTemplate, type ReadConstants } from './readConstants';

/**
 * A finding about a constant is the same in every row: it is said once, about the template. One that depends on the row
 * stays that row's.
 */
export function sayConstantsOnce(
  findings: readonly Finding[],
  { values, unread }: Pick<ReadConstants, 'values' | 'unread'>,
  records: number,
): readonly Finding[] {
  if (values.size === 0 && unread.size === 0) return findings;
  const isOfConstant = ({ field = '', cell, row }: Finding): boolean =>
    cell === undefined && row !== undefined && (values.has(field) || unread.has(field));
  const counts = new Map<string, number>();
  for (const finding of findings) {
    if (isOfConstant(finding)) counts.set(essenceOf(finding), (counts.get(essenceOf(finding)) ?? 0) + 1);
  }
  const said = new Set<string>();
  return findings.flatMap((finding) => {
    if (!isOfConstant(finding)) return [finding];
    const essence = essenceOf(finding);
    if (counts.get(essence) !== records) return [{ ...finding, constant: true as const }];
    if (said.has(essence)) return [];
    said.add(essence);
    return [ofTemplate(finding)];
  });
}

function essenceOf(finding: Finding): string {
  return JSON.stringify(ofTemplate(finding));
}
