import fc from 'fast-check';
import type { GatewayAnswer } from '../../../src/ports/kivaGateway';
import type { Outcome } from '../../../src/core/kiva/outcome';
import { initialState, reduce, type RunState } from '../../../src/core/send/reduce';
import { run } from '../../../src/core/send/run';
import { SEND_SETTINGS } from '../../../src/core/send/sendSettings';
import type { SendPlan } from '../../../src/core/send/plan';
import { planWriteBack } from '../../../src/core/writeBack/planWriteBack';
import { answered, CUT, ENTRY, known, knownFact, planOf, taken, UNREACHABLE, World, WORKING } from './world';

const BATCHES = 3;
const ROWS = 4;

const place = fc.integer({ min: 0, max: ROWS });
const fact = fc
  .record({
    at: place,
    state: fc.constantFrom('accepted', 'rowRefused', 'unknown', 'working' as const),
    same: fc.boolean(),
  })
  .map(({ at, ...change }) => knownFact(at, change));

/** Everything that the relay can answer; what comes late or never fits is among it. */
const anyAnswer: fc.Arbitrary<GatewayAnswer> = fc.oneof(
  fc.constantFrom<GatewayAnswer>(
    taken(1),
    answered(200, '<html>'),
    answered(400),
    answered(422),
    answered(401),
    answered(403),
    answered(429, {}, '1'),
    answered(500),
    CUT,
    UNREACHABLE,
    WORKING,
    { phase: 'noSuchSubmission' },
    { phase: 'notOpened', reason: 'connection' },
    { phase: 'notOpened', reason: 'noToken' },
    { phase: 'expired', status: 200 },
    { phase: 'expired', status: 200, facts: [{ at: 0, state: 'accepted', reference: '7' }] },
    { phase: 'expired', status: 200, facts: [0, 1, 2, 3].map((at) => ({ at, state: 'accepted', reference: '7' })) },
    { phase: 'expired', status: 400 },
    { phase: 'refused', error: 'relayFault' },
    { phase: 'refused', error: 'noSession' },
    { phase: 'refused', error: 'otherBody' },
    { phase: 'refused', error: 'tooLarge' },
  ),
  fc.array(fact, { maxLength: 4 }).map((facts) => known(...facts)),
);

interface Played {
  readonly world: World;
  readonly plan: SendPlan;
  readonly state: RunState;
  /** Ids and the answers they got, in order. */
  readonly puts: readonly { readonly id: string; readonly body: string; readonly answer: GatewayAnswer }[];
}

async function play(answers: readonly GatewayAnswer[], cancelAfter: number): Promise<Played> {
  const plan = await planOf(BATCHES, [], ROWS);
  // A relay that has nothing more to say took it.
  const world = new World([...answers, ...Array.from({ length: 200 }, () => taken(9))]);
  const puts: Played['puts'][number][] = [];
  const { gateway } = world;
  const ports = {
    ...world.ports,
    gateway: {
      ...gateway,
      put: async (id: string, request: Parameters<typeof gateway.put>[1]): Promise<GatewayAnswer> => {
        const answer = await gateway.put(id, request);
        puts.push({ id, body: request.body, answer });
        return answer;
      },
    },
  };
  let seen = 0;
  let state = initialState(plan);
  const settings = { ...SEND_SETTINGS, splitProof: [422] };
  await world.follow(run(plan, ENTRY, ports, world.signal, settings), (event) => {
    state = reduce(state, event);
    seen += 1;
    world.signal.aborted = seen > cancelAfter;
  });
  return { world, plan, state, puts };
}

/** Answers after which the relay may be asked to take the same id again. */
const LEFT_OPEN: ReadonlySet<GatewayAnswer['phase']> = new Set(['unreachable', 'noSuchSubmission']);
const isLeftOpen = ({ phase, ...rest }: GatewayAnswer): boolean =>
  LEFT_OPEN.has(phase) || ('error' in rest && rest.error === 'relayFault');

/** Outcomes that prove, by contract or by setting, that Kiva took nothing. */
function mayBeRepeated(outcome: Outcome): boolean {
  if (outcome.fate === 'notSent' || outcome.fate === 'unauthorised' || outcome.fate === 'limited') return true;
  return outcome.fate === 'rejected' && outcome.status === 422;
}

const whatever = fc.tuple(fc.array(anyAnswer, { maxLength: 25 }), fc.integer({ min: 0, max: 60 }));

describe('whatever the relay answers', () => {
  const always = (judge: (played: Played) => void): Promise<void> =>
    fc.assert(
      fc.asyncProperty(whatever, async ([answers, cancelAfter]) => judge(await play(answers, cancelAfter))),
      { numRuns: 150 },
    );

  it('no id is put again once the relay has answered for it, and never with another body', () =>
    always(({ puts }) => {
      const before = new Map<string, { readonly body: string; readonly answer: GatewayAnswer }>();
      for (const { id, body, answer } of puts) {
        const last = before.get(id);
        if (last !== undefined) {
          expect(isLeftOpen(last.answer)).toBe(true);
          expect(body).toBe(last.body);
        }
        before.set(id, { body, answer });
      }
    }));

  it('no row leaves in a second call unless what became of the first one allows it', () =>
    always(({ world, puts }) => {
      const outcomes = new Map(
        world.ledgerRuns.flatMap(({ submissions }) => submissions.map(({ id, outcome }) => [id, outcome?.outcome])),
      );
      const sentBy = new Map<string, string>();
      for (const { id, body } of puts) {
        for (const [, loan = ''] of body.matchAll(/"loan_id":"(L\d+)"/g)) {
          const former = sentBy.get(loan);
          if (former !== undefined && former !== id) {
            const outcome = outcomes.get(former);
            expect(outcome !== undefined && mayBeRepeated(outcome)).toBe(true);
          }
          sentBy.set(loan, id);
        }
      }
    }));

  it('no row leaves again once the register was seen to know it', () =>
    always(({ puts }) => {
      const atHome = new Set<string>();
      for (const { body, answer } of puts) {
        const loans = [...body.matchAll(/"loan_id":"(L\d+)"/g)].map(([, loan = '']) => loan);
        expect(loans.filter((loan) => atHome.has(loan))).toEqual([]);
        if (answer.phase === 'known') for (const { at } of answer.facts) atHome.add(loans[at] ?? '');
      }
    }));

  it('every row ends with one status, and both memories agree on every submission', () =>
    always(({ world, plan, state }) => {
      expect(state.finished || state.stopped !== undefined).toBe(true);
      const rows = planWriteBack(state, 'sandbox').map(({ row }) => row);
      expect([...rows].sort((a, b) => a - b)).toEqual(
        plan.submissions.flatMap((one) => one.rows.map(({ row }) => row)),
      );
      const remembered = (runs: typeof world.ledgerRuns): unknown =>
        runs.map(({ runId, submissions }) => [runId, submissions.map(({ id, outcome }) => [id, outcome])]);
      expect(remembered(world.journalRuns)).toEqual(remembered(world.ledgerRuns));
    }));

  it('nothing leaves that the journal did not note before', () =>
    always(({ world }) => {
      const noted = new Set<string>();
      for (const line of world.log) {
        const sending = /^journal sending (\S+)/.exec(line)?.[1];
        const put = /^put (\S+)/.exec(line)?.[1];
        if (sending !== undefined) noted.add(sending);
        if (put !== undefined) expect(noted.has(put)).toBe(true);
      }
    }));
});
