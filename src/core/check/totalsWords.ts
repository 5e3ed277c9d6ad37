import { plainWords } from '../cell/plainWords';

const ENGLISH =
  'total|totals|sub total|subtotal|grand total|overall total|sum|sum total|total amount|total loans|total clients|page total';
const SPANISH =
  'totales|gran total|total general|suma|sumas|suma total|total prestamos|total creditos|total clientes|importe total|monto total';
const FRENCH =
  'totaux|somme|total generale|sous total|montant total|total prets|total credits|total clients|cumul total';

const WORDS: ReadonlySet<string> = new Set([ENGLISH, SPANISH, FRENCH].join('|').split('|'));

const ASCII = /^[ -~]*$/;

/** Whether a cell's whole text is a totals row's label in one of three languages; numbers beside it ("Total 45") do not count. */
export function isTotalsLabel(text: string): boolean {
  // Every label of the list holds one of these, and nearly every id none: taking a text apart costs a hundred times more.
  if (text.length > 40 || (ASCII.test(text) && !/tot|sum|som/i.test(text))) return false;
  return WORDS.has(plainWords(text).replace(/\d+/g, ' ').replace(/\s+/g, ' ').trim());
}

const SUBTOTAL = /^(sub ?total|sous ?total|grand ?total|gran total|total general|totale generale)( |$)/;

/** Whether a text begins as no name and no id does: "Subtotal Kisumu branch", "Grand total (KES)", "Sous-total agence". */
export function isSubtotalLabel(text: string): boolean {
  if (text.length > 60 || (ASCII.test(text) && !/tot/i.test(text))) return false;
  return SUBTOTAL.test(plainWords(text));
}
