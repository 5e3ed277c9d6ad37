import type { CellRef } from '../cell/cell';
import type { ReadValue } from './checkSheet';
import { keyParts } from './valueKey';

/** One value of a field; `occurrence` counts its repeating columns from 0. */
export interface RepeatedValue extends ReadValue {
  readonly cell: CellRef;
  readonly occurrence: number;
}

/** Where each value of a sheet's records stands: one layout serves every row. */
export class ValueLayout {
  /** The last occurrence that any of the keys has, from 0. */
  readonly lastOccurrence: number;
  private readonly slots: ReadonlyMap<string, number>;
  private readonly byField: ReadonlyMap<string, readonly { readonly slot: number; readonly occurrence: number }[]>;

  /** `keys` as in RecordDraft.values, `columns` are their sheet columns, `constants` stand in every row and in no cell. */
  constructor(
    readonly keys: readonly string[],
    readonly columns: readonly number[],
    readonly constants: ReadonlyMap<string, ReadValue> = new Map(),
  ) {
    this.slots = new Map(keys.map((key, slot) => [key, slot]));
    const byField = new Map<string, { slot: number; occurrence: number }[]>();
    keys.forEach((key, slot) => {
      const { field, occurrence } = keyParts(key);
      byField.set(field, [...(byField.get(field) ?? []), { slot, occurrence }]);
    });
    for (const slots of byField.values()) slots.sort((a, b) => a.occurrence - b.occurrence);
    this.byField = byField;
    this.lastOccurrence = Math.max(0, ...keys.map((key) => keyParts(key).occurrence));
  }

  /** Place of a key's value; undefined when no column has it. */
  slotOf(key: string): number | undefined {
    return this.slots.get(key);
  }

  /** Whether a column or a constant is of this field. */
  mayHave(field: string): boolean {
    return this.byField.has(field) || this.constants.has(field);
  }

  /** Places of a field's values in the order of its columns. */
  slotsOf(field: string): readonly { readonly slot: number; readonly occurrence: number }[] {
    return this.byField.get(field) ?? NO_SLOTS;
  }
}

const NO_SLOTS: readonly never[] = [];

type Value = ReadValue['value'];

/** The values of one record, kept as a plain list: a map for each of many rows would cost more than reading them. */
export class RowValues implements ReadonlyMap<string, ReadValue> {
  /** `held` are its values from place `from` on, as many as the layout has keys. */
  constructor(
    readonly layout: ValueLayout,
    private readonly row: number,
    private readonly held: readonly (Value | undefined)[],
    private readonly from = 0,
  ) {}

  get(key: string): ReadValue | undefined {
    const slot = this.layout.slotOf(key);
    return slot === undefined ? this.layout.constants.get(key) : this.at(slot);
  }

  has(key: string): boolean {
    return this.valueOf(key) !== undefined;
  }

  /** The value alone, without the cell that it came from. */
  valueOf(key: string): Value | undefined {
    const slot = this.layout.slotOf(key);
    return slot === undefined ? this.layout.constants.get(key)?.value : this.held[this.from + slot];
  }

  /** The value at a place of the layout. */
  inSlot(slot: number): Value | undefined {
    return this.held[this.from + slot];
  }

  /** The values with another one under a key that a column has; undefined takes it away. */
  with(key: string, value: Value | undefined): RowValues {
    const held = this.held.slice(this.from, this.from + this.layout.keys.length);
    const slot = this.layout.slotOf(key);
    if (slot !== undefined) held[slot] = value;
    return new RowValues(this.layout, this.row, held);
  }

  /** All values of a field in the order of its columns. */
  repeated(field: string): readonly RepeatedValue[] {
    const slots = this.layout.slotsOf(field);
    if (slots.length === 0) return NO_SLOTS;
    const found: RepeatedValue[] = [];
    for (const { slot, occurrence } of slots) {
      const value = this.inSlot(slot);
      if (value !== undefined) found.push({ value, cell: this.cellAt(slot), occurrence });
    }
    return found;
  }

  /** The last occurrence that any field has a column for, from 0. */
  get lastOccurrence(): number {
    return this.layout.lastOccurrence;
  }

