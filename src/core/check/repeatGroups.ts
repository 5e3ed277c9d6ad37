import { addressOf } from '../cell/a1';
import { sumText } from '../cell/decimal';
import type { RecordDraft } from './checkSheet';
import { findingOf, type Finding } from './finding';
import type { Joined, RowJoiner } from './rowJoiner';
import { RowValues, valueIn } from './rowValues';
import type { RuleContext } from './rule';
import { partsText } from './rules/duplicates';

interface Member {
  readonly r: number;
  readonly draft: RecordDraft;
  /** Nothing of it was unreadable. */
  readonly isSound: boolean;
}

/**
 * Rows of one record that she wants as one: their amounts are added up, exactly, in the first of them. Rows that differ
 * in anything else, or of which one could not be read, are left as they are, and another rule says so.
 */
export class RepeatGroups implements RowJoiner {
  private readonly groups = new Map<string, Member[]>();
  private readonly keys = new Map<number, string>();

  constructor(
    private readonly recordKey: readonly string[],
    private readonly field: string,
  ) {}

  /** Answers the grid rows of its group. */
  add(r: number, draft: RecordDraft, isSound: boolean): readonly number[] {
    const parts = this.recordKey.map((part) => valueIn(draft.values, part));
    if (parts.includes(undefined)) return [];
    const key = JSON.stringify(parts);
    const group = this.groups.get(key) ?? [];
    group.push({ r, draft, isSound });
    group.sort((a, b) => a.r - b.r);
    this.groups.set(key, group);
    this.keys.set(r, key);
    return group.map((member) => member.r);
  }

  /** Answers the grid rows that were in one group with it. */
  remove(r: number): readonly number[] {
    const key = this.keys.get(r);
    if (key === undefined) return [];
    const rest = (this.groups.get(key) ?? []).filter((member) => member.r !== r);
    this.keys.delete(r);
    if (rest.length === 0) this.groups.delete(key);
    else this.groups.set(key, rest);
    return rest.map((member) => member.r);
  }

  /** `addedUp` where another row has its amount. */
  recordOf(r: number, draft: RecordDraft): Joined {
    const group = this.groups.get(this.keys.get(r) ?? '') ?? [];
    const amounts = this.amountsOf(group);
    if (amounts === undefined || !(draft.values instanceof RowValues)) return draft;
    if (group[0]?.r !== r) return 'addedUp';
    return { ...draft, values: draft.values.with(this.field, Number(sumText(amounts))) };
  }

  /** The sheet row that has the amount of a grid row which was added up. */
  sumRowOf(r: number): number | undefined {
    return this.groups.get(this.keys.get(r) ?? '')?.[0]?.draft.row;
  }

  /** One warning for each group, with what was added up. */
  findings({ cellOf }: RuleContext): readonly Finding[] {
    return [...this.groups.values()].flatMap((group) => {
      const amounts = this.amountsOf(group);
      const [first] = group;
      if (amounts === undefined || first === undefined) return [];
      const { row, values } = first.draft;
      const cells = group.slice(1).map(({ draft }) => cellOf(this.field, draft.row));
      const params = {
        key: this.recordKey.map((part) => valueIn(values, part) ?? '').join(' / '),
        others: cells.map((cell) => (cell === undefined ? '' : addressOf(cell))).join(', '),
        count: group.length,
        parts: partsText(amounts),
        sum: sumText(amounts),
      };
      return [findingOf('addedUp', 'warning', { row, cell: cellOf(this.field, row), field: this.field }, params)];
    });
  }

  /** Undefined where the group is not to be added up. */
  private amountsOf(group: readonly Member[]): readonly number[] | undefined {
    if (group.length < 2 || !group.every(({ isSound }) => isSound)) return undefined;
    const rest = new Set(group.map(({ draft }) => this.besideAmount(draft)));
    const amounts = group.map(({ draft }) => valueIn(draft.values, this.field));
    const numbers = amounts.filter((amount) => typeof amount === 'number');
    return rest.size === 1 && numbers.length === group.length ? numbers : undefined;
  }

  private besideAmount({ values }: RecordDraft): string {
    return JSON.stringify([...values].filter(([key]) => key !== this.field).map(([key, { value }]) => [key, value]));
  }
}
