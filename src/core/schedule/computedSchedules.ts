import type { CellRef } from '../cell/cell';
import { decimalText, sumText } from '../cell/decimal';
import type { ReadValue, RecordDraft } from '../check/checkSheet';
import type { Completion } from '../check/completion';
import { findingOf, type ExampleInstalment, type Finding, type ScheduleExample } from '../check/finding';
import { always } from '../check/firstRow';
import { borrowerOf } from '../check/groupFindings';
import { repeatedValues } from '../check/repeatedValues';
import { NOTHING, type RuleContext, type SheetRule } from '../check/rule';
import { valueIn } from '../check/rowValues';
import { keyParts, valueKey } from '../check/valueKey';
import type { SchedulePart } from '../mapping/template';
import { computeSchedule } from './computeSchedule';
import { sumByDate, type DueOn } from './sumByDate';
import { MOST_PERIODS, type LoanTerms, type TermsProblem } from './terms';
import { termsOf } from './termsOf';

const SCHEDULE = ['loanDraft.scheduleDate', 'loanDraft.principal', 'loanDraft.interest'] as const;
const COUNT = 'loanDraft.instalmentCount';
const EXAMPLES = 3;

/** What follows from a record's terms; `lacking` are fields that it has no value for. */
interface Computed {
  readonly due?: readonly DueOn[];
  readonly lacking: readonly string[];
  readonly findings: readonly Finding[];
}

const NONE: Computed = { lacking: NOTHING, findings: NOTHING };

/**
 * Computes the schedules of loans that have terms and no instalments: asked once a sheet, with three of them, and given
 * to the records only when she has agreed. Hand both to one check: the rule tells what the completion found.
 */
export function computedSchedules(settings: SchedulePart = {}): {
  readonly completion: Completion;
  readonly sheetRule: SheetRule;
} {
  const known = new Map<number, Computed>();
  return {
    completion: (record, context) => {
      const found = settings.computed === false ? NONE : computed(record, settings, context);
      const { due, findings } = found;
      known.set(record.row, found);
      if (due === undefined || settings.computed !== true) return { record, findings };
      const values = new Map<string, ReadValue>(record.values);
      const cell = termCell(record, context);
      due.forEach(({ date, principal = 0, interest = 0 }, at) => {
        for (const [nth, value] of [date, principal, interest].entries()) {
          values.set(valueKey(SCHEDULE[nth] ?? '', at), { value, ...(cell !== undefined && { cell }) });
        }
      });
      return { record: { ...record, values }, findings };
    },
    sheetRule: (context) => sheetIndex(settings, known, context),
  };
}

/** The cell that stands for a computed value: that of the count, else of any term that has one. */
function termCell({ values, row }: RecordDraft, { cellOf }: RuleContext): CellRef | undefined {
  return values.get(COUNT)?.cell ?? cellOf(COUNT, row) ?? values.get('loanDraft.amount')?.cell;
}

function hasInstalments(record: RecordDraft): boolean {
  const isPart = (key: string): boolean => SCHEDULE.some((field) => keyParts(key).field === field);
  return (
    SCHEDULE.some((field) => repeatedValues(record, field).length > 0) || [...(record.unread ?? NOTHING)].some(isPart)
  );
}

/** Of a group, each borrower's own schedule by terms on any of its rows, summed by date: rounding is each borrower's. */
function computed(record: RecordDraft, settings: SchedulePart, context: RuleContext): Computed {
  if (hasInstalments(record)) return NONE;
  const lists: (readonly DueOn[])[] = [];
  const lacking: string[] = [];
  const findings: Finding[] = [];
  const borrowers = record.members?.map((member) => borrowerOf(record, member, context.kind)) ?? [record];
  for (const borrower of borrowers) {
    const known = termsOf(borrower, settings);
    if (known === undefined || known === 'unread') return NONE;
    if ('lacking' in known) lacking.push(...known.lacking);
    else if ('misfit' in known) findings.push(misfit(borrower, known.misfit, context));
    else {
      const schedule = computeSchedule(known.terms);
      if (typeof schedule === 'string') findings.push(...problemOf(borrower, schedule, known.terms, context));
      else lists.push(schedule);
    }
  }
  // What no row can have is said once for the sheet.
  for (const field of new Set(lacking)) {
    const cell = context.cellOf(field, record.row);
    if (cell !== undefined)
      findings.push(findingOf('termsLack', 'warning', { row: record.row, cell, field }, { field }));
  }
  const isWhole = lacking.length === 0 && findings.length === 0 && lists.length > 0;
  const isRefused = lists.length < borrowers.length;
  return { ...(isWhole && !isRefused && { due: sumByDate(lists) }), lacking, findings };
}

