import * as v from 'valibot';
import { MOST_PARTNERS } from './templatePartners';

const COLUMNS_OF_EXCEL = 16_384;
const MOST = {
  repeats: 999,
  headerRows: 5,
  bindings: 500,
  fields: 200,
  words: 2000,
  left: 500,
  sheets: 200,
  heads: 1000,
  partners: MOST_PARTNERS,
};

const shortText = v.pipe(v.string(), v.maxLength(400));
/** As core/kiva/token takes it from Kiva. */
const partnerId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
const column = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(COLUMNS_OF_EXCEL - 1));

/** Names that every object answers to; "constructor" is a word as well (a builder, in Spanish), the others are none. */
const isReserved = (key: string): boolean => key !== 'constructor' && key in {};
const isPlainObject = (input: unknown): boolean => typeof input === 'object' && input !== null && !Array.isArray(input);

/** An object as its entries, each key looked at: what is not known must be refused, and a plain record drops some unseen. */
function entriesOf<const Key extends v.GenericSchema<string>, const Value extends v.GenericSchema>(
  key: Key,
  value: Value,
  most: number,
) {
  return v.pipe(
    v.custom<Readonly<Record<string, unknown>>>(isPlainObject),
    v.transform((given) => Object.entries(given)),
    v.array(v.tuple([key, value])),
    v.maxLength(most),
  );
}

const word = v.pipe(
  shortText,
  v.check((text) => !isReserved(text)),
);
const columnFormat = v.strictObject({
  decimalMark: v.optional(v.picklist(['.', ','])),
  dateOrder: v.optional(v.picklist(['dmy', 'mdy', 'ymd'])),
  polarity: v.optional(v.picklist(['same', 'opposite'])),
  blankMeans: v.optional(v.picklist(['no', 'unknown'])),
  nameSplit: v.optional(v.picklist(['lastFirst'])),
});

const binding = v.strictObject({
  field: shortText,
  header: shortText,
  column,
  index: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST.repeats))),
});
const bindings = v.pipe(v.array(binding), v.maxLength(MOST.bindings));
const formats = entriesOf(shortText, columnFormat, MOST.fields);
const table = v.strictObject({
  source: v.picklist(['sheet', 'table', 'name', 'selection']),
  name: v.optional(shortText),
  headerRows: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST.headerRows))),
});

/** A template's file in its present version, with every size limited and no part that is not known; objects by field come as entries. */
export const templateSchema = v.strictObject({
  version: v.literal(3),
  id: v.pipe(shortText, v.minLength(1)),
  name: shortText,
  kind: v.picklist(['loanDraft', 'repayment', 'journal']),
  bindings,
  formats,
  amountMeaning: v.optional(v.picklist(['cumulativePrincipal', 'outstanding', 'paidThisPeriod'])),
  amountConverted: v.optional(v.picklist(['cumulativePrincipal', 'outstanding', 'paidThisPeriod'])),
  blankAmount: v.optional(v.picklist(['leaveOut', 'reportZero'])),
  groups: v.optional(
    v.strictObject({
      blankTie: v.optional(v.picklist(['above', 'alone'])),
      sharedIds: v.optional(v.picklist(['group', 'members'])),
      takeFirst: v.optional(v.pipe(v.array(shortText), v.maxLength(MOST.fields))),
    }),
  ),
  constants: v.optional(entriesOf(shortText, shortText, MOST.fields)),
  valueMaps: v.optional(entriesOf(shortText, entriesOf(word, shortText, MOST.words), MOST.fields)),
  rowFilter: v.optional(
    v.strictObject({ header: shortText, column, leaveOut: v.pipe(v.array(shortText), v.maxLength(MOST.left)) }),
  ),
  table: v.optional(table),
  schedule: v.optional(
    v.strictObject({
      computed: v.optional(v.boolean()),
      declining: v.optional(v.picklist(['equalInstalments', 'equalPrincipal'])),
      grace: v.optional(v.picklist(['interestOnly', 'nothing'])),
    }),
  ),
  instalments: v.optional(
    v.strictObject({
      sheet: shortText,
      table: v.optional(table),
      bindings,
      formats,
      headers: v.optional(v.pipe(v.array(shortText), v.maxLength(MOST.heads))),
    }),
  ),
  corrections: v.optional(
    v.pipe(v.array(v.strictObject({ header: shortText, field: v.nullable(shortText) })), v.maxLength(MOST.heads)),
  ),
  sheets: v.optional(v.pipe(v.array(shortText), v.maxLength(MOST.sheets))),
  headers: v.optional(v.pipe(v.array(shortText), v.maxLength(MOST.heads))),
  partners: v.optional(v.pipe(v.array(partnerId), v.minLength(1), v.maxLength(MOST.partners))),
});

/** What the schema makes of a file. */
export type TemplateFile = v.InferOutput<typeof templateSchema>;
