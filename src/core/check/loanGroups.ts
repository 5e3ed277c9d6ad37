import type { GroupDeclaration, RecordKind } from '../catalogue/recordKind';
import { plainWords } from '../cell/plainWords';
import type { RecordDraft } from './checkSheet';
import { findingOf, type Finding } from './finding';
import type { Joined, RowJoiner } from './rowJoiner';
import { NOTHING, type RuleContext } from './rule';
import { valueIn } from './rowValues';

interface Member {
  readonly r: number;
  readonly draft: RecordDraft;
}

/**
 * Ties the rows of each group loan by an equal value in one column, wherever they stand. Where she said so, a blank in
 * that column belongs to the group above it; otherwise it is an individual loan.
 */
export class LoanGroups implements RowJoiner {
  private readonly groups = new Map<string, Member[]>();
  private readonly ties = new Map<number, string>();
  private readonly carriesDown: boolean;
  private readonly byName: boolean;
  /** The last row that was taken in with a tie, and its tie, for the blanks below it: rows are taken in from the top. */
  private above: { readonly r: number; readonly tie: string } | undefined;
  private readonly blanks = new Set<number>();

  constructor(
    private readonly declaration: GroupDeclaration,
    private readonly tieField: string,
    private readonly kind: RecordKind,
    { template }: RuleContext,
  ) {
    this.carriesDown = template.groups?.blankTie === 'above';
    this.byName = tieField === declaration.name;
  }

  add(r: number, draft: RecordDraft): readonly number[] {
    const tie = this.tieOf(r, draft);
    if (tie === undefined) return NOTHING;
    const group = this.groups.get(tie) ?? [];
    group.push({ r, draft });
    group.sort((a, b) => a.r - b.r);
    this.groups.set(tie, group);
    this.ties.set(r, tie);
    return group.map((member) => member.r);
  }

  remove(r: number): readonly number[] {
    this.blanks.delete(r);
    const tie = this.ties.get(r);
    if (tie === undefined) return NOTHING;
    const rest = (this.groups.get(tie) ?? []).filter((member) => member.r !== r);
    this.ties.delete(r);
    if (rest.length === 0) this.groups.delete(tie);
    else this.groups.set(tie, rest);
    return rest.map((member) => member.r);
  }

  recordOf(r: number, draft: RecordDraft): Joined {
    const group = this.groups.get(this.ties.get(r) ?? '') ?? NOTHING;
    const [head] = group;
    if (head === undefined) return draft;
    if (head.r !== r) return 'member';
    return { ...draft, members: group.map((member) => member.draft) };
  }

  findings(context: RuleContext): readonly Finding[] {
    return [...this.blankTies(context), ...this.sharedIds(context), ...this.similarTies(context)];
  }

  private tieOf(r: number, { values }: RecordDraft): string | undefined {
    const value = valueIn(values, this.tieField);
    if (typeof value === 'string') {
      // Names are typed by hand again on each row; an id is what it is.
      const tie = this.byName ? plainWords(value) : value.normalize('NFC');
      if (this.above === undefined || r > this.above.r) this.above = { r, tie };
      return tie;
    }
    if (this.carriesDown && this.above !== undefined && r > this.above.r) return this.above.tie;
    this.blanks.add(r);
    return undefined;
  }

  /** Each tie on one row alone, and blanks below: a group's other members, or loans of their own. One question a sheet. */
  private blankTies({ cellOf, template }: RuleContext): readonly Finding[] {
    if (template.groups?.blankTie !== undefined) return NOTHING;
    const groups = this.inOrder();
    const [first] = groups;
    const head = first?.[0];
    if (head === undefined || groups.some(({ length }) => length > 1)) return NOTHING;
    const below = [...this.blanks].filter((r) => r > head.r).sort((a, b) => a - b);
    const [blank] = below;
    if (blank === undefined) return NOTHING;
    const cell = cellOf(this.tieField, head.draft.row + blank - head.r);
    const params = { field: this.tieField, count: below.length, groups: groups.length };
    return [findingOf('groupTieBlank', 'question', { cell, field: this.tieField }, params)];
  }

  private inOrder(): readonly (readonly Member[])[] {
    return [...this.groups.values()].sort(([a], [b]) => (a?.r ?? 0) - (b?.r ?? 0));
  }

  /** All rows of a group with one loan id: whose id it is, is one question for the sheet. */
  private sharedIds({ cellOf, template }: RuleContext): readonly Finding[] {
    const [field = ''] = this.kind.keyFields;
    if (template.groups?.sharedIds !== undefined) return NOTHING;
    const shared = this.inOrder().filter((group) => isShared(group, field));
    const [first] = shared;
    const row = first?.[0]?.draft.row;
    if (first === undefined || row === undefined) return NOTHING;
    const params = {
      field,
      other: this.declaration.loanId,
      shown: String(valueIn(first[0]?.draft.values ?? new Map(), field) ?? ''),
      count: shared.length,
      rows: first.length,
    };
    return [findingOf('groupSharedId', 'question', { cell: cellOf(field, row), field }, params)];
  }

  /** "G-7" and "g 7" are two groups until she says otherwise. */
  private similarTies({ cellOf }: RuleContext): readonly Finding[] {
    const byLook = new Map<string, string>();
    return this.inOrder().flatMap(([head]) => {
      const tie = this.ties.get(head?.r ?? 0) ?? '';
      const look = plainWords(tie).replaceAll(' ', '');
      const other = byLook.get(look);
      byLook.set(look, other ?? tie);
      if (other === undefined || head === undefined) return [];
      const place = { row: head.draft.row, cell: cellOf(this.tieField, head.draft.row), field: this.tieField };
      return [findingOf('groupTieSimilar', 'warning', place, { field: this.tieField, shown: tie, otherShown: other })];
    });
  }
}

function isShared(group: readonly Member[], field: string): boolean {
  const ids = group.map(({ draft }) => valueIn(draft.values, field));
  return ids.length > 1 && ids[0] !== undefined && ids.every((id) => id === ids[0]);
}
