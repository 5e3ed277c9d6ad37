import type { SheetSnapshot } from '../cell/snapshot';
import type { AppliedTemplate } from '../mapping/applyTemplate';
import type { Template } from '../mapping/template';
import { findingOf, type Finding } from './finding';
import { NOTHING } from './rule';

const MARKS = /\p{M}+/gu;

/** A displayed word to compare row filters by: in any case and width, with any marks; signs count ("A+" is not "A-"). */
export function filterWord(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** The column of the template's filter, by place in the grid, and whether a row that displays a text there stays at home. */
export interface LeftOutByFilter {
  readonly place: number | undefined;
  readonly leavesOut: (text: string) => boolean;
  readonly findings: readonly Finding[];
}

/**
 * Which rows the template's filter leaves out. Without its column nobody knows: an error that holds back the whole
 * sheet, since rows that she means to keep at home would go out.
 */
export function leftOutByFilter(
  { rowFilter }: Template,
  { filter }: AppliedTemplate,
  snapshot: SheetSnapshot,
): LeftOutByFilter {
  if (rowFilter === undefined) return none(NOTHING);
  const place = snapshot.columns.findIndex(({ column }) => column === filter?.column);
  if (place < 0) {
    return none([findingOf('filterColumnMissing', 'error', {}, { header: rowFilter.header })]);
  }
  const words = new Set(rowFilter.leaveOut.map(filterWord));
  const known = new Map<string, boolean>();
  const leavesOut = (text: string): boolean => {
    const isLeftOut = known.get(text) ?? words.has(filterWord(text));
    known.set(text, isLeftOut);
    return isLeftOut;
  };
  return { place, leavesOut, findings: NOTHING };
}

function none(findings: readonly Finding[]): LeftOutByFilter {
  return { place: undefined, leavesOut: () => false, findings };
}
