import { browserClock } from '../../src/adapters/browser/browserClock';
import type { Cell, CellValue } from '../../src/core/cell/cell';
import { LOAN_DRAFT_SCHEDULE } from '../../src/core/catalogue/loanDraftSchedule';
import { instalmentDates } from '../../src/core/schedule/instalmentDates';
import { scheduleSurroundings } from '../../src/core/schedule/scheduleSurroundings';
import { createFormats } from '../../src/pane/formats';
import { defaultMonth, monthChoices } from '../../src/pane/month';
import { cellOf } from './cell/cells';
import { check } from './check/sheets';
import { plan } from './instalments/plans';

type Cells = readonly (CellValue | Cell)[];

const serial = (value: number) => cellOf(value, 'shown', 'dd/mm/yyyy');

/** The finding of each disbursal date judged on a day, '' where there is none. */
function window(today: string, dates: Cells): readonly string[] {
  const rows = dates.map((date, n) => [`L${n}`, date]);
  const { findings } = check('loanDraft', ['loanId', 'disbursalDate'], rows, {}, { today });
  return rows.map((_, n) => findings.find(({ row, field }) => row === n + 1 && /Date$/.test(field ?? ''))?.code ?? '');
}

function computed(frequency: 'weekly' | 'fourWeekly' | 'monthly', disbursalDate: string): readonly string[] {
  return instalmentDates({ disbursalDate, periods: 3, frequency, gracePeriods: 0, grace: 'interestOnly' }) ?? [];
}

function scheduleDates(columns: readonly string[], row: Cells): readonly unknown[] {
  const { records } = check('loanDraft', ['loanId', 'amount', ...columns], [row]);
  return [...(records[0]?.values ?? [])].flatMap(([key, { value }]) => (key.includes('scheduleDate') ? [value] : []));
}

function datesOfPlan(dates: Cells): readonly unknown[] {
  const rows = dates.map((date) => ['L1', date, 50, 1]);
  const instalments = plan(rows);
  const surroundings = scheduleSurroundings(LOAN_DRAFT_SCHEDULE, { bindings: [] }, instalments);
  const { records } = check('loanDraft', ['loanId', 'amount'], [['L1', 50 * dates.length]], {}, surroundings);
  return [...(records[0]?.values ?? [])].flatMap(([key, { value }]) => (key.includes('scheduleDate') ? [value] : []));
}

/** Days that the product works with, made of the same sheet wherever this machine's clock stands. */
export function daysEverywhere(): unknown {
  const formats = createFormats('en-GB');
  return {
    // Both windows reach over nights in which clocks change.
    window: [
      window('2026-03-20', ['2026-02-18', '2026-02-19', '2026-06-18', '2026-06-19', serial(46071), serial(46072.9999)]),
      window('2026-11-10', ['2026-10-11', '2026-10-12', '2027-02-08', '2027-02-09']),
    ],
    month: ['2026-01-05', '2026-01-06', '2026-03-01', '2026-12-31'].map(defaultMonth),
    offered: monthChoices('2026-01-01').slice(0, 2),
    shown: [formats.month('2026-03'), formats.day('2026-03-01'), formats.day('2026-12-31')],
    computed: [
      computed('weekly', '2026-03-01'),
      computed('fourWeekly', '2026-10-05'),
      computed('monthly', '2026-01-31'),
    ],
    inRow: scheduleDates(
      ['scheduleDate', 'principal', 'scheduleDate', 'principal'],
      ['L1', 100, serial(46089), 50, '2026-03-29 02:30', 50],
    ),
    onSheet: datesOfPlan([serial(46089), serial(46110.0833), '01/11/2026', '31/12/2026']),
  };
}

/** The day that the device's clock shows at each of these moments (ISO 8601). */
export function todayAt(moments: readonly string[]): readonly string[] {
  const RealDate = Date;
  return moments.map((moment) => {
    globalThis.Date = class extends RealDate {
      constructor() {
        super(moment);
      }
    } as DateConstructor;
    try {
      return browserClock.today();
    } finally {
      globalThis.Date = RealDate;
    }
  });
}
