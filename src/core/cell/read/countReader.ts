import { isErrorCell, meansEmpty } from '../blank';
import type { Cell } from '../cell';
import { excelNumber } from '../decimal';
import { plainWords } from '../plainWords';
import { byCell, EMPTY, unread, valueOf, type CellReading } from '../reading';

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const INSTALMENTS = wordsOf(
  'instalment instalments installment installments payment payments repayment repayments period periods inst pmts x ' +
    'cuota cuotas pago pagos periodo periodos echeance echeances versement versements paiement paiements periode periodes',
);
const MONTHS = wordsOf('month months mo mths mes meses mois mensualidad mensualidades mensualite mensualites');
const WEEKS = wordsOf('week weeks wk wks semana semanas semaine semaines');

const COUNTED = /^(\d{1,4})(?: ?([a-z]+))?$/;

/** How many: a number, or "12 months" and "12 weeks" as a text where the cell counts in time. */
export const countReader = byCell((cell: Cell): CellReading => {
  if (isErrorCell(cell)) return unread('cellError', cell);
  if (meansEmpty(cell)) return EMPTY;
  if (typeof cell.value === 'number') {
    const count = excelNumber(cell.value);
    return Number.isInteger(count) && count >= 0 ? valueOf(count) : unread('countUnreadable', cell);
  }
  const [, digits, unit] = (typeof cell.value === 'string' && COUNTED.exec(plainWords(cell.value))) || [];
  if (digits === undefined || /\d[.,]\d/.test(String(cell.value))) return unread('countUnreadable', cell);
  if (unit === undefined || INSTALMENTS.has(unit)) return valueOf(Number(digits));
  if (MONTHS.has(unit)) return valueOf(`${Number(digits)} months`);
  return WEEKS.has(unit) ? valueOf(`${Number(digits)} weeks`) : unread('countUnreadable', cell);
});
