import type { RecordDraft } from './checkSheet';
import { NOTHING } from './rule';
import { TextNumbers } from './textNumbers';

/** Records by a key of theirs, for a sheet in which nearly every key is there once. */
export class KeyGroups {
  private readonly keys = new TextNumbers();
  /** By the number of their key; empty where all have left. */
  private readonly groups: (RecordDraft | RecordDraft[])[] = [];
  /** Keys of more than one record. */
  private readonly repeated = new Set<number>();

  /** Answers all records that have the key now, itself the last, where there are others; good until the next change. */
  add(key: string, record: RecordDraft): readonly RecordDraft[] {
    const { groups } = this;
    const number = this.keys.numberOf(key);
    const known = groups[number];
    if (known === undefined) {
      groups[number] = record;
      return NOTHING;
    }
    if (Array.isArray(known)) {
      known.push(record);
      if (known.length > 1) this.repeated.add(number);
      return known.length > 1 ? known : NOTHING;
    }
    const both = [known, record];
    groups[number] = both;
    this.repeated.add(number);
    return both;
  }

  /** Takes the record of a row away; answers the others that have its key, good until the next change. */
  remove(key: string, row: number): readonly RecordDraft[] {
    const number = this.keys.numberOf(key);
    const known = this.groups[number];
    const rest = (Array.isArray(known) ? known : known === undefined ? [] : [known]).filter((one) => one.row !== row);
    this.groups[number] = rest;
    if (rest.length < 2) this.repeated.delete(number);
    return rest;
  }

  /** Groups of at least two, each and all by row. */
  repeats(): readonly (readonly RecordDraft[])[] {
    const groups = [...this.repeated].map((number) => {
      const group = this.groups[number];
      return (Array.isArray(group) ? [...group] : []).sort(byRow);
    });
    return groups.sort(byFirstRow);
  }
}

function byRow(a: RecordDraft, b: RecordDraft): number {
  return a.row - b.row;
}

/** Sorts groups of records by the row of their first one. */
export function byFirstRow([a]: readonly RecordDraft[], [b]: readonly RecordDraft[]): number {
  return (a?.row ?? 0) - (b?.row ?? 0);
}
