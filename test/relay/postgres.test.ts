import { randomBytes } from 'node:crypto';
import { loadContract } from '../../src/sandbox/contract';
import { FIRST_PARTNER, SANDBOX_AUDIENCE } from '../../src/sandbox/partners';
import { createSandbox } from '../../src/sandbox/sandbox';
import { PROJECT_ROOT } from '../../src/commands/projectRoot';
import type { SessionAnswer, SubmissionAnswer } from '../../src/core/relayProtocol/messages';
import { systemClock } from '../../src/relay/clock';
import type { OutcomeBox } from '../../src/relay/outcomeBox';
import { openPostgresOutcomeBox } from '../../src/relay/postgresOutcomeBox';
import { type BoxUnderTest, boxContract, idOf, OWNER } from './support/boxContract';
import { factsOf, repayments, submissionOf } from './support/facts';
import { startPostgres, type TestPostgres } from './support/postgres';
import { MASTER_KEY, relayFixture } from './support/relayFixture';
import { VirtualClock } from './support/virtualClock';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 400_000);
afterAll(() => (postgres as TestPostgres | undefined)?.stop());

const dropped: OutcomeBox[] = [];
afterEach(async () => {
  for (const box of dropped.splice(0)) await box.close();
});

const open = (url: string, clock = new VirtualClock(), masterKey: Uint8Array = MASTER_KEY) =>
  openPostgresOutcomeBox({ url, masterKey, clock, keepMs: 72 * 3_600_000 });

async function openAt(url: string, clock: VirtualClock): Promise<BoxUnderTest> {
  const box = await open(url, clock);
  return {
    box,
    clock,
    killed: async () => {
      await postgres.disconnect(url);
      dropped.push(box);
      const next = await openAt(url, clock);
      for (let beat = 0; beat < 6; beat += 1) await next.box.beat();
      return next;
    },
  };
}

boxContract('PostgreSQL', async () => openAt(await postgres.database(), new VirtualClock()));

const BODY = repayments(['7', 25]);
const NOTE = { id: idOf(1), ...OWNER, endpoint: 'postRepayments', digest: 'd', facts: factsOf(BODY) } as const;

