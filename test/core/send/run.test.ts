import type { GatewayAnswer } from '../../../src/ports/kivaGateway';
import { run } from '../../../src/core/send/run';
import { answered, CUT, ENTRY, planOf, taken, UNREACHABLE, World, WORKING } from './world';

async function play(
  batches: number,
  answers: GatewayAnswer[],
  prepare: (world: World) => void = () => undefined,
): Promise<World> {
  const world = new World(answers);
  prepare(world);
  await world.follow(run(await planOf(batches), ENTRY, world.ports, world.signal));
  return world;
}

const events = (world: World): readonly string[] =>
  world.log.filter((line) => line.startsWith('>') && line !== '> saving').map((line) => line.slice(2));
const calls = (world: World): readonly string[] => world.log.filter((line) => /^(put|ask)/.test(line));

describe('a run', () => {
  it('is durable before the first byte leaves, and tells an outcome only after the ledger has it', async () => {
    const world = await play(2, [taken(1), taken(2)]);
    expect(world.log).toEqual([
      'journal open run-1: s1 s2',
      'open run-1: s1 s2',
      '> opened',
      'queued',
      '> saving',
      'save',
      'claims',
      'journal sending s1',
      '> sending s1',
      'put s1',
      'journal settle run-1 s1 accepted',
      'settle run-1 s1 accepted',
      '> settled s1 accepted',
      'journal sending s2',
      '> sending s2',
      'put s2',
      'journal settle run-1 s2 accepted',
      'settle run-1 s2 accepted',
      '> settled s2 accepted',
      '> finished',
    ]);
  });

  it('keeps of a row in the ledger what a later run needs, and no body', async () => {
    const world = await play(1, [taken(1)]);
    expect(world.ledgerRuns[0]).toMatchObject({ ...ENTRY, version: 1, startedAt: '1970-01-01T00:00:00.000Z' });
    const row = world.ledgerRuns[0]?.submissions[0]?.rows[0];
    expect(Object.keys(row ?? {}).sort()).toEqual(['amount', 'content', 'fingerprint', 'key', 'loanId', 'row']);
  });

  it('sends nothing when the ledger cannot be written', async () => {
    const world = new World([]);
    const broken = { ...world.ports, ledger: { ...world.ports.ledger, open: () => Promise.reject(new Error('full')) } };
    await expect(world.follow(run(await planOf(1), ENTRY, broken, world.signal))).rejects.toThrow('full');
    expect(calls(world)).toEqual([]);
  });

  it('sends nothing when Queued cannot be written', async () => {
    const world = new World([]);
    const broken = { ...world.ports, queued: () => Promise.reject(new Error('protected')) };
    await expect(world.follow(run(await planOf(1), ENTRY, broken, world.signal))).rejects.toThrow('protected');
    expect(calls(world)).toEqual([]);
  });

  it('leaves nothing open in the ledger when Queued cannot be written, so that the next try holds every row', async () => {
    const world = new World([taken(1), taken(2)]);
    const broken = { ...world.ports, queued: () => Promise.reject(new Error('protected')) };
    await expect(world.follow(run(await planOf(2), ENTRY, broken, world.signal))).rejects.toThrow('protected');
    expect(events(world)).toEqual(['opened', 'settled s1 notSent runStopped', 'settled s2 notSent runStopped']);

    const again = await planOf(2, world.ledgerRuns);
    expect(again).toMatchObject({ rowCount: 2, skipped: [] });
    await world.follow(run(again, { ...ENTRY, runId: 'run-2' }, world.ports, world.signal));
    expect(calls(world)).toEqual(['put s1', 'put s2']);
  });

  it('tells of the first refusal when the ledger refuses as well, and leaves its rows to be asked for', async () => {
    const world = new World([]);
    const { ledger, journal } = world.ports;
    const settle = (): Promise<void> => Promise.reject(new Error('session lost'));
    const broken = {
      ...world.ports,
      queued: () => Promise.reject(new Error('protected')),
      ledger: { ...ledger, settle },
      journal: { ...journal, settle },
    };
    await expect(world.follow(run(await planOf(2), ENTRY, broken, world.signal))).rejects.toThrow('protected');
    expect(events(world)).toEqual(['opened']);
    expect((await planOf(2, world.ledgerRuns)).skipped.map(({ reason }) => reason)).toEqual(['unsettled', 'unsettled']);
  });

  it('goes on after a refusal', async () => {
    const world = await play(2, [answered(422, { code: 'bad', message: 'no' }), taken(2)]);
    expect(events(world).filter((event) => event.startsWith('settled'))).toEqual([
      'settled s1 rejected',
      'settled s2 accepted',
    ]);
  });

  it('asks again while the relay works', async () => {
    const world = await play(1, [WORKING, WORKING, taken(1)]);
    expect(calls(world)).toEqual(['put s1', 'ask s1', 'ask s1']);
  });
});

