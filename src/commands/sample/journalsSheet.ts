import { RECORD_KINDS } from '../../core/catalogue';
import type { FileSheet } from '../../files/workbookFile';
import type { Loan } from '../../sandbox/loans';
import { createRandom, type Random } from '../../sandbox/random';
import { idText, text } from './cells';
import { COOPERATIVE, cooperativeCountry, isSalvadoran } from './cooperative';
import { fillIn } from './fillIn';
import { PLANS, THANKS, VISITS } from './journalTexts';
import { recordSheet, type SampleRecord } from './recordSheet';

const ROWS = 42;
/** The visit of which nobody has written the text yet. */
const UNWRITTEN = 18;
const WIDTHS = { 'journal.clientId': 11, 'journal.subject': 44, 'journal.body': 90 };

/** Journals of loans that are paid back, in Spanish; one row has a subject, but no text yet. */
export function journalsSheet(loans: readonly Loan[], seed: number, day: string): FileSheet {
  const random = createRandom(seed + 2);
  const mine = loans.filter((loan) => loan.status === 'payingBack' && loan.borrower_count === 1 && isSalvadoran(loan));
  if (mine.length < ROWS) throw new Error(`The practice Kiva has ${mine.length} loans to tell of, ${ROWS} are needed.`);
  const { family } = cooperativeCountry();
  const records = mine.slice(0, ROWS).map((loan) => journal(loan, family, random));
  return recordSheet({
    name: 'Journals',
    kind: RECORD_KINDS.journal,
    titles: [COOPERATIVE, `Visits to borrowers, up to ${day}`],
    records: records.map((record, n) => (n === UNWRITTEN ? { ...record, 'journal.body': [] } : record)),
    widths: WIDTHS,
  });
}

function journal(loan: Loan, family: readonly string[], random: Random): SampleRecord {
  const lastName = family.find((name) => loan.name.endsWith(` ${name}`)) ?? '';
  const words = {
    // Kiva's reviewers ask for no last name in a text that the public reads.
    name: loan.name.slice(0, loan.name.length - lastName.length).trim(),
    town: loan.location.split(':')[0] ?? '',
    months: random.between(3, 9),
  };
  const visit = random.pick(VISITS);
  const body = [visit.body, random.pick(PLANS), random.pick(THANKS)].map((part) => fillIn(part, words)).join(' ');
  return {
    'journal.loanId': idText(loan.internal_loan_id),
    'journal.clientId': idText(loan.internal_client_id.padStart(8, '0')),
    'journal.subject': text(fillIn(visit.subject, words)),
    'journal.body': text(body),
  };
}
