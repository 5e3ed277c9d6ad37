/** required blocks the row when empty, advised warns, optional is silent. */
export type Need = 'required' | 'advised' | 'optional';

/** How a field's cell is read; each kind has one reader in core/cell. */
export type FieldKind =
  | 'id'
  | 'text'
  | 'amount'
  | 'date'
  | 'yesNo'
  | 'gender'
  | 'reference'
  | 'photo'
  | 'webAddress'
  | 'filter'
  | 'count'
  | 'rate'
  | 'frequency'
  | 'ratePeriod'
  | 'interestMethod';

/** How long and of what kind the texts of a text field usually are, to tell its column from another's. */
export type TextShape = 'name' | 'label' | 'sentence' | 'story';

/** Kiva's reference lists (contract section 3) that a `reference` field is looked up in. */
export type ReferenceList = 'activities' | 'themes' | 'locations' | 'languages' | 'currencies';

/** Whether a column's yes says what the field says, the opposite, or something that only a person can tell. */
export type Polarity = 'same' | 'opposite' | 'open';

/** One thing a sheet's column can hold for one kind of record; its words are `field.<id>` in locales. */
export interface Field {
  /** Unique over all kinds, e.g. `repayment.amount`. */
  readonly id: string;
  readonly kind: FieldKind;
  readonly need: Need;
  /** Key into headerAliases.json. */
  readonly aliases: string;
  /** Keys whose headers may hold it in another form: proposed where there is nothing better, never taken without asking. */
  readonly alternatives?: readonly string[];
  /** Where the value goes within the record on the wire, e.g. `amount` or `entreps[].loan_id`; absent when it is not sent. */
  readonly path?: string;
  readonly list?: ReferenceList;
  /** Of text fields alone. */
  readonly text?: TextShape;
  /** Fields that hold the parts of its text before and after a comma, where she says so and no column of their own does. */
  readonly splitInto?: { readonly before: string; readonly after: string };
  /** Repeats as numbered columns ("Date 1", "Date 2"). */
  readonly repeats?: boolean;
  /** Names that say enough of a numbered column alone ("Date 1") say enough without a number, too. */
  readonly namedAlone?: true;
  /** Only for group loans (contract section 5). */
  readonly groupOnly?: boolean;
  /** Each member of a group has its own; any other field is the loan's, on whichever of its rows it stands. */
  readonly perBorrower?: boolean;
  /** May be filled for every row from the template; the waiver never may. */
  readonly constant?: boolean;
  /** Taken without asking only from a header that is one of its aliases as it stands: "No waiver" resembles "Waiver". */
  readonly namedExactly?: boolean;
  /** Of yes/no fields whose columns come in both senses: what a header says about its own. */
  readonly polarityOf?: (header: string) => Polarity;
  /** Its value makes the record another fact when it changes: part of the fingerprint's content. */
  readonly identity?: boolean;
}
