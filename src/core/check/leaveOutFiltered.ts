import { plainWords } from '../cell/plainWords';
import type { SheetSnapshot } from '../cell/snapshot';
import type { AppliedTemplate } from '../mapping/applyTemplate';
import type { Template } from '../mapping/template';
import { findingOf, type Finding } from './finding';
import type { SortedRows } from './sortRows';

/** A displayed word to compare row filters by: in any case, with any marks; what is all signs stays as it is. */
export function filterWord(text: string): string {
  return plainWords(text) || text.trim();
}

/**
 * Takes the rows out that the template's filter leaves out. Without its column nobody knows which: an error that holds
 * back the whole sheet, since rows that she means to keep at home would go out.
 */
export function leaveOutFiltered(
  rows: SortedRows,
  { rowFilter }: Template,
  { filter }: AppliedTemplate,
  snapshot: SheetSnapshot,
): { readonly rows: SortedRows; readonly findings: readonly Finding[] } {
  if (rowFilter === undefined) return { rows, findings: [] };
  const place = snapshot.columns.findIndex(({ column }) => column === filter?.column);
  if (place < 0) {
    return { rows, findings: [findingOf('filterColumnMissing', 'error', {}, { header: rowFilter.header })] };
  }
  const words = new Set(rowFilter.leaveOut.map(filterWord));
  const isLeftOut = (r: number): boolean => words.has(filterWord(snapshot.texts[r]?.[place] ?? ''));
  const filtered = rows.records.filter(isLeftOut);
  const out = filtered.map((r) => ({ row: snapshot.firstRow + r, reason: 'filtered' as const }));
  return {
    rows: { records: rows.records.filter((r) => !isLeftOut(r)), leftOut: [...rows.leftOut, ...out] },
    findings: [],
  };
}
