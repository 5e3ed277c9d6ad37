/** How a country writes numbers and days; a writer of its own, which shares no code with the reader. */
export interface Convention {
  readonly country: string;
  readonly group: string;
  readonly mark: string;
  /** Decimals that its amounts are written with. */
  readonly decimals: readonly number[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly dates: readonly DateStyle[];
}

/** The ways a day is written down. */
export type DateStyle = 'd/m/y' | 'dd/mm/yyyy' | 'mm/dd/yyyy' | 'dd.mm.yyyy' | 'd-mmm-yy' | 'yyyy-mm-dd' | 'long';

const EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const ES = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];
const FR = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

/** The countries of the coordinators, and Switzerland for its apostrophe. */
export const CONVENTIONS: readonly Convention[] = [
  {
    country: 'Kenya',
    group: ',',
    mark: '.',
    decimals: [0, 2],
    before: ['', 'KSh ', 'KES '],
    after: [''],
    dates: ['dd/mm/yyyy', 'd-mmm-yy', 'long'],
  },
  {
    country: 'Uganda',
    group: ',',
    mark: '.',
    decimals: [0],
    before: ['', 'UGX ', 'USh '],
    after: ['', '/='],
    dates: ['dd/mm/yyyy', 'd/m/y', 'd-mmm-yy'],
  },
  {
    country: 'Philippines',
    group: ',',
    mark: '.',
    decimals: [2],
    before: ['', '₱', 'PHP '],
    after: [''],
    dates: ['mm/dd/yyyy', 'd-mmm-yy', 'long'],
  },
  {
    country: 'El Salvador',
    group: ',',
    mark: '.',
    decimals: [2],
    before: ['', '$', '$ '],
    after: [''],
    dates: ['dd/mm/yyyy', 'long'],
  },
  {
    country: 'Peru',
    group: ',',
    mark: '.',
    decimals: [2],
    before: ['', 'S/ ', 'S/. '],
    after: [''],
    dates: ['dd/mm/yyyy', 'd/m/y'],
  },
  {
    country: 'Ecuador',
    group: '.',
    mark: ',',
    decimals: [2],
    before: ['', '$ ', 'USD '],
    after: [''],
    dates: ['dd/mm/yyyy', 'long'],
  },
  {
    country: 'Indonesia',
    group: '.',
    mark: ',',
    decimals: [0, 2],
    before: ['', 'Rp', 'Rp '],
    after: [''],
    dates: ['dd/mm/yyyy', 'yyyy-mm-dd'],
  },
  {
    country: 'Senegal',
    group: '\u202f',
    mark: ',',
    decimals: [0, 2],
    before: [''],
    after: ['', ' FCFA', '\u202fF CFA'],
    dates: ['dd/mm/yyyy', 'long'],
  },
  {
    country: 'Togo',
    group: '\u00a0',
    mark: ',',
    decimals: [0],
    before: [''],
    after: ['', ' FCFA', ' XOF'],
    dates: ['dd/mm/yyyy', 'dd.mm.yyyy'],
  },
  {
    country: 'DR Congo',
    group: ' ',
    mark: ',',
    decimals: [2],
    before: [''],
    after: ['', ' FC', ' CDF'],
    dates: ['dd/mm/yyyy', 'long'],
  },
  {
    country: 'Switzerland',
    group: "'",
    mark: '.',
    decimals: [2],
    before: ['', 'CHF '],
    after: [''],
    dates: ['dd.mm.yyyy'],
  },
];

/** An amount of so many hundredths as its country writes it; negative ones with a minus or in brackets. */
export function writeAmount(
  { group, mark }: Convention,
  hundredths: number,
  decimals: number,
  { before, after, bracketed }: { readonly before: string; readonly after: string; readonly bracketed: boolean },
): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  const whole = digits.slice(0, -2);
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  const number = groups.join(group) + (decimals === 0 ? '' : mark + digits.slice(-2));
  if (hundredths >= 0) return before + number + after;
  return bracketed ? `(${before}${number}${after})` : `-${before}${number}${after}`;
}

/** A day as its country writes it. */
export function writeDay(
  style: DateStyle,
  [year, month, day]: readonly [number, number, number],
  country: string,
): string {
  const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);
  const names = ['Kenya', 'Uganda', 'Philippines'].includes(country)
    ? EN
    : ['Senegal', 'Togo', 'DR Congo'].includes(country)
      ? FR
      : ES;
  const name = names[month - 1] ?? '';
  switch (style) {
    case 'd/m/y':
      return `${day}/${month}/${two(year % 100)}`;
    case 'dd/mm/yyyy':
      return `${two(day)}/${two(month)}/${year}`;
    case 'mm/dd/yyyy':
      return `${two(month)}/${two(day)}/${year}`;
    case 'dd.mm.yyyy':
      return `${two(day)}.${two(month)}.${year}`;
    case 'd-mmm-yy':
      return `${day}-${name.slice(0, 3)}-${two(year % 100)}`;
    case 'yyyy-mm-dd':
      return `${year}-${two(month)}-${two(day)}`;
    case 'long':
      return names === ES
        ? `${day} de ${name} de ${year}`
        : names === FR
          ? `${day} ${name} ${year}`
          : `${name} ${day}, ${year}`;
  }
}
