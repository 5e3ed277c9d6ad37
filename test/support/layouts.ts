import type { FileCell, FileSheet, WorkbookFile } from '../../src/files/workbookFile';
import { createRandom } from '../../src/sandbox/random';

/** How loans lie in a workbook: instalments in columns, rows of a group, instalments on a sheet of their own, terms alone. */
export const LAYOUTS = ['columns', 'groups', 'ownSheet', 'terms'] as const;
export type Layout = (typeof LAYOUTS)[number];

type Language = 'en' | 'es' | 'fr';
type Row = Readonly<Record<string, FileCell | null>>;

const text = (value: string): FileCell => ({ value, format: '@' });
const number = (value: number): FileCell => ({ value, format: '#,##0.00' });

/** Headers by what they hold; numbered ones carry their number behind them. */
const HEADERS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    ...{ loan: 'Loan ID', client: 'Client ID', first: 'First name', last: 'Last name', gender: 'Gender' },
    ...{ amount: 'Loan amount', currency: 'Currency', disbursal: 'Disbursal date', story: 'Description' },
    ...{ language: 'Language', use: 'Loan use', activity: 'Activity', theme: 'Theme', location: 'Location' },
    ...{ waiver: 'Waiver signed', group: 'Group name', groupLoan: 'Group loan ID', groupClient: 'Group client ID' },
    ...{ absent: 'Not in the photo', date: 'Date', principal: 'Principal', interest: 'Interest' },
    ...{ count: 'Number of instalments', frequency: 'Repayment frequency', rate: 'Interest rate' },
    ...{ period: 'Interest rate period', method: 'Interest method', firstDate: 'First instalment date' },
  },
  es: {
    ...{ loan: 'ID del préstamo', client: 'ID del cliente', first: 'Nombres', last: 'Apellidos', gender: 'Sexo' },
    ...{ amount: 'Monto del préstamo', currency: 'Moneda', disbursal: 'Fecha de desembolso', story: 'Descripción' },
    ...{ language: 'Idioma', use: 'Uso del préstamo', activity: 'Actividad', theme: 'Tema', location: 'Ubicación' },
    ...{ waiver: 'Autorización firmada', group: 'Nombre del grupo', groupLoan: 'ID del préstamo grupal' },
    ...{ groupClient: 'ID de cliente del grupo', absent: 'No sale en la foto', date: 'Fecha', principal: 'Capital' },
    ...{ interest: 'Interés', count: 'Número de cuotas', frequency: 'Frecuencia de pagos', rate: 'Tasa de interés' },
    ...{ period: 'Periodo de la tasa', method: 'Método de interés', firstDate: 'Fecha de la primera cuota' },
  },
  fr: {
    ...{ loan: 'N° de prêt', client: 'N° de client', first: 'Prénom', last: 'Nom', gender: 'Sexe' },
    ...{ amount: 'Montant du prêt', currency: 'Devise', disbursal: 'Date de décaissement', story: 'Description' },
    ...{ language: 'Langue', use: 'Utilisation du prêt', activity: 'Activité', theme: 'Thème' },
    ...{ location: 'Localisation', waiver: 'Autorisation signée', group: 'Nom du groupe' },
    ...{ groupLoan: 'N° prêt du groupe', groupClient: 'Code client du groupe', absent: 'Absent de la photo' },
    ...{ date: 'Date', principal: 'Principal', interest: 'Intérêt', count: "Nombre d'échéances" },
    ...{ frequency: 'Fréquence de remboursement', rate: "Taux d'intérêt", period: 'Période du taux' },
    ...{ method: "Méthode d'intérêt", firstDate: 'Date de la première échéance' },
  },
};

const YES: Readonly<Record<Language, readonly [yes: string, no: string]>> = {
  en: ['yes', 'no'],
  es: ['sí', 'no'],
  fr: ['oui', 'non'],
};

/** Countries of the practice Kiva: a location, its currency and how many decimals that has. */
const COUNTRIES = [
  ['Kisumu: Kenya', 'KES', 2],
  ['Usulután: El Salvador', 'USD', 2],
  ['Thiès: Senegal', 'XOF', 0],
] as const;
const ACTIVITIES = ['Tailoring', 'Fishing', 'Retail', 'Food Stall'];
const FREQUENCIES = ['weekly', 'monthly', 'two-weekly', 'at maturity'];

