import type { GatewayAnswer } from '../../../src/ports/kivaGateway';
import { run } from '../../../src/core/send/run';
import { SEND_SETTINGS } from '../../../src/core/send/sendSettings';
import { answered, CUT, ENTRY, known, knownFact, OLD, planOf, taken, UNREACHABLE, World, WORKING } from './world';

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

describe('before the first byte', () => {
  it('nothing leaves an unsaved workbook: every row is not sent, and is not open anywhere', async () => {
    const world = await play(2, [], (own) => {
      own.isSaved = false;
    });
    expect(events(world).slice(1)).toEqual([
      'settled s1 notSent notSaved',
      'settled s2 notSent notSaved',
      'stopped notSaved',
    ]);
    expect(await planOf(2, world.ledgerRuns)).toMatchObject({ rowCount: 2, skipped: [] });
    expect(await planOf(2, world.journalRuns)).toMatchObject({ rowCount: 2, skipped: [] });
  });

  it('nothing leaves while somebody else sends from the workbook', async () => {
    const world = await play(1, [], (own) => {
      own.claims = [{ runId: 'other', initials: 'AB', at: '1970-01-01T00:00:00.000Z' }];
    });
    expect(events(world).slice(1)).toEqual(['settled s1 notSent otherSender', 'stopped otherSender']);
  });

  it.each(['save', 'otherClaims'] as const)('takes everything back when %s is refused', async (port) => {
    const world = new World([]);
    const broken = { ...world.ports, [port]: () => Promise.reject(new Error('session lost')) };
    await expect(world.follow(run(await planOf(1), ENTRY, broken, world.signal))).rejects.toThrow('session lost');
    expect(events(world)).toEqual(['opened', 'settled s1 notSent runStopped']);
  });

  it('nothing is written anywhere when the journal refuses', async () => {
    const world = new World([]);
    const journal = { ...world.ports.journal, open: () => Promise.reject(new Error('full')) };
    const ports = { ...world.ports, journal };
    await expect(world.follow(run(await planOf(1), ENTRY, ports, world.signal))).rejects.toThrow('full');
    expect(world.log).toEqual([]);
  });

  it('nothing stays open in the journal when the ledger refuses', async () => {
    const world = new World([]);
    const ledger = { ...world.ports.ledger, open: () => Promise.reject(new Error('full')) };
    await expect(world.follow(run(await planOf(2), ENTRY, { ...world.ports, ledger }, world.signal))).rejects.toThrow(
      'full',
    );
    expect(await planOf(2, world.journalRuns)).toMatchObject({ rowCount: 2, skipped: [] });
    expect(calls(world)).toEqual([]);
  });

  it('a submission that the journal does not note as leaving stays here', async () => {
    const world = new World([]);
    const journal = { ...world.ports.journal, sending: () => Promise.reject(new Error('full')) };
    const ports = { ...world.ports, journal };
    await expect(world.follow(run(await planOf(1), ENTRY, ports, world.signal))).rejects.toThrow('full');
    expect(calls(world)).toEqual([]);
  });
});

describe('an outcome that one memory refuses', () => {
  it.each(['journal', 'ledger'] as const)(
    'is in the other one and told, before the %s is complained of',
    async (name) => {
      const world = new World([taken(1)]);
      const settle = (): Promise<void> => Promise.reject(new Error('session lost'));
      const ports = { ...world.ports, [name]: { ...world.ports[name], settle } };
      await expect(world.follow(run(await planOf(2), ENTRY, ports, world.signal))).rejects.toThrow('session lost');
      expect(events(world).slice(-2)).toEqual(['sending s1', 'settled s1 accepted']);
      const other = name === 'journal' ? world.ledgerRuns : world.journalRuns;
      expect(other[0]?.submissions.map(({ outcome }) => outcome?.outcome.fate)).toEqual(['accepted', undefined]);
    },
  );
});

describe('the first rows of a new template', () => {
  it('stay few until Kiva has taken them: an unknown and a refusal show nothing in PA2', async () => {
    const world = new World([CUT, answered(400), taken(1), taken(2)]);
    const planned = await planOf(2, [], 9);
    const [first, second] = planned.submissions;
    if (first === undefined || second === undefined) throw new Error('two calls are expected');
    const plan = { ...planned, submissions: [{ ...first, rows: first.rows.slice(0, 3) }, second], firstRows: 3 };
    await world.follow(run(plan, ENTRY, world.ports, world.signal));
    expect(world.pauses).toEqual([{ reason: 'firstRows', rows: 3 }]);
    expect(calls(world)).toEqual(['put s1', 'put id-1', 'put id-4', 'put id-5']);
    // Each time rows are parted anew, the file knows it before one of them leaves.
    const parts = world.log.filter((line) => /^(save|open|put) ?/.test(line)).map((line) => line.split(' ')[0]);
    expect(parts.join(' ')).toBe('open save put open save put open save put put');
  });

  it('do not leave parted anew where the workbook is not saved any more', async () => {
    const world = new World([CUT]);
    const planned = await planOf(2, [], 3);
    let saves = 0;
    const save = (): Promise<boolean> => Promise.resolve((saves += 1) === 1);
    await world.follow(run({ ...planned, firstRows: 1 }, ENTRY, { ...world.ports, save }, world.signal));
    expect(calls(world)).toEqual([]);
    expect(events(world).at(-1)).toBe('stopped notSaved');
  });
});

