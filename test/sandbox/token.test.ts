import { SECOND_PARTNER } from '../../src/sandbox/partners';
import { BASE, INDIVIDUAL, askToken, json, newSandbox, signIn, tokenForm, virtualClock } from './support';

const SECONDS = 1000;

describe('the token endpoint', () => {
  it.each([
    ['another client', { client_id: 'nobody' }, 401, 'invalid_client'],
    ['a wrong secret', { client_secret: 'guess' }, 401, 'invalid_client'],
    ["another partner's secret", { client_secret: SECOND_PARTNER.clientSecret }, 401, 'invalid_client'],
    ['another audience', { audience: 'https://elsewhere.test' }, 400, 'invalid_request'],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['unknown scopes only', { scope: 'delete:everything' }, 400, 'invalid_scope'],
    ['an empty scope', { scope: '' }, 400, 'invalid_request'],
    ['an unknown parameter', { resource: 'x' }, 400, 'invalid_request'],
  ])('refuses %s', async (_name, changes, status, error) => {
    const answer = await askToken(newSandbox(), tokenForm(undefined, changes));
    expect([answer.status, (await json(answer))['error']]).toEqual([status, error]);
  });

  it('refuses JSON, no Accept, parameters in the address, and a parameter given twice', async () => {
    const sandbox = newSandbox();
    const errors = await Promise.all(
      [
        askToken(sandbox, tokenForm(), { 'content-type': 'application/json' }),
        askToken(sandbox, tokenForm(), { accept: 'text/html' }),
        askToken(sandbox, `${tokenForm()}&scope=read%3Aloans`),
        sandbox.fetch(`${BASE}/oauth/token?client_secret=sandbox-secret`, {
          method: 'POST',
          headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
          body: tokenForm(),
        }),
      ].map(async (answer) => (await json(answer))['error']),
    );
    expect(errors).toEqual(Array(4).fill('invalid_request'));
  });

  it('grants the intersection of asked and granted scopes', async () => {
    const partner = { ...SECOND_PARTNER, scopes: ['read:loans', 'create:repayment'] };
    const sandbox = newSandbox({ partners: [partner] });
    const answer = await askToken(sandbox, tokenForm(partner, { scope: 'create:loan_draft create:repayment' }));
    expect(await json(answer)).toMatchObject({ scope: 'create:repayment', partnerId: '322' });
  });
});

describe('the bearer token', () => {
  it.each([
    ['loans', 'read:loans', 'GET'],
    ['loan_draft', 'create:loan_draft', 'POST'],
    ['repayments', 'create:repayment', 'POST'],
    ['journals', 'create:journal_update', 'POST'],
  ])('of %s needs %s, and 403 names it', async (path, scope, method) => {
    const bodies: Record<string, object> = {
      loan_draft: INDIVIDUAL,
      repayments: { repayments: [{ loan_id: '1', amount: 1 }] },
      journals: [{ internal_loan_id: '1', subject: 's', body: 'b' }],
    };
    const others = ['read:loans', 'create:loan_draft', 'create:repayment', 'create:journal_update'].filter(
      (other) => other !== scope,
    );
    const sandbox = newSandbox();
    const call = async (scopes: string): Promise<Response> => {
      const client = await signIn(sandbox, undefined, scopes);
      return method === 'GET' ? client.get(path) : client.post(path, bodies[path] ?? {});
    };
    const without = await call(others.join(' '));
    expect([without.status, await json(without)]).toEqual([
      403,
      { code: 'sandbox.missing_scope', message: `The token lacks the scope ${scope}` },
    ]);
    expect((await call(scope)).status).toBe(200);
  });

  it('of any scope opens the config calls', async () => {
    const client = await signIn(newSandbox(), undefined, 'create:repayment');
    expect((await client.get('config/themes')).status).toBe(200);
  });

  it('expires by the clock of the sandbox: good for 43,199 seconds, then 403', async () => {
    const clock = virtualClock();
    const client = await signIn(newSandbox({ now: clock.now }));
    clock.pass(43_198 * SECONDS);
    expect((await client.get('loans')).status).toBe(200);
    clock.pass(1 * SECONDS);
    const late = await client.get('loans');
    expect([late.status, (await json(late))['code']]).toEqual([403, 'sandbox.token_expired']);
  });

  it('is refused for another partner with 403', async () => {
    const sandbox = newSandbox();
    const { token } = await signIn(sandbox, SECOND_PARTNER);
    const answer = await sandbox.fetch(`${BASE}/v3/partner/321/loans`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([answer.status, (await json(answer))['code']]).toEqual([403, 'sandbox.other_partner']);
  });

  it('is refused with 401 when it is missing, changed, of another sandbox or no bearer token', async () => {
    const sandbox = newSandbox();
    const { token } = await signIn(sandbox);
    const [header = '', payload = '', signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, partnerId: '322' })).toString('base64url');
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    const foreign = (await signIn(newSandbox())).token;
    for (const authorization of [
      undefined,
      '',
      'Bearer x',
      `Basic ${token}`,
      `Bearer ${header}.${forged}.${signature}`,
      `Bearer ${unsigned}.${payload}.${signature}`,
      `Bearer ${header}.${payload}.`,
      `Bearer ${foreign}`,
    ]) {
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
      const answer = await sandbox.fetch(`${BASE}/v3/partner/321/loans`, { headers });
      expect([authorization, answer.status, answer.headers.get('www-authenticate')]).toEqual([
        authorization,
        401,
        'Bearer',
      ]);
    }
  });
});
