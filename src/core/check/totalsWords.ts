import { plainWords } from '../cell/plainWords';

const ENGLISH =
  'total|totals|sub total|subtotal|grand total|overall total|sum|sum total|total amount|total loans|total clients|page total';
const SPANISH =
  'totales|gran total|total general|suma|sumas|suma total|total prestamos|total creditos|total clientes|importe total|monto total';
const FRENCH =
  'totaux|somme|total generale|sous total|montant total|total prets|total credits|total clients|cumul total';

const WORDS: ReadonlySet<string> = new Set([ENGLISH, SPANISH, FRENCH].join('|').split('|'));

const ASCII = /^[ -~]*$/;

/** What a text says of its row: `total` by itself, `maybe` only where the row's amount is the sum of those above it. */
export type TotalsLabel = 'total' | 'maybe';

/** A count beside a label ("Total 45", "Total (45)"); "SUM-0001" and "Total-2024-01" are ids. */
const COUNT_BESIDE = /^[^\p{N}-]*[\p{L}:] *\(?\p{N}{1,6}\)?$/u;

/**
 * How a cell's text is a totals row's label in one of three languages; undefined where it is none. Where it may be a
 * name, too, only what no name begins with is a total by itself.
 */
export function totalsLabel(text: string, mayBeName: boolean): TotalsLabel | undefined {
  if (isSubtotalLabel(text)) return /\p{N}/u.test(text) ? 'maybe' : 'total';
  // Every label of the list holds one of these, and nearly every id none: taking a text apart costs a hundred times more.
  if (text.length > 40 || (ASCII.test(text) && !/tot|sum|som/i.test(text))) return undefined;
  const words = plainWords(text);
  if (WORDS.has(words)) return mayBeName ? 'maybe' : 'total';
  const isCounted = COUNT_BESIDE.test(text.trim()) && WORDS.has(words.replace(/ ?\d+$/, ''));
  return isCounted ? 'maybe' : undefined;
}

const SUBTOTAL = /^(sub ?total|sous ?total|grand ?total|gran total|total general|totale generale)( |$)/;

/** Whether a text begins as no name and no id does: "Subtotal Kisumu branch", "Grand total (KES)", "Sous-total agence". */
function isSubtotalLabel(text: string): boolean {
  if (text.length > 60 || (ASCII.test(text) && !/tot/i.test(text))) return false;
  return SUBTOTAL.test(plainWords(text));
}
