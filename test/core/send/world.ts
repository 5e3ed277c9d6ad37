import type { Hash } from '../../../src/ports/platform';
import type { GatewayAnswer, KivaGateway } from '../../../src/ports/kivaGateway';
import type { Outcome, Problem } from '../../../src/core/kiva/outcome';
import type { SendEvent } from '../../../src/core/send/events';
import type { LedgerRun } from '../../../src/core/send/ledgerRun';
import type { SendPlan } from '../../../src/core/send/plan';
import { planSend, type SendContext } from '../../../src/core/send/planSend';
import type { RunPorts } from '../../../src/core/send/run';
import { RECORD_KINDS } from '../../../src/core/catalogue';
import { checkRepayments } from '../check/sheets';

export const CONTEXT: SendContext = { environment: 'sandbox', partnerId: '7', month: '2026-10' };

/** A hash that shows what went in. */
export const hash: Hash = (text) => Promise.resolve(`h(${text})`);

/** Ids "id-1", "id-2", ... */
export function idMaker(): () => string {
  let made = 0;
  return () => `id-${(made += 1)}`;
}

/** A Kiva answer with this status and JSON body. */
export function answered(status: number, body: unknown = {}, retryAfter?: string): GatewayAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const contentType = 'application/json';
  return { phase: 'answered', status, contentType, body: text, ...(retryAfter !== undefined && { retryAfter }) };
}

/** Kiva's answer to a repayment report that it took. */
export function taken(
  uploadId: number,
  problems: readonly Partial<Problem & { loan_id: string }>[] = [],
): GatewayAnswer {
  return answered(200, { code: 'api.success', message: 'ok', upload_id: uploadId, problems });
}

export const UNREACHABLE: GatewayAnswer = { phase: 'unreachable' };
export const WORKING: GatewayAnswer = { phase: 'working' };
export const CUT: GatewayAnswer = { phase: 'cut', reason: 'connection' };

/** A plan of so many batches of one repayment each, with ids "s1", "s2", ... */
export async function planOf(batches: number, ledger: readonly LedgerRun[] = []): Promise<SendPlan> {
  const checked = checkRepayments(Array.from({ length: batches }, (_, n) => [`L${n + 1}`, n + 1]));
  let made = 0;
  const kind = { ...RECORD_KINDS.repayment, batchSize: 1 };
  return planSend({ ...checked, kind }, CONTEXT, ledger, hash, () => `s${(made += 1)}`);
}

export const ENTRY: Omit<LedgerRun, 'submissions' | 'startedAt' | 'version'> = {
  runId: 'run-1',
  kind: 'repayment',
  environment: 'sandbox',
  partnerId: '7',
  storeId: 'store-1',
  sheetId: 's1',
  templateId: 't1',
  month: '2026-10',
};

/** A relay that answers from a script, a ledger in memory and a virtual clock; `log` holds all that happened, in order. */
export class World {
  readonly log: string[] = [];
  readonly ledgerRuns: LedgerRun[] = [];
  readonly signal = { aborted: false };
  milliseconds = 0;
  onSleep: () => void = () => undefined;
  private readonly makeId = idMaker();

  constructor(private readonly answers: GatewayAnswer[]) {}

  private answer(call: string): Promise<GatewayAnswer> {
    this.log.push(call);
    const next = this.answers.shift();
    if (next === undefined) throw new Error(`no answer left for ${call}`);
    return Promise.resolve(next);
  }

  readonly gateway: KivaGateway = {
    environments: () => Promise.reject(new Error('not asked')),
    openSession: () => Promise.reject(new Error('not asked')),
    read: () => Promise.reject(new Error('not asked')),
    put: (id, { follows }) => this.answer(`put ${id}${follows === undefined ? '' : ` after ${follows}`}`),
    ask: (id) => this.answer(`ask ${id}`),
  };

  readonly ports: RunPorts = {
    gateway: this.gateway,
    ids: this.makeId,
    ledger: {
      runs: () => Promise.resolve(this.ledgerRuns),
      open: (run) => {
        this.log.push(`open ${run.runId}: ${run.submissions.map(({ id }) => id).join(' ')}`);
        this.ledgerRuns.push(run);
        return Promise.resolve();
      },
      settle: (runId, submissionId, outcome) => {
        this.log.push(`settle ${runId} ${submissionId} ${outcome?.outcome.fate ?? ''}`);
        const place = this.ledgerRuns.findIndex((run) => run.runId === runId);
        const run = this.ledgerRuns[place];
        if (run === undefined || outcome === undefined) throw new Error(`no run ${runId}`);
        if (!run.submissions.some(({ id }) => id === submissionId)) throw new Error(`no submission ${submissionId}`);
        const submissions = run.submissions.map((known) => (known.id === submissionId ? { ...known, outcome } : known));
        this.ledgerRuns[place] = { ...run, submissions };
        return Promise.resolve();
      },
    },
    clock: {
      now: () => new Date(this.milliseconds).toISOString(),
      today: () => '1970-01-01',
      sleep: (milliseconds) => {
        this.milliseconds += milliseconds;
        this.onSleep();
        return Promise.resolve();
      },
    },
    queued: () => {
      this.log.push('queued');
      return Promise.resolve();
    },
  };

  get unused(): number {
    return this.answers.length;
  }

  /** Runs to the end, with each event in the log. */
  async follow(
    events: AsyncGenerator<SendEvent, void, void>,
    onEvent: (event: SendEvent) => void = () => undefined,
  ): Promise<SendEvent[]> {
    const seen: SendEvent[] = [];
    for await (const event of events) {
      seen.push(event);
      this.log.push(`> ${told(event)}`);
      onEvent(event);
    }
    return seen;
  }
}

function told(event: SendEvent): string {
  switch (event.type) {
    case 'settled':
      return `settled ${event.submissionId} ${fate(event.outcome)}`;
    case 'followed':
      return `followed ${event.submissionId} by ${event.by.id}`;
    case 'waiting':
      return `waiting ${event.submissionId} ${event.seconds}s ${event.reason}`;
    case 'stopped':
      return `stopped ${event.reason}`;
    case 'sending':
      return `sending ${event.submissionId}`;
    default:
      return event.type;
  }
}

function fate(outcome: Outcome): string {
  return 'reason' in outcome ? `${outcome.fate} ${outcome.reason}` : outcome.fate;
}
