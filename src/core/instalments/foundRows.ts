import type { LoanIds, ScheduleDeclaration } from '../catalogue/scheduleDeclaration';
import type { RecordDraft } from '../check/checkSheet';
import type { Finding } from '../check/finding';
import { NOTHING } from '../check/rule';
import { valueIn } from '../check/rowValues';
import type { InstalmentRow, InstalmentSheet, LoanInstalments } from './instalmentSheet';

/** What the sheet has of a record. */
export interface FoundRows {
  /** Of its loans, each once however many members name its loan. */
  readonly rows: readonly InstalmentRow[];
  /** The same rows as each loan has them, with the borrower's row where they are one's own. */
  readonly lists: readonly { readonly of: RecordDraft; readonly rows: readonly InstalmentRow[] }[];
  readonly loans: number;
  readonly findings: readonly Finding[];
  /** The group's own, where its members have theirs: the same loan said twice. */
  readonly ofGroup: readonly InstalmentRow[];
  /** Of its loans, for clients that are none of its borrowers. */
  readonly passed: readonly InstalmentRow[];
}

/** Looks a record's instalments up by loan id, and by client id where both have one. */
export function rowsOf(
  record: RecordDraft,
  { byLoan }: InstalmentSheet,
  { own: ownIds, group }: Pick<ScheduleDeclaration, 'own' | 'group'>,
): FoundRows {
  const seen = new Set<InstalmentRow>();
  const found = new Set<LoanInstalments>();
  const lookUp = (of: RecordDraft, ids: LoanIds): readonly InstalmentRow[] => {
    const loan = byLoan.get(String(valueIn(of.values, ids.loan) ?? ''));
    if (loan === undefined) return NOTHING;
    const client = valueIn(of.values, ids.client);
    for (const row of loan.rows) seen.add(row);
    const own = loan.rows.filter(
      ({ clientId }) => client === undefined || clientId === undefined || clientId === client,
    );
    if (own.length > 0) found.add(loan);
    return own;
  };
  const borrowers = record.members ?? [record];
  const theirs = new Set<InstalmentRow>();
  // A row that two borrowers may claim is listed once.
  const lists = borrowers.map((of) => {
    const own = lookUp(of, ownIds).filter((row) => !theirs.has(row));
    for (const row of own) theirs.add(row);
    return { of, rows: own };
  });
  const loans = found.size;
  const groups = record.members === undefined && theirs.size > 0 ? NOTHING : lookUp(record, group);
  const rows = theirs.size > 0 ? [...theirs] : groups;
  const clients = new Set(rows.map(({ clientId }) => clientId));
  // Under one loan id for all, a row is the group's own by its client id alone; the others are somebody's.
  const isShared = groups.some((row) => theirs.has(row));
  const groupClient = valueIn(record.values, group.client);
  const isGroups = ({ clientId }: InstalmentRow): boolean =>
    !isShared || (clientId !== undefined && clientId === groupClient);
  const ofGroup = groups.filter((row) => !rows.includes(row) && isGroups(row));
  const taken = new Set([...rows, ...ofGroup]);
  const byClient = [...clients].map((client) => ({
    of: record,
    rows: rows.filter(({ clientId }) => clientId === client),
  }));
  return {
    rows,
    lists: theirs.size > 0 ? lists : byClient,
    loans: Math.max(theirs.size > 0 ? loans : found.size, clients.size),
    findings: [...found].flatMap(({ findings }) => findings),
    ofGroup,
    passed: [...seen].filter((row) => !taken.has(row)),
  };
}
