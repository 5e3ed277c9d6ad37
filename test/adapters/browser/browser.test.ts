import { browserClock } from '../../../src/adapters/browser/browserClock';
import { browserHash } from '../../../src/adapters/browser/browserHash';
import { browserIds } from '../../../src/adapters/browser/browserIds';

it('hashes UTF-8 text by SHA-256', async () => {
  expect(await browserHash('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(await browserHash('Añasco')).toBe('fbc499c65356bcb317cc9d04801940730960ee7e95fc0332c941ce61991b4728');
});

it('makes a new UUID v4 each time', () => {
  const ids = new Set(Array.from({ length: 100 }, browserIds));
  expect(ids.size).toBe(100);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

describe('clock', () => {
  beforeEach(() => jest.useFakeTimers({ now: new Date(2026, 0, 5, 23, 59, 59) }));
  afterEach(() => jest.useRealTimers());

  it('tells the day where the person sits, and now in UTC', () => {
    expect(browserClock.today()).toBe('2026-01-05');
    expect(browserClock.now()).toBe(new Date(2026, 0, 5, 23, 59, 59).toISOString());
  });

  it('sleeps as long as asked', async () => {
    let awake = false;
    const sleep = browserClock.sleep(2_000).then(() => (awake = true));
    await jest.advanceTimersByTimeAsync(1_999);
    expect(awake).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    await sleep;
    expect(awake).toBe(true);
  });
});
