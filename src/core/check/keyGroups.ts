import type { RecordDraft } from './checkSheet';
import { NOTHING } from './rule';

/** Records by a key of theirs, for a sheet in which nearly every key is there once. */
export class KeyGroups {
  private readonly groups = new Map<string, RecordDraft | RecordDraft[]>();
  private readonly repeated = new Set<string>();

  /** Answers all records that have the key now, itself the last, where there are others; good until the next change. */
  add(key: string, record: RecordDraft): readonly RecordDraft[] {
    const known = this.groups.get(key);
    if (known === undefined) {
      this.groups.set(key, record);
      return NOTHING;
    }
    if (Array.isArray(known)) {
      known.push(record);
      return known;
    }
    const both = [known, record];
    this.groups.set(key, both);
    this.repeated.add(key);
    return both;
  }

  /** Takes the record of a row away; answers the others that have its key. */
  remove(key: string, row: number): readonly RecordDraft[] {
    const known = this.groups.get(key);
    const rest = Array.isArray(known) ? known.filter((record) => record.row !== row) : [];
    const [first] = rest;
    if (first === undefined) this.groups.delete(key);
    else this.groups.set(key, rest.length > 1 ? rest : first);
    if (rest.length < 2) this.repeated.delete(key);
    return rest;
  }

  /** Groups of at least two, each and all by row. */
  repeats(): readonly (readonly RecordDraft[])[] {
    const groups = [...this.repeated].map((key) => {
      const group = this.groups.get(key);
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