describe('a bad link to the relay', () => {
  it('repeats the same id after growing pauses and never makes an unknown', async () => {
    const world = await play(1, [UNREACHABLE, UNREACHABLE, UNREACHABLE, taken(1)]);
    expect(calls(world)).toEqual(['put s1', 'put s1', 'put s1', 'put s1']);
    expect(world.milliseconds).toBe(7000);
    expect(events(world)).toEqual([
      'opened',
      'sending s1',
      'waiting s1 1s relayUnreachable',
      'waiting s1 2s relayUnreachable',
      'waiting s1 4s relayUnreachable',
      'settled s1 accepted',
      'finished',
    ]);
  });

  it('asks by id once the relay said that it has the submission', async () => {
    const world = await play(1, [WORKING, UNREACHABLE, WORKING, taken(1)]);
    expect(calls(world)).toEqual(['put s1', 'ask s1', 'ask s1', 'ask s1']);
    expect(events(world)).toEqual([
      'opened',
      'sending s1',
      'waiting s1 1s relayUnreachable',
      'sending s1',
      'settled s1 accepted',
      'finished',
    ]);
  });

  it('waits with all its patience again after the relay was there', async () => {
    const five = Array.from({ length: 5 }, () => UNREACHABLE);
    const world = await play(1, [...five, WORKING, ...five, taken(1)]);
    expect(events(world).at(-1)).toBe('finished');
    expect(events(world)).toContain('settled s1 accepted');
  });

  it('leaves the submission open in the ledger in the end, and the rest as not sent', async () => {
    const world = await play(
      2,
      Array.from({ length: 7 }, () => UNREACHABLE),
    );
    expect(events(world).slice(-2)).toEqual(['settled s2 notSent relayUnreachable', 'stopped relayUnreachable']);
    expect(world.ledgerRuns[0]?.submissions.map(({ outcome }) => outcome?.outcome.fate)).toEqual([
      undefined,
      'notSent',
    ]);
    expect(world.milliseconds).toBe(60_000);
  });

  it('takes a relay that broke for one that cannot be reached', async () => {
    const world = await play(1, [{ phase: 'refused', error: 'relayFault' }, taken(1)]);
    expect(calls(world)).toEqual(['put s1', 'put s1']);
  });

  it('cannot tell the fate of what the relay had and lost', async () => {
    const world = await play(1, [WORKING, { phase: 'noSuchSubmission' }]);
    expect(events(world)).toContain('settled s1 unknown relayLost');
  });
});

describe('what the relay refuses', () => {
  it('is not sent, and a lost session stops the run', async () => {
    const world = await play(2, [{ phase: 'refused', error: 'noSession' }]);
    expect(events(world).slice(-3)).toEqual([
      'settled s1 notSent noToken',
      'settled s2 notSent noToken',
      'stopped unauthorised',
    ]);
  });

  it('stays open where an earlier try may have arrived', async () => {
    const world = await play(2, [UNREACHABLE, { phase: 'refused', error: 'noSession' }]);
    expect(events(world).slice(-2)).toEqual(['settled s2 notSent noToken', 'stopped unauthorised']);
    expect(world.ledgerRuns[0]?.submissions[0]?.outcome).toBeUndefined();
  });

  it('stays open where the relay said before that it has it', async () => {
    const world = await play(2, [WORKING, { phase: 'refused', error: 'noSession' }]);
    expect(events(world).slice(-2)).toEqual(['settled s2 notSent noToken', 'stopped unauthorised']);
    expect(world.ledgerRuns[0]?.submissions[0]?.outcome).toBeUndefined();
  });

  it('is unknown where the relay knows the id with another body: something of ours went out by it', async () => {
    const world = await play(2, [{ phase: 'refused', error: 'otherBody' }, taken(2)]);
    expect(events(world)).toContain('settled s1 unknown relayLost');
    expect(events(world).at(-1)).toBe('finished');
  });

  it('goes on after a body that the relay does not take', async () => {
    const world = await play(2, [{ phase: 'refused', error: 'tooLarge' }, taken(2)]);
    expect(events(world)).toContain('settled s1 notSent refusedByRelay');
    expect(events(world)).toContain('settled s2 accepted');
  });
});

describe('401 and 403', () => {
  it.each([401, 403])(
    '%d: one new submission follows under a new id, known to the ledger before it leaves',
    async (status) => {
      const world = await play(1, [answered(status), taken(1)]);
      expect(world.log.slice(7)).toEqual([
        'journal sending s1',
        '> sending s1',
        'put s1',
        'journal settle run-1 s1 unauthorised',
        'settle run-1 s1 unauthorised',
        'journal open id-2: id-1',
        'open id-2: id-1',
        '> followed s1 by id-1',
        'journal sending id-1',
        '> sending id-1',
        'put id-1 after s1',
        'journal settle id-2 id-1 accepted',
        'settle id-2 id-1 accepted',
        '> settled id-1 accepted',
        '> finished',
      ]);
    },
  );

  it('twice: the run stops', async () => {
    const world = await play(2, [answered(401), answered(403)]);
    expect(events(world).slice(-3)).toEqual([
      'settled id-1 unauthorised',
      'settled s2 notSent noToken',
      'stopped unauthorised',
    ]);
    expect(calls(world)).toHaveLength(2);
  });

  it('are allowed once for each submission: a token can run out again', async () => {
    const world = await play(2, [answered(401), taken(1), answered(401), taken(2)]);
    expect(events(world).at(-1)).toBe('finished');
  });
});

