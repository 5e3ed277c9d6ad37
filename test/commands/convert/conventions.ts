/** How a country's offices write amounts and dates; written down from the outside, without a look at the readers. */
export interface Convention {
  readonly country: string;
  readonly thousands: string;
  readonly decimal: string;
  readonly date: 'dmy/' | 'mdy/' | 'dmy.' | 'iso' | 'd mmm yyyy';
  readonly gender: readonly [female: string, male: string];
}

/** Conventions of the countries whose sheets coordinators keep. */
export const CONVENTIONS: readonly Convention[] = [
  { country: 'Kenya', thousands: ',', decimal: '.', date: 'dmy/', gender: ['Female', 'Male'] },
  { country: 'Ecuador', thousands: '.', decimal: ',', date: 'dmy/', gender: ['Femenino', 'Masculino'] },
  { country: 'Philippines', thousands: ',', decimal: '.', date: 'mdy/', gender: ['F', 'M'] },
  { country: 'Senegal', thousands: '\u202f', decimal: ',', date: 'dmy/', gender: ['Femme', 'Homme'] },
  { country: 'Togo', thousands: '\u00a0', decimal: ',', date: 'dmy.', gender: ['F', 'H'] },
  { country: 'Indonesia', thousands: '.', decimal: ',', date: 'd mmm yyyy', gender: ['P', 'L'] },
  { country: 'Peru', thousands: ',', decimal: '.', date: 'dmy/', gender: ['Mujer', 'Hombre'] },
  { country: 'Tajikistan', thousands: ' ', decimal: ',', date: 'iso', gender: ['female', 'male'] },
  { country: 'Liechtenstein', thousands: "'", decimal: '.', date: 'dmy.', gender: ['W', 'M'] },
];

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** An amount of hundredths as the country writes it, with its decimals only where there are some or `always`. */
export function writtenAmount(cents: number, { thousands, decimal }: Convention, always: boolean): string {
  const whole = String(Math.floor(cents / 100));
  let grouped = '';
  for (let at = 0; at < whole.length; at += 1) {
    if (at > 0 && (whole.length - at) % 3 === 0) grouped += thousands;
    grouped += whole.charAt(at);
  }
  const rest = cents % 100;
  return rest === 0 && !always ? grouped : `${grouped}${decimal}${String(rest).padStart(2, '0')}`;
}

/** A day as the country writes it. */
export function writtenDate(year: number, month: number, day: number, { date }: Convention): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  switch (date) {
    case 'dmy/':
      return `${two(day)}/${two(month)}/${year}`;
    case 'mdy/':
      return `${two(month)}/${two(day)}/${year}`;
    case 'dmy.':
      return `${two(day)}.${two(month)}.${year}`;
    case 'iso':
      return `${year}-${two(month)}-${two(day)}`;
    case 'd mmm yyyy':
      return `${day} ${MONTHS[month - 1]} ${year}`;
  }
}