/** A date so many days after a day, "YYYY-MM-DD". */
function after(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Loans of one layout, complete as PA2 wants them, and how many they are. */
export function generatedLoans(layout: Layout, language: Language, seed: number, today: string, loans: number) {
  const { next: random } = createRandom(seed);
  const upTo = (most: number): number => Math.floor(random() * most);
  const pick = <T>(some: readonly T[]): T => some[upTo(some.length)]!;
  const [yes, no] = YES[language];
  const headers = HEADERS[language];
  const [location, currency, decimals] = pick(COUNTRIES);
  const rows: Row[] = [];
  const plan: Row[] = [];
  let made = 0;

  const loanValues = (): Row => ({
    currency: text(currency),
    disbursal: text(after(today, 1 + upTo(20))),
    story: text(pick(['A family that keeps goats.', 'Une famille vend du poisson.', 'La familia cultiva café.'])),
    language: text('English'),
    use: text('to buy stock for the season'),
    activity: text(pick(ACTIVITIES)),
    theme: text('General'),
    location: text(location),
    waiver: text(yes),
  });
  const borrower = (): { readonly row: Row; readonly id: string; readonly amount: number } => {
    made += 1;
    const id = `L/${seed}-${String(made).padStart(4, '0')}`;
    const amount = Math.round((50 + random() * 900) * 10 ** decimals * 100) / 10 ** decimals;
    const row: Row = {
      loan: text(id),
      client: text(`00${seed}${made}`),
      first: text(pick(['Ana', 'Awa', 'José', 'Njeri'])),
      last: text(pick(['Diop', 'Otieno', 'Muñoz', 'Fall'])),
      gender: text(pick(['F', 'M'])),
      amount: number(amount),
    };
    return { row, id, amount };
  };
  /** Equal parts in the currency's units, the rest on the last. */
  const instalments = (amount: number, from: string): readonly Row[] => {
    const count = 2 + upTo(4);
    const unit = 10 ** decimals;
    const part = Math.floor((amount * unit) / count) / unit;
    return Array.from({ length: count }, (_, at) => ({
      date: text(after(from, 30 * (at + 1))),
      principal: number(at < count - 1 ? part : Math.round((amount - part * (count - 1)) * unit) / unit),
      interest: number(upTo(500)),
    }));
  };
  const inColumns = (list: readonly Row[]): Row =>
    Object.fromEntries(
      list.flatMap((one, at) => Object.entries(one).map(([name, cell]) => [`${name} ${at + 1}`, cell] as const)),
    );

  for (let loan = 0; loan < loans; loan++) {
    const whole = loanValues();
    const from = String(whole['disbursal']?.value);
    if (layout === 'groups') {
      const isRepeated = random() < 0.5;
      const id = `G${seed}-${loan}`;
      const name = text(`Grupo ${seed}-${loan}`);
      for (let member = 0; member < 2 + upTo(6); member++) {
        const { row, amount } = borrower();
        const due = inColumns([{ date: text(after(from, 45)), principal: number(amount), interest: number(10) }]);
        const group: Row = { groupLoan: text(id), group: name, absent: text(random() < 0.2 ? yes : no) };
        const rest = member === 0 || isRepeated ? { ...whole, groupClient: text(`C${id}`) } : {};
        rows.push({ ...row, ...group, ...rest, ...due });
      }
      continue;
    }
    const { row, id, amount } = borrower();
    if (layout === 'ownSheet') plan.push(...instalments(amount, from).map((due) => ({ loan: text(id), ...due })));
    const frequency = pick(FREQUENCIES);
    const terms: Row = {
      // One payment at the end is due when the term is over: a first date of its own would contradict it.
      ...(frequency !== 'at maturity' && { firstDate: text(after(from, 35)) }),
      count: { value: 1 + upTo(12) },
      frequency: text(frequency),
      rate: { value: 1 + upTo(20) },
      period: text('per year'),
      method: text(pick(['flat', 'declining balance'])),
    };
    const due = layout === 'columns' ? inColumns(instalments(amount, from)) : {};
    rows.push({ ...row, ...whole, ...due, ...(layout === 'terms' && terms) });
  }
  const file: WorkbookFile = {
    name: 'loans.xlsx',
    date1904: false,
    sheets: [sheetOf('Loans', rows, headers), ...(plan.length > 0 ? [sheetOf('Plan', plan, headers)] : [])],
  };
  return { file, loans };
}

function sheetOf(name: string, rows: readonly Row[], headers: Readonly<Record<string, string>>): FileSheet {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const headerOf = (key: string): string => {
    const [base = '', nth] = key.split(' ');
    return [headers[base] ?? base, nth].filter(Boolean).join(' ');
  };
  return {
    name,
    rows: [keys.map((key) => text(headerOf(key))), ...rows.map((row) => keys.map((key) => row[key] ?? null))],
  };
}