describe('what the register knows', () => {
  const playRows = async (answers: GatewayAnswer[], batches = 1): Promise<World> => {
    const world = new World(answers);
    await world.follow(run(await planOf(batches, [], 3), ENTRY, world.ports, world.signal));
    return world;
  };

  it('stays at home; the others go out under a new id, which both memories know before it leaves', async () => {
    const world = await playRows([known(knownFact(1)), taken(1)]);
    expect(world.log.slice(9)).toEqual([
      'put s1',
      'journal settle run-1 s1 notSent',
      'settle run-1 s1 notSent',
      'journal open id-1: old',
      'open id-1: old',
      'journal open id-3: id-2',
      'open id-3: id-2',
      '> known s1 1 by id-2',
      'journal sending id-2',
      '> sending id-2',
      'put id-2 after s1',
      'journal settle id-3 id-2 accepted',
      'settle id-3 id-2 accepted',
      '> settled id-2 accepted',
      '> finished',
    ]);
    expect(JSON.parse(world.bodies.get('id-2') ?? '')).toEqual({
      repayments: [
        { loan_id: 'L1', amount: 1 },
        { loan_id: 'L3', amount: 3 },
      ],
    });
  });

  it('leaves nothing to send when it is everything, and the run goes on', async () => {
    const world = await playRows([known(knownFact(0), knownFact(1), knownFact(2)), taken(2)], 2);
    expect(events(world).slice(1)).toEqual([
      'sending s1',
      'known s1 3',
      'sending s2',
      'settled s2 accepted',
      'finished',
    ]);
  });

  it('may grow while the run tries: each time fewer rows go out', async () => {
    const world = await playRows([known(knownFact(0)), known(knownFact(1)), taken(1)]);
    expect(events(world).slice(1)).toEqual([
      'sending s1',
      'known s1 1 by id-2',
      'sending id-2',
      'known id-2 1 by id-5',
      'sending id-5',
      'settled id-5 accepted',
      'finished',
    ]);
    expect(world.bodies.get('id-5')).toContain('L2');
    expect(world.bodies.get('id-5')).not.toMatch(/L1|L3/);
  });

  it('ends a submission of which it names no row, instead of asking for ever', async () => {
    const world = await playRows([known(), taken(2)], 2);
    expect(events(world)).toContain('settled s1 notSent knownBefore');
    expect(events(world).at(-1)).toBe('finished');
  });

  it('is sorted by what a person has to do about it', async () => {
    const world = new World([
      known(
        knownFact(0, { state: 'rowRefused' }),
        knownFact(1, { same: false }),
        knownFact(2, { state: 'working', same: false }),
        knownFact(2, { state: 'unknown' }),
      ),
    ]);
    const [event] = (await world.follow(run(await planOf(1, [], 3), ENTRY, world.ports, world.signal))).filter(
      ({ type }) => type === 'known',
    );
    expect(event).toMatchObject({
      skipped: [
        { key: expect.stringContaining('L1'), reason: 'rowRefused', at: OLD, reference: '77' },
        { key: expect.stringContaining('L3'), reason: 'unknown' },
      ],
      changed: [{ key: expect.stringContaining('L2'), rule: 'correctInPa2', submissionId: 'old' }],
    });
  });

  it('is told although the submission that would follow is refused', async () => {
    const world = new World([known(knownFact(0))]);
    const { ledger } = world.ports;
    const open: typeof ledger.open = (entry) =>
      entry.runId === 'run-1' ? ledger.open(entry) : Promise.reject(new Error('session lost'));
    const broken = { ...world.ports, ledger: { ...ledger, open } };
    await expect(world.follow(run(await planOf(1, [], 3), ENTRY, broken, world.signal))).rejects.toThrow(
      'session lost',
    );
    expect(events(world).at(-1)).toBe('settled s1 notSent knownBefore');
    expect(calls(world)).toEqual(['put s1']);
  });
});

