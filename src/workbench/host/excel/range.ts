import { formatA1, intersection, isEntireColumn, isEntireRow, type Area } from '../../model/area';
import type { Aspects, Clearing, Hyperlink, Scalar } from '../../model/sheetModel';
import { fail } from '../richApi/richApiError';
import { readCellProperties, writeCellProperties } from './cellProperties';
import { RangeFormat } from './rangeFormat';
import { RangeAreas } from './rangeAreas';
import { RangePlace } from './rangePlace';
import { findText, type SearchCriteria } from './findText';
import { fullAddress } from './sheetAddress';
import { TableCollection } from './tables';
import { Worksheet } from './worksheet';
import { acrossHiddenRows, writtenGrid } from './writtenGrid';

const CLEARINGS: Readonly<Record<string, Clearing>> = {
  All: 'all',
  Contents: 'contents',
  Formats: 'formats',
  Hyperlinks: 'hyperlinks',
  RemoveHyperlinks: 'hyperlinks',
};

/** Excel.Range: a block of cells of one sheet. */
export class Range extends RangePlace {
  readonly type = 'Range';

  get Worksheet(): Worksheet {
    return new Worksheet(this.world, this.sheet);
  }
  get Format(): RangeFormat {
    return new RangeFormat(this);
  }

  get Values(): Scalar[][] | null {
    return this.read('values');
  }
  set Values(values: unknown) {
    this.write(values, 'Range.values');
  }
  get Formulas(): Scalar[][] | null {
    return this.read('formulas');
  }
  set Formulas(formulas: unknown) {
    this.write(formulas, 'Range.formulas');
  }
  get Text(): string[][] | null {
    return this.read('texts');
  }
  get ValueTypes(): string[][] | null {
    return this.read('kinds');
  }
  get NumberFormat(): string[][] | null {
    return this.read('formats');
  }
  set NumberFormat(formats: unknown) {
    const { rowCount, columnCount } = this.area;
    const bounded = { rowCount: isEntireColumn(this.area) ? 1 : rowCount, columnCount };
    const grid = writtenGrid(formats, bounded, 'Range.numberFormat');
    this.sheet.writeFormats(
      this.area,
      grid.map((row) => row.map((format) => (format === null ? null : String(format)))),
    );
  }

  get RowHidden(): boolean | null {
    return same(this.sheet.hidden('row', this.area.row, this.boundedArea().rowCount));
  }
  set RowHidden(hidden: boolean) {
    this.sheet.setHidden('row', this.area.row, this.area.rowCount, hidden);
  }
  get ColumnHidden(): boolean | null {
    return same(this.sheet.hidden('column', this.area.column, this.area.columnCount));
  }
  set ColumnHidden(hidden: boolean) {
    this.sheet.setHidden('column', this.area.column, this.area.columnCount, hidden);
  }
  get Hidden(): boolean | null {
    return this.RowHidden === true || this.ColumnHidden === true ? true : this.RowHidden;
  }
  get Hyperlink(): (Hyperlink & { readonly textToDisplay: string }) | null {
    const { row, column } = this.area;
    const link = this.sheet.hyperlink(row, column);
    const text = this.sheet.read({ row, column, rowCount: 1, columnCount: 1 }, 'texts')[0]?.[0] ?? '';
    return link && { ...link, textToDisplay: text };
  }
  set Hyperlink(link: unknown) {
    writeCellProperties(
      this,
      Array.from({ length: this.area.rowCount }, () =>
        Array.from({ length: this.area.columnCount }, () => ({ hyperlink: link })),
      ),
    );
  }

  GetTables(fullyContained = false): TableCollection {
    return new TableCollection(this.world, this.sheet, this.area, fullyContained);
  }

  GetRowProperties(wanted: { rowHidden?: boolean; rowIndex?: boolean; address?: boolean } = {}): object[] {
    const { row, rowCount } = this.area;
    const hidden = this.sheet.hidden('row', row, rowCount);
    return hidden.map((rowHidden, i) => ({
      ...(wanted.address && { address: fullAddress(this.sheet.name, { ...this.area, row: row + i, rowCount: 1 }) }),
      ...(wanted.rowIndex && { rowIndex: row + i }),
      ...(wanted.rowHidden && { rowHidden }),
    }));
  }
  GetCellProperties(wanted: object): object[][] {
    return readCellProperties(this, wanted);
  }
  SetCellProperties(properties: unknown): void {
    writeCellProperties(this, properties);
  }

  /** The first cell that holds the text; like Excel's own search it does not look into columns that are hidden. */
  Find(text: string, criteria: SearchCriteria = {}): Range {
    const used = this.sheet.usedArea(false);
    const searched = used && intersection(used, this.area);
    const found = searched && findText(this.sheet, searched, text, criteria);
    return found ? this.at(found) : fail('ItemNotFound', 'Range.find');
  }

  Insert(shift: string): Range {
    this.sheet.insertCells(this.area, shift === 'Right' ? 'right' : 'down');
    return this.at(this.area);
  }
  Delete(shift: string): void {
    this.sheet.deleteCells(this.area, shift === 'Left' ? 'left' : 'up');
  }
  Clear(applyTo: string | null = null): void {
    this.sheet.clear(this.area, CLEARINGS[applyTo ?? 'All'] ?? fail('InvalidArgument', 'Range.clear'));
  }
  /** Merged cells that lie in the range, if only in part. */
  GetMergedAreasOrNullObject(): RangeAreas | null {
    const blocks = this.sheet.merged.filter((block) => intersection(block, this.area) !== null);
    return blocks.length === 0 ? null : new RangeAreas(this.sheet, blocks);
  }
  Merge(): void {
    this.sheet.merge(this.area);
  }
  Select(): void {
    this.world.model.select(this.sheet.id, this.area);
  }
  Calculate(): void {
    // Formulas are kept, not computed.
  }
  _ValidateArraySize(rows: number, columns: number): void {
    if (rows !== this.area.rowCount || columns !== this.area.columnCount) fail('InvalidArgument', 'Range.values');
  }

  protected at(area: Area): Range {
    return new Range(this.world, this.sheet, area);
  }

  /** Excel answers null for whole rows and columns and for reads that are too large. */
  private read<A extends keyof Aspects>(aspect: A): Aspects[A][][] | null {
    const endless = isEntireColumn(this.area) || isEntireRow(this.area);
    const tooMany = this.area.rowCount * this.area.columnCount > this.world.settings.readCellLimit;
    return endless || tooMany ? null : this.sheet.read(this.area, aspect);
  }

  private write(values: unknown, location: string): void {
    if (isEntireColumn(this.area) || isEntireRow(this.area))
      fail('InvalidArgument', location, `${formatA1(this.area)} is too large to write`);
    const grid = writtenGrid(values, this.area, location);
    const placed = this.world.settings.misplacesAcrossHiddenRows
      ? acrossHiddenRows(grid, this.sheet.hidden('row', this.area.row, this.area.rowCount))
      : grid;
    this.sheet.write(this.area, placed, 'typed');
  }
}

const same = (flags: readonly boolean[]): boolean | null => {
  const [first = false] = flags;
  return flags.every((flag) => flag === first) ? first : null;
};
