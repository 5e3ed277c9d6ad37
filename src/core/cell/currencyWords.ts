/** What people write beside amounts, lower case without spaces; dotted forms are listed, since "$.50" is not "$ 50". */
const SYMBOLS =
  '$ € £ ¥ ₦ ₹ ₨ ₱ ₫ ₭ ₮ ₲ ₵ ₡ ₴ ₽ ₺ ₼ ₾ ៛ ฿ us$ usd$ c$ rd$ r$ s$ bs. gs. gs ksh ksh. kshs kshs. kes. ush ush. ugx. tsh tsh. tzs. ' +
  'fcfa cfa f.cfa fc rs rs. re. rp rp. rm s/ s/. b/. gh₵ ghc php p. lps lps. bs fbu frw fmg ar. fr fr. fr.';
/** Only before an amount: after it they are a thousand, a million or nothing certain. */
const PREFIX_ONLY = 'k q l le zk mk br ar sh sh. q. l. k. le. br. birr';
/** Only after an amount. */
const SUFFIX_ONLY = '/= /- f f. fr sh shs shillings francs soles pesos dollars';

const codes: readonly string[] = Intl.supportedValuesOf('currency').map((code) => code.toLowerCase());

const BEFORE: ReadonlySet<string> = new Set([...codes, ...SYMBOLS.split(' '), ...PREFIX_ONLY.split(' ')]);
const AFTER: ReadonlySet<string> = new Set([...codes, ...SYMBOLS.split(' '), ...SUFFIX_ONLY.split(' ')]);

/** Whether this may stand before an amount as its currency. */
export function isCurrencyBefore(word: string): boolean {
  return BEFORE.has(plain(word));
}

/** Whether this may stand after an amount as its currency; "mil", "k" and "M" never do, since they multiply. */
export function isCurrencyAfter(word: string): boolean {
  return AFTER.has(plain(word));
}

function plain(word: string): string {
  return word.replace(/\s+/g, '').toLowerCase();
}
