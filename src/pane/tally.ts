import type { CheckedSheet } from '../core/check/checkSheet';
import type { Finding, Severity } from '../core/check/finding';
import type { RunState } from '../core/send/reduce';
import type { CellWrite, Said } from '../core/writeBack/cellWrite';

const COLUMNS_OF_EXCEL = 16_384;

/** How often each value occurs, in the order of first occurrence. */
export function countBy<Thing, Name>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => Name,
): readonly (readonly [Name, number])[] {
  const counts = new Map<Name, number>();
  for (const thing of things) counts.set(nameOf(thing), (counts.get(nameOf(thing)) ?? 0) + 1);
  return [...counts];
}

/** A sheet's findings by severity, what is the whole sheet's first, then from top to bottom and left to right. */
export function bySeverity(findings: readonly Finding[]): Readonly<Record<Severity, readonly Finding[]>> {
  const place = ({ row = -1, cell }: Finding): number => row * COLUMNS_OF_EXCEL + (cell?.column ?? 0);
  const of = (severity: Severity): readonly Finding[] =>
    findings.filter((finding) => finding.severity === severity).sort((a, b) => place(a) - place(b));
  return { question: of('question'), error: of('error'), warning: of('warning') };
}

/** Whether rows of a checked sheet may go out: some are left, no question is open, and no error is the whole sheet's. */
export function maySend(checked: CheckedSheet): boolean {
  const blocks = ({ severity, row }: Finding): boolean =>
    severity === 'question' || (severity === 'error' && row === undefined);
  return checked.sendable.length > 0 && !checked.findings.some(blocks);
}

/** Rows whose fate is known, of all the rows of a run. */
export function progressOf(run: RunState): { readonly settled: number; readonly all: number } {
  const rows = run.plan.submissions.map(({ id, rows: { length } }) => ({
    length,
    settled: run.submissions[id]?.phase === 'settled',
  }));
  const sum = (counted: typeof rows): number => counted.reduce((total, { length }) => total + length, 0);
  return { settled: sum(rows.filter(({ settled }) => settled)), all: sum(rows) };
}

/** One status and the rows that have it. */
export interface StatusCount {
  readonly code: string;
  readonly said: Extract<Said, { code: string }>;
  readonly count: number;
}

/** How many rows ended with each status. */
export function countStatuses(writes: readonly CellWrite[]): readonly StatusCount[] {
  const statuses = writes.flatMap(({ cells }) => (cells.status && 'code' in cells.status ? [cells.status] : []));
  return countBy(statuses, ({ code }) => code).map(([code, count]) => ({
    code,
    count,
    said: statuses.find((said) => said.code === code) ?? { code, params: {} },
  }));
}
