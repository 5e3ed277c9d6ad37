import type { GatewayAnswer } from '../../../src/ports/kivaGateway';
import { resume, run } from '../../../src/core/send/run';
import { CUT, ENTRY, known, knownFact, planOf, taken, UNREACHABLE, World, WORKING } from './world';

/** A world whose first run died in another browser: its first submission is settled, the others are not. */
async function died(answers: GatewayAnswer[]): Promise<World> {
  const before = new World([taken(1)]);
  for await (const event of run(await planOf(3), ENTRY, before.ports, before.signal)) {
    if (event.type === 'settled') break;
  }
  const world = new World(answers);
  world.ledgerRuns.push(...before.ledgerRuns);
  return world;
}

/** The same in this browser, with its second submission handed over. */
async function diedHere(answers: GatewayAnswer[]): Promise<World> {
  const before = new World([taken(1), UNREACHABLE]);
  for await (const event of run(await planOf(4), ENTRY, before.ports, before.signal)) {
    if (event.type === 'waiting') break;
  }
  const world = new World(answers);
  world.ledgerRuns.push(...before.ledgerRuns);
  world.journalRuns.push(...before.journalRuns);
  return world;
}

async function resumed(world: World, storeId = 'store-1'): Promise<readonly string[]> {
  const [entry] = world.ledgerRuns;
  if (entry === undefined) throw new Error('no run');
  await world.follow(resume(entry, storeId, world.ports, world.signal));
  return world.log;
}

