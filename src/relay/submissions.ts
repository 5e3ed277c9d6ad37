import { DEFAULT_REPEAT_SETTINGS, type RepeatSettings } from '../core/kiva/fateOf';
import type { SubmissionAnswer, SubmissionRequest } from '../core/relayProtocol/messages';
import { callKiva, type KivaCall, prepareCall } from './callKiva';
import { claimFates } from './claimFates';
import { type RelayClock, withinTime } from './clock';
import type { RelayLimits } from './limits';
import type { RelayLog } from './log';
import type { FinalAnswer, OutcomeBox, Owner } from './outcomeBox';
import { Refusal } from './refusal';
import type { Session } from './session';

interface Ongoing {
  readonly owner: Owner;
  readonly digest: string;
  readonly done: Promise<SubmissionAnswer>;
}

const WORKING: SubmissionAnswer = { phase: 'working' };

/** Takes submissions by id: the same id never calls Kiva twice, and a call once opened is finished and kept. */
export class Submissions {
  private readonly ongoing = new Map<string, Ongoing>();
  /** Settled, but the box could not note it: memory is the only place that knows. How to note it, by id. */
  private readonly unkept = new Map<string, () => Promise<void>>();
  /** The box failed at the first note and may hold it all the same; nothing was opened. */
  private readonly unsure = new Set<string>();

  constructor(
    private readonly box: OutcomeBox,
    private readonly clock: RelayClock,
    private readonly limits: RelayLimits,
    private readonly log: RelayLog,
    private readonly repeat: RepeatSettings = DEFAULT_REPEAT_SETTINGS,
  ) {}

  /** Takes a submission, or joins the one that has this id already; refuses otherBody when that is another one. */
  async put(session: Session, id: string, request: SubmissionRequest): Promise<SubmissionAnswer> {
    const owner = { environment: session.environment, partnerId: session.partnerId };
    const digest = this.box.digestOf(owner, request.endpoint, request.body);
    // No await between look and set: two PUTs of one id meet here.
    const ongoing = this.ongoing.get(id) ?? this.begin(session, id, { owner, digest }, request);
    if (ongoing.digest !== digest) throw new Refusal('otherBody');
    return withinTime(this.clock, this.limits.putWaitMs, ongoing.done, () => WORKING);
  }

  /** What is known of a submission, waited for at most `waitMs`; refuses noSuchSubmission also to other partners. */
  async ask(session: Session, id: string, waitMs: number): Promise<SubmissionAnswer> {
    const ongoing = this.ongoing.get(id);
    const known = ongoing === undefined ? await this.box.find(id) : undefined;
    const owner = ongoing?.owner ?? known;
    if (owner === undefined || !isSame(owner, session)) {
      throw new Refusal('noSuchSubmission');
    }
    if (ongoing === undefined) return known?.answer ?? WORKING;
    return withinTime(this.clock, waitMs, ongoing.done, () => WORKING);
  }

  /** Resolves when no call to Kiva runs any more. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.ongoing.values()].map(({ done }) => done));
  }

  /** Tries again to note what the box could not take; rejects with the first that it still cannot. */
  async noteAgain(): Promise<void> {
    for (const [id, note] of this.unkept) {
      await note();
      this.unkept.delete(id);
      this.ongoing.delete(id);
    }
    for (const id of this.unsure) {
      // It was put again since, and that try settles it.
      if (!this.ongoing.has(id)) await this.box.abandon(id);
      this.unsure.delete(id);
    }
  }

  private begin(session: Session, id: string, of: Omit<Ongoing, 'done'>, request: SubmissionRequest): Ongoing {
    const done = this.carry(session, id, of, request).finally(() => {
      if (!this.unkept.has(id)) this.ongoing.delete(id);
    });
    // Whoever waits hears of a failure; this only keeps it from ending the process when nobody waits any more.
    done.catch(() => undefined);
    const ongoing = { ...of, done };
    this.ongoing.set(id, ongoing);
    return ongoing;
  }

  private async carry(
    session: Session,
    id: string,
    { owner, digest }: Omit<Ongoing, 'done'>,
    request: SubmissionRequest,
  ): Promise<SubmissionAnswer> {
    const { endpoint, body, facts, follows } = request;
    const note = { id, ...owner, endpoint, digest, facts, ...(follows === undefined ? {} : { follows }) };
    const kept = await this.box.receive(note).catch((error: unknown) => {
      this.unsure.add(id);
      throw error;
    });
    if (kept !== undefined) {
      if (kept.digest !== digest) throw new Refusal('otherBody');
      return kept.answer;
    }
    const call = await prepareCall(session, endpoint, { body }, this.limits).catch((error: unknown) => {
      if (!(error instanceof Refusal)) this.log.fault(error);
      return undefined;
    });
    if (call === undefined) return this.keep(id, { phase: 'notOpened', reason: 'noToken' }, request);
    const answer = await this.open(session, id, call);
    this.log.kiva({ submission: id, environment: owner.environment, endpoint }, answer);
    return this.keep(id, answer, request);
  }

  private async open(session: Session, id: string, call: KivaCall): Promise<FinalAnswer> {
    try {
      await this.box.opened(id);
    } catch (error) {
      // Without the note a kill would turn this call into "never opened": so it is not opened.
      this.log.fault(error);
      return { phase: 'notOpened', reason: 'notNoted' };
    }
    return callKiva(session, call, this.clock, this.limits);
  }

  /** The answer goes to the pane also when it cannot be kept; asked after a restart it is then Unknown. */
  private async keep(
    id: string,
    answer: FinalAnswer,
    { endpoint, facts }: Pick<SubmissionRequest, 'endpoint' | 'facts'>,
  ): Promise<FinalAnswer> {
    const note = () => this.box.settle(id, answer, claimFates(answer, endpoint, facts, this.repeat));
    await note().catch((error: unknown) => {
      this.unkept.set(id, note);
      this.log.fault(error);
    });
    return answer;
  }
}

function isSame(one: Owner, other: Owner): boolean {
  return one.environment === other.environment && one.partnerId === other.partnerId;
}
