import type { ScheduleDeclaration, Term } from '../catalogue/scheduleDeclaration';
import type { CellRef } from '../cell/cell';
import type { RecordDraft } from '../check/checkSheet';
import type { Completion } from '../check/completion';
import { findingOf, type Finding, type FindingPlace } from '../check/finding';
import { always } from '../check/firstRow';
import { borrowerOf } from '../check/groupFindings';
import { instalmentValues } from '../check/groupSchedule';
import { borrowersOwn } from '../check/mergeGroup';
import { repeatedValues } from '../check/repeatedValues';
import { NOTHING, type RuleContext, type SheetRule } from '../check/rule';
import { valueIn } from '../check/rowValues';
import { keyParts } from '../check/valueKey';
import type { SchedulePart } from '../mapping/template';
import { computeSchedule } from './computeSchedule';
import { loanNamed } from './loanNamed';
import { exampleOf } from './scheduleExample';
import { sumByDate, type ReadInstalment } from './sumByDate';
import { MOST_PERIODS, type Instalment, type LoanTerms, type TermsProblem } from './terms';
import { termsOf } from './termsOf';

const EXAMPLES = 3;

/** What follows from a record's terms; `lacking` are fields that it has no value for. */
interface Computed {
  readonly due?: readonly ReadInstalment[];
  /** Of how many borrowers they are the sum; absent where they are one's. */
  readonly summedOf?: number;
  readonly lacking: readonly string[];
  readonly findings: readonly Finding[];
}

/** Of which fields a schedule is computed, and how she wants it. */
interface Way {
  readonly fields: ScheduleDeclaration;
  readonly settings: SchedulePart;
}

const NONE: Computed = { lacking: NOTHING, findings: NOTHING };

/**
 * Computes the schedules of loans that have terms and no instalments: asked once a sheet, with three of them, and given
 * to the records only when she has agreed. Hand both to one check: the rule tells what the completion found.
 */
export function computedSchedules(
  fields: ScheduleDeclaration,
  settings: SchedulePart = {},
): {
  readonly completion: Completion;
  readonly sheetRule: SheetRule;
} {
  const known = new Map<number, Computed>();
  return {
    completion: (record, context) => {
      const found = settings.computed === false ? NONE : computed(record, { fields, settings }, context);
      const { due, summedOf, findings } = found;
      known.set(record.row, found);
      if (due === undefined || settings.computed !== true) return { record, findings };
      const values = new Map([...record.values, ...instalmentValues(due, fields.parts)]);
      return { record: { ...record, values, ...(summedOf !== undefined && { summedOf }) }, findings };
    },
    sheetRule: (context) => sheetIndex({ fields, settings }, known, context),
  };
}

/** The cell that stands for a computed value: that of the count, else of any term that has one. */
function termCell(
  { values, row }: RecordDraft,
  { terms }: ScheduleDeclaration,
  { cellOf }: RuleContext,
): CellRef | undefined {
  const count = terms.instalmentCount;
  return values.get(count)?.cell ?? cellOf(count, row) ?? values.get(terms.amount)?.cell;
}

function hasInstalments(record: RecordDraft, { parts }: ScheduleDeclaration): boolean {
  const fields = Object.values(parts);
  const isPart = (key: string): boolean => fields.includes(keyParts(key).field);
  return (
    fields.some((field) => repeatedValues(record, field).length > 0) || [...(record.unread ?? NOTHING)].some(isPart)
  );
}

/** Of a group, each borrower's own schedule by terms on any of its rows, summed by date: rounding is each borrower's. */
function computed(record: RecordDraft, { fields, settings }: Way, context: RuleContext): Computed {
  if (hasInstalments(record, fields)) return NONE;
  const lists: (readonly ReadInstalment[])[] = [];
  const cell = termCell(record, fields, context);
  const lacking: string[] = [];
  const found = new Map<string, Finding>();
  // What is the loan's is as wrong for each borrower.
  const say = (findings: readonly Finding[]): void =>
    findings.forEach((finding) => found.set(JSON.stringify([finding.code, finding.field, finding.row]), finding));
  const isOwn = borrowersOwn(context.kind);
  const borrowers = record.members?.map((member) => borrowerOf(record, member, context.kind)) ?? [record];
  for (const borrower of borrowers) {
    const known = termsOf(borrower, fields.terms, settings);
    if (known === undefined || known === 'unread') return NONE;
    if ('lacking' in known) {
      lacking.push(...known.lacking);
      for (const field of known.lacking) say(lackOf(field, isOwn.has(field) ? borrower : record, context));
    } else if ('misfit' in known) say([misfit(borrower, known.misfit, fields, context)]);
    else {
      const schedule = computeSchedule(known.terms);
      if (typeof schedule === 'string')
        say(problemOf(borrower, { problem: schedule, terms: known.terms }, fields, context));
      else lists.push(schedule.map((instalment) => placed(instalment, cell)));
    }
  }
  const isWhole = lacking.length === 0 && found.size === 0 && lists.length > 0;
  const isRefused = lists.length < borrowers.length;
  // Of one borrower no two are due on a day, and most loans are such.
  const isSum = lists.length > 1;
  const due = isSum ? sumByDate(lists) : lists[0];
  const schedule = isWhole && !isRefused && due !== undefined && { due, ...(isSum && { summedOf: lists.length }) };
  return { ...schedule, lacking, findings: [...found.values()] };
}

