import { initialState, reduce } from '../../../src/core/send/reduce';
import { run } from '../../../src/core/send/run';
import type { SendEvent } from '../../../src/core/send/events';
import { SEND_SETTINGS } from '../../../src/core/send/sendSettings';
import { answered, CUT, ENTRY, known, knownFact, planOf, taken, UNREACHABLE, World } from './world';

function frozen<T>(thing: T): T {
  if (typeof thing === 'object' && thing !== null && !Object.isFrozen(thing)) {
    Object.freeze(thing);
    for (const inner of Object.values(thing)) frozen(inner);
  }
  return thing;
}

async function eventsOf(world: World, batches: number): Promise<readonly SendEvent[]> {
  return world.follow(run(await planOf(batches), ENTRY, world.ports, world.signal));
}

describe('reduce', () => {
  it('derives the same state from the same events and mutates nothing', async () => {
    const events = await eventsOf(new World([UNREACHABLE, taken(1), answered(401), taken(2), CUT]), 3);
    const play = () =>
      events.reduce((state, event) => frozen(reduce(state, frozen(event))), frozen(initialState(frozenPlan)));
    const frozenPlan = frozen(await planOf(3));
    const state = play();
    expect(play()).toEqual(state);
    expect(state.finished).toBe(true);
    expect(state.plan.submissions.map(({ id }) => id)).toEqual(['s1', 'id-1', 's3']);
    expect(
      Object.entries(state.submissions)
        .map(([id, { phase }]) => [id, phase])
        .sort(),
    ).toEqual([
      ['id-1', 'settled'],
      ['s1', 'settled'],
      ['s3', 'settled'],
    ]);
  });

  it('starts with everything queued', async () => {
    expect(initialState(await planOf(2))).toMatchObject({
      finished: false,
      submissions: { s1: { phase: 'queued' }, s2: { phase: 'queued' } },
    });
  });

  it('tells a wait for the relay from a wait for Kiva', async () => {
    const start = initialState(await planOf(1));
    const sending = reduce(start, { type: 'sending', submissionId: 's1', at: 'T' });
    const waiting = reduce(sending, { type: 'waiting', submissionId: 's1', seconds: 5, reason: 'limited' });
    expect(waiting.submissions['s1']).toEqual({ phase: 'sending', at: 'T', waiting: true, waitsFor: 'limited' });
    expect(reduce(waiting, { type: 'sending', submissionId: 's1', at: 'U' }).submissions['s1']).toEqual({
      phase: 'sending',
      at: 'U',
      waiting: false,
    });
  });

  it('keeps why a run stopped', async () => {
    const state = reduce(initialState(await planOf(1)), { type: 'stopped', reason: 'limited' });
    expect(state).toMatchObject({ stopped: 'limited', finished: false });
  });

  it('knows that the file is saved, by whom, and that it waits for her word, until the next thing happens', async () => {
    const start = initialState(await planOf(1));
    const saving = reduce(start, { type: 'saving' });
    expect(saving.saving).toBe('now');
    const byHer = reduce(saving, { type: 'saving', byHer: true });
    expect(byHer.saving).toBe('byHer');
    const pause = { reason: 'firstRows', rows: 3 } as const;
    const paused = reduce(byHer, { type: 'paused', pause });
    expect(paused.paused).toEqual(pause);
    expect(paused).not.toHaveProperty('saving');
    expect(reduce(paused, { type: 'sending', submissionId: 's1', at: 'T' })).not.toHaveProperty('paused');
  });

  it('leaves known rows out of the plan and counts what is left', async () => {
    const plan = await planOf(2, [], 2);
    const world = new World([known(knownFact(0)), taken(1), known(knownFact(0, { same: false }), knownFact(1))]);
    const events = await world.follow(run(plan, ENTRY, world.ports, world.signal));
    const state = events.reduce(reduce, initialState(plan));
    expect(state.plan).toMatchObject({
      rowCount: 1,
      total: '2',
      skipped: [{ reason: 'accepted' }, { reason: 'accepted' }],
      changed: [{ rule: 'correctInPa2' }],
      submissions: [{ id: 'id-2' }],
    });
    expect(Object.keys(state.known ?? {})).toEqual(['s1', 's2']);
    expect(Object.keys(state.submissions)).toEqual(['id-2']);
  });

  it('puts the halves of a split submission in its place', async () => {
    const plan = await planOf(2, [], 2);
    const world = new World([answered(422), taken(1), taken(2), taken(3)]);
    const settings = { ...SEND_SETTINGS, splitProof: [422] };
    const events = await world.follow(run(plan, ENTRY, world.ports, world.signal, settings));
    const state = events.reduce(reduce, initialState(plan));
    expect(state.plan.submissions.map(({ id }) => id)).toEqual(['id-1', 'id-2', 's2']);
    expect(Object.values(state.submissions).map(({ phase }) => phase)).toEqual(['settled', 'settled', 'settled']);
  });
});
