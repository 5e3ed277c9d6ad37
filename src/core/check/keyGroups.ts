import type { RecordDraft } from './checkSheet';

/** Records by a key of theirs, for a sheet in which nearly every key is there once. */
export class KeyGroups {
  private readonly groups = new Map<string, RecordDraft | RecordDraft[]>();
  private readonly repeated = new Set<string>();

  /** Answers the records that had the key before. */
  add(key: string, record: RecordDraft): readonly RecordDraft[] {
    const known = this.groups.get(key);
    if (known === undefined) {
      this.groups.set(key, record);
      return [];
    }
    const others = Array.isArray(known) ? [...known] : [known];
    if (Array.isArray(known)) known.push(record);
    else this.groups.set(key, [known, record]);
    this.repeated.add(key);
    return others;
  }

  /** Takes the record of a row away; answers the others that have its key. */
  remove(key: string, row: number): readonly RecordDraft[] {
    const known = this.groups.get(key);
    const rest = Array.isArray(known) ? known.filter((record) => record.row !== row) : [];
    const [only] = rest;
    if (rest.length > 1) this.groups.set(key, rest);
    else if (only === undefined) this.groups.delete(key);
    else this.groups.set(key, only);
    if (rest.length < 2) this.repeated.delete(key);
    return rest;
  }

  /** How many records have the key. */
  sizeOf(key: string): number {
    const known = this.groups.get(key);
    return Array.isArray(known) ? known.length : known === undefined ? 0 : 1;
  }

  /** Groups of at least two, each and all by row. */
  repeats(): readonly (readonly RecordDraft[])[] {
    const groups = [...this.repeated].map((key) => {
      const group = this.groups.get(key);
      return (Array.isArray(group) ? [...group] : []).sort((a, b) => a.row - b.row);
    });
    return groups.sort(([a], [b]) => (a?.row ?? 0) - (b?.row ?? 0));
  }
}
