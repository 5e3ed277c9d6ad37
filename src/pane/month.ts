/** Last day of a month on which the month before is still the one reported. */
const GRACE_DAYS = 5;
const MONTHS_OFFERED = 13;

/** The month `steps` before (negative) or after "YYYY-MM". */
export function shiftMonth(month: string, steps: number): string {
  const [year = 0, ordinal = 1] = month.split('-').map(Number);
  const months = year * 12 + ordinal - 1 + steps;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** The reporting month proposed on a day "YYYY-MM-DD": until the 5th it is the month before. */
export function defaultMonth(today: string): string {
  const month = today.slice(0, 7);
  return Number(today.slice(8, 10)) <= GRACE_DAYS ? shiftMonth(month, -1) : month;
}

/** The months a person may report on a day "YYYY-MM-DD", newest first: this one and a year back. */
export function monthChoices(today: string): readonly string[] {
  return Array.from({ length: MONTHS_OFFERED }, (_, back) => shiftMonth(today.slice(0, 7), -back));
}
