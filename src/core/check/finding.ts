import { addressOf } from '../cell/a1';
import type { CellRef } from '../cell/cell';
import type { FindingCode, FindingParams } from './findingCodes';

/** error blocks the row (the whole sheet when it has no row), warning lets the person decide, question blocks the sheet until answered once. */
export type Severity = 'error' | 'warning' | 'question';

/** What words may be filled with; never HTML, never a formula. */
export type Params = Readonly<Record<string, string | number>>;

/** Something wrong with a cell or a row, as data: words come from locales under `finding.<code>`. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** Sheet row the finding belongs to; absent when it is the whole sheet's. */
  readonly row?: number;
  /** The cell to jump to; absent when the column is not mapped. */
  readonly cell?: CellRef;
  readonly field?: string;
  /** It is about a value that the template fills in every row. */
  readonly constant?: true;
  readonly params: Params;
  /** Of open questions: up to three cells in both readings. */
  readonly examples?: readonly FindingExample[];
  /** Of the question whether to send computed schedules: up to three of them. */
  readonly schedules?: readonly ScheduleExample[];
}

/** A schedule in short; amounts are plain decimal texts. */
export interface ScheduleExample {
  /** Names the loan as its sheet does. */
  readonly loan: string;
  /** How many instalments it has. */
  readonly count: number;
  readonly first: ExampleInstalment;
  /** The same as the first where there is but one. */
  readonly last: ExampleInstalment;
  /** Of all instalments. */
  readonly principal: string;
  readonly interest: string;
}

/** One instalment, its date as "YYYY-MM-DD". */
export interface ExampleInstalment {
  readonly date: string;
  readonly principal: string;
  readonly interest: string;
}

/** A cell of an open question, and what it would be by the first and by the second answer; '' where it would be nothing. */
export interface FindingExample {
  readonly cell: CellRef;
  readonly shown: string;
  readonly first: string;
  readonly second: string;
}

/** Where a finding belongs: a row's is blocking that row alone, one with a cell only still is the sheet's. */
export interface FindingPlace {
  readonly row?: number | undefined;
  readonly cell?: CellRef | undefined;
  readonly field?: string | undefined;
}

/** A finding whose params are the ones its code is listed with. */
export function findingOf<Code extends FindingCode>(
  code: Code,
  severity: Severity,
  place: FindingPlace,
  params: FindingParams<Code>,
): Finding {
  return placedFinding(code, severity, place, params);
}

/** A finding of any code, with `cell` and `row` added to its params, so that its words can name the place. */
export function placedFinding(
  code: FindingCode,
  severity: Severity,
  { row, cell, field }: FindingPlace,
  params: Params,
): Finding {
  return {
    code,
    severity,
    ...(row !== undefined && { row }),
    ...(cell !== undefined && { cell }),
    ...(field !== undefined && { field }),
    params: {
      ...params,
      ...(cell !== undefined && { cell: addressOf(cell) }),
      ...(row !== undefined && { row: row + 1 }),
    },
  };
}

/** Whether one of them is an error. */
export function hasErrors(findings: readonly Finding[]): boolean {
  for (const { severity } of findings) if (severity === 'error') return true;
  return false;
}
