import { RECORD_KINDS } from '../../../src/core/catalogue';
import { checkSheet, type CheckedSheet } from '../../../src/core/check/checkSheet';
import { applyTemplate } from '../../../src/core/mapping/applyTemplate';
import type { Template } from '../../../src/core/mapping/template';
import { compareWithPlan } from '../../../src/core/send/compareWithPlan';
import { controlAnswer } from '../../../src/core/send/controlTotal';
import type { LedgerRun } from '../../../src/core/send/ledgerRun';
import type { SendPlan } from '../../../src/core/send/plan';
import { planSend, type SendContext } from '../../../src/core/send/planSend';
import { run, type RunPorts } from '../../../src/core/send/run';
import { contentText } from '../../../src/core/submission/fingerprint';
import { ACCOUNT, sheetOf } from '../check/sheets';
import { FAULTS, reportOf, type Fault, type Report } from './reports';
import { ACCEPTED, runOf, submissionOf } from './runs';

const CONTEXT: SendContext = {
  environment: 'production',
  partnerId: '7',
  month: '2026-10',
  templateId: 't1',
  laterReport: 'unknown',
};
const hash = (text: string): Promise<string> => Promise.resolve(text);

/** What stopped a report, or `sent` when all of it went out. */
type End = 'check' | 'controlTotal' | 'firstRows' | 'manyProblems' | 'sent';

/** How a coordinator behaves: which total she gives, and whether she knows the month's right amounts. */
interface Coordinator {
  readonly total: (report: Report, plan: SendPlan) => string;
}

/** She has her own report before her. */
const HONEST: Coordinator = { total: ({ booksTotal }) => booksTotal };
/** She copies the total of the very column she sends. */
const CARELESS: Coordinator = { total: (_, { total = '' }) => total };

interface Course {
  readonly end: End;
  readonly plan: SendPlan;
  /** Rows of each call that reached Kiva. */
  readonly calls: readonly (readonly { readonly loan_id: string; readonly amount: number }[])[];
  readonly pauses: readonly string[];
}

function checked(report: Report): CheckedSheet {
  const sheet = sheetOf(report.headers, report.rows);
  const bindings = Object.entries(report.mapping).map(([field, column]) => ({
    field: `repayment.${field}`,
    header: report.headers[column] ?? '',
    column,
  }));
  const { formats, amountMeaning } = report;
  const template: Template = {
    version: 3,
    id: 't1',
    name: 'Report',
    kind: 'repayment',
    bindings,
    formats,
    amountMeaning,
  };
  return checkSheet(RECORD_KINDS.repayment, template, applyTemplate(template, sheet.columns), sheet, ACCOUNT);
}

function saidOf(amount: number): string {
  const values = new Map([['repayment.amount', { value: amount, cell: { row: 0, column: 0 } }]]);
  return contentText(RECORD_KINDS.repayment, { row: 0, identity: [], values });
}

/** The month before, as it was reported: the template has been through its first run. */
function lastRun({ lastMonth }: Report): LedgerRun {
  const sent = submissionOf('last', [...lastMonth], ACCEPTED, '2026-10-03T09:01:00Z');
  const rows = sent.rows.map((row) => ({ ...row, content: saidOf(row.amount ?? 0) }));
  const startedAt = '2026-10-03T09:00:00Z';
  const checked = [{ at: '2026-10-03T09:00:30Z', pause: 'firstRows' }] as const;
  const change = { environment: 'production', month: '2026-09', startedAt, checked } as const;
  return runOf([{ ...sent, rows }], change);
}

/** Rows of this month that went out before the send stopped: right ones, or as they stand in this report. */
async function stoppedRun(report: Report, howMany: number, amounts: 'right' | 'asInSheet'): Promise<LedgerRun> {
  const startedAt = '2026-11-02T09:00:00Z';
  const change = { runId: 'stopped', environment: 'production', month: '2026-10', startedAt } as const;
  const at = '2026-11-02T09:01:00Z';
  if (amounts === 'right') {
    const sent = submissionOf('stopped', [...report.books].slice(0, howMany), ACCEPTED, at);
    return runOf([{ ...sent, rows: sent.rows.map((row) => ({ ...row, content: saidOf(row.amount ?? 0) })) }], change);
  }
  const { submissions } = await planSend(checked(report), CONTEXT, [], hash, () => 'stopped');
  const rows = submissions.flatMap((submission) => submission.rows).slice(0, howMany);
  return runOf([{ id: 'stopped', rows, outcome: { at, outcome: ACCEPTED } }], change);
}

