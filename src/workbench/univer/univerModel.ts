import { Tools, type IWorkbookData, type Univer } from '@univerjs/core';
import type { WorkbookFile } from '../../files/workbookFile';
import { checkedArea, formatA1, type Area } from '../model/area';
import { ModelError } from '../model/modelError';
import { checkedSheetName, freeSheetName } from '../model/sheetNames';
import type { Origin, SheetModel } from '../model/sheetModel';
import type { ModelEvent, Selection, WorkbookModel } from '../model/workbookModel';
import { countedGuid, WorkbookBelongings, type BelongingsCopy } from '../model/workbookBelongings';
import { Calculation } from './calculation';
import { UNIVER } from './commandIds';
import type { Doing } from './personDoings';
import { UniverBook } from './univerBook';
import { UniverSheet } from './univerSheet';
import type { UniverHome } from './univerSheetFace';
import { watchPerson } from './watchPerson';
import { emptySheet, workbookContent } from './workbookContent';

interface Snapshot extends BelongingsCopy {
  /** Made anew each time, since Univer goes on writing into what it was given. */
  readonly content: () => IWorkbookData;
  readonly activeId: string;
  readonly isProtected: ReadonlySet<string>;
  readonly veryHidden: ReadonlySet<string>;
}

const FIRST_CELL: Area = { row: 0, column: 0, rowCount: 1, columnCount: 1 };
const SHEET_BLOCK = 0;

/** The workbook that Univer holds and a person sees. */
export class UniverModel extends WorkbookBelongings implements WorkbookModel {
  readonly name: string;
  readonly date1904: boolean;
  private readonly book: UniverBook;
  private readonly calculation: Calculation;
  private readonly faces = new Map<string, UniverSheet>();
  private readonly home: UniverHome;
  private isProtected: ReadonlySet<string> = new Set();
  private veryHidden: ReadonlySet<string> = new Set();
  private selected: Selection;
  private dirty = false;
  private origin: Origin = 'person';
  private saved: Snapshot;
  private readonly listeners = new Set<(event: ModelEvent) => void>();

  constructor(
    univer: Univer,
    file: WorkbookFile,
    /** BCP 47, for separators and month names in displayed texts. */
    readonly locale = 'en-US',
  ) {
    super();
    this.name = file.name;
    this.date1904 = file.date1904;
    file.sheets.forEach((sheet, i) => checkedSheetName(sheet.name, file.sheets.slice(0, i)));
    const ids = file.sheets.map(() => countedGuid(SHEET_BLOCK, ++this.made));
    const [first] = ids;
    if (first === undefined) throw new ModelError('InvalidArgument', `${file.name} has no sheet`);
    this.home = this.makeHome();
    this.book = new UniverBook(univer);
    this.calculation = new Calculation(this.book);
    this.selected = { sheetId: first, area: FIRST_CELL };
    const content = () => workbookContent(file, ids);
    this.saved = { content, activeId: first, isProtected: new Set(), veryHidden: new Set(), ...this.copyBelongings() };
    this.open(content());
    watchPerson(this.book, (doing) => this.hear(doing));
  }

  get isDirty(): boolean {
    return this.dirty;
  }
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

  save(): void {
    const kept = this.book.copy();
    const { isProtected, veryHidden, activeId } = this;
    const content = () => Tools.deepClone(kept);
    this.saved = { content, activeId, isProtected, veryHidden, ...this.copyBelongings() };
    this.dirty = false;
    this.tell({ kind: 'state' });
  }

  revert(): void {
    const { saved } = this;
    this.isProtected = saved.isProtected;
    this.veryHidden = saved.veryHidden;
    this.restoreBelongings(saved);
    this.open(saved.content());
    this.book.run(UNIVER.activateSheet, saved.activeId);
    this.selected = { sheetId: saved.activeId, area: FIRST_CELL };
    this.book.select(saved.activeId, FIRST_CELL, false);
    for (const id of this.isProtected) this.book.allowEditing(id, false);
    this.dirty = false;
    this.tell({ kind: 'state' });
  }

  calculated(): Promise<void> {
    return this.calculation.finished();
  }

  actAs<T>(origin: Origin, act: () => T): T {
    const before = this.origin;
    this.origin = origin;
    try {
      return act();
    } finally {
      this.origin = before;
    }
  }

  onEvent(listener: (event: ModelEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  protected touch(event: ModelEvent): void {
    this.dirty = true;
    this.tell(event);
  }

  private get activeId(): string {
    return this.book.workbook.getActiveSheet().getSheetId();
  }

  private face(id: string): UniverSheet {
    const known = this.faces.get(id) ?? new UniverSheet(id, this.book, this.home);
    this.faces.set(id, known);
    return known;
  }

  private open(content: IWorkbookData): void {
    this.book.open(content);
    this.calculation.begin();
  }

  private makeHome(): UniverHome {
    return {
      date1904: this.date1904,
      locale: this.locale,
      tell: (sheetId, news) => this.touch({ ...news, sheetId, origin: this.origin }),
      shifted: (sheetId, shift) => this.moveTables(sheetId, shift),
      isProtected: (sheetId) => this.isProtected.has(sheetId),
      isVeryHidden: (sheetId) => this.veryHidden.has(sheetId),
      reselect: () => this.book.select(this.selected.sheetId, this.selected.area, false),
    };
  }

  /** A person did something in Univer itself. */
  private hear(doing: Doing): void {
    const { origin } = this;
    switch (doing.kind) {
      case 'news':
        if (doing.shift) this.moveTables(doing.sheetId, doing.shift);
        return this.touch({ ...doing.news, sheetId: doing.sheetId, origin });
      case 'filtered': {
        const sheet = this.face(doing.sheetId);
        const area = sheet.filterArea ?? sheet.usedArea(false) ?? FIRST_CELL;
        return this.touch({ kind: 'rowsHidden', sheetId: sheet.id, area, hidden: sheet.filterArea !== null, origin });
      }
      case 'selected':
        if (doing.sheetId !== this.activeId || sameSelection(this.selected, doing)) return;
        this.selected = { sheetId: doing.sheetId, area: doing.area };
        return this.tell({ kind: 'selected', sheetId: doing.sheetId, area: doing.area });
      case 'activated': {
        const previous = this.selected.sheetId;
        if (previous === doing.sheetId) return;
        this.selected = { sheetId: doing.sheetId, area: this.book.selectedOn(doing.sheetId) ?? FIRST_CELL };
        return this.tell({ kind: 'activated', sheetId: doing.sheetId, previous });
      }
      case 'sheetDeleted':
        this.dropTablesOf(doing.sheetId);
        return this.touch({ kind: 'sheetDeleted', sheetId: doing.sheetId, origin });
      case 'sheetAdded':
      case 'sheetMoved':
        return this.touch({ kind: doing.kind, sheetId: doing.sheetId, origin });
      case 'sheetRenamed':
        return this.touch({
          kind: 'sheetRenamed',
          sheetId: doing.sheetId,
          before: doing.before,
          after: doing.after,
          origin,
        });
      case 'other':
        return this.touch({ kind: 'state' });
    }
  }

  private tell(event: ModelEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}

const changedSet = (set: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> => {
  const changed = new Set(set);
  if (isIn) changed.add(id);
  else changed.delete(id);
  return changed;
};

const sameSelection = (one: Selection, other: Selection): boolean =>
  one.sheetId === other.sheetId && formatA1(one.area) === formatA1(other.area);
