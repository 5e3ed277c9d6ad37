import type { CheckedRow } from './checkedRow';
import type { RecordDraft } from './checkSheet';
import type { Finding } from './finding';
import { ruledRows } from './groupRows';
import { recordAmount } from './recordRows';
import { valueUnder } from './rowValues';
import { NOTHING, type SheetIndex } from './rule';
import { RunningTotal } from './runningTotal';

/** What is known of all records together: the sheet rules' indexes, who is held back by them, and the total of the others. */
export class RecordIndex {
  /** Those that want to be told of records. */
  private readonly told: readonly SheetIndex[];
  private readonly blockers: readonly NonNullable<SheetIndex['blocks']>[];
  private readonly sum = new RunningTotal();
  private readonly totalIn: ReturnType<typeof valueUnder>;

  /** `rows` by grid row, the first of which is sheet row `firstRow`; `keyField` names a record. */
  constructor(
    private readonly indexes: readonly SheetIndex[],
    private readonly rows: readonly CheckedRow[],
    private readonly firstRow: number,
    private readonly keyField: string,
    private readonly totalField: string | undefined,
  ) {
    this.told = indexes.filter(({ add }) => add !== undefined);
    this.blockers = indexes.flatMap(({ blocks }) => blocks ?? []);
    this.totalIn = valueUnder(totalField ?? '');
  }

  /** Takes the record of a grid row in or out, after it was set there or taken away. */
  tell(change: 'add' | 'remove', record: RecordDraft, r: number): void {
    if (record.members === undefined) for (const index of this.told) this.tellIndex(index, change, record);
    else this.tellGroup(change, record);
    this.count(r);
  }

  /** Whether nothing holds the record of this sheet row back; false for a row without one. */
  isFree(row: number): boolean {
    const known = this.rows[row - this.firstRow];
    if (known?.record === undefined || known.hasError) return false;
    const { members } = known.record;
    for (const blocks of this.blockers) {
      if (members === undefined ? blocks(row) : members.some((member) => blocks(member.row))) return false;
    }
    return true;
  }

  /** Looks at no cells. */
  findings(): readonly Finding[] {
    return this.indexes.flatMap((index) => index.findings());
  }

  /** What could not be checked at all; looks at no cells. */
  notChecked(): readonly Finding[] {
    return this.indexes.flatMap((index) => index.notChecked?.() ?? NOTHING);
  }

  /** Exact decimal text of what may go out. */
  total(): string {
    return this.sum.text();
  }

  private tellGroup(change: 'add' | 'remove', record: RecordDraft): void {
    const rows = ruledRows(record, this.keyField);
    for (const index of this.told) {
      for (const told of index.wholeGroups === true ? [record] : rows) this.tellIndex(index, change, told);
    }
  }

  private tellIndex(index: SheetIndex, change: 'add' | 'remove', told: RecordDraft): void {
    for (const other of index[change]?.(told) ?? NOTHING) this.count(other - this.firstRow);
  }

  /** Brings the running total up to date with one row, or with the group that it belongs to. */
  private count(r: number): void {
    const { totalField } = this;
    const row = this.rows[this.rows[r]?.group?.head ?? r];
    if (row === undefined || totalField === undefined) return;
    const { record } = row;
    this.sum.recount(row, record && this.isFree(record.row) ? this.amountOf(record, totalField) : undefined);
  }

  private amountOf(record: RecordDraft, totalField: string): number | undefined {
    if (record.members !== undefined) return recordAmount(record, totalField);
    const amount = this.totalIn(record.values);
    return typeof amount === 'number' ? amount : undefined;
  }
}
