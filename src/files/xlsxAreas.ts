import type ExcelJS from 'exceljs';
import type { FileArea } from './workbookFile';

/** What the library reads of a table, but has no types for. */
interface TableModel {
  readonly name: string;
  readonly displayName?: string;
  readonly tableRef: string;
  readonly headerRow?: boolean;
  readonly totalsRow?: boolean;
}

/** Names that Excel itself gives: print areas, filters. */
const OWN_NAMES = /^(_|Print_|Criteria$|Extract$)/i;

/** The tables with a header row and the named ranges of one block on a sheet of an .xlsx. */
export function xlsxAreas(sheet: ExcelJS.Worksheet, names: ExcelJS.DefinedNamesModel): readonly FileArea[] {
  const { tables = [] } = sheet.model as { readonly tables?: readonly TableModel[] };
  const framed = tables
    .filter(({ headerRow }) => headerRow !== false)
    .map(({ name, displayName, tableRef, totalsRow }): FileArea => {
      return { source: 'table', name: displayName ?? name, address: tableRef, hasTotals: totalsRow === true };
    });
  const named = names.flatMap(({ name, ranges: [place = '', ...more] }): FileArea[] => {
    const bang = place.lastIndexOf('!');
    const owner = place
      .slice(0, bang)
      .replace(/^'(.*)'$/, '$1')
      .replaceAll("''", "'");
    if (bang < 1 || owner !== sheet.name || more.length > 0 || OWN_NAMES.test(name)) return [];
    return [{ source: 'name', name, address: place.slice(bang + 1), hasTotals: false }];
  });
  return [...framed, ...named];
}
