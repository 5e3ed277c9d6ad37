import { LEASE_MS, RENEW_MS, SETTLE_MS, type LeaseStorage } from '../../../src/adapters/browser/leaseLock';
import { createSenderLock, type BrowserLocks } from '../../../src/adapters/browser/senderLock';
import type { SenderLock } from '../../../src/ports/stores';

/** Web Locks as browsers keep them: one holder a name, given back when its work ends or its pane does. */
function webLocks(): BrowserLocks & { readonly names: string[] } {
  const held = new Set<string>();
  const names: string[] = [];
  return {
    names,
    request: async (name, _options, work) => {
      names.push(name);
      if (held.has(name)) return work(null);
      held.add(name);
      try {
        return await work({ name });
      } finally {
        held.delete(name);
      }
    },
  };
}

function memory(): LeaseStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

const clock = {
  now: () => new Date().toISOString(),
  sleep: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
};
const until = (): { readonly promise: Promise<string>; readonly end: (word: string) => void } => {
  let end: (word: string) => void = () => undefined;
  const promise = new Promise<string>((resolve) => (end = resolve));
  return { promise, end };
};

beforeEach(() => jest.useFakeTimers({ now: new Date('2026-06-01T10:00:00Z') }));
afterEach(() => jest.useRealTimers());

const kinds: [string, () => () => SenderLock][] = [
  [
    'Web Locks',
    () => {
      const locks = webLocks();
      return () => createSenderLock('siteA|', { clock, locks });
    },
  ],
  [
    'a lease',
    () => {
      const storage = memory();
      return () => createSenderLock('siteA|', { clock, locks: undefined, storage });
    },
  ],
];

describe.each(kinds)('by %s', (_, makeBrowser) => {
  it('keeps the second pane out until the first is done, and answers what its work answers', async () => {
    const pane = makeBrowser();
    const [first, second] = [pane(), pane()];
    const work = until();
    const held = first.hold('run', () => work.promise);
    await jest.advanceTimersByTimeAsync(10 * LEASE_MS);
    const started = jest.fn(() => Promise.resolve('second'));
    expect(await second.hold('run', started)).toBe('taken');
    expect(await first.hold('run', started)).toBe('taken');
    expect(started).not.toHaveBeenCalled();
    work.end('first');
    expect(await held).toBe('first');
    const again = second.hold('run', started);
    await jest.advanceTimersByTimeAsync(SETTLE_MS);
    expect(await again).toBe('second');
  });

  it('is free again when the work fails, and holds other names apart', async () => {
    const pane = makeBrowser();
    const failing = pane().hold('run', () => Promise.reject(new Error('broke')));
    const heard = expect(failing).rejects.toThrow('broke');
    await jest.advanceTimersByTimeAsync(SETTLE_MS);
    await heard;
    const work = until();
    const held = pane().hold('run', () => work.promise);
    const other = pane().hold('other', () => Promise.resolve('other'));
    await jest.advanceTimersByTimeAsync(SETTLE_MS);
    expect(await other).toBe('other');
    work.end('run');
    expect(await held).toBe('run');
  });
});

it('names its lock under the partition, so that two hosts do not meet', async () => {
  const locks = webLocks();
  await createSenderLock('siteA|', { clock, locks }).hold('run', () => Promise.resolve(1));
  expect(locks.names).toEqual(['siteA|send-to-kiva/run']);
});

describe('a lease', () => {
  const pane = (storage: LeaseStorage) => createSenderLock('', { clock, locks: undefined, storage });

  it('of a pane that died ends by itself', async () => {
    const storage = memory();
    storage.setItem(
      'send-to-kiva/run',
      JSON.stringify({ holder: 'dead', until: new Date(Date.now() + LEASE_MS).toISOString() }),
    );
    expect(await pane(storage).hold('run', () => Promise.resolve('sent'))).toBe('taken');
    await jest.advanceTimersByTimeAsync(LEASE_MS);
    const held = pane(storage).hold('run', () => Promise.resolve('sent'));
    await jest.advanceTimersByTimeAsync(SETTLE_MS);
    expect(await held).toBe('sent');
    await jest.advanceTimersByTimeAsync(RENEW_MS);
    expect(storage.kept.size).toBe(0);
  });

  it('goes to one of two panes that ask at one moment', async () => {
    const storage = memory();
    const work = jest.fn(() => Promise.resolve('sent'));
    const both = Promise.all([pane(storage).hold('run', work), pane(storage).hold('run', work)]);
    await jest.advanceTimersByTimeAsync(SETTLE_MS);
    expect([...(await both)].sort()).toEqual(['sent', 'taken']);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it.each(['not JSON', '{"holder":7}'])('that reads %p keeps nobody out', async (text) => {
    const storage = memory();
    storage.setItem('send-to-kiva/run', text);
    const held = pane(storage).hold('run', () => Promise.resolve('sent'));
    await jest.advanceTimersByTimeAsync(SETTLE_MS);
    expect(await held).toBe('sent');
  });

  it('keeps nobody out where storage is blocked', async () => {
    const deny = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    const held = pane({ getItem: deny, setItem: deny, removeItem: deny }).hold('run', () => Promise.resolve('sent'));
    await jest.advanceTimersByTimeAsync(SETTLE_MS);
    expect(await held).toBe('sent');
  });
});
