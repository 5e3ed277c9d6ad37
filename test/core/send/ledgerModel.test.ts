import fc from 'fast-check';
import type { EnvironmentId } from '../../../src/core/kiva/environments';
import type { Outcome } from '../../../src/core/kiva/outcome';
import type { LedgerRun, LedgerSubmission } from '../../../src/core/send/ledgerRun';
import { mergeRuns } from '../../../src/core/send/mergeRuns';
import { planSend, type SendContext } from '../../../src/core/send/planSend';
import { checkRepayments } from '../check/sheets';
import { ACCEPTED, RECEIPT, runOf, UNKNOWN } from './runs';

/** All that is known of one loan in one month, environment and partner. */
interface Known {
  readonly accepted: Set<number>;
  readonly refused: Set<number>;
  /** A submission that nobody knows the end of holds the loan. */
  open: { readonly id: string; readonly amount: number; readonly isUnknown: boolean } | undefined;
  /** The last submission that was taken, or may have been: what the relay's register holds under this name. */
  last: string | undefined;
}
type Model = Map<string, Known>;

interface Real {
  ledger: readonly LedgerRun[];
  saved: readonly LedgerRun[];
  journal: readonly LedgerRun[];
  time: number;
}
type Command = fc.AsyncCommand<Model, Real>;

const keyOf = (
  { environment, partnerId, month }: Pick<SendContext, 'environment' | 'partnerId' | 'month'>,
  loan: string,
) => [environment, partnerId, month, loan].join(' ');
const knownOf = (model: Model, key: string): Known => {
  const known = model.get(key) ?? { accepted: new Set(), refused: new Set(), open: undefined, last: undefined };
  model.set(key, known);
  return known;
};
const mayGo = ({ accepted, refused, open }: Known, amount: number, { laterReport }: SendContext): boolean => {
  if (open !== undefined || accepted.has(amount) || refused.has(amount)) return false;
  return accepted.size === 0 || laterReport === 'replaces';
};
const tick = (real: Real): string => new Date(Date.UTC(2026, 10, 1) + (real.time += 60_000)).toISOString();

function changed(
  runs: readonly LedgerRun[],
  submissionId: string,
  change: (submission: LedgerSubmission) => LedgerSubmission,
): readonly LedgerRun[] {
  return runs.map((run) => ({
    ...run,
    submissions: run.submissions.map((own) => (own.id === submissionId ? change(own) : own)),
  }));
}

/** Plans these rows, compares the plan with the model, and opens what it lets out. */
class Send implements Command {
  constructor(
    private readonly rows: readonly (readonly [loan: string, amount: number])[],
    private readonly context: SendContext,
  ) {}
  check = () => true;
  async run(model: Model, real: Real): Promise<void> {
    const { context, rows } = this;
    let made = 0;
    const plan = await planSend(
      checkRepayments(rows),
      context,
      mergeRuns(real.ledger, real.journal),
      (text) => Promise.resolve(text),
      () => `${real.time}-${(made += 1)}`,
    );
    const sent = plan.submissions.flatMap(({ id, rows: own }) => own.map((row) => ({ id, ...row })));
    const wanted = rows.filter(([loan, amount]) => mayGo(knownOf(model, keyOf(context, loan)), amount, context));
    expect(sent.map(({ loanId, amount }) => [loanId, amount])).toEqual(wanted);
    expect(plan.skipped.length + plan.changed.length + sent.length).toBe(rows.length);
    for (const { id, loanId, amount = 0, despite } of sent) {
      const known = knownOf(model, keyOf(context, loanId));
      expect(despite?.at(-1)).toBe(known.last);
      known.open = { id, amount, isUnknown: false };
    }
    if (sent.length === 0) return;
    const { environment, partnerId, month } = context;
    const submissions = plan.submissions.map(({ id, rows: own }) => ({ id, rows: own }));
    const run = runOf(submissions, { runId: `run-${real.time}`, environment, partnerId, month, startedAt: tick(real) });
    real.ledger = [...real.ledger, run];
    real.journal = [...real.journal, run];
  }
  toString = () => `send ${JSON.stringify([this.rows, this.context])}`;
}

const ROW_REFUSED = (loanId: string): Outcome => ({
  fate: 'accepted',
  receipt: { ...RECEIPT, problems: [{ loanId, details: 'no', code: 'x', severity: 'error' }] },
});
const NOT_TAKEN: readonly Outcome[] = [
  { fate: 'rejected', status: 400, code: '', message: '', problems: [] },
  { fate: 'limited', status: 429 },
  { fate: 'unauthorised', status: 401, code: '', message: '' },
  { fate: 'notSent', reason: 'cancelled' },
];

