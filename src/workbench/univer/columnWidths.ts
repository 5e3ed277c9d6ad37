import type { Worksheet } from '@univerjs/core';
import { displayText } from '../model/displayText';
import { valueOf } from './cellContent';

const PIXELS_A_POINT = 4 / 3;
const PIXELS_A_CHARACTER = 7.8;
const SAMPLE_ROWS = 60;
const NARROWEST = 64;
const WIDEST = 260;

/** Excel's points to the screen's pixels. */
export const pixelsOf = (points: number): number => Math.round(points * PIXELS_A_POINT);

/** The screen's pixels to Excel's points. */
export const pointsOf = (pixels: number): number => pixels / PIXELS_A_POINT;

/** Pixels that hold the longest of some texts. */
export const widthFor = (texts: readonly string[]): number => {
  const longest = Math.max(0, ...texts.map((text) => text.length));
  return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(longest * PIXELS_A_CHARACTER) + 14));
};

/** Pixels that hold the column's first texts. */
export const autoWidth = (
  sheet: Worksheet,
  column: number,
  firstRow: number,
  formatAt: (row: number) => string,
): number => {
  const matrix = sheet.getCellMatrix();
  const rows = Array.from({ length: SAMPLE_ROWS }, (_, i) => firstRow + i);
  return widthFor(rows.map((row) => displayText(valueOf(matrix.getValue(row, column)), formatAt(row), 'en-US', false)));
};
