import {
  HorizontalAlign,
  WrapStrategy,
  type IStyleData,
  type Nullable,
  type Styles,
  type Worksheet,
} from '@univerjs/core';
import { ModelError } from '../model/modelError';
import type { Look } from '../model/sheetModel';

const ALIGNMENTS: Readonly<Record<string, HorizontalAlign>> = {
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Justify: HorizontalAlign.JUSTIFIED,
  Distributed: HorizontalAlign.DISTRIBUTED,
};

type LookChange = { readonly [K in keyof Look]?: Look[K] | undefined };
/** Null takes a part of the style away. */
type StyleChange = { [K in keyof IStyleData]: Nullable<IStyleData[K]> };

const colourOf = (rgb: Nullable<string>): string | undefined => {
  if (!rgb) return undefined;
  const channels = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(rgb)?.slice(1);
  if (!channels) return rgb.toUpperCase();
  return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`.toUpperCase();
};

/** The look that a Univer style means. */
export const lookOf = (style: Nullable<IStyleData>): Look => {
  const fill = colourOf(style?.bg?.rgb);
  const ink = colourOf(style?.cl?.rgb);
  const align = Object.entries(ALIGNMENTS).find(([, place]) => place === style?.ht)?.[0];
  return {
    ...(fill !== undefined && { fill }),
    ...(ink !== undefined && { ink }),
    ...(style?.bl === 1 && { bold: true }),
    ...(style?.tb === WrapStrategy.WRAP && { wrap: true }),
    ...(align !== undefined && { align }),
  };
};

const alignment = (align: string | undefined): HorizontalAlign | null => {
  if (align === undefined) return null;
  const place = ALIGNMENTS[align];
  if (place === undefined) throw new ModelError('InvalidArgument', `this spreadsheet cannot align "${align}"`);
  return place;
};

/** The change of style that a change of look means. */
export const styleChange = (change: LookChange): StyleChange => ({
  ...('fill' in change && { bg: change.fill === undefined ? null : { rgb: change.fill } }),
  ...('ink' in change && { cl: change.ink === undefined ? null : { rgb: change.ink } }),
  ...('bold' in change && { bl: change.bold ? 1 : null }),
  ...('wrap' in change && { tb: change.wrap ? WrapStrategy.WRAP : null }),
  ...('align' in change && { ht: alignment(change.align) }),
});

const GENERAL = 'General';

/** Answers a reader of number formats: the cell's own, else its row's or its column's. */
export const formatReader = (sheet: Worksheet, styles: Styles): ((row: number, column: number) => string) => {
  const known = new Map<string, string | undefined>();
  const patternOf = (style: Nullable<IStyleData | string>): string | undefined => {
    if (!style) return undefined;
    if (typeof style !== 'string') return style.n?.pattern;
    if (!known.has(style)) known.set(style, styles.get(style)?.n?.pattern);
    return known.get(style);
  };
  const matrix = sheet.getCellMatrix();
  return (row, column) =>
    patternOf(matrix.getValue(row, column)?.s) ??
    patternOf(sheet.getRowStyle(row, true)) ??
    patternOf(sheet.getColumnStyle(column, true)) ??
    GENERAL;
};

/** The style change for a number format; "General" is written out only where a column says something else. */
export const formatChange = (format: string, inherited: string): StyleChange => ({
  n: format === GENERAL && inherited === GENERAL ? null : { pattern: format },
});