function misfit(record: RecordDraft, field: string, { cellOf }: RuleContext): Finding {
  const { row, values } = record;
  const shown = String(valueIn(values, field));
  const place = { row, cell: cellOf(field, row), field };
  if (field !== COUNT) return findingOf('termsGrace', 'warning', place, { field, shown });
  return findingOf('termsPeriods', 'warning', place, { field, shown, limit: MOST_PERIODS });
}

function problemOf(
  record: RecordDraft,
  problem: TermsProblem,
  terms: LoanTerms,
  context: RuleContext,
): readonly Finding[] {
  const { row } = record;
  const at = (name: string) => {
    const field = `loanDraft.${name}`;
    return [{ row, cell: context.cellOf(field, row), field }, field] as const;
  };
  switch (problem) {
    case 'amount':
      // A wrong amount is an error by itself.
      return NOTHING;
    case 'periods':
      return [misfit(record, COUNT, context)];
    case 'grace':
      return [misfit(record, 'loanDraft.gracePeriods', context)];
    case 'rate': {
      const [place, field] = at('interestRate');
      return [findingOf('rateUnreadable', 'warning', place, { field, shown: String(terms.rate) })];
    }
    case 'wholeRateDeclining': {
      const [place, field] = at('interestMethod');
      return [findingOf('termsWholeRate', 'warning', place, { field })];
    }
    case 'maturity': {
      const [place, field] = at('firstInstalmentDate');
      const params = { field, date: terms.firstDate ?? '', shown: String(terms.periods) };
      return [findingOf('termsMaturity', 'warning', place, params)];
    }
    case 'dates': {
      const [place, field] = at('disbursalDate');
      return [findingOf('termsDates', 'warning', place, { field })];
    }
  }
}

function sheetIndex(
  settings: SchedulePart,
  known: ReadonlyMap<number, Computed>,
  context: RuleContext,
): ReturnType<SheetRule> {
  if (settings.computed === false) return always(NOTHING);
  const rows = new Map<number, { readonly due: readonly DueOn[]; readonly loan: string }>();
  const lacking = new Map<number, readonly string[]>();
  return {
    wholeGroups: true,
    add: (record) => {
      const { due, lacking: fields } = known.get(record.row) ?? NONE;
      const unmapped = fields.filter((field) => context.cellOf(field, record.row) === undefined);
      if (unmapped.length > 0) lacking.set(record.row, unmapped);
      const loan = valueIn(record.values, 'loanDraft.groupLoanId') ?? valueIn(record.values, 'loanDraft.loanId');
      if (due !== undefined) rows.set(record.row, { due, loan: String(loan ?? '') });
      return NOTHING;
    },
    remove: ({ row }) => {
      rows.delete(row);
      lacking.delete(row);
      return NOTHING;
    },
    findings: () => {
      const fields = new Set([...lacking.values()].flat());
      const missing = [...fields].map((field) => {
        const count = [...lacking.values()].filter((of) => of.includes(field)).length;
        return findingOf('termsLackColumn', 'warning', { field }, { field, count });
      });
      const [first, ...others] = [...rows].sort(([one], [other]) => one - other);
      if (first === undefined) return missing;
      const place = { cell: context.cellOf(COUNT, first[0]), field: COUNT };
      const count = rows.size;
      if (settings.computed === true) {
        return [...missing, findingOf('scheduleComputed', 'warning', { field: COUNT }, { field: COUNT, count })];
      }
      const schedules = [first, ...others].slice(0, EXAMPLES).flatMap(([, { loan, due }]) => exampleOf(loan, due));
      const question = findingOf('scheduleComputedOpen', 'question', place, { field: COUNT, count });
      return [...missing, { ...question, schedules }];
    },
  };
}

function exampleOf(loan: string, due: readonly DueOn[]): readonly ScheduleExample[] {
  const [first, last] = [due[0], due.at(-1)];
  if (first === undefined || last === undefined) return [];
  const shown = ({ date, principal = 0, interest = 0 }: DueOn): ExampleInstalment => ({
    date,
    principal: decimalText(principal),
    interest: decimalText(interest),
  });
  return [
    {
      loan,
      count: due.length,
      first: shown(first),
      last: shown(last),
      principal: sumText(due.map(({ principal = 0 }) => principal)),
      interest: sumText(due.map(({ interest = 0 }) => interest)),
    },
  ];
}
