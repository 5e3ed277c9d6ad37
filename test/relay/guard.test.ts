import { guard } from '../../src/relay/guard';
import { CREDENTIALS, ID, ORIGIN, relayFixture } from './support/relayFixture';

const ORIGINS = [ORIGIN, 'https://relay.partner.org'];

const verdict = (method: string, headers: Record<string, string>): string => {
  try {
    guard(new Request(`${ORIGIN}/api/session`, { method, headers }), ORIGINS);
    return 'let through';
  } catch (refusal) {
    return (refusal as Error).message;
  }
};

const HOST = { host: 'localhost:8443' };
const OWN = { origin: ORIGIN };
const SAME = { 'sec-fetch-site': 'same-origin' };

describe('the guard', () => {
  it.each([
    [{ ...HOST, ...OWN }, 'let through', 'let through'],
    [{ ...HOST, ...OWN, ...SAME }, 'let through', 'let through'],
    [{ host: 'LOCALHOST:8443', ...OWN }, 'let through', 'let through'],
    [{ host: 'relay.partner.org', origin: 'https://relay.partner.org' }, 'let through', 'let through'],
    [{ host: 'relay.partner.org:443', origin: 'https://relay.partner.org' }, 'let through', 'let through'],
    [{ ...HOST, ...SAME }, 'let through', 'let through'],
    [{ ...HOST, ...SAME, origin: 'null' }, 'let through', 'let through'],
    [HOST, 'let through', 'forbiddenOrigin'],
    [{ ...HOST, origin: 'null' }, 'let through', 'forbiddenOrigin'],
    [{ ...HOST, origin: 'https://evil.test' }, 'forbiddenOrigin', 'forbiddenOrigin'],
    [{ ...HOST, origin: 'http://localhost:8443' }, 'forbiddenOrigin', 'forbiddenOrigin'],
    [{ ...HOST, origin: 'https://localhost:8444' }, 'forbiddenOrigin', 'forbiddenOrigin'],
    [{ ...HOST, origin: `${ORIGIN}.evil.test` }, 'forbiddenOrigin', 'forbiddenOrigin'],
    [{ ...HOST, origin: `${ORIGIN}/` }, 'forbiddenOrigin', 'forbiddenOrigin'],
    [{ ...HOST, ...OWN, 'sec-fetch-site': 'cross-site' }, 'forbiddenOrigin', 'forbiddenOrigin'],
    [{ ...HOST, 'sec-fetch-site': 'same-site' }, 'forbiddenOrigin', 'forbiddenOrigin'],
    [{ ...HOST, 'sec-fetch-site': 'none' }, 'forbiddenOrigin', 'forbiddenOrigin'],
    [{ host: 'evil.test:8443', ...OWN }, 'forbiddenHost', 'forbiddenHost'],
    [{ host: 'localhost', ...OWN }, 'forbiddenHost', 'forbiddenHost'],
    [{ host: 'localhost:8444', ...OWN }, 'forbiddenHost', 'forbiddenHost'],
    [{ host: 'evil@localhost:8443', ...OWN }, 'forbiddenHost', 'forbiddenHost'],
    [{ host: 'localhost:8443/x', ...OWN }, 'forbiddenHost', 'forbiddenHost'],
    [{ host: 'localhost:8443, evil.test', ...OWN }, 'forbiddenHost', 'forbiddenHost'],
    [{ host: '127.0.0.1:8443', ...OWN }, 'forbiddenHost', 'forbiddenHost'],
  ])('judges %j', (headers, reading, changing) => {
    expect(verdict('GET', headers)).toBe(reading);
    for (const method of ['POST', 'PUT', 'DELETE']) expect(verdict(method, headers)).toBe(changing);
  });

  it.each([
    ['GET', '/api/environments'],
    ['POST', '/api/session'],
    ['DELETE', '/api/session'],
    ['PUT', `/api/submissions/${ID}`],
    ['GET', `/api/submissions/${ID}`],
    ['GET', '/api/kiva/getLoans'],
    ['GET', '/api/nothing'],
    ['OPTIONS', '/api/session'],
  ])('stands before %s %s', async (method, path) => {
    const { call, kiva } = await relayFixture();
    const json = method === 'POST' ? { environment: 'stage', ...CREDENTIALS } : undefined;
    const foreign = await call(method, path, { json, headers: { origin: 'https://evil.test' } });
    expect([foreign.status, await foreign.json()]).toEqual([403, { error: 'forbiddenOrigin' }]);
    const rebound = await call(method, path, { json, headers: { host: 'rebound.test' } });
    expect([rebound.status, await rebound.json()]).toEqual([403, { error: 'forbiddenHost' }]);
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    expect(kiva.tokensAsked).toHaveLength(0);
  });
});
