import { CONVENTIONS, writtenAmount, writtenDate, type Convention } from './conventions';

/** What the writer puts into a cell: a text, a stored number with its format, a stored day, or nothing. */
export type Written =
  | { readonly text: string }
  | { readonly number: number; readonly format?: string }
  | { readonly day: readonly [year: number, month: number, day: number]; readonly format: string }
  | null;

/** A sheet to write and the records it stands for, as Kiva's API names them. */
export interface Generated {
  readonly seed: number;
  readonly kind: 'repayment' | 'loanDraft' | 'journal';
  readonly country: string;
  readonly rows: readonly (readonly Written[])[];
  readonly date1904: boolean;
  readonly expected: readonly Readonly<Record<string, unknown>>[];
}

type Random = () => number;

/** Marsaglia's xorshift with 32 bits: the same seed, the same workbook. */
function randomOf(seed: number): Random {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
const upTo = (random: Random, most: number): number => Math.floor(random() * most);

type Column = { readonly header: string; readonly cells: readonly Written[] };

/** One workbook of a seed: kind, country, style of writing and disturbances follow from it. */
export function generate(seed: number): Generated {
  const random = randomOf(seed);
  for (let n = 0; n < 5; n += 1) random();
  const convention = pick(random, CONVENTIONS);
  const kind = (['repayment', 'loanDraft', 'journal'] as const)[seed % 3]!;
  const count = 5 + upTo(random, 40);
  const made = { repayment: repayments, loanDraft: drafts, journal: journals }[kind](random, convention, count);
  return {
    seed,
    kind,
    country: convention.country,
    rows: layOut(random, made.columns, count),
    date1904: random() < 0.2,
    expected: made.expected,
  };
}

interface Made {
  readonly columns: readonly Column[];
  readonly expected: Generated['expected'];
}

const times = <T>(count: number, make: (n: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, n) => make(n));

/** Ids that a careless reader damages: zeros in front, slashes, fifteen digits as text. */
function ids(random: Random, count: number): readonly { readonly id: string; readonly cell: Written }[] {
  const style = upTo(random, 5);
  return times(count, (n) => {
    const serial = 120 + n * 7;
    const text = [
      `00${serial}`,
      `LOAN/${10 + (n % 3)}/${serial}`,
      `A-${2000 + n}-${serial}`,
      `${100_000_000_000 + serial}`,
      `0003-${String(serial).padStart(9, '0')}`,
    ][style]!;
    // The same column holds 1337 and "1337".
    if (style === 3 && random() < 0.5) return { id: text, cell: { number: Number(text), format: '0' } };
    return { id: text, cell: { text } };
  });
}

function amounts(random: Random, convention: Convention, count: number, whole: boolean) {
  const asText = random() < 0.6;
  const always = random() < 0.5;
  return times(count, () => {
    const cents = whole ? (1 + upTo(random, 90_000)) * 100 : 100 + upTo(random, 9_000_000);
    const cell: Written = asText
      ? { text: writtenAmount(cents, convention, always) }
      : { number: cents / 100, format: '#,##0.00' };
    return { amount: cents / 100, cell };
  });
}

function days(random: Random, convention: Convention, count: number, from: readonly [number, number, number]) {
  const asText = random() < 0.6;
  return times(count, (n) => {
    const [year, month, first] = from;
    const day = first + ((n * 3 + upTo(random, 3)) % (28 - first));
    const cell: Written = asText
      ? { text: writtenDate(year, month, day, convention) }
      : { day: [year, month, day], format: convention.date === 'mdy/' ? 'm/d/yyyy' : 'dd/mm/yyyy' };
    return { day: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, cell };
  });
}

function repayments(random: Random, convention: Convention, count: number): Made {
  const loans = ids(random, count);
  const paid = amounts(random, convention, count, false);
  return {
    columns: [
      { header: pick(random, ['Loan ID', 'Nº préstamo', 'Numéro de prêt']), cells: loans.map(({ cell }) => cell) },
      {
        header: pick(random, ['Principal repaid', 'Capital pagado', 'Capital remboursé']),
        cells: paid.map(({ cell }) => cell),
      },
      { header: 'Loan officer', cells: times(count, (n) => ({ text: `Officer ${n % 4}` })) },
    ],
    expected: loans.map(({ id }, n) => ({ loan_id: id, amount: paid[n]!.amount })),
  };
}

const NAMES = 'Amina Rosa José Íñigo Thérèse Siti Wanjikũ María-Luz'.split(' ');
const FAMILIES = "Mwangi Pérez D'Souza Núñez Mbaye Traoré O'Neill".split(' ');

function drafts(random: Random, convention: Convention, count: number): Made {
  const loans = ids(random, count);
  const lent = amounts(random, convention, count, true);
  const given = days(random, convention, count, [2026, 11, 1]);
  const people = times(count, (n) => ({
    first: pick(random, NAMES),
    last: pick(random, FAMILIES),
    isFemale: n % 3 > 0,
  }));
  const [female, male] = convention.gender;
  return {
    columns: [
      { header: 'Loan ID', cells: loans.map(({ cell }) => cell) },
      {
        header: pick(random, ['First name', 'Nombres', 'Prénom']),
        cells: people.map(({ first }) => ({ text: first })),
      },
      {
        header: pick(random, ['Last name', 'Apellidos', 'Nom de famille']),
        cells: people.map(({ last }) => ({ text: last })),
      },
      {
        header: pick(random, ['Gender', 'Sexo', 'Sexe']),
        cells: people.map(({ isFemale }) => ({ text: isFemale ? female : male })),
      },
      {
        header: pick(random, ['Loan amount', 'Monto del préstamo', 'Montant du prêt']),
        cells: lent.map(({ cell }) => cell),
      },
      {
        header: pick(random, ['Disbursal date', 'Fecha de desembolso', 'Date de décaissement']),
        cells: given.map(({ cell }) => cell),
      },
      { header: 'Phone', cells: times(count, (n) => ({ text: `0712 00${n}` })) },
    ],
    expected: loans.map(({ id }, n) => ({
      disburse_time: given[n]!.day,
      entreps: [
        {
          loan_id: id,
          first_name: people[n]!.first,
          last_name: people[n]!.last,
          gender: people[n]!.isFemale ? 'female' : 'male',
          amount: lent[n]!.amount,
        },
      ],
    })),
  };
}

function journals(random: Random, _: Convention, count: number): Made {
  const loans = ids(random, count);
  const bodies = times(
    count,
    (n) => `She sold ${n + 2} goats — “très bien”; it costs 1,234.50 and = is no formula. №${n}`,
  );
  return {
    columns: [
      { header: pick(random, ['Loan ID', 'Nº préstamo', 'Numéro de prêt']), cells: loans.map(({ cell }) => cell) },
      { header: pick(random, ['Subject', 'Asunto', 'Titre']), cells: times(count, (n) => ({ text: `News ${n}` })) },
      {
        header: pick(random, ['Journal text', 'Journal body', 'Texte suivi']),
        cells: bodies.map((text) => ({ text })),
      },
    ],
    expected: loans.map(({ id }, n) => ({ internal_loan_id: id, subject: `News ${n}`, body: bodies[n] })),
  };
}

/** Columns in any order below titles, with blank rows and a signature: nothing of it belongs to a record. */
function layOut(random: Random, columns: readonly Column[], count: number): Generated['rows'] {
  const order = columns.map((column) => ({ column, at: random() })).sort((a, b) => a.at - b.at);
  const shuffled = order.map(({ column }) => column);
  const rows: (readonly Written[])[] = [];
  if (random() < 0.5) rows.push([{ text: 'Cooperativa El Sol / El Sol Cooperative' }], []);
  if (random() < 0.3) rows.push([{ text: 'Office:' }, { text: 'North' }]);
  rows.push(shuffled.map(({ header }) => ({ text: pick(random, [header, `${header} `, `${header}:`, `${header}*`]) })));
  for (let n = 0; n < count; n += 1) {
    rows.push(shuffled.map(({ cells }) => cells[n] ?? null));
    if (random() < 0.05) rows.push([]);
  }
  if (random() < 0.4) rows.push([], [{ text: 'Prepared by: María' }]);
  return rows;
}
