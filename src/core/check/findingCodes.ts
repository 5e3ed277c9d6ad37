/**
 * Every finding code with the params its words may use, beside those every finding has: `cell` ("B7") when it points
 * at a cell, `row` (as Excel counts) when it belongs to a row. `field` and `other` are field ids.
 */
export const FINDING_PARAMS = {
  /** The sheet, its columns. */
  columnMissing: ['field', 'header'],
  filterColumnMissing: ['header'],
  fieldNotMapped: ['field'],
  fieldMappedTwice: ['field'],
  referenceListMissing: ['field'],
  fullNameOnly: ['field', 'other'],
  /** Whole names with one comma each: `last` and `first` are what stands before and after it in `shown`. */
  nameSplitOpen: ['field', 'shown', 'last', 'first', 'count'],
  nameNotSplit: ['field', 'shown'],
  waiverUnknown: ['field', 'count'],
  photosNotSent: ['field', 'count'],
  /** Photos; `shown` is what the cell says, `name` a file's, `names` those of several, `others` rows as Excel counts. */
  photoFileMissing: ['field', 'shown'],
  photoFileRefused: ['field', 'shown', 'name'],
  photoChooseAgain: ['field'],
  photoSeveral: ['field', 'names', 'count'],
  photoShared: ['field', 'name', 'others', 'count'],
  photoOfMember: ['field', 'name', 'shown'],
  photoNone: ['field'],
  /** Of a group: another of its rows names the file that it goes out with. */
  photoOtherUsed: ['field', 'shown', 'name'],
  photoLeftOut: ['field'],
  photoPortrait: ['field', 'name'],
  photoSmall: ['field', 'name', 'width', 'height', 'least'],
  /** Any cell. */
  requiredEmpty: ['field'],
  advisedEmpty: ['field'],
  advisedColumnEmpty: ['field', 'count'],
  cellError: ['field', 'shown'],
  cellNotVisible: ['field', 'shown'],
  /** Names in Kiva's lists; `word` is the key of a value map, near1 to near3 are those in `near` one by one, '' where there are fewer. */
  referenceNotFound: ['field', 'shown', 'word'],
  referenceNear: ['field', 'shown', 'word', 'near', 'near1', 'near2', 'near3'],
  referenceShortName: ['field', 'shown', 'used', 'count'],
  /** What she said a word means is in Kiva's list no more. */
  mappedValueGone: ['field', 'shown', 'word', 'used'],
  /** Ids. */
  idDamaged: ['field', 'shown'],
  idUnclear: ['field', 'shown'],
  idFormatted: ['field', 'shown', 'used'],
  idInvisibleCharacters: ['field', 'shown'],
  duplicateKey: ['key', 'others', 'count'],
  similarKey: ['key', 'others', 'count'],
  repeatedRecord: ['key', 'others', 'count'],
  /** Rows of one record as one: `parts` is "10 + 20". */
  duplicateAddUp: ['key', 'others', 'count', 'parts', 'sum'],
  addedUp: ['key', 'others', 'count', 'parts', 'sum'],
  valueBeyondHeaders: ['shown'],
  /** Amounts. */
  amountUnreadable: ['field', 'shown'],
  amountEitherWay: ['field', 'shown', 'asPoint', 'asComma'],
  amountTooPrecise: ['field', 'shown'],
  amountIsDate: ['field', 'shown'],
  amountShownOtherwise: ['field', 'shown', 'used'],
  amountNegative: ['field', 'amount'],
  amountNotPositive: ['field', 'amount'],
  amountDecimals: ['field', 'amount', 'currency', 'decimals'],
  amountNotAbove: ['field', 'amount', 'limit', 'currency'],
  amountAboveOther: ['field', 'amount', 'other', 'limit'],
  decimalMarkOpen: ['field', 'shown', 'asPoint', 'asComma', 'count'],
  decimalMarkDisproved: ['field', 'shown', 'decided'],
  decimalMarkMixed: ['field', 'shown', 'otherShown', 'otherCell'],
  currencyWordsMixed: ['field', 'words'],
  amountBlank: ['field', 'meaning', 'count'],
  amountMeaningMissing: ['field'],
  amountMeaningDiffers: ['field', 'column', 'account'],
  /** Conversions: `examples` and `sum` are "B2: 1000 − 800 = 200"; `lacking` counts rows without what it takes. */
  amountConversionOpen: ['field', 'column', 'account', 'examples', 'count', 'lacking'],
  amountConverted: ['field', 'column', 'account'],
  conversionLacksLoans: ['field', 'column', 'account'],
  conversionLacksReport: ['field', 'column', 'account'],
  conversionNeedsLoanAmount: ['field'],
  conversionNeedsLastAmount: ['field'],
  conversionNegative: ['field', 'sum'],
  conversionOfBlank: ['field'],
  /** The last report and Kiva's loans; `status` is Kiva's word. */
  belowLastReport: ['field', 'amount', 'last', 'month'],
  lastReportMissing: ['field'],
  loanNotAtKiva: ['field', 'loan'],
  loanNotRepaying: ['field', 'loan', 'status'],
  amountAboveKivaLoan: ['field', 'amount', 'limit', 'currency'],
  loansMissing: ['field', 'count', 'loans'],
  clientHasOpenLoan: ['field', 'client', 'loan', 'status'],
  kivaLoansMissing: ['field'],
  kivaLoansCut: ['field', 'count', 'total'],
  /** Dates. */
  dateUnreadable: ['field', 'shown'],
  dateEitherWay: ['field', 'shown', 'asDayFirst', 'asMonthFirst'],
  dateFromNumber: ['field', 'shown', 'used'],
  dateOrderOpen: ['field', 'shown', 'asDayFirst', 'asMonthFirst', 'count'],
  dateOrderDisproved: ['field', 'shown'],
  dateOrderMixed: ['field', 'shown', 'otherShown', 'otherCell'],
  dateYearOpen: ['field', 'shown', 'asYearFirst', 'asDayFirst', 'asMonthFirst', 'count'],
  datesMixed: ['field', 'shown', 'count'],
  dateTooOld: ['field', 'date', 'days', 'limit'],
  dateTooFar: ['field', 'date', 'days', 'limit'],
  /** Instalments; `instalment` counts from 1. */
  instalmentHalf: ['field', 'instalment', 'filledCell'],
  instalmentPartEmpty: ['field', 'instalment', 'count'],
  instalmentSkipped: ['instalment'],
  scheduleNotAscending: ['field', 'date', 'before', 'beforeCell'],
  scheduleBeforeDisbursal: ['field', 'date', 'disbursal'],
  scheduleSum: ['field', 'sum', 'amount', 'difference', 'lastCell'],
  /** Terms that a schedule is computed from; `word` is the key of a value map. */
  countUnreadable: ['field', 'shown'],
  rateUnreadable: ['field', 'shown'],
  rateUnclear: ['field', 'shown', 'asPercent', 'asShare'],
  termUnclear: ['field', 'shown', 'word'],
  termsLack: ['field'],
  termsLackColumn: ['field', 'count'],
  termsPeriods: ['field', 'shown', 'limit'],
  termsGrace: ['field', 'shown'],
  termsWholeRate: ['field'],
  termsMaturity: ['field', 'date', 'shown'],
  termsFirstDate: ['field', 'date'],
  termsDates: ['field'],
  scheduleComputedOpen: ['field', 'count'],
  scheduleComputed: ['field', 'count'],
  scheduleRepaired: ['field', 'loan', 'from', 'to', 'difference'],
  /** Instalments on a sheet of their own; `there` and `otherCell` are what that sheet has. */
  instalmentSheetGone: ['sheet'],
  instalmentColumnMissing: ['field', 'header', 'sheet'],
  instalmentsNone: ['sheet', 'loan'],
  instalmentsUnknownLoans: ['sheet', 'count', 'loans'],
  instalmentsWithoutLoan: ['sheet', 'count'],
  instalmentsWithoutAmounts: ['sheet', 'count'],
  instalmentsDiffer: ['field', 'instalment', 'shown', 'there', 'otherCell'],
  /** `cells` are those of another sheet, `clients` its ids. */
  instalmentsPartUnused: ['field', 'cells'],
  instalmentsOfOthers: ['sheet', 'clients', 'cells'],
  instalmentInterestEmpty: ['sheet', 'count'],
  instalmentsSummed: ['sheet', 'count', 'instalments'],
  /** The same of repeating columns. */
  instalmentsAddedUp: ['count', 'instalments'],
  /** Words. */
  yesNoUnclear: ['field', 'shown', 'word'],
  genderUnclear: ['field', 'shown', 'word'],
  /** The header of a yes/no column that may say the opposite of what Kiva asks. */
  polarityOpen: ['field', 'header', 'shown', 'count'],
  polarityResolved: ['field', 'header', 'shown', 'count'],
  /** The same where nobody is absent: `shown` means that somebody is there. */
  polarityNobody: ['field', 'header', 'shown', 'count'],
  /** Ticks and blanks alone; `count` is that of the blanks. */
  tickBlankOpen: ['field', 'shown', 'count'],
  /** Letters that a wrong file encoding spoilt: `meant` is what they were. */
  textDamaged: ['field', 'shown', 'meant'],
  textLettersLost: ['field', 'shown'],
  accentsComposed: ['field', 'shown', 'count'],
  addressNotHttps: ['field', 'shown'],
  waiverNotSigned: ['field', 'other', 'otherCell'],
  groupFieldFilled: ['field'],
  /** Group loans. */
  groupTieBlank: ['field', 'count'],
  groupBlanksJoined: ['field', 'count'],
  groupBlanksAlone: ['field', 'count'],
  groupTieUnread: ['field', 'count'],
  groupHeadLeftOut: ['field', 'count'],
  groupTieMissing: ['field', 'count'],
  groupMemberFiltered: ['field'],
  groupAmountMissing: ['field'],
  groupMemberId: ['field'],
  /** An id that is the group's own, where the account sends its members'. */
  groupIdKept: ['field', 'shown'],
  /** What PA2 will miss. */
  groupIdMissing: ['field'],
  groupIdsMissing: ['field', 'other'],
  groupMemberUnnamed: ['field'],
  groupSharedId: ['field', 'other', 'shown', 'count', 'rows'],
  groupTieSimilar: ['field', 'shown', 'otherShown'],
  groupSameId: ['field', 'shown', 'otherCell'],
  groupContradiction: ['field', 'otherCell'],
  groupConsentPartly: ['field', 'count'],
  groupNameMissing: ['field'],
  groupNotPictured: ['field', 'count'],
  groupPicturedPartly: ['field', 'count'],
  groupStays: ['count', 'rows'],
  textLength: ['field', 'length', 'least', 'most'],
  loanUseStart: ['field', 'shown'],
  firstPerson: ['field', 'word'],
  numberInText: ['field', 'shown'],
  lastNameInText: ['field', 'word'],
  pronounsOtherGender: ['field', 'word', 'count', 'other', 'otherCell'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Closed list: words are under `finding.<code>`. */
export type FindingCode = keyof typeof FINDING_PARAMS;

/** Every finding code, for tests that look for words. */
export const FINDING_CODES = Object.keys(FINDING_PARAMS) as readonly FindingCode[];

/** Params of one code, without `cell` and `row`, which are added where the finding is made. */
export type FindingParams<Code extends FindingCode> = Readonly<
  Record<(typeof FINDING_PARAMS)[Code][number], string | number>
>;
