import { createClaim } from '../../src/pane/actions/senderClaim';
import { Fault } from '../../src/ports/fault';
import type { Claim } from '../../src/ports/stores';

const MINUTE = 60_000;

/** A workbook that takes claims, on a clock that moves when somebody sleeps. */
class Room {
  ms = Date.UTC(2026, 10, 22, 10);
  sleeps = 0;
  readonly written: Claim[] = [];
  released = 0;
  refusal: Error | undefined;
  /** Of other people. */
  others: readonly Claim[] = [];
  onSleep: () => void = () => undefined;

  readonly claim = createClaim(
    {
      claim: (claim) => {
        if (this.refusal) return Promise.reject(this.refusal);
        this.written.push(claim);
        return Promise.resolve(this.others);
      },
      releaseClaim: () => {
        this.released += 1;
        return Promise.resolve();
      },
    },
    {
      now: () => new Date(this.ms).toISOString(),
      sleep: (milliseconds) => {
        this.sleeps += 1;
        this.ms += milliseconds;
        this.onSleep();
        return Promise.resolve();
      },
    },
    'run-1',
    'MR',
    () => Promise.resolve(new Set(['mine'])),
  );

  get times(): readonly string[] {
    return this.written.map(({ at, since }) => `${at.slice(11, 16)} since ${since?.slice(11, 16) ?? '?'}`);
  }
}

/** Her word, which comes once she has slept so often. */
function wordAfter(room: Room, sleeps: number): Promise<string> {
  return new Promise((resolve) => {
    room.onSleep = () => {
      if (room.sleeps === sleeps) resolve('goOn');
    };
  });
}

describe('a sender claims the workbook', () => {
  it('and writes it anew once it is ten minutes old, saying since when', async () => {
    const room = new Room();
    await room.claim.make();
    for (const minutes of [9, 1, 9, 2]) {
      room.ms += minutes * MINUTE;
      await room.claim.renew();
    }
    expect(room.times).toEqual(['10:00 since 10:00', '10:10 since 10:00', '10:21 since 10:00']);
  });

  it('and goes on where Excel refuses the renewal, but hides no bug', async () => {
    const room = new Room();
    await room.claim.make();
    room.ms += 10 * MINUTE;
    room.refusal = new Fault('excelBusyEditing');
    await room.claim.renew();
    room.refusal = new TypeError('a bug');
    await expect(room.claim.renew()).rejects.toThrow('a bug');
  });

  it('and keeps it while she looks in PA2', async () => {
    const room = new Room();
    await room.claim.make();
    expect(await room.claim.renewDuring(wordAfter(room, 4))).toBe('goOn');
    expect(room.times.slice(1)).toEqual([10, 20, 30, 40].map((minute) => `10:${minute} since 10:00`));
    const written = room.written.length;
    await new Promise((resolve) => setImmediate(resolve));
    expect(room.written).toHaveLength(written);
  });

  it('but not for ever where nobody comes back, also on a clock that never waits', async () => {
    const room = new Room();
    await room.claim.make();
    let sheIsBack: (word: string) => void = () => undefined;
    const word = room.claim.renewDuring(new Promise<string>((resolve) => (sheIsBack = resolve)));
    await new Promise((resolve) => setImmediate(resolve));
    expect([room.sleeps, room.written.length]).toEqual([48, 49]);
    sheIsBack('stop');
    expect(await word).toBe('stop');
  });

  it('and waits for a renewal that is under way before it goes on', async () => {
    const room = new Room();
    await room.claim.make();
    const word = wordAfter(room, 2);
    await room.claim.renewDuring(word);
    await room.claim.release();
    await new Promise((resolve) => setImmediate(resolve));
    expect([room.written.length, room.released]).toEqual([3, 1]);
  });

  it('and sees those of others that are no older than half an hour, whenever they began', async () => {
    const room = new Room();
    const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();
    const renewed = { runId: 'other', initials: 'AB', at: at(31), since: at(0) };
    room.others = [
      renewed,
      { runId: 'old', initials: 'AB', at: at(29) },
      { runId: 'mine', initials: 'MR', at: at(59) },
    ];
    expect(await room.claim.others()).toEqual([renewed]);
  });
});
