import type { GroupDeclaration, RecordKind } from '../catalogue/recordKind';
import { plainWords } from '../cell/plainWords';
import type { RecordDraft } from './checkSheet';
import { findingOf, type Finding } from './finding';
import type { LeftOutRow } from './leftOutRow';
import type { Joined, RowJoiner } from './rowJoiner';
import { NOTHING, type RuleContext } from './rule';
import { RowValues, valueIn } from './rowValues';

interface Member {
  readonly r: number;
  readonly draft: RecordDraft;
}

/**
 * Ties the rows of each group loan by an equal value in one column, wherever they stand. Where she said so, a blank in
 * that column belongs to the group above it; otherwise it is an individual loan. Where a group cannot be told whole, the
 * sheet waits: a draft without one of its borrowers could not be mended.
 */
export class LoanGroups implements RowJoiner {
  private readonly groups = new Map<string, Member[]>();
  private readonly ties = new Map<number, string>();
  private readonly carriesDown: boolean;
  private readonly byName: boolean;
  /** The last row with a tie and that tie, for the blanks below it: rows are taken in from the top. */
  private above: { readonly r: number; readonly tie: string | undefined } | undefined;
  private readonly blanks = new Map<number, RecordDraft>();
  /** Rows whose tie cannot be read: nobody knows which group lacks them. */
  private readonly unread = new Map<number, RecordDraft>();
  /** Sheet rows that her filter leaves out, and their ties. */
  private readonly filtered = new Map<number, string>();
  /** Rows below one that was left out, and whose group it began. */
  private readonly orphans = new Map<number, RecordDraft>();

  constructor(
    private readonly declaration: GroupDeclaration,
    readonly tieField: string,
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
    for (const rows of [this.blanks, this.unread, this.orphans]) rows.delete(r);
    const tie = this.ties.get(r);
    if (tie === undefined) return NOTHING;
    const rest = (this.groups.get(tie) ?? []).filter((member) => member.r !== r);
    this.ties.delete(r);
    if (rest.length === 0) this.groups.delete(tie);
    else this.groups.set(tie, rest);
    return rest.map((member) => member.r);
  }

  pass(r: number, row: number, text: string, reason: LeftOutRow['reason']): void {
    if (text === '') return;
    if (reason === 'filtered') this.filtered.set(row, this.tieIn(text));
    // A subtotal that bears its group's name begins no group.
    if (this.above === undefined || (r > this.above.r && this.above.tie !== this.tieIn(text))) {
      this.above = { r, tie: undefined };
    }
  }

  recordOf(r: number, draft: RecordDraft): Joined {
    const tie = this.ties.get(r);
    if (tie === undefined) return this.alone(draft);
    const group = this.groups.get(tie) ?? NOTHING;
    if (group[0]?.r !== r) return 'member';
    return { ...draft, members: group.map((member) => member.draft) };
  }

  /** Whether an individual borrower is in the photo needs no saying, and Kiva does not take it. */
  private alone(draft: RecordDraft): RecordDraft {
    const { notPictured } = this.declaration;
    if (!(draft.values instanceof RowValues) || valueIn(draft.values, notPictured) !== false) return draft;
    return { ...draft, values: draft.values.with(notPictured, undefined) };
  }

  findings(context: RuleContext): readonly Finding[] {
    return [
      ...this.unreadTies(context),
      ...this.missingTies(context),
      ...this.filteredMembers(context),
      ...this.blankTies(context),
      ...this.sharedIds(context),
      ...this.similarTies(context),
    ];
  }

  /** Names are typed by hand again on each row; an id is what it is. A name of signs alone has no words. */
  private tieIn(text: string): string {
    return (this.byName && plainWords(text)) || text.normalize('NFC').trim();
  }

  private tieOf(r: number, draft: RecordDraft): string | undefined {
    const value = valueIn(draft.values, this.tieField);
    if (typeof value === 'string') {
      const tie = this.tieIn(value);
      if (this.above === undefined || r > this.above.r) this.above = { r, tie };
      return tie;
    }
    if (draft.unread?.has(this.tieField) === true) {
      this.unread.set(r, draft);
      return undefined;
    }
    if (!this.carriesDown || this.above === undefined || r < this.above.r) {
      this.blanks.set(r, draft);
      return undefined;
    }
    if (this.above.tie === undefined) this.orphans.set(r, draft);
    else this.blanks.set(r, draft);
    return this.above.tie;
  }