async function course(
  report: Report,
  isFirst: boolean,
  coordinator: Coordinator,
  before: readonly LedgerRun[] = [],
): Promise<Course> {
  const sheet = checked(report);
  let made = 0;
  const ids = () => `id-${(made += 1)}`;
  const plan = await planSend(sheet, CONTEXT, [...(isFirst ? [] : [lastRun(report)]), ...before], hash, ids);
  const calls: Course['calls'][number][] = [];
  const pauses: string[] = [];
  const ended = (end: End): Course => ({ end, plan, calls, pauses });
  if (plan.rowCount === 0) return ended('check');
  const compared = compareWithPlan(coordinator.total(report, plan), plan, RECORD_KINDS.repayment, report.mark);
  const control = controlAnswer(compared.comparison);
  // She has no reason to give: she goes and looks.
  if ('open' in control) return ended('controlTotal');

  const memory = {
    runs: () => Promise.resolve([]),
    open: () => Promise.resolve(),
    settle: () => Promise.resolve(),
    decide: () => Promise.resolve(),
    checked: () => Promise.resolve(),
    sending: () => Promise.resolve(),
  };
  const ports: RunPorts = {
    ids,
    journal: memory,
    ledger: memory,
    clock: { now: () => '2026-11-02T10:00:00Z', today: () => '2026-11-02', sleep: () => Promise.resolve() },
    queued: () => Promise.resolve(),
    save: () => Promise.resolve(true),
    otherClaims: () => Promise.resolve([]),
    answer: (pause) => {
      pauses.push(pause.reason);
      const isRight = calls.flat().every(({ loan_id: loan, amount }) => report.books.get(loan) === amount);
      return Promise.resolve(pause.reason === 'firstRows' && isRight ? 'goOn' : 'stop');
    },
    gateway: {
      environments: () => Promise.reject(new Error('not asked')),
      openSession: () => Promise.reject(new Error('not asked')),
      session: () => Promise.reject(new Error('not asked')),
      read: () => Promise.reject(new Error('not asked')),
      ask: () => Promise.reject(new Error('not asked')),
      put: (_, { body }) => {
        const { repayments } = JSON.parse(body) as { readonly repayments: Course['calls'][number] };
        calls.push(repayments);
        // As PA2 does: a loan that it does not know is a problem, an amount that is wrong is none.
        const problems = repayments
          .filter(({ loan_id: loan }) => !report.books.has(loan))
          .map(({ loan_id }) => ({ loan_id, details: 'No such loan', code: 'x', severity: 'error' }));
        const answer = JSON.stringify({ code: 'api.success', message: '', upload_id: calls.length, problems });
        return Promise.resolve({ phase: 'answered', status: 200, contentType: 'application/json', body: answer });
      },
    },
  };
  const entry = {
    runId: 'run',
    kind: 'repayment',
    environment: 'production',
    partnerId: '7',
    storeId: 's',
    sheetId: 's1',
    templateId: 't1',
    month: '2026-10',
    control: control.ready,
  } as const;
  for await (const event of run(plan, entry, ports, { aborted: false })) {
    if (event.type === 'stopped') return ended(pauses.at(-1) === 'firstRows' ? 'firstRows' : 'manyProblems');
  }
  return ended('sent');
}

/** 200 reports of each, half of them with a template that is new in Production. */
const SEEDS = Array.from({ length: 200 }, (_, n) => n);
const isFirst = (seed: number): boolean => Math.floor(seed / FAULTS.length) % 2 === 0;
const wrong = (seed: number): Report => reportOf(seed, FAULTS[seed % FAULTS.length] ?? 'lastMonthsFile');

async function tally(coordinator: Coordinator): Promise<Map<string, Course[]>> {
  const ends = new Map<string, Course[]>();
  for (const seed of SEEDS) {
    const report = wrong(seed);
    const one = await course(report, isFirst(seed), coordinator);
    const name = `${report.fault}: ${one.end}`;
    ends.set(name, [...(ends.get(name) ?? []), one]);
  }
  return ends;
}

