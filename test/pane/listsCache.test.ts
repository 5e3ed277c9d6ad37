import { RECORD_KINDS } from '../../src/core/catalogue';
import type { ReadAnswer } from '../../src/core/relayProtocol/messages';
import { createKivaLists } from '../../src/pane/kivaLists';
import { LISTS_SETTINGS } from '../../src/pane/listsCache';
import { Fault } from '../../src/ports/fault';
import { CONNECTION } from './fakes';

const DRAFT = RECORD_KINDS.loanDraft;
const { session } = CONNECTION;
const ACTIVITY = new Set(['loanDraft.activity']);
const NOON = '2026-11-22T12:00:00.000Z';

/** One device whose pane is opened again and again. */
class Device {
  readonly kept = new Map<string, string>();
  now = NOON;
  asked = 0;
  answer: ReadAnswer | Error = named('Tailoring');

  open() {
    const preferences = {
      get: (name: string) => this.kept.get(name),
      set: (name: string, value: string) => void this.kept.set(name, value),
    };
    const read = (): Promise<ReadAnswer> => {
      this.asked += 1;
      return this.answer instanceof Error ? Promise.reject(this.answer) : Promise.resolve(this.answer);
    };
    return createKivaLists({ read }, { preferences, clock: { now: () => this.now } });
  }
}

function named(...names: readonly string[]): ReadAnswer {
  const rows = names.map((activity, n) => ({ activity_id: n + 1, activity }));
  return { phase: 'answered', status: 200, contentType: 'application/json', body: JSON.stringify(rows) };
}

const TAILORING = { activities: [{ value: 1, name: 'Tailoring', otherNames: [] }] };

describe('Kiva’s lists on this device', () => {
  it('are used by the next pane, with the moment they were read', async () => {
    const device = new Device();
    expect(await device.open()(session, DRAFT, ACTIVITY)).toEqual({ reference: TAILORING, asOf: NOON });
    device.now = '2026-11-23T11:59:59.000Z';
    device.answer = named('Fishing');
    expect(await device.open()(session, DRAFT, ACTIVITY)).toEqual({ reference: TAILORING, asOf: NOON });
    expect(device.asked).toBe(1);
  });

  it('are read again once they are a day old, or come from a clock that was wrong', async () => {
    const device = new Device();
    await device.open()(session, DRAFT, ACTIVITY);
    device.now = '2026-11-23T12:00:00.000Z';
    expect((await device.open()(session, DRAFT, ACTIVITY)).asOf).toBe(device.now);
    device.now = '2026-11-20T12:00:00.000Z';
    expect((await device.open()(session, DRAFT, ACTIVITY)).asOf).toBe(device.now);
    expect(device.asked).toBe(3);
  });

  it('are read again on demand, and stay as they were where that fails', async () => {
    const device = new Device();
    const lists = device.open();
    await lists(session, DRAFT, ACTIVITY);
    device.answer = new Fault('relayUnreachable');
    expect(await device.open()(session, DRAFT, ACTIVITY, true)).toMatchObject({
      reference: TAILORING,
      asOf: NOON,
      broken: { code: 'relayUnreachable' },
    });
    device.answer = named('Fishing');
    device.now = '2026-11-22T13:00:00.000Z';
    expect(await lists(session, DRAFT, ACTIVITY, true)).toMatchObject({ asOf: device.now });
    expect((await device.open()(session, DRAFT, ACTIVITY)).reference.activities?.[0]?.name).toBe('Fishing');
  });

  it('belong to one environment and partner', async () => {
    const device = new Device();
    await device.open()(session, DRAFT, ACTIVITY);
    await device.open()({ ...session, environment: 'stage' }, DRAFT, ACTIVITY);
    await device.open()({ ...session, partnerId: 'other' }, DRAFT, ACTIVITY);
    expect(device.asked).toBe(3);
  });

  it.each([
    '{',
    '"x"',
    '{"asOf":"yesterday","reference":{}}',
    '{"asOf":"2026-11-22T11:00:00.000Z","reference":{"activities":[{}]}}',
  ])('are read again where the device holds %s', async (damaged) => {
    const device = new Device();
    await device.open()(session, DRAFT, ACTIVITY);
    for (const name of device.kept.keys()) device.kept.set(name, damaged);
    expect((await device.open()(session, DRAFT, ACTIVITY)).reference).toEqual(TAILORING);
    expect(device.asked).toBe(2);
  });

  it('are not kept where they are larger than a device should hold', async () => {
    const device = new Device();
    device.answer = named('x'.repeat(400), ...Array.from({ length: 2500 }, (_, n) => `${n}${'y'.repeat(450)}`));
    const { reference } = await device.open()(session, DRAFT, ACTIVITY);
    expect(JSON.stringify(reference).length).toBeGreaterThan(LISTS_SETTINGS.mostCharacters);
    expect(device.kept.size).toBe(0);
  });
});
