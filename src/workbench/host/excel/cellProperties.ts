import type { Look } from '../../model/sheetModel';
import { fail } from '../richApi/richApiError';
import type { Range } from './range';
import { colour } from './rangeFormat';
import { fullAddress } from './sheetAddress';

interface CellProperties {
  readonly hyperlink?: {
    readonly address?: string;
    readonly textToDisplay?: string;
    readonly screenTip?: string;
  } | null;
  readonly format?: {
    readonly fill?: { readonly color?: string };
    readonly font?: { readonly color?: string; readonly bold?: boolean };
    readonly wrapText?: boolean;
  };
}

interface WantedProperties {
  readonly address?: boolean;
  readonly format?: {
    readonly fill?: { readonly color?: boolean };
    readonly font?: { readonly color?: boolean; readonly bold?: boolean };
  };
}

/** `getCellProperties`: address, fill colour, font colour and bold; nothing else. */
export const readCellProperties = (range: Range, wanted: WantedProperties): object[][] => {
  const { row, column, rowCount, columnCount } = range.area;
  return Array.from({ length: rowCount }, (_, i) =>
    Array.from({ length: columnCount }, (__, j) => {
      const look = range.sheet.readLook(row + i, column + j);
      const cell = { row: row + i, column: column + j, rowCount: 1, columnCount: 1 };
      const { fill, font } = wanted.format ?? {};
      const format = {
        ...(fill && { fill: { ...(fill.color && { color: look.fill ?? '#FFFFFF' }) } }),
        ...(font && {
          font: { ...(font.color && { color: look.ink ?? '#000000' }), ...(font.bold && { bold: look.bold ?? false }) },
        }),
      };
      return {
        ...(wanted.address && { address: fullAddress(range.sheet.name, cell) }),
        ...(wanted.format && { format }),
      };
    }),
  );
};

const writeOne = (range: Range, row: number, column: number, properties: CellProperties): void => {
  const { sheet } = range;
  const cell = { row, column, rowCount: 1, columnCount: 1 };
  const { hyperlink, format } = properties;
  if (hyperlink?.textToDisplay !== undefined) sheet.write(cell, [[hyperlink.textToDisplay]], 'exact');
  if (hyperlink !== undefined) {
    const { address, screenTip } = hyperlink ?? {};
    sheet.setHyperlink(row, column, address ? { address, ...(screenTip !== undefined && { screenTip }) } : null);
  }
  if (!format) return;
  const look: Look = {
    ...(format.fill?.color && { fill: colour(format.fill.color, 'Range.setCellProperties') }),
    ...(format.font?.color && { ink: colour(format.font.color, 'Range.setCellProperties') }),
    ...(format.font?.bold !== undefined && { bold: format.font.bold }),
    ...(format.wrapText !== undefined && { wrap: format.wrapText }),
  };
  sheet.writeLook(cell, look);
};

/** `setCellProperties` and `hyperlink`: links, fills, font colour, bold, wrap; the shape must be the range's. */
export const writeCellProperties = (range: Range, written: unknown): void => {
  const { row, column, rowCount, columnCount } = range.area;
  const rows = Array.isArray(written) ? (written as (CellProperties | null)[][]) : [];
  const fits = rows.length === rowCount && rows.every((cells) => Array.isArray(cells) && cells.length === columnCount);
  if (!fits) fail('InvalidArgument', 'Range.setCellProperties');
  rows.forEach((cells, i) =>
    cells.forEach((properties, j) => {
      if (properties) writeOne(range, row + i, column + j, properties);
    }),
  );
};