/** An outcome comes for one of the submissions that have none; the workbook may miss it. */
class Settle implements Command {
  constructor(
    private readonly pick: number,
    private readonly fate: 'accepted' | 'rowRefused' | 'unknown' | 'notTaken',
    private readonly alsoInLedger: boolean,
  ) {}
  private readonly openIn = (model: Model) => [...model].filter(([, { open }]) => open?.isUnknown === false);
  check = (model: Readonly<Model>) => this.openIn(model).length > 0;
  run(model: Model, real: Real): Promise<void> {
    const candidates = this.openIn(model);
    const [key = '', first] = candidates[this.pick % candidates.length] ?? [];
    const id = first?.open?.id ?? '';
    const refusedLoan = key.split(' ')[3] ?? '';
    const outcome = {
      accepted: ACCEPTED,
      rowRefused: ROW_REFUSED(refusedLoan),
      unknown: UNKNOWN,
      notTaken: NOT_TAKEN[this.pick % NOT_TAKEN.length] ?? UNKNOWN,
    }[this.fate];
    const settle = (own: LedgerSubmission): LedgerSubmission => ({ ...own, outcome: { at, outcome } });
    const at = tick(real);
    real.journal = changed(real.journal, id, settle);
    if (this.alsoInLedger) real.ledger = changed(real.ledger, id, settle);
    for (const [ownKey, known] of candidates.filter(([, { open }]) => open?.id === id)) {
      const amount = known.open?.amount ?? 0;
      known.open = this.fate === 'unknown' ? { id, amount, isUnknown: true } : undefined;
      if (this.fate === 'rowRefused' && ownKey === key) {
        known.refused.add(amount);
      } else if (this.fate === 'accepted' || this.fate === 'rowRefused') {
        known.accepted.add(amount);
        known.last = id;
      }
    }
    return Promise.resolve();
  }
  toString = () => `settle ${this.pick} ${this.fate} ${this.alsoInLedger ? 'in both' : 'in the browser'}`;
}

/** A person looks an unknown submission up in PA2. */
class Decide implements Command {
  constructor(
    private readonly pick: number,
    private readonly arrived: boolean,
  ) {}
  private readonly unknownIn = (model: Model) => [...model].filter(([, { open }]) => open?.isUnknown === true);
  check = (model: Readonly<Model>) => this.unknownIn(model).length > 0;
  run(model: Model, real: Real): Promise<void> {
    const candidates = this.unknownIn(model);
    const id = candidates[this.pick % candidates.length]?.[1].open?.id ?? '';
    const decision = { at: tick(real), arrived: this.arrived };
    const decide = (own: LedgerSubmission): LedgerSubmission => ({ ...own, decision });
    real.journal = changed(real.journal, id, decide);
    real.ledger = changed(real.ledger, id, decide);
    for (const [, known] of candidates.filter(([, { open }]) => open?.id === id)) {
      if (this.arrived) known.accepted.add(known.open?.amount ?? 0);
      known.open = undefined;
      known.last = id;
    }
    return Promise.resolve();
  }
  toString = () => `decide ${this.pick} ${this.arrived ? 'arrived' : 'did not arrive'}`;
}

/** What happens to the file; the browser remembers all the same. */
class ToTheFile implements Command {
  constructor(private readonly what: 'save' | 'revert' | 'strip') {}
  check = () => true;
  run(_: Model, real: Real): Promise<void> {
    if (this.what === 'save') real.saved = real.ledger;
    else real.ledger = this.what === 'revert' ? real.saved : [];
    return Promise.resolve();
  }
  toString = () => this.what;
}

const contexts = fc.record({
  environment: fc.constantFrom<EnvironmentId>('sandbox', 'production'),
  partnerId: fc.constantFrom('7', '7', '8'),
  month: fc.constantFrom('2026-10', '2026-10', '2026-11'),
  templateId: fc.constant('t1'),
  laterReport: fc.constantFrom('unknown', 'adds', 'replaces'),
} as const);
const rows = fc.uniqueArray(fc.tuple(fc.constantFrom('L1', 'L2', 'L3', 'L4'), fc.integer({ min: 1, max: 3 })), {
  minLength: 1,
  maxLength: 4,
  selector: ([loan]) => loan,
});
const fates = fc.constantFrom('accepted', 'accepted', 'rowRefused', 'unknown', 'unknown', 'notTaken' as const);
const commands = fc.commands(
  [
    fc.tuple(rows, contexts).map((made) => new Send(...made)),
    fc
      .tuple(fc.nat(9), fates, fc.boolean())
      .map((made) => new Settle(...(made as ConstructorParameters<typeof Settle>))),
    fc.tuple(fc.nat(9), fc.boolean()).map((made) => new Decide(...made)),
    fc.constantFrom('save' as const, 'revert' as const, 'strip' as const).map((what) => new ToTheFile(what)),
  ],
  { maxCommands: 40, size: 'max' },
);

describe('ledger and journal', () => {
  it('let out what the model lets out, and nothing else', async () => {
    const ran = { send: 0, settle: 0, decide: 0 };
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        const setup = () => ({
          model: new Map() as Model,
          real: { ledger: [], saved: [], journal: [], time: 0 } as Real,
        });
        await fc.asyncModelRun(setup, sequence);
        for (const command of sequence) {
          const [name = ''] = command.toString().split(' ');
          if (name in ran) ran[name as keyof typeof ran] += 1;
        }
      }),
      { numRuns: 150, seed: 4 },
    );
    expect(Math.min(ran.send, ran.settle, ran.decide)).toBeGreaterThan(100);
  }, 120_000);
});
