import type { WorkbookFile } from '../../files/workbookFile';
import { checkedArea, type Area } from './area';
import { ArraySheet } from './arraySheet';
import { copySheetState, type SheetState } from './sheetState';
import { fillSheet } from './fillSheet';
import { ModelError } from './modelError';
import { checkedSheetName, freeSheetName } from './sheetNames';
import type { SheetModel } from './sheetModel';
import type { Selection, WorkbookModel } from './workbookModel';
import type { WorkbookState } from './workbookState';
import { countedGuid, WorkbookBelongings, type BelongingsCopy } from './workbookBelongings';

interface Snapshot extends BelongingsCopy {
  readonly sheets: readonly { readonly sheet: ArraySheet; readonly state: SheetState }[];
  readonly active: ArraySheet;
}

const FIRST_CELL: Area = { row: 0, column: 0, rowCount: 1, columnCount: 1 };
const SHEET_BLOCK = 0;

/** A new workbook of one empty sheet, to start tests from. */
export const EMPTY_WORKBOOK: WorkbookFile = {
  name: 'Book1.xlsx',
  date1904: false,
  sheets: [{ name: 'Sheet1', rows: [] }],
};

/** The array engine: row-major arrays, no formula engine; runs in Node and in the browser. */
export class ArrayModel extends WorkbookBelongings implements WorkbookModel {
  readonly name: string;
  readonly date1904: boolean;
  private list: ArraySheet[] = [];
  private active: ArraySheet;
  private selected: Selection;
  private saved: Snapshot;

  constructor(
    file: WorkbookFile = EMPTY_WORKBOOK,
    /** BCP 47, for separators and month names in displayed texts. */
    readonly locale = 'en-US',
  ) {
    super();
    this.name = file.name;
    this.date1904 = file.date1904;
    for (const sheet of file.sheets) {
      checkedSheetName(sheet.name, this.list);
      const made = this.makeSheet(sheet.name);
      fillSheet(made, sheet);
      this.list.push(made);
    }
    const first = this.list[0];
    if (!first) throw new ModelError('InvalidArgument', `${file.name} has no sheet`);
    this.active = first;
    this.selected = { sheetId: first.id, area: FIRST_CELL };
    // Filling the sheets counted as changes.
    this.dirty = false;
    this.saved = this.snapshot();
  }

  /** Opens a state as a workbook of its own; see openState. */
  static reopen(state: WorkbookState): ArrayModel {
    const { name, date1904, locale } = state;
    const model = new ArrayModel({ ...EMPTY_WORKBOOK, name, date1904 }, locale);
    model.list = state.sheets.map(({ id, state: own }) => {
      const sheet = model.makeSheet(own.name, id);
      sheet.state = copySheetState(own);
      return sheet;
    });
    model.active = model.sheet(state.activeId);
    model.selected = { sheetId: state.activeId, area: FIRST_CELL };
    const { tables, names, parts } = state;
    model.restoreBelongings({ tables, names, parts, settings: structuredClone(state.settings) });
    model.made = state.made;
    model.saved = model.snapshot();
    return model;
  }

  /** What the file holds, or what it would hold if it were saved now. */
  stateOf(which: 'file' | 'memory'): WorkbookState {
    const { sheets, active, tables, names, parts, settings } = which === 'file' ? this.saved : this.snapshot();
    return {
      name: this.name,
      date1904: this.date1904,
      locale: this.locale,
      sheets: sheets.map(({ sheet, state }) => ({ id: sheet.id, state: copySheetState(state) })),
      activeId: active.id,
      tables,
      names,
      parts,
      settings: structuredClone(settings),
      made: this.made,
    };
  }

  get sheets(): readonly SheetModel[] {
    return this.list;
  }
  get activeSheet(): SheetModel {
    return this.active;
  }
  get selection(): Selection {
    return this.selected;
  }

  sheet(idOrName: string): ArraySheet {
    const wanted = idOrName.toLowerCase();
    const found = this.list.find((sheet) => sheet.id.toLowerCase() === wanted || sheet.name.toLowerCase() === wanted);
    if (!found) throw new ModelError('ItemNotFound', `no sheet "${idOrName}"`);
    return found;
  }

