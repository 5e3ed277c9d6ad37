import type { Hash } from '../../../src/ports/platform';
import type { GatewayAnswer, KivaGateway } from '../../../src/ports/kivaGateway';
import type { Outcome, Problem } from '../../../src/core/kiva/outcome';
import type { KnownFact } from '../../../src/core/relayProtocol/messages';
import type { Claim, Ledger } from '../../../src/ports/stores';
import type { SendEvent } from '../../../src/core/send/events';
import type { RunPause } from '../../../src/core/send/events';
import type { JournalRun, LedgerRun } from '../../../src/core/send/ledgerRun';
import type { SendPlan } from '../../../src/core/send/plan';
import { planSend, type SendContext } from '../../../src/core/send/planSend';
import type { RunPorts } from '../../../src/core/send/run';
import { RECORD_KINDS } from '../../../src/core/catalogue';
import { checkRepayments } from '../check/sheets';

export const CONTEXT: SendContext = {
  environment: 'sandbox',
  partnerId: '7',
  month: '2026-10',
  templateId: 't1',
  laterReport: 'unknown',
};

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

/** What the register knows of a row: the same fact, accepted, unless told otherwise. */
export function knownFact(at: number, change: Partial<KnownFact> = {}): KnownFact {
  return { at, state: 'accepted', same: true, submissionId: 'old', since: OLD, reference: '77', ...change };
}

export const OLD = '1969-12-01T00:00:00.000Z';

/** The relay's word that it knows these facts. */
export function known(...facts: readonly KnownFact[]): GatewayAnswer {
  return { phase: 'known', facts };
}

/** A plan of so many batches of one repayment each, or of so many, with ids "s1", "s2", ... */
export async function planOf(batches: number, ledger: readonly LedgerRun[] = [], rowsEach = 1): Promise<SendPlan> {
  const checked = checkRepayments(Array.from({ length: batches * rowsEach }, (_, n) => [`L${n + 1}`, n + 1]));
  let made = 0;
  const kind = { ...RECORD_KINDS.repayment, batchSize: rowsEach };
  return planSend({ ...checked, kind }, CONTEXT, ledger, hash, () => `s${(made += 1)}`);
}

/** A ledger in memory; every change is told to `log` first. */
export function memoryOf<Run extends LedgerRun>(runs: Run[], log: (line: string) => void): Ledger {
  const change = (
    runId: string,
    submissionId: string,
    part: Partial<LedgerRun['submissions'][number]>,
  ): Promise<void> => {
    const place = runs.findIndex((run) => run.runId === runId);
    const run = runs[place];
    if (run === undefined) throw new Error(`no run ${runId}`);
    if (!run.submissions.some(({ id }) => id === submissionId)) throw new Error(`no submission ${submissionId}`);
    const submissions = run.submissions.map((one) => (one.id === submissionId ? { ...one, ...part } : one));
    runs[place] = { ...run, submissions };
    return Promise.resolve();
  };
  return {
    runs: () => Promise.resolve(runs),
    open: (run) => {
      log(`open ${run.runId}: ${run.submissions.map(({ id }) => id).join(' ')}`);
      runs.push(run as Run);
      return Promise.resolve();
    },
    settle: (runId, submissionId, outcome) => {
      log(`settle ${runId} ${submissionId} ${outcome?.outcome.fate ?? ''}`);
      return change(runId, submissionId, outcome === undefined ? {} : { outcome });
    },
    decide: (runId, submissionId, decision) => change(runId, submissionId, { decision }),
    checked: (runId, check) => {
      log(`checked ${runId} ${check.pause}`);
      const place = runs.findIndex((run) => run.runId === runId);
      const run = runs[place];
      if (run === undefined) throw new Error(`no run ${runId}`);
      runs[place] = { ...run, checked: [...(run.checked ?? []), check] };
      return Promise.resolve();
    },
  };
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
  readonly journalRuns: JournalRun[] = [];
  readonly pauses: RunPause[] = [];
  /** Her words at the pauses, in order; afterwards she goes on. */
  readonly words: ('goOn' | 'stop')[] = [];
  readonly bodies = new Map<string, string>();
  isSaved = true;
  claims: readonly Claim[] = [];
  /** How long a call takes on the virtual clock. */
  latency = 0;
  readonly signal = { aborted: false };
  milliseconds = 0;
  onSleep: () => void = () => undefined;
  private readonly makeId = idMaker();

  constructor(private readonly answers: GatewayAnswer[]) {}

  private answer(call: string): Promise<GatewayAnswer> {
    this.log.push(call);
    this.milliseconds += this.latency;
    const next = this.answers.shift();
    if (next === undefined) throw new Error(`no answer left for ${call}`);
    return Promise.resolve(next);
  }

  readonly gateway: KivaGateway = {
    environments: () => Promise.reject(new Error('not asked')),
    openSession: () => Promise.reject(new Error('not asked')),
    session: () => Promise.reject(new Error('not asked')),
    read: () => Promise.reject(new Error('not asked')),
    put: (id, { follows, body }) => {
      this.bodies.set(id, body);
      return this.answer(`put ${id}${follows === undefined ? '' : ` after ${follows}`}`);
    },
    ask: (id) => this.answer(`ask ${id}`),
  };

  readonly ports: RunPorts = {
    gateway: this.gateway,
    ids: this.makeId,
    ledger: memoryOf(this.ledgerRuns, (line) => this.log.push(line)),
    journal: {
      ...memoryOf(this.journalRuns, (line) => this.log.push(`journal ${line}`)),
      runs: () => Promise.resolve(this.journalRuns),
      sending: (runId, submissionId, at) => {
        this.log.push(`journal sending ${submissionId}`);
        const place = this.journalRuns.findIndex((run) => run.runId === runId);
        const run = this.journalRuns[place];
        if (run === undefined) throw new Error(`no run ${runId}`);
        const submissions = run.submissions.map((one) => (one.id === submissionId ? { ...one, sending: at } : one));
        this.journalRuns[place] = { ...run, submissions };
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
    save: () => {
      this.log.push('save');
      return Promise.resolve(this.isSaved);
    },
    otherClaims: () => {
      this.log.push('claims');
      return Promise.resolve(this.claims);
    },
    answer: (pause) => {
      this.pauses.push(pause);
      return Promise.resolve(this.words.shift() ?? 'goOn');
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
    case 'split':
      return `split ${event.submissionId} by ${event.by.map(({ id }) => id).join(' ')}`;
    case 'known': {
      const stayed = event.skipped.length + event.changed.length;
      return `known ${event.submissionId} ${stayed}${event.by ? ` by ${event.by.id}` : ''}`;
    }
    case 'paused':
      return `paused ${event.pause.reason}`;
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
