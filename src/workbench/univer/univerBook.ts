import {
  ICommandService,
  IPermissionService,
  IResourceLoaderService,
  IUndoRedoService,
  IUniverInstanceService,
  RANGE_TYPE,
  Tools,
  UniverInstanceType,
  type IRange,
  type IWorkbookData,
  type Univer,
  type Workbook,
  type Worksheet,
} from '@univerjs/core';
import { FormulaDataModel } from '@univerjs/engine-formula';
import { SheetsSelectionsService, WorksheetEditPermission } from '@univerjs/sheets';
import { SheetsFilterService, type FilterModel } from '@univerjs/sheets-filter';
import { isEntireColumn, isEntireRow, SHEET_COLUMNS, SHEET_ROWS, type Area } from '../model/area';
import { ModelError } from '../model/modelError';
import { UNIVER } from './commandIds';

/** The one workbook's id inside Univer. */
export const UNIT_ID = 'workbook';

/** The area as Univer writes it. */
export const rangeOf = ({ row, column, rowCount, columnCount }: Area): IRange => ({
  startRow: row,
  endRow: row + rowCount - 1,
  startColumn: column,
  endColumn: column + columnCount - 1,
});

/** Univer's range as an area. */
export const areaOf = ({ startRow, endRow, startColumn, endColumn }: IRange): Area => ({
  row: startRow,
  column: startColumn,
  rowCount: endRow - startRow + 1,
  columnCount: endColumn - startColumn + 1,
});

/** Univer's workbook, and the one door through which this side changes it. */
export class UniverBook {
  private depth = 0;
  readonly commands: ICommandService;

  constructor(readonly univer: Univer) {
    this.commands = univer.__getInjector().get(ICommandService);
  }

  get workbook(): Workbook {
    const workbook = this.injected.get(IUniverInstanceService).getUnit<Workbook>(UNIT_ID);
    if (!workbook) throw new ModelError('InvalidReference', 'the workbook is closed');
    return workbook;
  }

  worksheet(id: string): Worksheet {
    const sheet = this.workbook.getSheetBySheetId(id);
    if (!sheet) throw new ModelError('ItemNotFound', `no sheet ${id}`);
    return sheet;
  }

  filterOf(sheetId: string): FilterModel | null {
    return this.injected.get(SheetsFilterService).getFilterModel(UNIT_ID, sheetId) ?? null;
  }

  /** The cell's formula, also where Univer shares one formula among cells. */
  formulaAt(sheetId: string, row: number, column: number): string | null {
    return this.injected.get(FormulaDataModel).getFormulaStringByCell(row, column, sheetId, UNIT_ID) ?? null;
  }

  /** True while a change is this side's own: whoever asked for it tells the listeners. */
  get isOwn(): boolean {
    return this.depth > 0;
  }

  /** Runs a command or mutation of Univer's on a sheet; its own announcements are not taken for a person's doing. */
  run(command: string, sheetId: string, params: object = {}): void {
    this.silently(() => this.commands.syncExecuteCommand(command, { unitId: UNIT_ID, subUnitId: sheetId, ...params }));
  }

  /** Changes without telling the listeners of persons' doings. */
  silently<T>(act: () => T): T {
    this.depth++;
    try {
      return act();
    } finally {
      this.depth--;
    }
  }

  /**
   * Runs it with the sheet in front: what Univer shifts along with rows and columns (merges, formulas, filters) it
   * looks for on the active sheet.
   */
  inFront(sheetId: string, act: () => void): void {
    const front = this.workbook.getActiveSheet().getSheetId();
    if (front === sheetId) return act();
    this.run(UNIVER.activateSheet, sheetId);
    act();
    this.run(UNIVER.activateSheet, front);
  }