  get size(): number {
    const { keys, constants } = this.layout;
    return keys.reduce((count, _, slot) => (this.inSlot(slot) === undefined ? count : count + 1), constants.size);
  }

  forEach(told: (value: ReadValue, key: string, map: ReadonlyMap<string, ReadValue>) => void): void {
    for (const [key, value] of this) told(value, key, this);
  }

  *entries(): MapIterator<[string, ReadValue]> {
    for (const [slot, key] of this.layout.keys.entries()) {
      const value = this.at(slot);
      if (value !== undefined) yield [key, value];
    }
    yield* this.layout.constants;
  }

  *keys(): MapIterator<string> {
    for (const [key] of this) yield key;
  }

  *values(): MapIterator<ReadValue> {
    for (const [, value] of this) yield value;
  }

  [Symbol.iterator](): MapIterator<[string, ReadValue]> {
    return this.entries();
  }

  private at(slot: number): ReadValue | undefined {
    const value = this.inSlot(slot);
    return value === undefined ? undefined : { value, cell: this.cellAt(slot) };
  }

  private cellAt(slot: number): CellRef {
    return { row: this.row, column: this.layout.columns[slot] ?? 0 };
  }
}

/** So many that a list of them is too long to be copied when memory is cleared. */
const VALUES_TOGETHER = 2 ** 16;

/** Keeps the values of many rows in a few long lists: a list for each of them would be as many more to be cleared away. */
export class ValueStore {
  private list: (Value | undefined)[] = [];
  private from = 0;

  private readonly length: number;

  /** For about so many rows. */
  constructor(
    private readonly layout: ValueLayout,
    rowCount: number,
  ) {
    const count = layout.keys.length;
    const rows = Math.min(Math.max(rowCount, 1), Math.ceil(VALUES_TOGETHER / Math.max(count, 1)));
    this.length = rows * count;
  }

  /** A row's values, copied from a list of them by place in the layout; nothing that was kept before changes. */
  keep(row: number, held: readonly (Value | undefined)[]): RowValues {
    const { layout } = this;
    const count = layout.keys.length;
    if (this.from + count > this.list.length) {
      this.list = new Array<Value | undefined>(this.length).fill(undefined);
      this.from = 0;
    }
    const { list, from } = this;
    for (let slot = 0; slot < count; slot++) list[from + slot] = held[slot];
    this.from += count;
    return new RowValues(layout, row, list, from);
  }
}

/** Asks row after row for the value under a key: where it stands is looked up once a sheet. */
export function valueUnder(key: string): (values: ReadonlyMap<string, ReadValue>) => Value | undefined {
  let layout: ValueLayout | undefined;
  let slot: number | undefined;
  return (values) => {
    if (!(values instanceof RowValues)) return values.get(key)?.value;
    if (values.layout !== layout) {
      layout = values.layout;
      slot = layout.slotOf(key);
    }
    return slot === undefined ? layout.constants.get(key)?.value : values.inSlot(slot);
  };
}

/**
 * Asks row after row whether any value of a field in a column is so, and makes nothing on the way. Values of another sort
 * than a row's are not asked: they may be so.
 */
export function someUnder(
  field: string,
): (values: ReadonlyMap<string, ReadValue>, isSo: (value: Value) => boolean) => boolean {
  let layout: ValueLayout | undefined;
  let slots: ReturnType<ValueLayout['slotsOf']> = NO_SLOTS;
  return (values, isSo) => {
    if (!(values instanceof RowValues)) return true;
    if (values.layout !== layout) {
      layout = values.layout;
      slots = layout.slotsOf(field);
    }
    for (const { slot } of slots) {
      const value = values.inSlot(slot);
      if (value !== undefined && isSo(value)) return true;
    }
    return false;
  };
}

/** A value alone; quicker than a map's own answer where the values are a row's. */
export function valueIn(values: ReadonlyMap<string, ReadValue>, key: string): Value | undefined {
  return values instanceof RowValues ? values.valueOf(key) : values.get(key)?.value;
}
