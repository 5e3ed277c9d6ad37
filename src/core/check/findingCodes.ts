/**
 * Every finding code with the params its words may use, beside those every finding has: `cell` ("B7") when it points
 * at a cell, `row` (as Excel counts) when it belongs to a row. `field` and `other` are field ids.
 */
export const FINDING_PARAMS = {
  /** The sheet, its columns. */
  columnMissing: ['field', 'header'],
  fieldNotMapped: ['field'],
  fieldMappedTwice: ['field'],
  referenceListMissing: ['field'],
  /** Any cell. */
  requiredEmpty: ['field'],
  advisedEmpty: ['field'],
  advisedColumnEmpty: ['field', 'count'],
  cellError: ['field', 'shown'],
  cellNotVisible: ['field', 'shown'],
  /** Ids. */
  idDamaged: ['field', 'shown'],
  idUnclear: ['field', 'shown'],
  idFormatted: ['field', 'shown', 'used'],
  idInvisibleCharacters: ['field', 'shown'],
  duplicateKey: ['key', 'others', 'count'],
  similarKey: ['key', 'others', 'count'],
  repeatedRecord: ['key', 'others', 'count'],
  /** Amounts. */
  amountUnreadable: ['field', 'shown'],
  amountTooPrecise: ['field', 'shown'],
  amountIsDate: ['field', 'shown'],
  amountShownOtherwise: ['field', 'shown', 'used'],
  amountNegative: ['field', 'amount'],
  amountNotPositive: ['field', 'amount'],
  amountDecimals: ['field', 'amount', 'currency', 'decimals'],
  amountAboveOther: ['field', 'amount', 'other', 'limit'],
  decimalMarkOpen: ['field', 'shown', 'asPoint', 'asComma', 'count'],
  decimalMarkMixed: ['field', 'shown', 'otherShown', 'otherCell'],
  currencyWordsMixed: ['field', 'words'],
  amountBlank: ['field', 'count'],
  amountMeaningMissing: ['field'],
  amountMeaningDiffers: ['field', 'column', 'account'],
  /** Dates. */
  dateUnreadable: ['field', 'shown'],
  dateFromNumber: ['field', 'shown', 'used'],
  dateOrderOpen: ['field', 'shown', 'asDayFirst', 'asMonthFirst', 'count'],
  dateOrderMixed: ['field', 'shown', 'otherShown', 'otherCell'],
  datesMixed: ['field', 'shown', 'count'],
  /** Words. */
  yesNoUnclear: ['field', 'shown'],
  genderUnclear: ['field', 'shown'],
  addressNotHttps: ['field', 'shown'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Closed list: words are under `finding.<code>`. */
export type FindingCode = keyof typeof FINDING_PARAMS;

/** Every finding code, for tests that look for words. */
export const FINDING_CODES = Object.keys(FINDING_PARAMS) as readonly FindingCode[];

/** Params of one code, without `cell` and `row`, which are added where the finding is made. */
export type FindingParams<Code extends FindingCode> = Readonly<
  Record<(typeof FINDING_PARAMS)[Code][number], string | number>
>;
