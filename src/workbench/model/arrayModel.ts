import type { WorkbookFile } from '../../files/workbookFile';
import { checkedArea, intersection, type Area } from './area';
import { ArraySheet, type SheetNews } from './arraySheet';
import { fillSheet } from './fillSheet';
import { ModelError } from './modelError';
import { shiftArea, type Shift } from './shiftArea';
import { checkedSheetName, freeSheetName } from './sheetNames';
import type { Origin, SheetModel } from './sheetModel';
import type { ModelEvent, Selection, TableInfo, WorkbookModel, XmlPart } from './workbookModel';
import { rootNamespace } from './xmlNamespace';

interface Snapshot {
  readonly sheets: readonly { readonly sheet: ArraySheet; readonly state: ArraySheet['state'] }[];
  readonly active: ArraySheet;
  readonly tables: readonly TableInfo[];
  readonly parts: readonly XmlPart[];
  readonly settings: ReadonlyMap<string, unknown>;
}

const guid = (block: number, count: number): string =>
  `{${block.toString(16).padStart(8, '0')}-0001-0000-${(count >>> 16).toString(16).padStart(4, '0')}-${count.toString(16).padStart(12, '0')}}`;

/** A new workbook of one empty sheet, to start tests from. */
export const EMPTY_WORKBOOK: WorkbookFile = {
  name: 'Book1.xlsx',
  date1904: false,
  sheets: [{ name: 'Sheet1', rows: [] }],
};

/** The array engine: row-major arrays, no formula engine; runs in Node and in the browser. */
export class ArrayModel implements WorkbookModel {
  readonly name: string;
  readonly date1904: boolean;
  private list: ArraySheet[] = [];
  private active: ArraySheet;
  private place: Selection;
  private tableList: TableInfo[] = [];
  private partList: XmlPart[] = [];
  private settingMap = new Map<string, unknown>();
  private dirty = false;
  private origin: Origin = 'person';
  private made = 0;
  private saved: Snapshot;
  private readonly listeners = new Set<(event: ModelEvent) => void>();

  constructor(
    file: WorkbookFile = EMPTY_WORKBOOK,
    /** BCP 47, for separators and month names in displayed texts. */
    readonly locale = 'en-US',
  ) {
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
    this.place = { sheetId: first.id, area: { row: 0, column: 0, rowCount: 1, columnCount: 1 } };
    // Filling the sheets counted as changes.
    this.dirty = false;
    this.saved = this.snapshot();
  }

  get isDirty(): boolean {
    return this.dirty;
  }
  get sheets(): readonly SheetModel[] {
    return this.list;
  }
  get activeSheet(): SheetModel {
    return this.active;
  }
  get selection(): Selection {
    return this.place;
  }
  get tables(): readonly TableInfo[] {
    return this.tableList;
  }
  get parts(): readonly XmlPart[] {
    return this.partList;
  }
  get settings(): ReadonlyMap<string, unknown> {
    return this.settingMap;
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
    this.list.push(sheet);
    this.touch({ kind: 'sheetAdded', sheetId: sheet.id, origin: this.origin });
    return sheet;
  }

  deleteSheet(id: string): void {
    const sheet = this.sheet(id);
    const others = this.list.filter((other) => other !== sheet);
    const next = others.find((other) => other.visibility === 'Visible');
    if (!next) throw new ModelError('InvalidOperation', 'a workbook keeps at least one visible sheet');
    this.list = others;
    this.tableList = this.tableList.filter((table) => table.sheetId !== sheet.id);
    if (this.active === sheet) this.activateSheet(next.id);
    this.touch({ kind: 'sheetDeleted', sheetId: sheet.id, origin: this.origin });
  }

  renameSheet(id: string, name: string): void {
    const sheet = this.sheet(id);
    const before = sheet.name;
    checkedSheetName(
      name,
      this.list.filter((other) => other !== sheet),
    );
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
    this.place = { sheetId: this.active.id, area: { row: 0, column: 0, rowCount: 1, columnCount: 1 } };
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
    this.activateSheet(sheetId);
    this.place = { sheetId: this.active.id, area: checkedArea(area) };
    this.tell({ kind: 'selected', sheetId: this.active.id, area });
  }

