import type { WorkbenchDriver } from './driver';
import type { ExcelHost } from './host/excelHost';
import { formatA1, parseA1, SHEET_COLUMNS, SHEET_ROWS, type Area } from './model/area';

/** What the driver can do to the pane. */
export interface PaneControl {
  mount(): void;
  kill(): void;
  setShown(shown: boolean): void;
}

const rowsArea = (row: number, rowCount: number): Area => ({
  row: row - 1,
  column: 0,
  rowCount,
  columnCount: SHEET_COLUMNS,
});

const columnsArea = (letters: string, columnCount: number): Area => ({
  row: 0,
  column: parseA1(`${letters}:${letters}`).column,
  rowCount: SHEET_ROWS,
  columnCount,
});

const cellsDriver = ({ model }: ExcelHost) =>
  ({
    type: (sheet, address, values, as = 'person') =>
      model.actAs(as, () => model.sheet(sheet).write(parseA1(address), values, 'typed')),
    select: (sheet, address) => model.select(model.sheet(sheet).id, parseA1(address)),
    selection: () => ({
      sheet: model.sheet(model.selection.sheetId).name,
      address: formatA1(model.selection.area),
    }),
    read: (sheet, address) => model.sheet(sheet).read(parseA1(address), 'values'),
    readText: (sheet, address) => model.sheet(sheet).read(parseA1(address), 'texts'),
    readFormulas: (sheet, address) => model.sheet(sheet).read(parseA1(address), 'formulas'),
    fill: (sheet, address) => {
      const { row, column } = parseA1(address);
      return model.sheet(sheet).readLook(row, column).fill;
    },
    link: (sheet, address) => {
      const { row, column } = parseA1(address);
      return model.sheet(sheet).hyperlink(row, column)?.address;
    },
    sort: (sheet, address, column, { ascending = true } = {}) =>
      model.sheet(sheet).sort(parseA1(address), [{ column: columnsArea(column, 1).column, ascending }]),
    insertRows: (sheet, row, count = 1) => model.sheet(sheet).insertCells(rowsArea(row, count), 'down'),
    deleteRows: (sheet, row, count = 1) => model.sheet(sheet).deleteCells(rowsArea(row, count), 'up'),
    insertColumns: (sheet, column, count = 1) => model.sheet(sheet).insertCells(columnsArea(column, count), 'right'),
    deleteColumns: (sheet, column, count = 1) => model.sheet(sheet).deleteCells(columnsArea(column, count), 'left'),
    hideRows: (sheet, row, count = 1) => model.sheet(sheet).setHidden('row', row - 1, count, true),
    showRows: (sheet, row, count = 1) => model.sheet(sheet).setHidden('row', row - 1, count, false),
    filter: (sheet, address, column, keep) =>
      model.sheet(sheet).filter(parseA1(address), columnsArea(column, 1).column, keep),
    unfilter: (sheet) => model.sheet(sheet).unfilter(),
  }) satisfies Partial<WorkbenchDriver>;

const workbookDriver = ({ model, settings }: ExcelHost) =>
  ({
    sheets: () =>
      model.sheets.map((sheet) => {
        const used = sheet.usedArea(false);
        return { id: sheet.id, name: sheet.name, isProtected: sheet.isProtected, used: used && formatA1(used) };
      }),
    renameSheet: (sheet, name) => model.renameSheet(model.sheet(sheet).id, name),
    addSheet: (name) => void model.addSheet(name),
    deleteSheet: (sheet) => model.deleteSheet(model.sheet(sheet).id),
    moveSheet: (sheet, position) => model.moveSheet(model.sheet(sheet).id, position),
    activateSheet: (sheet) => model.activateSheet(model.sheet(sheet).id),
    addTable: (sheet, address, { totals = false } = {}) => {
      const table = model.addTable(model.sheet(sheet).id, parseA1(address), true);
      if (totals) model.changeTable(table.id, { hasTotals: true });
      return table.name;
    },
    addName: (name, sheet, address) => model.addName(name, model.sheet(sheet).id, parseA1(address)),
    deleteName: (name) => model.deleteName(name),
    protect: (sheet) => model.setProtected(model.sheet(sheet).id, true),
    unprotect: (sheet) => model.setProtected(model.sheet(sheet).id, false),
    save: () => {
      model.save();
      settings.previouslySaved = true;
    },
    revert: () => model.revert(),
    isDirty: () => model.isDirty,
    customXml: () => model.parts,
    dropCustomXml: () => {
      for (const { id } of [...model.parts]) model.deletePart(id);
    },
    settings: () => Object.fromEntries(model.settings),
  }) satisfies Partial<WorkbenchDriver>;

/** The driver over a host and its pane. */
export const makeDriver = (host: ExcelHost, pane: PaneControl): WorkbenchDriver => ({
  ...cellsDriver(host),
  ...workbookDriver(host),
  editMode: (on) => host.setEditing(on),
  latency: (milliseconds) => {
    host.settings.latency = milliseconds;
  },
  payloadLimit: (bytes) => {
    host.settings.payloadLimit = bytes;
  },
  misplaceAcrossHiddenRows: (on) => {
    host.settings.misplacesAcrossHiddenRows = on;
  },
  failNext: (code, options) => host.failNext(code, options),
  loseSession: () => host.loseSession(),
  hidePane: () => pane.setShown(false),
  showPane: () => pane.setShown(true),
  killPane: () => pane.kill(),
  mountPane: () => pane.mount(),
  journal: () => host.journal,
  resetJournal: () => host.resetJournal(),
  idle: () => host.idle(),
});