  addSheet(name = freeSheetName(this.list)): SheetModel {
    checkedSheetName(name, this.list);
    const sheet = this.makeSheet(name);
    this.list = [...this.list, sheet];
    this.touch({ kind: 'sheetAdded', sheetId: sheet.id, origin: this.origin });
    return sheet;
  }

  deleteSheet(id: string): void {
    const sheet = this.sheet(id);
    const others = this.list.filter((other) => other !== sheet);
    const next = others.find((other) => other.visibility === 'Visible');
    if (!next) throw new ModelError('InvalidOperation', 'a workbook keeps at least one visible sheet');
    if (this.active === sheet) this.activateSheet(next.id);
    this.list = others;
    this.dropTablesOf(sheet.id);
    this.touch({ kind: 'sheetDeleted', sheetId: sheet.id, origin: this.origin });
  }

  renameSheet(id: string, name: string): void {
    const sheet = this.sheet(id);
    const before = sheet.name;
    const others = this.list.filter((other) => other !== sheet);
    checkedSheetName(name, others);
    sheet.state.name = name;
    this.touch({ kind: 'sheetRenamed', sheetId: sheet.id, before, after: name, origin: this.origin });
  }

  moveSheet(id: string, position: number): void {
    const sheet = this.sheet(id);
    if (!Number.isInteger(position) || position < 0 || position >= this.list.length) {
      throw new ModelError('InvalidArgument', `no position ${position}`);
    }
    const others = this.list.filter((other) => other !== sheet);
    this.list = [...others.slice(0, position), sheet, ...others.slice(position)];
    this.touch({ kind: 'sheetMoved', sheetId: sheet.id, origin: this.origin });
  }

  activateSheet(id: string): void {
    const previous = this.active;
    this.active = this.sheet(id);
    if (previous === this.active) return;
    this.selected = { sheetId: this.active.id, area: FIRST_CELL };
    this.tell({ kind: 'activated', sheetId: this.active.id, previous: previous.id });
  }

  setVisibility(id: string, visibility: SheetModel['visibility']): void {
    this.sheet(id).state.visibility = visibility;
    this.touch({ kind: 'state' });
  }

  setProtected(id: string, isProtected: boolean): void {
    this.sheet(id).state.isProtected = isProtected;
    this.touch({ kind: 'state' });
  }

  select(sheetId: string, area: Area): void {
    checkedArea(area);
    this.activateSheet(sheetId);
    this.selected = { sheetId: this.active.id, area };
    this.tell({ kind: 'selected', sheetId: this.active.id, area });
  }

  save(): void {
    this.saved = this.snapshot();
    this.dirty = false;
    this.tell({ kind: 'state' });
  }

  revert(): void {
    const { saved } = this;
    for (const { sheet, state } of saved.sheets) sheet.state = state;
    this.list = saved.sheets.map(({ sheet }) => sheet);
    this.active = saved.active;
    this.selected = { sheetId: this.active.id, area: FIRST_CELL };
    this.restoreBelongings(saved);
    // The states just put back belong to the sheets from now on: the next revert needs copies of its own.
    this.saved = this.snapshot();
    this.dirty = false;
    this.tell({ kind: 'state' });
  }

  calculated(): Promise<void> {
    return Promise.resolve();
  }

  private makeSheet(name: string, id = countedGuid(SHEET_BLOCK, ++this.made)): ArraySheet {
    return new ArraySheet(id, name, {
      date1904: this.date1904,
      locale: this.locale,
      tell: (sheetId, news) => this.touch({ ...news, sheetId, origin: this.origin }),
      shifted: (sheetId, shift) => this.moveTables(sheetId, shift),
    });
  }

  private snapshot(): Snapshot {
    return {
      sheets: this.list.map((sheet) => ({ sheet, state: sheet.copyState() })),
      active: this.active,
      ...this.copyBelongings(),
    };
  }
}