describe('a pause', () => {
  /** So many loans with a problem, from this one on. */
  const bad = (rows: number, from = 1): GatewayAnswer =>
    taken(
      1,
      Array.from({ length: rows }, (_, n) => ({ loan_id: `L${from + n}`, severity: 'error' })),
    );

  it('comes after the first rows of a new template; she goes on or stops', async () => {
    const going = new World([taken(1), taken(2)]);
    await going.follow(run({ ...(await planOf(2)), firstRows: 1 }, ENTRY, going.ports, going.signal));
    expect(going.pauses).toEqual([{ reason: 'firstRows', rows: 1 }]);
    expect(events(going).at(-1)).toBe('finished');
    const check = { at: expect.stringMatching(/^1970/), pause: 'firstRows' };
    expect([going.journalRuns[0]?.checked, going.ledgerRuns[0]?.checked]).toEqual([[check], [check]]);
    const stopping = new World([taken(1)]);
    stopping.words.push('stop');
    await stopping.follow(run({ ...(await planOf(2)), firstRows: 1 }, ENTRY, stopping.ports, stopping.signal));
    expect(events(stopping).slice(-4)).toEqual([
      'settled s1 accepted',
      'paused firstRows',
      'settled s2 notSent stoppedAtPause',
      'stopped stoppedAtPause',
    ]);
    expect(calls(stopping)).toEqual(['put s1']);
    expect(stopping.ledgerRuns[0]).not.toHaveProperty('checked');
  });

  it('never comes after the last submission', async () => {
    const small = new World([taken(1)]);
    await small.follow(run({ ...(await planOf(1)), firstRows: 1 }, ENTRY, small.ports, small.signal));
    const faulted = new World([bad(20)]);
    await faulted.follow(run(await planOf(1, [], 20), ENTRY, faulted.ports, faulted.signal));
    expect([small.pauses, faulted.pauses]).toEqual([[], []]);
  });

  it('comes once when too many rows of a batch come back with problems', async () => {
    const world = new World([bad(2), bad(3, 21), bad(20, 41), taken(4)]);
    await world.follow(run(await planOf(4, [], 20), ENTRY, world.ports, world.signal));
    expect(world.pauses).toEqual([{ reason: 'manyProblems', rows: 20, problems: 3 }]);
  });

  it('can be left by cancelling', async () => {
    const world = new World([taken(1)]);
    const answer = (): Promise<'goOn'> => {
      world.signal.aborted = true;
      return Promise.resolve('goOn');
    };
    const plan = { ...(await planOf(2)), firstRows: 1 };
    await world.follow(run(plan, ENTRY, { ...world.ports, answer }, world.signal));
    expect(events(world).slice(-2)).toEqual(['settled s2 notSent cancelled', 'stopped cancelled']);
    expect(world.ledgerRuns[0]).not.toHaveProperty('checked');
  });

  it('ends the run where her word cannot be noted', async () => {
    const world = new World([taken(1)]);
    const ledger = { ...world.ports.ledger, checked: () => Promise.reject(new Error('session lost')) };
    const plan = { ...(await planOf(2)), firstRows: 1 };
    await expect(world.follow(run(plan, ENTRY, { ...world.ports, ledger }, world.signal))).rejects.toThrow(
      'session lost',
    );
    expect(calls(world)).toEqual(['put s1']);
  });
});

describe('a refused batch', () => {
  it('is never split by default', async () => {
    const world = new World([answered(422)]);
    await world.follow(run(await planOf(1, [], 4), ENTRY, world.ports, world.signal));
    expect(calls(world)).toEqual(['put s1']);
  });

  it('is split in halves where its status proves that nothing was taken, down to the row that spoils it', async () => {
    const world = new World([answered(422), answered(422), answered(422), taken(2), taken(3)]);
    const settings = { ...SEND_SETTINGS, splitProof: [422] };
    await world.follow(run(await planOf(1, [], 4), ENTRY, world.ports, world.signal, settings));
    expect(events(world).slice(1)).toEqual([
      'sending s1',
      'split s1 by id-1 id-2',
      'sending id-1',
      'split id-1 by id-4 id-5',
      'sending id-4',
      'settled id-4 rejected',
      'sending id-5',
      'settled id-5 accepted',
      'sending id-2',
      'settled id-2 accepted',
      'finished',
    ]);
    expect(calls(world)).toEqual([
      'put s1',
      'put id-1 after s1',
      'put id-4 after id-1',
      'put id-5 after id-1',
      'put id-2 after s1',
    ]);
    expect(world.bodies.get('id-2')).toMatch(/L3.*L4/);
  });
});

describe('on a virtual clock with half a second a call', () => {
  it.each([
    ['10,000 repayments', 50, 200],
    ['1,000 drafts', 1000, 1],
  ])('%s take no longer than their calls, and the memories grow with the calls', async (_, batches, rowsEach) => {
    const world = new World(Array.from({ length: batches }, (__, n) => taken(n)));
    world.latency = 500;
    await world.follow(run(await planOf(batches, [], rowsEach), ENTRY, world.ports, world.signal));
    expect(calls(world)).toHaveLength(batches);
    expect(world.milliseconds).toBeLessThanOrEqual(1.05 * batches * 500);
    const written = (memory: RegExp): number => world.log.filter((line) => memory.test(line)).length;
    expect(written(/^journal (open|sending|settle)/)).toBe(2 * batches + 1);
    expect(written(/^(open|settle)/)).toBe(batches + 1);
  });
});
