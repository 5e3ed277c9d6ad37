import { RECORD_KINDS } from '../../core/catalogue';
import type { RecordKindId } from '../../core/catalogue/recordKind';
import { suggestMapping } from '../../core/mapping/suggest';

/** One column as a loan officer named it; `unseen`: its header equalled no alias when it was committed. */
export interface CorpusEntry {
  readonly header: string;
  readonly language: 'en' | 'es' | 'fr';
  readonly kind: RecordKindId;
  /** What it holds: a key of EXPECTED, "none" (nothing of Kiva's) or "ask" (must not be mapped without asking). */
  readonly field: string;
  readonly examples: readonly string[];
  readonly unseen: boolean;
}

/** What the matcher made of one entry; `field` is absent where it left the column alone. */
export interface Verdict {
  readonly entry: CorpusEntry;
  readonly field?: string;
  readonly confidence?: 'sure' | 'ask';
  /** The fields that would be right; empty where none is. */
  readonly expected: readonly string[];
  readonly isRight: boolean;
}

/**
 * The corpus' words and the fields that they may mean, of whichever kind has them; a kind that has none of them expects
 * the column to be left alone. A group's number can be its loan's or its client's; a photo's polarity is one field.
 */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  loan_id: ['loanDraft.loanId', 'repayment.loanId', 'journal.loanId'],
  client_id: ['loanDraft.clientId', 'repayment.clientId', 'journal.clientId'],
  first_name: ['loanDraft.firstName'],
  last_name: ['loanDraft.lastName'],
  gender: ['loanDraft.gender'],
  amount: ['loanDraft.amount', 'repayment.amount'],
  activity: ['loanDraft.activity'],
  loan_use: ['loanDraft.loanUse'],
  description: ['loanDraft.description'],
  description_language: ['loanDraft.language'],
  location: ['loanDraft.location'],
  theme: ['loanDraft.theme'],
  currency: ['loanDraft.currency'],
  disbursal_date: ['loanDraft.disbursalDate'],
  group_name: ['loanDraft.groupName'],
  group_id: ['loanDraft.groupLoanId', 'loanDraft.groupClientId'],
  waiver: ['loanDraft.waiver'],
  photo: ['loanDraft.photo', 'journal.imageUrl'],
  not_pictured: ['loanDraft.notPictured'],
  pictured: ['loanDraft.notPictured'],
  instalment_date: ['loanDraft.scheduleDate'],
  instalment_principal: ['loanDraft.principal'],
  instalment_interest: ['loanDraft.interest'],
  subject: ['journal.subject'],
  body: ['journal.body'],
  image_url: ['journal.imageUrl', 'loanDraft.photo'],
  none: [],
  ask: [],
};

/**
 * Judges an entry as a sheet of one column with its examples. Only fields that are sent count as mapped: what the pane
 * keeps beside them (a full name, a sector) goes nowhere. An "ask" is right when it is asked or left alone.
 */
export function judgeEntry(entry: CorpusEntry): Verdict {
  const kind = RECORD_KINDS[entry.kind];
  const known = EXPECTED[entry.field];
  if (known === undefined) throw new Error(`The corpus names a field that is not known: ${entry.field}`);
  const expected = known.filter((id) => kind.fields.some((field) => field.id === id));
  const [first] = suggestMapping([{ column: 0, header: entry.header }], kind, { textsOf: () => entry.examples });
  const isSent = kind.fields.some(({ id, path }) => id === first?.field && path !== undefined);
  if (first === undefined || !isSent) return { entry, expected, isRight: expected.length === 0 };
  const { field, confidence } = first;
  const isRight = entry.field === 'ask' ? confidence === 'ask' : expected.includes(field);
  return { entry, field, confidence, expected, isRight };
}

/** Shares from 0 to 1, rounded to four digits. */
export interface Quality {
  /** Of the columns that were mapped or proposed, how many rightly. */
  readonly precision: number;
  /** Of the columns that hold a field, how many were given it. */
  readonly recall: number;
  readonly unseenPrecision: number;
  readonly unseenRecall: number;
}

/** Precision and recall over all entries and over those that equal no alias. */
export function qualityOf(corpus: readonly CorpusEntry[]): Quality {
  const verdicts = corpus.map(judgeEntry);
  const unseen = verdicts.filter(({ entry }) => entry.unseen);
  return {
    precision: precision(verdicts),
    recall: recall(verdicts),
    unseenPrecision: precision(unseen),
    unseenRecall: recall(unseen),
  };
}

/** Columns that were mapped without a question, and wrongly: what would go out unseen. */
export function wrongWithoutAsking(corpus: readonly CorpusEntry[]): readonly Verdict[] {
  return corpus.map(judgeEntry).filter(({ confidence, isRight }) => confidence === 'sure' && !isRight);
}

function precision(verdicts: readonly Verdict[]): number {
  return share(verdicts.filter(({ field }) => field !== undefined));
}

function recall(verdicts: readonly Verdict[]): number {
  return share(verdicts.filter(({ expected }) => expected.length > 0));
}

function share(verdicts: readonly Verdict[]): number {
  const right = verdicts.filter(({ isRight }) => isRight).length;
  return verdicts.length === 0 ? 0 : Math.round((right / verdicts.length) * 10_000) / 10_000;
}