it('tells what is known of a submission when the ledger does not take the one that would follow it', async () => {
  const world = new World([answered(401)]);
  const { ledger } = world.ports;
  const open: typeof ledger.open = (entry) =>
    entry.runId === 'run-1' ? ledger.open(entry) : Promise.reject(new Error('session lost'));
  const broken = { ...world.ports, ledger: { ...ledger, open } };
  await expect(world.follow(run(await planOf(1), ENTRY, broken, world.signal))).rejects.toThrow('session lost');
  expect(events(world)).toEqual(['opened', 'sending s1', 'settled s1 unauthorised']);
  expect(calls(world)).toEqual(['put s1']);
});

describe('429', () => {
  it('waits as long as Kiva asks and follows with a new submission', async () => {
    const world = await play(1, [answered(429, {}, '42'), taken(1)]);
    expect(events(world)).toContain('waiting s1 42s limited');
    expect(calls(world)).toEqual(['put s1', 'put id-1 after s1']);
    expect(world.milliseconds).toBe(42_000);
  });

  it('stops after a few times, or where Kiva asks for too long', async () => {
    const often = await play(
      2,
      Array.from({ length: 5 }, () => answered(429)),
    );
    expect(events(often).slice(-2)).toEqual(['settled s2 notSent runStopped', 'stopped limited']);
    expect(often.unused).toBe(0);
    const long = await play(1, [answered(429, {}, '3600')]);
    expect(events(long).slice(-2)).toEqual(['settled s1 limited', 'stopped limited']);
    expect(long.milliseconds).toBe(0);
  });

  it('can be cancelled while it waits', async () => {
    const world = await play(1, [answered(429, {}, '42')], (own) => {
      own.onSleep = () => {
        own.signal.aborted = own.milliseconds >= 3000;
      };
    });
    expect(world.milliseconds).toBe(3000);
    expect(events(world).slice(-2)).toEqual(['settled s1 limited', 'stopped cancelled']);
  });
});

describe('unknown', () => {
  it('is never repeated; the run goes on', async () => {
    const world = await play(2, [CUT, taken(2)]);
    expect(calls(world)).toEqual(['put s1', 'put s2']);
    expect(events(world)).toContain('settled s1 unknown cut');
    expect(events(world).at(-1)).toBe('finished');
  });

  it('stops the run when it comes twice in a row, and not otherwise', async () => {
    const inARow = await play(3, [answered(500), answered(200, '<html>')]);
    expect(events(inARow).slice(-2)).toEqual(['settled s3 notSent runStopped', 'stopped unknownOutcome']);
    const apart = await play(3, [CUT, taken(2), CUT]);
    expect(events(apart).at(-1)).toBe('finished');
  });
});

describe('a relay that does not reach Kiva', () => {
  it('stops the run the second time', async () => {
    const notOpened: GatewayAnswer = { phase: 'notOpened', reason: 'connection' };
    const world = await play(3, [notOpened, notOpened]);
    expect(events(world).slice(-2)).toEqual(['settled s3 notSent runStopped', 'stopped kivaUnreachable']);
  });
});

describe('cancelling', () => {
  it('stops before the next submission and says so of every row', async () => {
    const world = new World([taken(1)]);
    await world.follow(run(await planOf(3), ENTRY, world.ports, world.signal), (event) => {
      if (event.type === 'settled') world.signal.aborted = true;
    });
    expect(events(world).slice(-4)).toEqual([
      'settled s1 accepted',
      'settled s2 notSent cancelled',
      'settled s3 notSent cancelled',
      'stopped cancelled',
    ]);
    expect(calls(world)).toEqual(['put s1']);
  });

  it('while the relay cannot be reached leaves the submission to be asked for later', async () => {
    const world = await play(2, [UNREACHABLE], (own) => {
      own.onSleep = () => {
        own.signal.aborted = true;
      };
    });
    expect(events(world).slice(-2)).toEqual(['settled s2 notSent cancelled', 'stopped cancelled']);
    expect(world.ledgerRuns[0]?.submissions[0]?.outcome).toBeUndefined();
  });

  it('does not leave a call of which the outcome is about to come', async () => {
    const world = await play(1, [WORKING, taken(1)], (own) => {
      own.onSleep = () => {
        own.signal.aborted = true;
      };
    });
    expect(events(world)).toContain('settled s1 accepted');
  });
});

it('takes 50 calls for 10,000 repayments, and no pause', async () => {
  const world = await play(
    50,
    Array.from({ length: 50 }, (_, n) => taken(n)),
  );
  expect(calls(world)).toHaveLength(50);
  expect(world.milliseconds).toBe(0);
});
