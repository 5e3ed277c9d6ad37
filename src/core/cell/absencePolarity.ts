import type { Polarity } from '../catalogue/field';
import { plainWords } from './plainWords';

/** "Photo (Y/N)" and "photo (oui ou non)" offer both answers and say neither. */
const BOTH_ANSWERS =
  /\b(?:(?:y|yes) (?:or )?(?:n|no)|(?:n|no) (?:or )?(?:y|yes)|(?:s|si) (?:o |u )?(?:n|no)|no (?:o )?si|(?:o|oui) (?:ou )?(?:n|non)|non (?:ou )?oui|true (?:or )?false|vrai (?:ou )?faux|verdadero (?:o )?falso)\b/g;
const DENIED = /\b(?:not|no|non|pas|ni|without|sin|sans)\b/;
const MISSING =
  /\b(?:notpictured|absent|absente|absents|absentes|ausente|ausentes|missing|falta|faltan|manque|manquant|hors)\b/;
const PRESENT =
  /\b(?:in|en|sur|on|dans|pictured|photographed|fotografiado|fotografiada|photographie|photographiee|appears|aparece|apparait|sale|present|presente|shown)\b/;
/** In the photo, and yet not to be seen; or how many are. */
const UNCLEAR =
  /\b(?:hidden|covered|blurred|masked|cropped|oculto|oculta|ocultos|tapado|tapada|borroso|borrosa|cubierto|cubierta|cache|cachee|masque|masquee|floue?|number|num|nro|numero|count|cantidad|cuantos|cuantas|combien|many)\b/;
/** "No." and "Nº" before a noun count; "No" denies. */
const NUMBER_SIGN = /(?:^|[^\p{L}])n(?:o\s*[.º°]|[º°])|#/iu;

/** What a header says of a column for "absent from the photo": columns for "in the photo" are as common. Two words that cancel each other out say nothing. */
export function absencePolarity(header: string): Polarity {
  const words = plainWords(header);
  if (UNCLEAR.test(words) || NUMBER_SIGN.test(header)) return 'open';
  const said = words.replace(BOTH_ANSWERS, ' ');
  const [isDenied, isMissing] = [DENIED.test(said), MISSING.test(said)];
  if (isDenied || isMissing) return isDenied && isMissing ? 'open' : 'same';
  return PRESENT.test(said) ? 'opposite' : 'open';
}