function placed({ date, principal, interest }: Instalment, cell: CellRef | undefined): ReadInstalment {
  const at = cell !== undefined && { cell };
  return { date: { value: date, ...at }, principal: { value: principal, ...at }, interest: { value: interest, ...at } };
}

/** What no row can have is said once for the sheet. */
function lackOf(field: string, { row }: RecordDraft, { cellOf }: RuleContext): readonly Finding[] {
  const cell = cellOf(field, row);
  return cell === undefined ? NOTHING : [findingOf('termsLack', 'warning', { row, cell, field }, { field })];
}

/** The cell that has a term, on whichever of a group's rows it stands; the borrower's own where none has it. */
function placeOf({ row, values }: RecordDraft, field: string, { cellOf }: RuleContext): FindingPlace {
  const cell = values.get(field)?.cell ?? cellOf(field, row);
  return { row: cell?.row ?? row, cell, field };
}

function misfit(
  borrower: RecordDraft,
  term: 'instalmentCount' | 'gracePeriods',
  { terms }: ScheduleDeclaration,
  context: RuleContext,
): Finding {
  const field = terms[term];
  const shown = String(valueIn(borrower.values, field));
  const place = placeOf(borrower, field, context);
  if (term === 'gracePeriods') return findingOf('termsGrace', 'warning', place, { field, shown });
  return findingOf('termsPeriods', 'warning', place, { field, shown, limit: MOST_PERIODS });
}

function problemOf(
  record: RecordDraft,
  { problem, terms }: { readonly problem: TermsProblem; readonly terms: LoanTerms },
  fields: ScheduleDeclaration,
  context: RuleContext,
): readonly Finding[] {
  const at = (term: Term) => {
    const field = fields.terms[term];
    return [placeOf(record, field, context), field] as const;
  };
  switch (problem) {
    case 'amount':
      // A wrong amount is an error by itself.
      return NOTHING;
    case 'periods':
      return [misfit(record, 'instalmentCount', fields, context)];
    case 'grace':
      return [misfit(record, 'gracePeriods', fields, context)];
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
    case 'firstInGrace': {
      const [place, field] = at('firstInstalmentDate');
      return [findingOf('termsFirstDate', 'warning', place, { field, date: terms.firstDate ?? '' })];
    }
    case 'dates': {
      const [place, field] = at('disbursalDate');
      return [findingOf('termsDates', 'warning', place, { field })];
    }
  }
}

function sheetIndex(
  { fields: declared, settings }: Way,
  known: ReadonlyMap<number, Computed>,
  context: RuleContext,
): ReturnType<SheetRule> {
  if (settings.computed === false) return always(NOTHING);
  const field = declared.terms.instalmentCount;
  const rows = new Map<number, { readonly due: readonly ReadInstalment[]; readonly loan: string }>();
  const lacking = new Map<number, readonly string[]>();
  return {
    wholeGroups: true,
    add: (record) => {
      const { due, lacking: fields } = known.get(record.row) ?? NONE;
      const unmapped = fields.filter((field) => context.cellOf(field, record.row) === undefined);
      if (unmapped.length > 0) lacking.set(record.row, unmapped);
      if (due !== undefined) rows.set(record.row, { due, loan: loanNamed(record, declared) });
      return NOTHING;
    },
    remove: ({ row }) => {
      rows.delete(row);
      lacking.delete(row);
      return NOTHING;
    },
    findings: () => {
      const fields = new Set([...lacking.values()].flat());
      const missing = [...fields].map((term) => {
        const count = [...lacking.values()].filter((of) => of.includes(term)).length;
        return findingOf('termsLackColumn', 'warning', { field: term }, { field: term, count });
      });
      const [first, ...others] = [...rows].sort(([one], [other]) => one - other);
      if (first === undefined) return missing;
      const place = { cell: context.cellOf(field, first[0]), field };
      const count = rows.size;
      if (settings.computed === true) {
        return [...missing, findingOf('scheduleComputed', 'warning', { field }, { field, count })];
      }
      const schedules = [first, ...others].slice(0, EXAMPLES).flatMap(([, { loan, due }]) => exampleOf(loan, due));
      const question = findingOf('scheduleComputedOpen', 'question', place, { field, count });
      return [...missing, { ...question, schedules }];
    },
  };
}
