import type { CellValue } from '../../core/cell/cell';
import { fitsFormula, linkFormula, type LinkCell } from '../../core/writeBack/linkFormula';
import type { LinkHost } from '../../core/writeBack/linkHosts';
import type { RowWrite } from '../../ports/workbook';
import { inColumns, type ColumnArea, type SeenColumns } from './headerAnchors';

/** A link that may be put into a cell. */
export type SheetLink = Exclude<LinkCell, { readonly as: 'text' }>;

/** What is put into a result cell. */
export type CellEntry = CellValue | SheetLink;

/** One cell. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** What links a workbook takes: hosts they may lead to, and how many more of Excel's own a sheet has room for. */
export interface LinkPolicy {
  readonly hosts: readonly LinkHost[];
  /** Counts down; a sheet holds 65,530 of them. */
  readonly room: { native: number };
}

/** Links of Excel's own that a sheet holds at most. */
export const NATIVE_LINKS = 65_530;

/** No address becomes a link. */
export const WITHOUT_LINKS: LinkPolicy = { hosts: [], room: { native: 0 } };

/** A word as what is put into the cell: an address that is not trusted, or finds no room, stays text. */
export function entryOf(word: RowWrite['words'][number], { hosts, room }: LinkPolicy): CellEntry | null {
  if (word === null || typeof word === 'string') return word;
  const link = linkFormula(word.link, hosts);
  if (link.as === 'formula') return link;
  if (link.as === 'text' || room.native <= 0) return link.address;
  room.native -= 1;
  return link;
}

/** What a cell shows once the entry is in it. */
export function shownBy(entry: CellEntry): CellValue {
  return typeof entry === 'object' ? entry.address : entry;
}

/** Whether a cell that holds this may have a link of Excel's own that we gave it: the address is too long for a formula. */
export function mayHaveNativeLink(entry: CellEntry | undefined): boolean {
  return typeof entry === 'string' && /^https:/i.test(entry) && !fitsFormula(entry);
}

/** Makes addresses that already stand in these cells links of Excel's own; queued, done by the next sync. */
export function queueNativeLinks(area: ColumnArea, links: readonly (CellPlace & { readonly address: string })[]): void {
  for (const { row, column, address } of links) {
    cellIn(area, { row, column }).hyperlink = { address, textToDisplay: address };
  }
}

/**
 * Takes Excel's own links from these cells, their texts stay: a text written over one would still lead where it led. Where
 * the columns went elsewhere nothing is taken.
 */
export async function removeNativeLinks(seen: SeenColumns, cells: readonly CellPlace[]): Promise<void> {
  await inColumns(seen, async (context, _sheet, area) => {
    for (const cell of cells) cellIn(area, cell).clear('RemoveHyperlinks');
    await context.sync();
  });
}

function cellIn(area: ColumnArea, { row, column }: CellPlace): Excel.Range {
  const segment = area.segments.find(({ first, count }) => column >= first && column < first + count);
  if (segment === undefined) throw new RangeError(`column ${column} was not asked for`);
  const cells = area.range(segment, { first: row, last: row });
  return segment.count === 1 ? cells : cells.getCell(0, column - segment.first).untrack();
}
