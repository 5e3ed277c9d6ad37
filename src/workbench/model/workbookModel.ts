import type { Area } from './area';
import type { Origin, SheetModel } from './sheetModel';

/** A table on a sheet. */
export interface TableInfo {
  readonly id: string;
  readonly name: string;
  readonly sheetId: string;
  /** With its header row. */
  readonly area: Area;
  readonly hasHeaders: boolean;
  /** The last row of the area is its totals row. */
  readonly hasTotals?: boolean;
}

/** A name of the workbook for cells of one sheet. */
export interface NameInfo {
  readonly name: string;
  readonly sheetId: string;
  readonly area: Area;
}

/** A custom XML part of the workbook. */
export interface XmlPart {
  readonly id: string;
  readonly namespace: string;
  readonly xml: string;
}

/** How cells changed, in Excel's words. */
export type CellChange =
  'RangeEdited' | 'RowInserted' | 'RowDeleted' | 'ColumnInserted' | 'ColumnDeleted' | 'CellInserted' | 'CellDeleted';

/** What listeners are told, in order, after it happened. */
export type ModelEvent =
  | {
      readonly kind: 'changed';
      readonly sheetId: string;
      readonly area: Area;
      readonly origin: Origin;
      readonly change: CellChange;
      /** Only when one cell was edited. */
      readonly before?: string | number | boolean;
      readonly after?: string | number | boolean;
    }
  | { readonly kind: 'rowsSorted'; readonly sheetId: string; readonly area: Area; readonly origin: Origin }
  | {
      readonly kind: 'rowsHidden';
      readonly sheetId: string;
      readonly area: Area;
      readonly hidden: boolean;
      readonly origin: Origin;
    }
  | { readonly kind: 'formatChanged'; readonly sheetId: string; readonly area: Area; readonly origin: Origin }
  | { readonly kind: 'selected'; readonly sheetId: string; readonly area: Area }
  | { readonly kind: 'activated'; readonly sheetId: string; readonly previous: string }
  | { readonly kind: 'sheetAdded' | 'sheetDeleted' | 'sheetMoved'; readonly sheetId: string; readonly origin: Origin }
  | {
      readonly kind: 'sheetRenamed';
      readonly sheetId: string;
      readonly before: string;
      readonly after: string;
      readonly origin: Origin;
    }
  /** Saved, reverted, protected: what a view has to draw again. */
  | { readonly kind: 'state' };

/** Where the person is. */
export interface Selection {
  readonly sheetId: string;
  readonly area: Area;
}

/** A workbook in memory, whatever engine stands behind it; refusals are `ModelError`s. */
export interface WorkbookModel {
  readonly name: string;
  readonly date1904: boolean;
  /** Changed since it was opened, saved or reverted. */
  readonly isDirty: boolean;
  readonly sheets: readonly SheetModel[];
  readonly activeSheet: SheetModel;
  /** By id, or by name without regard to case; throws `ItemNotFound`. */
  sheet(idOrName: string): SheetModel;
  addSheet(name?: string): SheetModel;
  deleteSheet(id: string): void;
  renameSheet(id: string, name: string): void;
  moveSheet(id: string, position: number): void;
  activateSheet(id: string): void;
  setVisibility(id: string, visibility: SheetModel['visibility']): void;
  setProtected(id: string, isProtected: boolean): void;
  readonly selection: Selection;
  /** Selects and activates the sheet. */
  select(sheetId: string, area: Area): void;
  readonly tables: readonly TableInfo[];
  addTable(sheetId: string, area: Area, hasHeaders: boolean): TableInfo;
  changeTable(id: string, change: { readonly name?: string; readonly area?: Area; readonly hasTotals?: boolean }): void;
  deleteTable(id: string): void;
  readonly names: readonly NameInfo[];
  /** Throws `InvalidArgument` for a name that is taken or not allowed. */
  addName(name: string, sheetId: string, area: Area): void;
  deleteName(name: string): void;
  readonly parts: readonly XmlPart[];
  /** Throws `InvalidArgument` when the XML is not well formed. */
  addPart(xml: string): XmlPart;
  setPart(id: string, xml: string): void;
  deletePart(id: string): void;
  readonly settings: ReadonlyMap<string, unknown>;
  /** Undefined takes the setting away. */
  setSetting(key: string, value: unknown): void;
  save(): void;
  /** Back to what was last saved or opened, as if the file were opened again. */
  revert(): void;
  /** Resolves when every formula has its value; an engine without formulas has nothing to wait for. */
  calculated(): Promise<void>;
  /** Marks what `act` changes as this one's doing; the default is the person. */
  actAs<T>(origin: Origin, act: () => T): T;
  /** Answers how to stop. */
  onEvent(listener: (event: ModelEvent) => void): () => void;
}
