import type { Look } from '../../model/sheetModel';
import { HostObject } from '../richApi/hostObject';
import { fail } from '../richApi/richApiError';
import type { Range } from './range';

const NAMED: Readonly<Record<string, string>> = {
  red: '#FF0000',
  yellow: '#FFFF00',
  green: '#008000',
  blue: '#0000FF',
  white: '#FFFFFF',
  black: '#000000',
};

/** "#RRGGBB" in capitals from what the API takes; fails with `InvalidArgument`. */
export const colour = (value: unknown, location: string): string => {
  const hex = /^#?([0-9a-f]{6})$/i.exec(String(value))?.[1];
  return hex ? `#${hex.toUpperCase()}` : (NAMED[String(value).toLowerCase()] ?? fail('InvalidArgument', location));
};

/** What all cells of the range have in common; null when they differ. */
const shared = <T>(range: Range, pick: (look: Look) => T): T | null => {
  const { row, column, rowCount, columnCount } = range.boundedArea();
  const first = pick(range.sheet.readLook(row, column));
  for (let i = 0; i < rowCount; i++) {
    for (let j = 0; j < columnCount; j++) {
      if (pick(range.sheet.readLook(row + i, column + j)) !== first) return null;
    }
  }
  return first;
};

/** Excel.RangeFormat. */
export class RangeFormat extends HostObject {
  readonly type = 'RangeFormat';
  constructor(private readonly range: Range) {
    super();
  }
  get Fill(): RangeFill {
    return new RangeFill(this.range);
  }
  get Font(): RangeFont {
    return new RangeFont(this.range);
  }
  get WrapText(): boolean | null {
    return shared(this.range, (look) => look.wrap ?? false);
  }
  set WrapText(wrap: boolean) {
    this.range.sheet.writeLook(this.range.area, { wrap: wrap || undefined });
  }
  get HorizontalAlignment(): string | null {
    return shared(this.range, (look) => look.align ?? 'General');
  }
  set HorizontalAlignment(align: string) {
    this.range.sheet.writeLook(this.range.area, { align: align === 'General' ? undefined : align });
  }
  get ColumnWidth(): number | null {
    return this.range.sheet.columnWidth(this.range.area.column) ?? 48;
  }
  set ColumnWidth(width: number) {
    this.range.sheet.setColumnWidth(this.range.area.column, this.range.area.columnCount, width);
  }
  AutofitColumns(): void {
    this.range.sheet.setColumnWidth(this.range.area.column, this.range.area.columnCount, undefined);
  }
  AutofitRows(): void {
    // Rows of this workbook are always as high as their text.
  }
}

/** Excel.RangeFill. */
export class RangeFill extends HostObject {
  readonly type = 'RangeFill';
  constructor(private readonly range: Range) {
    super();
  }
  /** '' when the cells differ, as in Excel. */
  get Color(): string {
    return shared(this.range, (look) => look.fill ?? '#FFFFFF') ?? '';
  }
  set Color(fill: string) {
    this.range.sheet.writeLook(this.range.area, { fill: colour(fill, 'RangeFill.color') });
  }
  Clear(): void {
    this.range.sheet.writeLook(this.range.area, { fill: undefined });
  }
}

/** Excel.RangeFont. */
export class RangeFont extends HostObject {
  readonly type = 'RangeFont';
  constructor(private readonly range: Range) {
    super();
  }
  get Bold(): boolean | null {
    return shared(this.range, (look) => look.bold ?? false);
  }
  set Bold(bold: boolean) {
    this.range.sheet.writeLook(this.range.area, { bold: bold || undefined });
  }
  get Color(): string {
    return shared(this.range, (look) => look.ink ?? '#000000') ?? '';
  }
  set Color(ink: string) {
    this.range.sheet.writeLook(this.range.area, { ink: colour(ink, 'RangeFont.color') });
  }
}
