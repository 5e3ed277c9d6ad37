import type { Polarity } from '../catalogue/field';
import { plainWords } from './plainWords';

/** "Photo (Y/N)" offers both answers and says neither. */
const BOTH_ANSWERS = /\b(?:y n|yes no|si no|s n|oui non|o n)\b/;
const ABSENT =
  /\b(?:not|notpictured|no|non|pas|ni|without|sin|sans|absent|absente|absents|ausente|missing|falta|manque|hors|apparait pas)\b/;
const PRESENT =
  /\b(?:in|en|sur|on|dans|pictured|photographed|fotografiado|fotografiada|photographie|photographiee|appears|aparece|apparait|sale|present|presente|shown)\b/;

/** What a header says of a column for "absent from the photo": columns for "in the photo" are as common. */
export function absencePolarity(header: string): Polarity {
  const words = plainWords(header);
  const said = words.replace(BOTH_ANSWERS, ' ');
  if (ABSENT.test(said)) return 'same';
  return PRESENT.test(said) ? 'opposite' : 'open';
}
