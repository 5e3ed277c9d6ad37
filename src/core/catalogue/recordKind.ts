import type { RecordRule, SheetRule } from '../check/rule';
import type { AccountSettings } from '../kiva/account';
import type { ChangedRow } from '../send/plan';
import type { SentCode, TickCode } from '../writeBack/statusCodes';
import type { Field } from './field';
import type { ScheduleDeclaration } from './scheduleDeclaration';

/** The three kinds of record that Kiva's Partner API takes. */
export type RecordKindId = 'loanDraft' | 'repayment' | 'journal';

/** How rows of one record are known, and what they are called by. */
export interface GroupDeclaration {
  /** Fields that tie rows by an equal value; the first that has a column does. */
  readonly ties: readonly string[];
  /** The group's own loan id: it names rows that have no id of their own. */
  readonly loanId: string;
  readonly name: string;
  /** Where each member's own stands on the wire when these settings say that the group's are the members'. */
  readonly idsOfMembers: Readonly<Record<string, string>>;
  readonly notPictured: string;
  /** A person's consent: only where every filled row of a group says the same it is the group's. */
  readonly consent: string;
  /** What tells members apart where they have no id of their own. */
  readonly memberNames: readonly string[];
  /** Fields of which she may say that the first row's is the group's where its rows differ. */
  readonly mayTakeFirst: readonly string[];
}

/** Everything shared code needs to know of a kind; it asks these declarations, never "which kind is this?". */
export interface RecordKind {
  readonly id: RecordKindId;
  readonly fields: readonly Field[];
  /** Key of core/kiva/endpoints. */
  readonly endpoint: 'postLoanDraft' | 'postRepayments' | 'postJournals';
  /** The key the records stand under in the body; absent when a call is one bare record. */
  readonly bodyKey?: 'repayments' | 'journals';
  /** Records in one call: contract sections 5 to 7. */
  readonly batchSize: number;
  /** Kiva's loan id first; two rows with the same key may never share a call, since answers come back by key. */
  readonly keyFields: readonly string[];
  readonly clientField: string;
  /** What names a record, by the account's CSV format: required fields, identity columns and fingerprints follow it. */
  readonly recordKey: Readonly<Record<AccountSettings['csvFormat'], readonly string[]>>;
  /**
   * A field that tells rows of one name apart: always, or in a sheet where a row that stays behind has the names of one
   * that may go out. A row's key holds a hash of its text, and of the last `namesToo` key columns where these are a
   * borrower's story as well.
   */
  readonly tellingApart?: {
    readonly field: string;
    readonly when: 'always' | 'namesRepeat';
    readonly namesToo?: number;
  };
  /** Field whose sum is the control total shown before sending; absent when there is none. */
  readonly totalField?: string;
  /** Required field whose blanks are one question a sheet instead of an error a row. */
  readonly blankQuestionField?: string;
  /** Fields by which what her amount column holds becomes what her account expects; absent where an amount means one thing. */
  readonly meaning?: { readonly amount: string; readonly loanAmount: string };
  /** The field of its photo, and the fields whose texts a photo's file may be named by; absent where it takes none. */
  readonly photo?: { readonly field: string; readonly namedBy: readonly string[] };
  /** Field that rows of one record may be added up by, where she says so; absent where one of them is just wrong. */
  readonly addUp?: string;
  /** Its instalments, and what they are computed from; absent where it has none. */
  readonly schedule?: ScheduleDeclaration;
  /** How several rows become one record; absent where each row is one. */
  readonly groups?: GroupDeclaration;
  /** Statuses of the loans at Kiva that its records are compared with; absent where there is nothing to compare. */
  readonly comparedLoans?: ReadonlySet<string>;
  /** The reporting month is part of what makes the fact unique. */
  readonly monthly: boolean;
  /** What names a record in the relay's sent register beside environment, partner, kind and month. */
  readonly registerKey: 'loan' | 'loanAndClient' | 'loanAndContent';
  /** A record that was sent before and has other content now: corrected in PA2 alone, a second one if she says so, or new. */
  readonly whenChanged: ChangedRow['rule'] | 'new';
  /** Rows that the first run of a template in Production sends before it asks what PA2 shows. */
  readonly firstRows: number;
  /** Fields that a person compares with what PA2 shows of those first rows, beside what names them. */
  readonly comparedFields: readonly string[];
  /** Status of a row that Kiva took: what a person still has to do in PA2 differs by kind. */
  readonly sentCode: SentCode;
  /** What she ticks once she did it. */
  readonly tickCode: TickCode;
  /** Checks of one record alone. */
  readonly recordRules: readonly RecordRule[];
  /** Checks that need every record. */
  readonly sheetRules: readonly SheetRule[];
}