describe('resume', () => {
  it('tells what is known, asks by id for the rest, and never sends', async () => {
    const log = await resumed(await died([taken(2), CUT]));
    expect(log).toEqual([
      '> settled s1 accepted',
      'ask s2',
      'settle run-1 s2 accepted',
      '> settled s2 accepted',
      'ask s3',
      'settle run-1 s3 unknown',
      '> settled s3 unknown cut',
      '> finished',
    ]);
  });

  it('takes what the relay never noted for not sent, after a second look for strays', async () => {
    const none: GatewayAnswer = { phase: 'noSuchSubmission' };
    const log = await resumed(await died([none, taken(2), none, none]));
    expect(log.filter((line) => line.startsWith('> settled'))).toEqual([
      '> settled s1 accepted',
      '> settled s2 accepted',
      '> settled s3 notSent relayUnreachable',
    ]);
    expect(log.filter((line) => line.startsWith('ask'))).toHaveLength(3);
    expect(log.filter((line) => line.startsWith('journal'))).toEqual([]);
  });

  it('cannot tell the fate of what the relay had and lost', async () => {
    const log = await resumed(await died([WORKING, { phase: 'noSuchSubmission' }, taken(3)]));
    expect(log).toContain('> settled s2 unknown relayLost');
    expect(log.filter((line) => line.startsWith('ask'))).toEqual(['ask s2', 'ask s2', 'ask s3']);
  });

  it('takes the register’s word for what Kiva answered too long ago, and only its word', async () => {
    const fact = { at: 0, state: 'accepted', reference: '88' } as const;
    const world = await died([
      { phase: 'expired', status: 200, facts: [fact] },
      { phase: 'expired', status: 200 },
    ]);
    expect(await resumed(world)).toEqual(
      expect.arrayContaining(['> settled s2 accepted', '> settled s3 unknown relayLost']),
    );
    expect(world.ledgerRuns[0]?.submissions[1]?.outcome?.outcome).toMatchObject({ receipt: { uploadId: '88' } });
  });

  it('cannot ask another store, says so and notes nothing, so that the first relay can still answer', async () => {
    const world = await died([taken(2), taken(3)]);
    expect(await resumed(world, 'store-2')).toEqual([
      '> settled s1 accepted',
      '> sending s2',
      '> sending s3',
      '> stopped otherStore',
    ]);
    expect(await resumed(world)).toContain('> finished');
    const fates = world.ledgerRuns[0]?.submissions.map(({ outcome }) => outcome?.outcome.fate);
    expect(fates).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('tells at another store what a person found of it', async () => {
    const world = await died([]);
    await world.ports.ledger.decide('run-1', 's2', { at: '2026-11-03T08:00:00Z', arrived: false });
    const log = await resumed(world, 'store-2');
    expect(log).toEqual([
      '> settled s1 accepted',
      '> settled s2 unknown relayLost',
      '> decided',
      '> sending s3',
      '> stopped otherStore',
    ]);
  });

  it('waits while the relay works or cannot be reached', async () => {
    const world = await died([WORKING, WORKING, taken(2), UNREACHABLE, taken(3)]);
    await resumed(world);
    expect(world.log).toContain('> waiting s3 1s relayUnreachable');
    expect(world.unused).toBe(0);
  });

  it.each([
    ['works for ever', WORKING],
    ['cannot be reached', UNREACHABLE],
  ])('ends between two questions when she stops it, while the relay %s', async (_, answer) => {
    const world = await died(Array.from({ length: 6 }, () => answer));
    world.onSleep = () => {
      if (world.milliseconds >= 3000) world.signal.aborted = true;
    };
    await resumed(world);
    expect(world.milliseconds).toBe(3000);
    expect(world.log.at(-1)).toBe('> stopped cancelled');
    expect(world.ledgerRuns[0]?.submissions[1]).not.toHaveProperty('outcome');
  });

  it('leaves everything open where the relay stays away or asks for a new session', async () => {
    const away = await died(Array.from({ length: 7 }, () => UNREACHABLE));
    await resumed(away);
    expect(away.log.at(-1)).toBe('> stopped relayUnreachable');
    const signedOut = await died([{ phase: 'refused', error: 'noSession' }]);
    await resumed(signedOut);
    expect(signedOut.log.at(-1)).toBe('> stopped unauthorised');
    for (const { ledgerRuns } of [away, signedOut]) {
      expect(ledgerRuns[0]?.submissions.map(({ outcome }) => outcome?.outcome.fate)).toEqual([
        'accepted',
        undefined,
        undefined,
      ]);
    }
  });

  it("knows by this browser's journal what was never handed over, and asks for the rest", async () => {
    const log = await resumed(await diedHere([taken(2)]));
    expect(log).toEqual([
      '> settled s1 accepted',
      'ask s2',
      'journal settle run-1 s2 accepted',
      'settle run-1 s2 accepted',
      '> settled s2 accepted',
      'journal settle run-1 s3 notSent',
      'settle run-1 s3 notSent',
      '> settled s3 notSent runStopped',
      'journal settle run-1 s4 notSent',
      'settle run-1 s4 notSent',
      '> settled s4 notSent runStopped',
      '> finished',
    ]);
  });

  it('cannot tell at another store the fate of what was handed over, and of nothing else', async () => {
    const log = await resumed(await diedHere([]), 'store-2');
    expect(log.filter((line) => line.startsWith('>')).slice(1)).toEqual([
      '> sending s2',
      '> settled s3 notSent runStopped',
      '> settled s4 notSent runStopped',
      '> stopped otherStore',
    ]);
  });

  it('settles what the register held back as not sent', async () => {
    const log = await resumed(await diedHere([known(knownFact(0))]));
    expect(log).toContain('> settled s2 notSent knownBefore');
  });

  it('tells what a person decided after the outcome that nobody knew', async () => {
    const world = await died([CUT, CUT]);
    await resumed(world);
    const [entry] = world.ledgerRuns;
    if (entry === undefined) throw new Error('no run');
    const decision = { at: '2026-11-03T08:00:00Z', arrived: true };
    const submissions = entry.submissions.map((one) => (one.id === 's2' ? { ...one, decision } : one));
    const events = [];
    for await (const event of resume({ ...entry, submissions }, 'store-1', world.ports, world.signal))
      events.push(event);
    expect(events.map(({ type }) => type)).toEqual(['settled', 'settled', 'decided', 'settled', 'finished']);
    expect(events[2]).toEqual({ type: 'decided', submissionId: 's2', decision });
  });
});
