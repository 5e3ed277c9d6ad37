import { commonArea, parseArea, type CellArea } from '../../core/cell/cellArea';
import type { OutlinedArea } from '../../ports/workbook';

/** Cells of the sheet under a name. */
export type NamedPlace = Pick<OutlinedArea, 'source' | 'name' | 'area'>;

/** What outline loads of a name. */
export type LoadedName = Pick<Excel.NamedItem, 'name' | 'type' | 'value' | 'visible'>;

/** A workbook can have hundreds of names; those that people choose from are few. */
const MOST_NAMES = 20;
/** Names that Excel itself gives: print areas, filters. */
const OWN_NAMES = /^(_|Print_|Criteria$|Extract$)/i;

/** The names that stand for two rows or more of a sheet, as far as they are in use. */
export function namedAreas(names: readonly LoadedName[], sheetName: string, used: CellArea): readonly NamedPlace[] {
  return names
    .filter(({ name, type, visible }) => visible && type === 'Range' && !OWN_NAMES.test(name))
    .flatMap(({ name, value }): NamedPlace[] => {
      const address = addressOn(sheetName, String(value));
      const area = address === undefined ? undefined : parseArea(address);
      const common = area && commonArea(area, used);
      return common && common.rowCount > 1 ? [{ source: 'name', name, area: common }] : [];
    })
    .slice(0, MOST_NAMES);
}

/** The blocks of a RangeAreas' address, which names the sheet with each of them. */
export function mergedIn(address: string): readonly CellArea[] {
  const blocks = address.replace(/'(?:[^']|'')*'!/g, '').split(',');
  return blocks.flatMap((block) => parseArea(block.slice(block.lastIndexOf('!') + 1).trim()) ?? []);
}

/** The local part of "'My sheet'!$A$1:$B$2"; undefined when it is on another sheet. */
function addressOn(sheetName: string, value: string): string | undefined {
  const address = value.replace(/^=/, '');
  const bang = address.lastIndexOf('!');
  const sheet = address.slice(0, bang).replace(/^'(.*)'$/, '$1');
  return bang > 0 && sheet.replaceAll("''", "'") === sheetName ? address.slice(bang + 1) : undefined;
}