  /** Sheets are shown a good deal larger than what is on them; this lets one grow to hold the area. */
  makeRoom(sheetId: string, area: Area): void {
    const sheet = this.worksheet(sheetId);
    const rowCount = Math.min(SHEET_ROWS, area.row + area.rowCount);
    const columnCount = Math.min(SHEET_COLUMNS, area.column + area.columnCount);
    if (area.rowCount < SHEET_ROWS && rowCount > sheet.getRowCount()) {
      this.run(UNIVER.setRowCount, sheetId, { rowCount: Math.min(SHEET_ROWS, rowCount + SPARE_ROWS) });
    }
    if (area.columnCount < SHEET_COLUMNS && columnCount > sheet.getColumnCount()) {
      this.run(UNIVER.setColumnCount, sheetId, { columnCount: Math.min(SHEET_COLUMNS, columnCount + SPARE_COLUMNS) });
    }
  }

  /** The area without what lies beyond the sheet's present size. */
  within(sheetId: string, area: Area): Area {
    const sheet = this.worksheet(sheetId);
    return {
      ...area,
      rowCount: Math.max(1, Math.min(area.rowCount, sheet.getRowCount() - area.row)),
      columnCount: Math.max(1, Math.min(area.columnCount, sheet.getColumnCount() - area.column)),
    };
  }

  /** Marks cells as the person's selection. */
  select(sheetId: string, area: Area, reveal: boolean): void {
    const rangeType = isEntireColumn(area) ? RANGE_TYPE.COLUMN : isEntireRow(area) ? RANGE_TYPE.ROW : RANGE_TYPE.NORMAL;
    this.makeRoom(sheetId, area);
    const range = { ...rangeOf(this.within(sheetId, area)), rangeType };
    const first = { startRow: area.row, endRow: area.row, startColumn: area.column, endColumn: area.column };
    const place = { actualRow: area.row, actualColumn: area.column, isMerged: false, isMergedMainCell: false };
    const selections = [{ range, primary: { ...first, ...place }, style: null }];
    this.run(UNIVER.select, sheetId, { selections, reveal });
  }

  /** What was selected last on a sheet. */
  selectedOn(sheetId: string): Area | null {
    const selections = this.injected.get(SheetsSelectionsService).getWorkbookSelections(UNIT_ID);
    const range = selections.getSelectionsOfWorksheet(sheetId)?.at(-1)?.range;
    return range ? areaOf(range) : null;
  }

  /** All that Univer keeps of the workbook, its plugins' parts included, as it is now. */
  copy(): IWorkbookData {
    const content = this.injected.get(IResourceLoaderService).saveUnit<IWorkbookData>(UNIT_ID);
    if (!content) throw new ModelError('InvalidReference', 'the workbook is closed');
    return Tools.deepClone(content);
  }

  /** What the person did before can no longer be undone: its places are not the same any more. */
  forgetUndo(): void {
    this.injected.get(IUndoRedoService).clearUndoRedo(UNIT_ID);
  }

  /** Lets the person edit the sheet, or not. */
  allowEditing(sheetId: string, allowed: boolean): void {
    const permissions = this.injected.get(IPermissionService);
    const point = new WorksheetEditPermission(UNIT_ID, sheetId);
    if (!permissions.getPermissionPoint(point.id)) permissions.addPermissionPoint(point);
    permissions.updatePermissionPoint(point.id, allowed);
    if (!allowed) this.forgetUndo();
  }

  /** Opens a workbook in the place of the one that is open. */
  open(content: IWorkbookData): void {
    this.silently(() => {
      this.injected.get(IUniverInstanceService).disposeUnit(UNIT_ID);
      this.univer.createUnit(UniverInstanceType.UNIVER_SHEET, content);
      // Undo and the keys go to the workbook that has Univer's focus.
      this.injected.get(IUniverInstanceService).focusUnit(UNIT_ID);
    });
  }

  private get injected() {
    return this.univer.__getInjector();
  }
}

const SPARE_ROWS = 200;
const SPARE_COLUMNS = 10;
