import { RECORD_KINDS } from '../../core/catalogue';
import type { FileCell, FileSheet } from '../../files/workbookFile';
import type { Loan } from '../../sandbox/loans';
import { createRandom, type Random } from '../../sandbox/random';
import { BUSINESSES, HOPES, OPENINGS } from './businesses';
import { date, idText, money, text } from './cells';
import { COOPERATIVE, cooperativeCountry, isSalvadoran } from './cooperative';
import { fillIn } from './fillIn';
import { recordSheet, type SampleRecord } from './recordSheet';

const ROWS = 44;
const DAY = 86_400_000;
/** Days from the sample's day to a disbursal: far enough within what Kiva takes that a sample may lie about for weeks. */
const DISBURSAL = { earliest: -5, latest: 40 };
const MONTHLY_INTEREST = 0.025;
const MOST_INSTALMENTS = 6;
const WIDTHS = {
  'loanDraft.currency': 9,
  'loanDraft.language': 10,
  'loanDraft.theme': 10,
  'loanDraft.location': 30,
  'loanDraft.loanUse': 44,
  'loanDraft.description': 60,
};

/**
 * Next month's loan drafts of individual borrowers, instalments in repeating columns. Four rows have a mistake: a town
 * and an activity that Kiva spells otherwise, a plan that does not sum up, a disbursal in the wrong year.
 */
export function loansSheet(loans: readonly Loan[], seed: number, day: string): FileSheet {
  const random = createRandom(seed + 1);
  const nextLoan = after(loans.filter(isSalvadoran), ({ internal_loan_id }) => internal_loan_id);
  const nextClient = after(loans, ({ internal_client_id }) => internal_client_id);
  const today = Date.parse(`${day}T00:00:00Z`);
  const records = Array.from({ length: ROWS }, (_, n) => ({
    'loanDraft.loanId': idText(String(nextLoan + n).padStart(15, '0')),
    'loanDraft.clientId': idText(String(nextClient + n).padStart(8, '0')),
    ...borrower(random),
    ...terms(random, today),
  }));
  return recordSheet({
    name: 'Loans',
    kind: RECORD_KINDS.loanDraft,
    titles: [COOPERATIVE, `Loans to post on Kiva, as of ${day}`],
    records: withMistakes(records),
    widths: WIDTHS,
  });
}

/** The number that follows the largest id. */
function after(loans: readonly Loan[], idOf: (loan: Loan) => string): number {
  return loans.reduce((largest, loan) => Math.max(largest, Number(idOf(loan))), 0) + 1;
}

function borrower(random: Random): SampleRecord {
  const { name: country, towns, female, male, family } = cooperativeCountry();
  const isWoman = random.next() < 0.7;
  const firstName = random.pick(isWoman ? female : male);
  const surname = random.pick(family);
  const town = random.pick(towns);
  const { activity, loanUse, story } = random.pick(BUSINESSES);
  const words = { name: firstName, town, age: random.between(24, 62), years: random.between(2, 9) };
  const description = [random.pick(OPENINGS), story, random.pick(HOPES)].map((part) => fillIn(part, words)).join(' ');
  return {
    'loanDraft.firstName': text(firstName),
    'loanDraft.lastName': text(`${surname} ${random.pick(family.filter((other) => other !== surname))}`),
    'loanDraft.gender': text(isWoman ? 'F' : 'M'),
    'loanDraft.description': text(description),
    'loanDraft.language': text('Spanish'),
    'loanDraft.loanUse': text(loanUse),
    'loanDraft.activity': text(activity),
    'loanDraft.theme': text('General'),
    'loanDraft.location': text(`${town}: ${country}`),
    'loanDraft.waiver': text('Yes'),
  };
}

/** Amount, disbursal and a plan of equal principal, its last instalment taking what rounding left. */
function terms(random: Random, today: number) {
  const amount = random.between(8, 60) * 25;
  const disbursal = today + random.between(DISBURSAL.earliest, DISBURSAL.latest) * DAY;
  const count = random.between(MOST_INSTALMENTS - 2, MOST_INSTALMENTS);
  const even = Math.floor((amount * 100) / count) / 100;
  const plan = Array.from({ length: count }, (_, n) => ({
    date: date(monthsAfter(disbursal, n + 1)),
    principal: money(n < count - 1 ? even : cents(amount - even * n)),
    interest: money(cents((amount - even * n) * MONTHLY_INTEREST)),
  }));
  return {
    'loanDraft.amount': money(amount),
    'loanDraft.currency': text('USD'),
    'loanDraft.disbursalDate': date(disbursal),
    'loanDraft.scheduleDate': plan.map((instalment) => instalment.date),
    'loanDraft.principal': plan.map((instalment) => instalment.principal),
    'loanDraft.interest': plan.map((instalment) => instalment.interest),
  };
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;

/** The same day of a later month, the 28th at the latest, which every month has. */
function monthsAfter(time: number, months: number): number {
  const start = new Date(time);
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, Math.min(28, start.getUTCDate()));
}

/** A new year's usual slip, or the year before typed by habit. */
function aYearEarlier(cell: FileCell): FileCell {
  return { ...cell, value: Number(cell.value) - 365 };
}

/** Mistakes as people make them, each in a row of its own. */
function withMistakes(records: readonly ReturnType<typeof terms>[]): readonly SampleRecord[] {
  return records.map((record, n): SampleRecord => {
    const [first, ...rest] = record['loanDraft.principal'];
    switch (n) {
      case 7:
        return { ...record, 'loanDraft.location': text('Usulutlán: El Salvador') };
      case 16:
        return { ...record, 'loanDraft.principal': [money(cents(Number(first?.value) - 10)), ...rest] };
      case 25:
        return { ...record, 'loanDraft.disbursalDate': aYearEarlier(record['loanDraft.disbursalDate']) };
      case 34:
        return { ...record, 'loanDraft.activity': text('Food Stal') };
      default:
        return record;
    }
  });
}
