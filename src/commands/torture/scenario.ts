import type { RecordKindId } from '../../core/catalogue/recordKind';
import type { EnvironmentId } from '../../core/kiva/environments';
import type { FaultOrder } from '../../sandbox/faults/faultOrder';
import { createRandom, type Random } from '../../sandbox/random';

/** What is drawn for a run before it begins. */
export interface Scenario {
  readonly seed: number;
  readonly kind: RecordKindId;
  readonly environment: EnvironmentId;
  readonly rows: number;
  readonly batchSize: number;
  readonly visits: number;
  /** The workbook is copied after so many visits, and both copies are sent. */
  readonly fork?: { readonly after: number; readonly of: 'file' | 'window'; readonly mailed: boolean };
  /** Before that visit the relay loses its folder, and she may go to another computer: only the file and she remember. */
  readonly disaster?: { readonly at: number; readonly otherComputer: boolean };
  /** She sends all of it in another environment first. */
  readonly practice?: EnvironmentId;
  readonly secondMonth: boolean;
  /** The file was saved before the first visit. */
  readonly wasSaved: boolean;
  readonly drops: number;
  readonly edits: number;
  readonly cancels: number;
  readonly refusals: number;
  readonly relayKills: boolean;
  readonly rowErrors: boolean;
  readonly unsaved: number;
  /** In some visits a column comes right before the pane writes, and the pane dies right after. */
  readonly columnRaces: boolean;
  /** Calls between pane and relay are lost and nothing else goes wrong: no fault, no death, no change between visits. */
  readonly dropsAlone?: true;
  /** Before that visit so much time passes that the relay has dropped Kiva's answers. */
  readonly longPause?: number;
}

const FORKS_OF_A_HUNDRED = 15;
const LONG_PAUSES_OF_ONE = 0.08;

/** The scenario of the `run`-th run of a seed; 15 of any 100 are forks. */
export function drawScenario(seed: number, run: number): Scenario {
  const own = ownSeed(seed, run);
  const random = createRandom(own);
  const chance = (share: number): boolean => random.next() < share;
  const kind = random.pick(['repayment', 'repayment', 'journal', 'loanDraft'] as const);
  const environment = random.pick(['production', 'production', 'stage', 'sandbox'] as const);
  const forks = (upTo: number): number => Math.floor((upTo * FORKS_OF_A_HUNDRED) / 100);
  const isFork = forks(run + 1) > forks(run);
  const visits = random.between(1, 4);
  const rowErrors = kind === 'repayment' && chance(0.2);
  const practice = environment === 'production' && chance(0.2) ? random.pick(['stage', 'sandbox'] as const) : undefined;
  const fork = isFork
    ? { after: random.between(0, visits - 1), of: random.pick(['file', 'window'] as const), mailed: chance(0.5) }
    : undefined;
  return {
    seed: own,
    kind,
    environment,
    rows: kind === 'loanDraft' ? random.between(2, 8) : random.between(5, chance(0.2) ? 40 : 16),
    batchSize: random.between(2, 8),
    visits,
    ...(fork && { fork }),
    // Two copies on two computers are brought together by the relay alone: without it nobody could.
    ...(fork?.mailed !== true &&
      visits > 1 &&
      chance(0.25) && {
        disaster: { at: random.between(1, visits - 1), otherComputer: fork === undefined && chance(0.5) },
      }),
    ...(practice !== undefined && { practice }),
    secondMonth: kind === 'repayment' && chance(0.4),
    wasSaved: chance(0.7),
    drops: chance(0.7) ? 0.05 : 0,
    edits: chance(0.5) ? random.next() * 0.04 : 0,
    cancels: chance(0.15) ? 0.1 : 0,
    refusals: chance(0.15) ? 0.5 : 0,
    relayKills: chance(0.4),
    rowErrors,
    unsaved: chance(0.15) ? 0.5 : 0,
    columnRaces: chance(0.15),
    ...drawLongPause(own, visits),
  };
}

