import type { SheetSnapshot } from '../../src/core/cell/snapshot';
import { COLUMNS, PLACE } from './columns';
import { sheetOf, type Made } from './grid';
import { referenceLists } from './reference';

const { activities, locations } = referenceLists();

/** The day that the sheets are made for. */
export const TODAY = '2025-03-10';

/** Serial of 1 March 2025. */
const FIRST_DAY = 45717;
const FIRST_NAMES = 'Achieng;Amina;Beatrice;Chebet;Daniel;Esther;Fatuma;Grace;José;Kiptoo;Léa;Mercy;Otieno;Zoë'.split(
  ';',
);
const LAST_NAMES = 'Barasa;Cheruiyot;Kamau;Kiplagat;Mutua;Mwangi;Njeri;Núñez;Odhiambo;Ouma;Wanjiru;Were'.split(';');
const USES = ['to buy maize seed and fertilizer', 'to buy a dairy cow', 'to restock the shop before the school term'];
const STORIES = [
  'is married, has four children, farms two acres near the road and sells milk every morning.',
  'has run a small shop in the market since 2011. The income pays the school fees of three children.',
  'grows maize and beans. Last season the harvest was poor because the rains came late, so better seed matters.',
];

/** Makes a sheet of fourteen columns: this share of its rows has one thing wrong. The same numbers make the same sheet. */
export function makeSheet(rowCount: number, badShare: number, seed = 1): SheetSnapshot {
  const random = randomFrom(seed);
  const rows: Made[][] = [];
  for (let n = 0; n < rowCount; n++) {
    const row = goodRow(n, random);
    if (random() < badShare) spoil(row, n, random, rows);
    rows.push(row);
  }
  return sheetOf(
    COLUMNS.map(({ header }) => header),
    rows,
  );
}

type Random = () => number;

function goodRow(n: number, random: Random): Made[] {
  const number = String(n + 1);
  const first = pick(FIRST_NAMES, random);
  const day = Math.floor(random() * 28);
  const dayText = `${String(day + 1).padStart(2, '0')}/03/2025`;
  const amount = 100 + Math.floor(random() * 400_000) / 100;
  const amountText = grouped(amount);
  return [
    n % 2 === 0
      ? `00${number.padStart(6, '0')}`
      : { stored: 20_250_000_000_000 + n, shown: String(20_250_000_000_000 + n), format: '0' },
    `C-${number.padStart(5, '0')}/25`,
    first,
    pick(LAST_NAMES, random),
    pick(['F', 'M', 'Female', 'female ', 'male'], random),
    random() < 0.3 ? amountText : { stored: amount, shown: amountText, format: '#,##0.00' },
    pick(['USD', 'KES'], random),
    random() < 0.4 ? dayText : { stored: FIRST_DAY + day, shown: dayText, format: 'dd/mm/yyyy' },
    `${first} ${pick(STORIES, random)}`,
    pick(['English', 'English', 'Spanish'], random),
    pick(USES, random),
    pick(activities, random).name,
    pick(locations, random).name,
    pick<Made>(['Yes', 'Oui', 'sí', 'x', true], random),
  ];
}

type Fault = (row: Made[], n: number, rows: readonly Made[][]) => void;

const set =
  (place: number, made: Made): Fault =>
  (row) => {
    row[place] = made;
  };

const FAULTS: readonly Fault[] = [
  set(PLACE.loanId, ''),
  set(PLACE.loanId, { stored: 1.23457e15, shown: '1.23457E+15', format: 'General' }),
  (row, n, rows) => {
    row[PLACE.loanId] = rows[Math.floor(n / 2)]?.[PLACE.loanId] ?? '';
  },
  set(PLACE.lastName, 'N/A'),
  set(PLACE.gender, '?'),
  set(PLACE.amount, 'about 500'),
  set(PLACE.amount, { stored: 0, shown: '0.00', format: '#,##0.00' }),
  set(PLACE.amount, '#VALUE!'),
  set(PLACE.currency, 'shillings of Kenya'),
  set(PLACE.disbursalDate, '31/02/2025'),
  set(PLACE.disbursalDate, '14/01/2025'),
  set(PLACE.description, 'I have four children and my farm is small.'),
  set(PLACE.loanUse, 'cow'),
  (row, n) => {
    row[PLACE.activity] = `Agricultur${'e'.repeat(n % 7)}y`;
  },
  set(PLACE.location, 'Nowhere'),
  set(PLACE.waiver, 'maybe'),
  set(PLACE.waiver, 'No'),
];

function spoil(row: Made[], n: number, random: Random, rows: readonly Made[][]): void {
  pick(FAULTS, random)(row, n, rows);
}

function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random() * from.length)] as T;
}

function grouped(amount: number): string {
  const [whole = '', cents = ''] = amount.toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** mulberry32: small, fast, and the same everywhere. */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