  addTable(sheetId: string, area: Area, hasHeaders: boolean): TableInfo {
    const sheet = this.sheet(sheetId);
    if (this.tableList.some((table) => table.sheetId === sheet.id && intersection(table.area, area))) {
      throw new ModelError('InvalidArgument', "a table can't overlap another table");
    }
    const count = ++this.made;
    const table = { id: String(count), name: `Table${count}`, sheetId: sheet.id, area: checkedArea(area), hasHeaders };
    this.tableList = [...this.tableList, table];
    this.touch({ kind: 'state' });
    return table;
  }

  changeTable(id: string, change: { readonly name?: string; readonly area?: Area }): void {
    const table = this.tableList.find((one) => one.id === id);
    if (!table) throw new ModelError('ItemNotFound', `no table ${id}`);
    const taken = this.tableList.some((one) => one !== table && one.name.toLowerCase() === change.name?.toLowerCase());
    if (taken || (change.name !== undefined && !/^[A-Za-z_\\][\w.\\]*$/.test(change.name))) {
      throw new ModelError('InvalidArgument', `not a free table name: ${change.name}`);
    }
    this.tableList = this.tableList.map((one) => (one === table ? { ...one, ...change } : one));
    this.touch({ kind: 'state' });
  }

  deleteTable(id: string): void {
    this.tableList = this.tableList.filter((table) => table.id !== id);
    this.touch({ kind: 'state' });
  }

  addPart(xml: string): XmlPart {
    const part = { id: guid(0xc, ++this.made), namespace: this.namespaceOf(xml), xml };
    this.partList = [...this.partList, part];
    this.touch({ kind: 'state' });
    return part;
  }

  setPart(id: string, xml: string): void {
    if (!this.partList.some((part) => part.id === id)) throw new ModelError('ItemNotFound', `no part ${id}`);
    const namespace = this.namespaceOf(xml);
    this.partList = this.partList.map((part) => (part.id === id ? { id, namespace, xml } : part));
    this.touch({ kind: 'state' });
  }

  deletePart(id: string): void {
    if (!this.partList.some((part) => part.id === id)) throw new ModelError('ItemNotFound', `no part ${id}`);
    this.partList = this.partList.filter((part) => part.id !== id);
    this.touch({ kind: 'state' });
  }

  setSetting(key: string, value: unknown): void {
    if (value === undefined) this.settingMap.delete(key);
    else this.settingMap.set(key, value);
    this.touch({ kind: 'state' });
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
    this.place = { sheetId: this.active.id, area: { row: 0, column: 0, rowCount: 1, columnCount: 1 } };
    this.tableList = [...saved.tables];
    this.partList = [...saved.parts];
    this.settingMap = new Map(saved.settings);
    // The states just put back belong to the sheets from now on: the next revert needs copies of its own.
    this.saved = this.snapshot();
    this.dirty = false;
    this.tell({ kind: 'state' });
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

  private makeSheet(name: string): ArraySheet {
    return new ArraySheet(guid(0, ++this.made), name, {
      date1904: this.date1904,
      locale: this.locale,
      tell: (sheet, news) => this.hear(sheet, news),
      shifted: (sheet, shift) => this.moveTables(sheet, shift),
    });
  }

  private hear(sheet: ArraySheet, news: SheetNews): void {
    this.touch({ ...news, sheetId: sheet.id, origin: this.origin });
  }

  private moveTables(sheet: ArraySheet, shift: Shift): void {
    this.tableList = this.tableList.flatMap((table) => {
      const area = table.sheetId === sheet.id ? shiftArea(table.area, shift) : table.area;
      return area ? { ...table, area } : [];
    });
  }

  private namespaceOf(xml: string): string {
    const namespace = rootNamespace(xml);
    if (namespace === null) throw new ModelError('InvalidArgument', 'the custom XML part is not well formed');
    return namespace;
  }

  private snapshot(): Snapshot {
    return {
      sheets: this.list.map((sheet) => ({ sheet, state: sheet.copyState() })),
      active: this.active,
      tables: this.tableList,
      parts: this.partList,
      settings: new Map(this.settingMap),
    };
  }

  private touch(event: ModelEvent): void {
    this.dirty = true;
    this.tell(event);
  }

  private tell(event: ModelEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}
