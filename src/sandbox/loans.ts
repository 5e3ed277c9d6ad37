import type { SandboxPartner } from './partners';
import { createRandom, type Random } from './random';
import { COUNTRIES, type Country } from './reference/countries';

const DAY = 86_400_000;

/** A loan as GET loans answers it (contract section 4); times are milliseconds since 1970 UTC, an assumption. */
export interface Loan {
  readonly kiva_id: number;
  readonly uuid: string;
  readonly borrower_count: number;
  readonly internal_loan_id: string;
  readonly internal_client_id: string;
  readonly partner_id: number;
  readonly partner: string;
  readonly name: string;
  readonly location: string;
  readonly status: string;
  readonly status_detail: string;
  readonly loan_price: string;
  readonly loan_local_price: string;
  readonly loan_currency: string;
  readonly delinquent: boolean;
  readonly fundedAmount: string;
  readonly create_time: number;
  readonly planned_expiration_time: number;
  readonly planned_inactive_expire_time: number | null;
  readonly ended_time: number | null;
  readonly refunded_time: number | null;
  readonly expired_time: number | null;
  readonly defaulted_time: number | null;
  readonly issue_feedback_time: number | null;
  readonly issue_reported_by: string | null;
}

/** Statuses and how many loans of a hundred have them: most pay back, as in a live account. */
const SHARES: readonly (readonly [status: string, share: number])[] = [
  ['payingBack', 58],
  ['ended', 14],
  ['fundRaising', 7],
  ['raised', 5],
  ['defaulted', 4],
  ['reviewed', 2],
  ['inactive', 2],
  ['expired', 2],
  ['refunded', 1],
  ['issue', 1],
  ['issue_revising', 1],
  ['issue_approving', 1],
  ['inactive_expired', 1],
  ['deleted', 1],
];

const STATUSES = SHARES.flatMap(([status, share]) => Array<string>(share).fill(status));
const FUNDED = new Set(['raised', 'payingBack', 'ended', 'defaulted']);

/** The partner's practice loans in the order of their Kiva ids; the same seed and time give the same loans. */
export function generateLoans(partner: SandboxPartner, seed: number, now: number): Loan[] {
  const random = createRandom(seed + Number.parseInt(partner.partnerId, 10));
  const counts = new Map<Country, number>();
  return Array.from({ length: partner.loanCount }, (_, index) => {
    const country = random.pick(COUNTRIES);
    const count = (counts.get(country) ?? 0) + 1;
    counts.set(country, count);
    return loanOf(partner, country, count, index, random, now);
  });
}

function loanOf(
  partner: SandboxPartner,
  country: Country,
  count: number,
  index: number,
  random: Random,
  now: number,
): Loan {
  const status = random.pick(STATUSES);
  const isGroup = random.next() < 0.12;
  const dollars = random.between(4, isGroup ? 160 : 60) * 25;
  const created = now - random.between(20, 500) * DAY;
  const later = created + random.between(5, 19) * DAY;
  const at = (wanted: string): number | null => (status === wanted ? later : null);
  return {
    kiva_id: Number.parseInt(partner.partnerId, 10) * 10_000 + index + 1,
    uuid: random.uuid(),
    borrower_count: isGroup ? random.between(3, 14) : 1,
    internal_loan_id: country.loanId(count),
    internal_client_id: String(184728 + index * 3 + 1),
    partner_id: Number.parseInt(partner.partnerId, 10),
    partner: partner.name,
    name: nameOf(country, isGroup, random),
    location: `${random.pick(country.towns)}: ${country.name}`,
    status,
    status_detail: status,
    loan_price: dollars.toFixed(2),
    loan_local_price: localPrice(dollars, country.perDollar).toFixed(2),
    loan_currency: country.currency,
    delinquent: (status === 'payingBack' && random.next() < 0.06) || status === 'defaulted',
    fundedAmount: (FUNDED.has(status) ? dollars : 0).toFixed(2),
    create_time: created,
    planned_expiration_time: created + 30 * DAY,
    planned_inactive_expire_time: at('inactive'),
    ended_time: at('ended'),
    refunded_time: at('refunded'),
    expired_time: at('expired'),
    defaulted_time: at('defaulted'),
    issue_feedback_time: status.startsWith('issue') ? later : null,
    issue_reported_by: status.startsWith('issue') ? 'Kiva review' : null,
  };
}

function nameOf(country: Country, isGroup: boolean, random: Random): string {
  const given = random.pick(random.next() < 0.72 ? country.female : country.male);
  const family = random.pick(country.family);
  if (isGroup) return `Group of ${family}`;
  // Many Indonesian borrowers have one name.
  return country.name === 'Indonesia' && random.next() < 0.5 ? given : `${given} ${family}`;
}

function localPrice(dollars: number, perDollar: number): number {
  const step = perDollar >= 100 ? 1000 : perDollar >= 10 ? 100 : 5;
  return perDollar === 1 ? dollars : Math.round((dollars * perDollar) / step) * step;
}
