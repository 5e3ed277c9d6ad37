import { plainWords } from '../cell/plainWords';

const ENGLISH =
  'prepared by|checked by|reviewed by|approved by|verified by|authorised by|authorized by|signed|signature|signed by|printed on|source|note|notes|nb|remarks|date|loan officer signature';
const SPANISH =
  'elaborado por|preparado por|revisado por|aprobado por|verificado por|autorizado por|firma|firmado|impreso|fuente|nota|notas|observaciones|fecha|vo bo|visto bueno';
const FRENCH =
  'prepare par|etabli par|verifie par|approuve par|valide par|autorise par|signature|signe|imprime le|source|note|notes|remarque|remarques|date|fait a|visa';

const STARTS: readonly string[] = [...new Set([ENGLISH, SPANISH, FRENCH].join('|').split('|'))];
const PAGE = /^(page|pagina|pag) ?\d+( (of|de|sur) \d+)?$/;

/** Whether a text is a page's number: "Page 2 of 3", "Pág. 4"; an id may be, too. */
export function isPageLabel(text: string): boolean {
  return PAGE.test(plainWords(text));
}

/** Every sign has one of these, and nearly no id: taking a text apart costs a hundred times more. */
const MAY_SIGN = /\p{L}{4}|[_.\s–—-]{5}|^(?:nb|vo|page?|fait)\b/iu;

/** Whether a text is how people sign and annotate a printed report: "Prepared by: Maria", "Firma", "________", "Page 2 of 3". */
export function isSigning(text: string): boolean {
  const trimmed = text.trim();
  if (!MAY_SIGN.test(trimmed)) return false;
  if (/^[_.\s–—-]{5,}$/.test(trimmed)) return true;
  const words = plainWords(trimmed);
  return (
    isPageLabel(words) ||
    STARTS.some((start) => words === start || (words.startsWith(`${start} `) && hasColon(trimmed, start)))
  );
}

/** "Nota" may begin a name; "Prepared by" and "Nota:" do not. */
function hasColon(text: string, start: string): boolean {
  return text.includes(':') || start.includes(' ');
}
