import type { ReaderFactory } from '../reading';
import { wordReader } from './wordReader';

/** Meanings by words as `wordKey` makes them, in three languages. */
type Vocabulary = Readonly<Record<string, string>>;

/**
 * What two people understand in two ways has no place here: "bi-weekly", "quincenal" (14 or 15 days), "bimensuel" (twice a
 * month, or every second), "fixed" (the rate, or the instalment).
 */
const FREQUENCY: Vocabulary = {
  weekly:
    'weekly|week|every week|per week|7 days|semanal|semanalmente|cada semana|por semana|7 dias|hebdomadaire|hebdo|' +
    'chaque semaine|par semaine|7 jours',
  twoWeekly:
    'two weekly|2 weekly|every two weeks|every 2 weeks|two weeks|2 weeks|fortnightly|fortnight|every 14 days|14 days|' +
    'catorcenal|cada dos semanas|cada 2 semanas|cada 14 dias|14 dias|toutes les deux semaines|toutes les 2 semaines|' +
    'tous les 14 jours|14 jours',
  fourWeekly:
    'four weekly|4 weekly|every four weeks|every 4 weeks|four weeks|4 weeks|every 28 days|28 days|cada cuatro semanas|' +
    'cada 4 semanas|cada 28 dias|28 dias|toutes les quatre semaines|toutes les 4 semaines|tous les 28 jours|28 jours',
  monthly:
    'monthly|month|every month|per month|once a month|mensual|mensualmente|cada mes|por mes|mensuel|mensuelle|' +
    'mensuellement|chaque mois|par mois|tous les mois',
  atMaturity:
    'at maturity|maturity|at the end|at end|end of term|at end of term|bullet|bullet payment|lump sum|single payment|' +
    'one payment|al vencimiento|vencimiento|al final|pago unico|unico pago|a l echeance|a echeance|in fine|a terme|' +
    'paiement unique|versement unique|remboursement unique',
};

const RATE_PERIOD: Vocabulary = {
  perYear:
    'per year|per annum|p a|pa|yearly|year|annual|annually|a year|anual|anualmente|por ano|al ano|ano|annuel|annuelle|' +
    'par an|l an|an|annee',
  perMonth:
    'per month|p m|pm|monthly|month|a month|mensual|mensualmente|por mes|al mes|mes|mensuel|mensuelle|par mois|mois|' +
    'au mois',
  whole:
    'whole term|whole loan|whole amount|on the whole amount|entire term|per loan|per cycle|per term|por el plazo|' +
    'todo el plazo|plazo total|por prestamo|por credito|por ciclo|duree totale|toute la duree|sur la duree totale|' +
    'par pret|par credit|par cycle',
};

const METHOD: Vocabulary = {
  flat: 'flat|flat rate|flat interest|flat method|plano|plana|tasa plana|interes plano|taux plat|interet plat|forfaitaire',
  declining:
    'declining|declining balance|declining balances|reducing|reducing balance|diminishing|diminishing balance|' +
    'decreasing balance|saldo decreciente|saldos decrecientes|decreciente|saldo|saldos|sobre saldo|sobre saldos|' +
    'saldo insoluto|sobre saldo insoluto|saldos insolutos|sobre saldos insolutos|saldo deudor|sobre saldos deudores|' +
    'degressif|degressive|taux degressif|solde degressif|sur solde|sur le solde|solde restant|solde restant du|' +
    'sur solde restant du|capital restant du|sur capital restant du',
  equalInstalments:
    'equal instalments|equal installments|equal payments|level payments|annuity|emi|french|cuota fija|cuotas fijas|' +
    'cuotas iguales|cuota nivelada|cuotas niveladas|frances|sistema frances|metodo frances|annuites constantes|' +
    'annuite constante|echeances constantes|mensualites constantes',
  equalPrincipal:
    'equal principal|equal principal payments|constant principal|german|capital constante|amortizacion constante|aleman|' +
    'sistema aleman|metodo aleman|amortissement constant|capital constant|principal constant',
};

/** Reads words of a closed list; what she said of a word comes first, and what is not known is never guessed. */
function termReader(vocabulary: Vocabulary): ReaderFactory {
  const meanings = Object.keys(vocabulary);
  const known = new Map(
    Object.entries(vocabulary).flatMap(([meaning, words]) => words.split('|').map((word) => [word, meaning] as const)),
  );
  return (_cells, _format, _dateSystem, words) => {
    const read = wordReader(words, {
      // The meaning's own name is what a template's constant is chosen as.
      meaningIn: (text, key, said) =>
        meanings.find((meaning) => meaning === said || meaning === text.trim()) ?? known.get(key),
      unclear: (params) => ({ state: 'unread', notes: [{ code: 'termUnclear', severity: 'error', params }] }),
    });
    return { read, columnNotes: [], decided: {} };
  };
}

/** How often a loan is repaid: values of core/schedule/terms' FREQUENCIES. */
export const frequencyReader: ReaderFactory = termReader(FREQUENCY);

/** What an interest rate is for: values of RATE_PERIODS. */
export const ratePeriodReader: ReaderFactory = termReader(RATE_PERIOD);

/** How interest is worked out: values of METHODS, or "declining" where the word does not say which of the two. */
export const interestMethodReader: ReaderFactory = termReader(METHOD);
