import { countedGuid, WorkbookBelongings } from '../model/workbookBelongings';
import { checkedArea, type Area } from '../model/area';
import { ModelError } from '../model/modelError';
import { checkedSheetName, freeSheetName } from '../model/sheetNames';
import type { SheetModel } from '../model/sheetModel';
import type { Selection } from '../model/workbookModel';
import { UNIVER } from './commandIds';
import { UniverBook } from './univerBook';
import { UniverSheet } from './univerSheet';
import type { UniverHome } from './univerSheetFace';
import { emptySheet } from './workbookContent';

/** Ids of sheets are counted under this number. */
export const SHEET_BLOCK = 0;
/** Where a sheet that was just opened stands. */
export const FIRST_CELL: Area = { row: 0, column: 0, rowCount: 1, columnCount: 1 };

/** The part of Univer's workbook that is about its sheets: which there are, where the person is, what is protected. */
export abstract class UniverSheets extends WorkbookBelongings {
  protected isProtected: ReadonlySet<string> = new Set();
  protected veryHidden: ReadonlySet<string> = new Set();
  protected abstract readonly book: UniverBook;
  protected abstract readonly home: UniverHome;
  protected abstract selected: Selection;
  private readonly faces = new Map<string, UniverSheet>();

  get sheets(): readonly SheetModel[] {
    return this.book.workbook.getSheetOrders().map((id) => this.face(id));
  }
  get activeSheet(): SheetModel {
    return this.face(this.activeId);
  }
  get selection(): Selection {
    return this.selected;
  }

  sheet(idOrName: string): SheetModel {
    const wanted = idOrName.toLowerCase();
    const found = this.sheets.find((one) => one.id.toLowerCase() === wanted || one.name.toLowerCase() === wanted);
    if (!found) throw new ModelError('ItemNotFound', `no sheet "${idOrName}"`);
    return found;
  }

  addSheet(name = freeSheetName(this.sheets)): SheetModel {
    checkedSheetName(name, this.sheets);
    const id = countedGuid(SHEET_BLOCK, ++this.made);
    this.book.run(UNIVER.insertSheet, id, { index: this.sheets.length, sheet: emptySheet(id, name) });
    this.touch({ kind: 'sheetAdded', sheetId: id, origin: this.origin });
    return this.face(id);
  }

  deleteSheet(id: string): void {
    const sheet = this.sheet(id);
    const next = this.sheets.find((other) => other.id !== sheet.id && other.visibility === 'Visible');
    if (!next) throw new ModelError('InvalidOperation', 'a workbook keeps at least one visible sheet');
    if (this.activeId === sheet.id) this.activateSheet(next.id);
    this.book.run(UNIVER.removeSheet, sheet.id, { subUnitName: sheet.name });
    this.book.forgetUndo();
    this.dropTablesOf(sheet.id);
    this.touch({ kind: 'sheetDeleted', sheetId: sheet.id, origin: this.origin });
  }

  renameSheet(id: string, name: string): void {
    const sheet = this.sheet(id);
    const before = sheet.name;
    checkedSheetName(
      name,
      this.sheets.filter((other) => other !== sheet),
    );
    this.book.run(UNIVER.nameSheet, sheet.id, { name });
    this.touch({ kind: 'sheetRenamed', sheetId: sheet.id, before, after: name, origin: this.origin });
  }

  moveSheet(id: string, position: number): void {
    const sheet = this.sheet(id);
    if (!Number.isInteger(position) || position < 0 || position >= this.sheets.length) {
      throw new ModelError('InvalidArgument', `no position ${position}`);
    }
    this.book.run(UNIVER.orderSheet, sheet.id, { fromOrder: this.sheets.indexOf(sheet), toOrder: position });
    this.touch({ kind: 'sheetMoved', sheetId: sheet.id, origin: this.origin });
  }

  activateSheet(id: string): void {
    const sheet = this.sheet(id);
    const previous = this.activeId;
    if (previous === sheet.id) return;
    this.book.run(UNIVER.activateSheet, sheet.id);
    this.selected = { sheetId: sheet.id, area: FIRST_CELL };
    this.book.select(sheet.id, FIRST_CELL, false);
    this.tell({ kind: 'activated', sheetId: sheet.id, previous });
  }

  setVisibility(id: string, visibility: SheetModel['visibility']): void {
    const sheet = this.sheet(id);
    this.veryHidden = changedSet(this.veryHidden, sheet.id, visibility === 'VeryHidden');
    this.book.run(UNIVER.hideSheet, sheet.id, { hidden: visibility === 'Visible' ? 0 : 1 });
    this.touch({ kind: 'state' });
  }

  setProtected(id: string, isProtected: boolean): void {
    const sheet = this.sheet(id);
    this.isProtected = changedSet(this.isProtected, sheet.id, isProtected);
    this.book.allowEditing(sheet.id, !isProtected);
    this.touch({ kind: 'state' });
  }

  select(sheetId: string, area: Area): void {
    checkedArea(area);
    this.activateSheet(sheetId);
    this.selected = { sheetId: this.activeId, area };
    this.book.select(this.activeId, area, true);
    this.tell({ kind: 'selected', sheetId: this.activeId, area });
  }

  protected get activeId(): string {
    return this.book.workbook.getActiveSheet().getSheetId();
  }

  protected face(id: string): UniverSheet {
    const known = this.faces.get(id) ?? new UniverSheet(id, this.book, this.home);
    this.faces.set(id, known);
    return known;
  }
}

const changedSet = (set: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> => {
  const changed = new Set(set);
  if (isIn) changed.add(id);
  else changed.delete(id);
  return changed;
};