describe('several relays on one PostgreSQL', () => {
  it('prepare it together, once', async () => {
    const url = await postgres.database();
    const boxes = await Promise.all([1, 2, 3, 4].map(() => open(url)));
    dropped.push(...boxes);
    expect(new Set(boxes.map(({ storeId }) => storeId)).size).toBe(1);
  });

  it('leave each other’s running calls alone for as long as both live', async () => {
    const url = await postgres.database();
    const first = await open(url);
    await first.receive(NOTE);
    await first.opened(NOTE.id);
    const second = await open(url);
    dropped.push(first, second);
    for (let beat = 0; beat < 20; beat += 1) {
      await first.beat();
      await second.beat();
    }
    expect((await second.find(NOTE.id))?.answer).toEqual({ phase: 'working' });
    expect((await second.receive(NOTE))?.answer).toEqual({ phase: 'working' });
    await expect(second.opened(NOTE.id)).rejects.toThrow();
    await second.abandon(NOTE.id);
    for (let beat = 0; beat < 3; beat += 1) await second.beat();
    expect((await second.find(NOTE.id))?.answer).toEqual({ phase: 'working' });
    await second.beat();
    expect((await second.find(NOTE.id))?.answer).toEqual({ phase: 'cut', reason: 'restart' });
  });

  it('believe the one that was taken for dead when it tells what became of its call, and open nothing twice', async () => {
    const url = await postgres.database();
    const [slow, other] = [await open(url), await open(url)];
    dropped.push(slow, other);
    const unopened = { ...NOTE, id: idOf(2), facts: factsOf(repayments(['8', 25])) };
    await slow.receive(NOTE);
    await slow.opened(NOTE.id);
    await slow.receive(unopened);
    for (let beat = 0; beat < 6; beat += 1) await other.beat();
    await expect(slow.opened(unopened.id)).rejects.toThrow('Only a received submission');
    expect(await other.receive({ ...unopened, id: idOf(3) })).toBeUndefined();
    const answer = { phase: 'answered', status: 200, contentType: '', body: '{"upload_id":1}' } as const;
    await slow.settle(NOTE.id, answer, [{ state: 'accepted', reference: '1' }]);
    expect((await other.find(NOTE.id))?.answer).toEqual(answer);
    expect((await other.receive({ ...NOTE, id: idOf(4) }))?.answer).toMatchObject({
      phase: 'known',
      facts: [{ state: 'accepted', reference: '1' }],
    });
  });

  it('share one master key, or the second does not start', async () => {
    const url = await postgres.database();
    dropped.push(await open(url));
    await expect(open(url, new VirtualClock(), randomBytes(32))).rejects.toThrow(/another master key/);
  });

  it('never say the password when they cannot start', async () => {
    const opening = open('postgres://relay:sEcReT@127.0.0.1:9/none');
    await expect(opening).rejects.toThrow('The PostgreSQL database of the outcome box cannot be used (ECONNREFUSED).');
  });

  it('get over a lost connection: the fact is claimed once, and the next try goes on', async () => {
    const url = await postgres.database();
    const box = await open(url);
    dropped.push(box);
    await postgres.disconnect(url);
    const tries = async (): Promise<unknown> => {
      for (let left = 5; ; left -= 1) {
        try {
          return await box.receive(NOTE);
        } catch (error) {
          if (left === 0) throw error;
        }
      }
    };
    expect(await tries()).toBeUndefined();
    await box.opened(NOTE.id);
    expect((await box.receive({ ...NOTE, id: idOf(2) }))?.answer).toMatchObject({ facts: [{ state: 'working' }] });
  });

  it('call Kiva once a fact, however many ids race for it', async () => {
    const url = await postgres.database();
    const sandbox = createSandbox({ contract: loadContract(PROJECT_ROOT), publicUrl: 'https://sandbox.test' });
    const environment = {
      id: 'sandbox',
      tokenUrl: 'https://sandbox.test/oauth/token',
      audience: SANDBOX_AUDIENCE,
      apiBase: 'https://sandbox.test',
      otherAudiences: [],
    } as const;
    const calls = new Map<string, number>();
    const counted = async (request: Request): Promise<Response> => {
      if (request.url.endsWith('/repayments')) {
        const { repayments: sent } = (await request.clone().json()) as { repayments: { loan_id: string }[] };
        for (const { loan_id } of sent) calls.set(loan_id, (calls.get(loan_id) ?? 0) + 1);
      }
      return sandbox.fetch(request);
    };
    const credentials = { clientId: FIRST_PARTNER.clientId, clientSecret: FIRST_PARTNER.clientSecret };
    const relays = await Promise.all(
      [1, 2].map(async () => {
        const box = await openPostgresOutcomeBox({ url, masterKey: MASTER_KEY, clock: systemClock, keepMs: 1e9 });
        const environments = [{ environment, credentials, fetch: counted }];
        const relay = await relayFixture({ box, clock: systemClock, environments });
        const opened = await relay.call('POST', '/api/session', { json: { environment: 'sandbox' } });
        return { ...relay, session: ((await opened.json()) as SessionAnswer).sessionId };
      }),
    );
    const loans = sandbox.loans().filter(({ status }) => status === 'payingBack');
    const bodies = [0, 1, 2, 3].map((at) => repayments([loans[at]?.internal_loan_id ?? '', 1]));
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        const relay = relays[n % 2];
        const json = submissionOf(bodies[n % 4] ?? '');
        const put = await relay?.call('PUT', `/api/submissions/${idOf(n)}`, { session: relay.session, json });
        return (await put?.json()) as SubmissionAnswer;
      }),
    );
    expect([...calls.values()]).toEqual([1, 1, 1, 1]);
    expect(answers.filter(({ phase }) => phase === 'answered')).toHaveLength(4);
    expect(answers.filter(({ phase }) => phase === 'known')).toHaveLength(196);
    for (const { relay } of relays) await relay.close();
  }, 60_000);
});