const KINDS = ['repayment', 'journal', 'loanDraft'] as const satisfies readonly RecordKindId[];

/** The three kinds in turn, a call a row, over a link that loses 5 % of them, and no other trouble. */
export function drawDropsAlone(seed: number, run: number): Scenario {
  return {
    seed: ownSeed(seed, run),
    kind: KINDS[run % KINDS.length] ?? 'repayment',
    environment: 'sandbox',
    rows: 24,
    batchSize: 1,
    visits: 4,
    secondMonth: false,
    wasSaved: true,
    drops: 0.05,
    edits: 0,
    cancels: 0,
    refusals: 0,
    relayKills: false,
    rowErrors: false,
    unsaved: 0,
    columnRaces: false,
    dropsAlone: true,
  };
}

function ownSeed(seed: number, run: number): number {
  return (Math.imul(seed, 0x9e3779b1) ^ Math.imul(run + 1, 0x85ebca6b)) >>> 0;
}

/** Drawn by a generator of its own, so that it shifts nothing else that is drawn. */
function drawLongPause(own: number, visits: number): Pick<Scenario, 'longPause'> {
  const random = createRandom(own ^ 0x10a6);
  return visits > 1 && random.next() < LONG_PAUSES_OF_ONE ? { longPause: random.between(1, visits - 1) } : {};
}

/** Some rows of one call are refused. */
const ROWS_REFUSED: FaultOrder = {
  on: 'repayments',
  skip: 0,
  times: 1,
  fault: 'problems',
  severity: 'error',
  every: 3,
};

/** What fails in a visit; where Kiva refuses rows it does so in the first one at least. */
export function drawVisitsFaults(random: Random, scenario: Scenario, visit: number): readonly FaultOrder[] {
  if (scenario.dropsAlone) return [];
  const drawn = drawFaults(random, scenario.rowErrors);
  return scenario.rowErrors && visit === 0 ? [ROWS_REFUSED, ...drawn] : drawn;
}

/** Requests fail in any way that the sandbox knows, within what the contract says of 401, 403 and 429: nothing was taken. */
function drawFaults(random: Random, rowErrors: boolean): readonly FaultOrder[] {
  const count = random.between(0, 4);
  return Array.from({ length: count }, () => drawFault(random, rowErrors));
}

function drawFault(random: Random, rowErrors: boolean): FaultOrder {
  const on = random.pick(['any', 'loan_draft', 'repayments', 'journals', 'token'] as const);
  const where = { on, skip: random.between(0, 6), times: random.between(1, 2) };
  const afterWork = random.next() < 0.5;
  if (rowErrors && random.next() < 0.5) {
    return { ...where, on: 'repayments', fault: 'problems', severity: 'error', every: random.between(2, 5) };
  }
  const fault = random.pick([
    'unauthorised',
    'forbidden',
    'limited',
    'serverError',
    'unavailable',
    'slow',
    'answerLost',
    'cutBefore',
    'html',
    'truncatedJson',
    'camelCase',
    'listForObject',
    'objectForList',
    'problems',
  ] as const);
  switch (fault) {
    case 'slow':
      return { ...where, fault, ms: random.pick([3000, 30_000, 200_000]) };
    case 'limited':
      return { ...where, fault, ...(random.next() < 0.5 && { retryAfter: random.pick([1, 20, 400]) }) };
    case 'problems':
      return { ...where, on: 'repayments', fault, severity: 'warning', every: random.between(1, 4) };
    case 'serverError':
    case 'unavailable':
    case 'html':
      return { ...where, fault, afterWork };
    case 'unauthorised':
    case 'forbidden':
    case 'answerLost':
    case 'cutBefore':
    case 'truncatedJson':
    case 'camelCase':
    case 'listForObject':
    case 'objectForList':
      return { ...where, fault };
  }
}