  /** Errors of the whole sheet: a group that lacks such a row must not leave. */
  private unreadTies({ cellOf }: RuleContext): readonly Finding[] {
    const field = this.tieField;
    return (['groupTieUnread', 'groupHeadLeftOut'] as const).flatMap((code) => {
      const rows = rowsOf(code === 'groupTieUnread' ? this.unread : this.orphans);
      const [row] = rows;
      return row === undefined
        ? []
        : [findingOf(code, 'error', { cell: cellOf(field, row), field }, { field, count: rows.length })];
    });
  }

  /** Rows of no group that still name one. */
  private missingTies({ cellOf }: RuleContext): readonly Finding[] {
    if (this.carriesDown) return NOTHING;
    const { name, loanId, notPictured } = this.declaration;
    const others = this.kind.fields.filter(({ groupOnly, id }) => groupOnly === true && id !== notPictured);
    const named = [name, loanId, ...others.map(({ id }) => id)].filter((field) => field !== this.tieField);
    const rows = rowsOf(this.blanks, ({ values }) => named.some((field) => valueIn(values, field) !== undefined));
    const [row] = rows;
    if (row === undefined || this.groups.size === 0) return NOTHING;
    const params = { field: this.tieField, count: rows.length };
    return [findingOf('groupTieMissing', 'error', { cell: cellOf(this.tieField, row), field: this.tieField }, params)];
  }

  /**
   * Blanks below a tie that stands on one row alone: the group's other members, or loans of their own. One question a
   * sheet; once answered, how many rows the answer is about is said each time.
   */
  private blankTies({ cellOf, template }: RuleContext): readonly Finding[] {
    const below = this.blanksBelow();
    const [row] = below;
    const field = this.tieField;
    if (row === undefined) return NOTHING;
    const place = { cell: cellOf(field, row), field };
    const params = { field, count: below.length };
    switch (template.groups?.blankTie) {
      case 'above':
        return [findingOf('groupBlanksJoined', 'warning', place, params)];
      case 'alone':
        return [findingOf('groupBlanksAlone', 'warning', place, params)];
      case undefined:
        return [findingOf('groupTieBlank', 'question', place, params)];
    }
  }

  /** Sheet rows of the blanks that the question is about, ascending. */
  private blanksBelow(): readonly number[] {
    const tied = [...this.ties].filter(([r]) => !this.blanks.has(r));
    const counts = new Map<string, number>();
    for (const [, tie] of tied) counts.set(tie, (counts.get(tie) ?? 0) + 1);
    const all = [...tied, ...[...this.blanks.keys()].map((r) => [r, undefined] as const)].sort(([a], [b]) => a - b);
    const below: number[] = [];
    let tieAbove: string | undefined;
    for (const [r, tie] of all) {
      if (tie !== undefined) tieAbove = tie;
      const row = this.blanks.get(r)?.row;
      if (row === undefined || tieAbove === undefined) continue;
      if (this.carriesDown || counts.get(tieAbove) === 1) below.push(row);
    }
    return below;
  }

  /** A group from which her filter takes a member goes out without it: she has to see that. */
  private filteredMembers({ cellOf }: RuleContext): readonly Finding[] {
    const field = this.tieField;
    return [...this.filtered].flatMap(([row, tie]) =>
      this.groups.has(tie)
        ? [findingOf('groupMemberFiltered', 'warning', { cell: cellOf(field, row), field }, { field })]
        : [],
    );
  }

  private inOrder = (): readonly (readonly Member[])[] =>
    [...this.groups.values()].sort(([a], [b]) => (a?.r ?? 0) - (b?.r ?? 0));

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

/** Sheet rows of these drafts, ascending. */
function rowsOf(
  drafts: ReadonlyMap<number, RecordDraft>,
  isSought: (draft: RecordDraft) => boolean = () => true,
): readonly number[] {
  return [...drafts.values()]
    .filter(isSought)
    .map(({ row }) => row)
    .sort((a, b) => a - b);
}

function isShared(group: readonly Member[], field: string): boolean {
  const ids = group.map(({ draft }) => valueIn(draft.values, field));
  return ids.length > 1 && ids[0] !== undefined && ids.every((id) => id === ids[0]);
}
