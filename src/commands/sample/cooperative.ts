import type { Loan } from '../../sandbox/loans';
import { COUNTRIES, type Country } from '../../sandbox/reference/countries';

/** The title above every sample sheet. */
export const COOPERATIVE = 'Cooperativa Buena Cosecha (invented, for practice)';

const COUNTRY = 'El Salvador';

/** Where the samples' partner works: its towns, and names usual there. */
export function cooperativeCountry(): Country {
  const country = COUNTRIES.find(({ name }) => name === COUNTRY);
  if (country === undefined) throw new Error(`The practice Kiva does not know ${COUNTRY}.`);
  return country;
}

/** Whether a practice loan is of the samples' partner. */
export function isSalvadoran({ location }: Loan): boolean {
  return location.endsWith(`: ${COUNTRY}`);
}