describe('200 wrong reports', () => {
  it('are all stopped before the second batch', async () => {
    const ends = await tally(HONEST);
    const courses = [...ends.values()].flat();
    expect(courses).toHaveLength(200);
    const passed = courses.filter(({ end, calls }) => end === 'sent' || calls.length > 1);
    expect(passed.map(({ end, calls }) => [end, calls.length])).toEqual([]);
    expect(Object.fromEntries([...ends].map(([name, { length }]) => [name, length]))).toEqual({
      'clientNumberForRepaid: check': 1,
      'clientNumberForRepaid: controlTotal': 27,
      'decimalMarkDecided: check': 29,
      'decimalMarkLost: controlTotal': 29,
      'lastMonthsFile: controlTotal': 28,
      'loanAmountForRepaid: controlTotal': 28,
      'outstandingForRepaid: check': 4,
      'outstandingForRepaid: controlTotal': 25,
      'periodForCumulative: check': 4,
      'periodForCumulative: controlTotal': 25,
    });
  }, 120_000);

  it('are caught by the first rows, too, when she copies the total of the wrong column', async () => {
    const slipped: Fault[] = [];
    for (const seed of SEEDS.slice(0, 10 * FAULTS.length)) {
      const report = wrong(seed);
      const { end, calls, plan } = await course(report, true, CARELESS);
      expect(plan.firstRows ?? 3).toBe(3);
      if (end !== 'sent') {
        expect(calls.length).toBeLessThanOrEqual(1);
        continue;
      }
      slipped.push(report.fault);
      // Only where the first three are right by chance.
      expect(calls[0]?.map(({ loan_id: loan }) => report.books.get(loan))).toEqual(
        calls[0]?.map(({ amount }) => amount),
      );
    }
    expect(slipped.length).toBeLessThanOrEqual(8);
  }, 120_000);

  it('are known as the last month’s, also when the template is an old one and she copies its total', async () => {
    for (const seed of SEEDS.slice(0, 20)) {
      const { plan } = await course(reportOf(seed, 'lastMonthsFile'), false, CARELESS);
      expect(plan.likeLastMonth).toMatchObject({ month: '2026-09', rows: plan.rowCount, equal: plan.rowCount });
    }
  }, 60_000);
});

describe('200 right reports', () => {
  it('run through with no stop but the first rows', async () => {
    for (const seed of SEEDS) {
      const report = reportOf(seed, 'right');
      const { end, calls, pauses, plan } = await course(report, isFirst(seed), HONEST);
      expect({ seed, end, pauses }).toEqual({ seed, end: 'sent', pauses: isFirst(seed) ? ['firstRows'] : [] });
      expect(plan.likeLastMonth).toBeUndefined();
      expect(new Map(calls.flat().map(({ loan_id: loan, amount }) => [loan, amount]))).toEqual(report.books);
      expect(calls.flat()).toHaveLength(report.books.size);
    }
  }, 120_000);
});

/** Where a send stopped: at the pause after the first rows, or when the link failed. */
const stoppedAfter = (seed: number): number => (seed % 2 === 0 ? 3 : 200);

/** Ten of each fault, half of them with a new template. */
const CONTINUED = SEEDS.slice(0, 10 * FAULTS.length);

describe('reports whose send stopped and is continued', () => {
  it('run through with the total of the whole report when they are right', async () => {
    for (const seed of CONTINUED) {
      const report = reportOf(seed, 'right');
      const howMany = stoppedAfter(seed);
      const before = await stoppedRun(report, howMany, 'right');
      const { end, calls, plan } = await course(report, isFirst(seed), HONEST, [before]);
      expect({ seed, end, skipped: plan.skipped.length, changed: plan.changed.length }).toEqual({
        seed,
        end: 'sent',
        skipped: howMany,
        changed: 0,
      });
      expect(plan.sentBefore?.rows).toBe(howMany);
      const rest = [...report.books].slice(howMany);
      expect(new Map(calls.flat().map(({ loan_id: loan, amount }) => [loan, amount]))).toEqual(new Map(rest));
    }
  }, 120_000);

  it.each(['right', 'asInSheet'] as const)(
    'are all stopped when the rest is wrong, and what went out was %s',
    async (amounts) => {
      const ends = new Set<string>();
      for (const seed of CONTINUED) {
        const report = wrong(seed);
        const before = await stoppedRun(report, stoppedAfter(seed), amounts);
        const { end, calls } = await course(report, isFirst(seed), HONEST, [before]);
        expect({ seed, fault: report.fault, isStopped: end !== 'sent', calls: calls.length <= 1 }).toEqual({
          seed,
          fault: report.fault,
          isStopped: true,
          calls: true,
        });
        ends.add(end);
      }
      expect([...ends].sort()).toEqual(['check', 'controlTotal']);
    },
    120_000,
  );
});
