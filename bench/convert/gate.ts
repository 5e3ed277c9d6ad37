import { GATE_SHEETS, type GateSheet } from './gateSheets';
import { makeSheet, TODAY } from './makeSheet';
import type { Convert, Found, Product } from './product';

/** What is wrong with an entrant's values, bodies and findings, a sentence each; it gets no score unless there is nothing. */
export async function gate(convert: Convert): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const sheet of GATE_SHEETS) {
    const product = await convert(sheet.snapshot, sheet.today);
    wrong.push(...judge(sheet, product).map((sentence) => `${sheet.name}: ${sentence}`));
  }
  return wrong;
}

/** What two entrants do not agree on in a made sheet of 1,000 rows of which 30 % are bad: bodies by row, and what cells are said to be. */
export async function disagreements(convert: Convert, other: Convert): Promise<readonly string[]> {
  const sheet = makeSheet(1000, 0.3, 7);
  const [mine, theirs] = [await convert(sheet, TODAY), await other(sheet, TODAY)];
  const bodies = bodiesByRow(theirs);
  const wrong = [...bodiesByRow(mine)].flatMap(([row, body]) => differs(row, body, bodies.get(row)));
  const own = bodiesByRow(mine);
  wrong.push(...[...bodies].flatMap(([row, body]) => (own.has(row) ? [] : differs(row, undefined, body))));
  for (const severity of ['error', 'warning'] as const) {
    const [said, wanted] = [cellsOf(mine, severity), cellsOf(theirs, severity)];
    for (const cell of wanted) if (!said.has(cell)) wrong.push(`no ${severity} at ${cell}`);
    // Of rows with one id some name all cells and some the first.
    for (const cell of said) if (!wanted.has(cell) && !/^A\d/.test(cell)) wrong.push(`${severity} at ${cell}`);
  }
  return wrong;
}

function judge(sheet: GateSheet, product: Product): readonly string[] {
  const got = bodiesByRow(product);
  const wanted = new Map(Object.entries(sheet.bodies).map(([row, body]) => [Number(row), canonical(body)]));
  const wrong = [...wanted].flatMap(([row, body]) => differs(row, got.get(row), body));
  wrong.push(...[...got].flatMap(([row, body]) => (wanted.has(row) ? [] : differs(row, body, undefined))));
  const errors = cellsOf(product, 'error');
  const named = new Set(product.findings.map(({ cell }) => cell));
  for (const cell of sheet.errors) if (!errors.has(cell)) wrong.push(`no error at ${cell}`);
  for (const cell of sheet.warnings) if (!named.has(cell)) wrong.push(`nothing is said of ${cell}`);
  return wrong;
}

function differs(row: number, got: string | undefined, wanted: string | undefined): readonly string[] {
  return got === wanted ? [] : [`row ${row} is ${got ?? 'not sent'} instead of ${wanted ?? 'not sent'}`];
}

function cellsOf({ findings }: Product, wanted: Found['severity']): ReadonlySet<string> {
  return new Set(findings.flatMap(({ severity, cell }) => (severity === wanted && cell !== undefined ? [cell] : [])));
}

/** Canonical bodies by row as Excel counts them; a row that is sent twice is told by its text. */
function bodiesByRow({ bodies, rows }: Product): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  rows.forEach((row, at) => {
    const body = canonical(JSON.parse(bodies[at] ?? 'null'));
    const before = found.get(row + 1);
    found.set(row + 1, before === undefined ? body : `${before} and again ${body}`);
  });
  return found;
}

/** JSON text in which the order of members does not count. */
function canonical(body: unknown): string {
  return JSON.stringify(body, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
