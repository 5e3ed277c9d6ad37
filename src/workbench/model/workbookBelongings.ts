import { checkedArea, intersection, type Area } from './area';
import { ModelError } from './modelError';
import { ModelEvents } from './modelEvents';
import { shiftArea, type Shift } from './shiftArea';
import type { NameInfo, TableInfo, XmlPart } from './workbookModel';
import { rootNamespace } from './xmlNamespace';

/** Tables, names, custom XML parts and settings as they were at one moment. */
export interface BelongingsCopy {
  readonly tables: readonly TableInfo[];
  readonly names: readonly NameInfo[];
  readonly parts: readonly XmlPart[];
  readonly settings: ReadonlyMap<string, unknown>;
}

/** An id as Excel makes them, counted instead of random, so that runs repeat. */
export const countedGuid = (block: number, count: number): string =>
  `{${block.toString(16).padStart(8, '0')}-0001-0000-0000-${count.toString(16).padStart(12, '0')}}`;

const PART_BLOCK = 0xc;

/** What a workbook holds beside its cells, the same for every engine. */
export abstract class WorkbookBelongings extends ModelEvents {
  tables: readonly TableInfo[] = [];
  names: readonly NameInfo[] = [];
  parts: readonly XmlPart[] = [];
  settings: ReadonlyMap<string, unknown> = new Map();
  protected made = 0;

  addTable(sheetId: string, area: Area, hasHeaders: boolean): TableInfo {
    if (this.tables.some((table) => table.sheetId === sheetId && intersection(table.area, area))) {
      throw new ModelError('InvalidArgument', "a table can't overlap another table");
    }
    const count = ++this.made;
    const table = { id: String(count), name: `Table${count}`, sheetId, area: checkedArea(area), hasHeaders };
    this.tables = [...this.tables, table];
    this.touch({ kind: 'state' });
    return table;
  }

  changeTable(
    id: string,
    change: { readonly name?: string; readonly area?: Area; readonly hasTotals?: boolean },
  ): void {
    const table = this.tables.find((one) => one.id === id);
    if (!table) throw new ModelError('ItemNotFound', `no table ${id}`);
    const taken = this.tables.some((one) => one !== table && one.name.toLowerCase() === change.name?.toLowerCase());
    if (taken || (change.name !== undefined && !/^[A-Za-z_\\][\w.\\]*$/.test(change.name))) {
      throw new ModelError('InvalidArgument', `not a free table name: ${change.name}`);
    }
    this.tables = this.tables.map((one) => (one === table ? { ...one, ...change } : one));
    this.touch({ kind: 'state' });
  }

  deleteTable(id: string): void {
    this.tables = this.tables.filter((table) => table.id !== id);
    this.touch({ kind: 'state' });
  }

  addName(name: string, sheetId: string, area: Area): void {
    const isTaken = this.names.some((one) => one.name.toLowerCase() === name.toLowerCase());
    if (isTaken || !/^[A-Za-z_\\][\w.\\]*$/.test(name)) {
      throw new ModelError('InvalidArgument', `not a free name: ${name}`);
    }
    this.names = [...this.names, { name, sheetId, area: checkedArea(area) }];
    this.touch({ kind: 'state' });
  }

  deleteName(name: string): void {
    this.names = this.names.filter((one) => one.name.toLowerCase() !== name.toLowerCase());
    this.touch({ kind: 'state' });
  }

  addPart(xml: string): XmlPart {
    const part = { id: countedGuid(PART_BLOCK, ++this.made), namespace: checkedNamespace(xml), xml };
    this.parts = [...this.parts, part];
    this.touch({ kind: 'state' });
    return part;
  }

  setPart(id: string, xml: string): void {
    const namespace = checkedNamespace(xml);
    this.refuseUnknownPart(id);
    this.parts = this.parts.map((part) => (part.id === id ? { id, namespace, xml } : part));
    this.touch({ kind: 'state' });
  }

  deletePart(id: string): void {
    this.refuseUnknownPart(id);
    this.parts = this.parts.filter((part) => part.id !== id);
    this.touch({ kind: 'state' });
  }

  setSetting(key: string, value: unknown): void {
    const settings = new Map(this.settings);
    if (value === undefined) settings.delete(key);
    else settings.set(key, value);
    this.settings = settings;
    this.touch({ kind: 'state' });
  }

  protected dropTablesOf(sheetId: string): void {
    this.tables = this.tables.filter((table) => table.sheetId !== sheetId);
    this.names = this.names.filter((name) => name.sheetId !== sheetId);
  }

  protected moveTables(sheetId: string, shift: Shift): void {
    this.tables = this.tables.flatMap((table) => {
      const area = table.sheetId === sheetId ? shiftArea(table.area, shift) : table.area;
      return area ? { ...table, area } : [];
    });
    this.names = this.names.flatMap((name) => {
      const area = name.sheetId === sheetId ? shiftArea(name.area, shift) : name.area;
      return area ? { ...name, area } : [];
    });
  }

  protected copyBelongings(): BelongingsCopy {
    return { tables: this.tables, names: this.names, parts: this.parts, settings: this.settings };
  }

  protected restoreBelongings({ tables, names, parts, settings }: BelongingsCopy): void {
    Object.assign(this, { tables, names, parts, settings });
  }

  private refuseUnknownPart(id: string): void {
    if (!this.parts.some((part) => part.id === id)) throw new ModelError('ItemNotFound', `no part ${id}`);
  }
}

const checkedNamespace = (xml: string): string => {
  const namespace = rootNamespace(xml);
  if (namespace === null) throw new ModelError('InvalidArgument', 'the custom XML part is not well formed');
  return namespace;
};
