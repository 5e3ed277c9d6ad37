import { SECOND_PARTNER } from '../../src/sandbox/partners';
import type { Sandbox } from '../../src/sandbox/sandbox';
import { BASE, GROUP, INDIVIDUAL, json, knownRepayments, newSandbox, signIn } from './support';

const PNG = 'iVBORw0KGgo=';
const JPEG = '/9j/4AAQSkZJRg==';
const [ENTREP] = INDIVIDUAL.entreps;

function keptNothing(sandbox: Sandbox): void {
  expect(sandbox.kept()).toEqual({ reports: [], drafts: [], archives: [] });
}

async function refusal(sandbox: Sandbox, path: string, body: string | object): Promise<unknown> {
  const answer = await (await signIn(sandbox)).post(path, body);
  keptNothing(sandbox);
  return { status: answer.status, ...(await json(answer)) };
}

describe('what the judge refuses of repayments', () => {
  it.each([
    ['an amount as text', [{ loan_id: '1', amount: '25.00' }], 'repayments/0/amount must be number'],
    ['an id as a number', [{ loan_id: 1042970, amount: 1 }], 'repayments/0/loan_id must be string'],
    ['an empty id', [{ loan_id: '', amount: 1 }], 'repayments/0/loan_id must NOT have fewer than 1 characters'],
    ['a negative amount', [{ loan_id: '1', amount: -1 }], 'repayments/0/amount must be >= 0'],
    ['an empty client id', [{ loan_id: '1', client_id: '', amount: 1 }], 'fewer than 1 characters'],
    ['a row without an amount', [{ loan_id: '1' }], "must have required property 'amount'"],
    ['an unknown field', [{ loan_id: '1', amount: 1, name: 'Awa' }], "repayments/0 has an unknown field 'name'"],
    ['null for empty', [{ loan_id: '1', client_id: null, amount: 1 }], 'repayments/0/client_id must be string'],
    ['no rows', [], 'repayments must NOT have fewer than 1 items'],
    [
      'more than 300 rows',
      Array.from({ length: 301 }, (_, index) => ({ loan_id: `L${index}`, amount: 1 })),
      'repayments must NOT have more than 300 items',
    ],
  ])('%s', async (_name, repayments, message) => {
    const answer = await refusal(newSandbox(), 'repayments', { repayments });
    expect(answer).toEqual({ status: 400, code: 'sandbox.contract', message: expect.stringContaining(message) });
  });

  it('the same loan twice in a batch, even for two clients', async () => {
    const repayments = [
      { loan_id: '1', client_id: 'a', amount: 1 },
      { loan_id: '1', client_id: 'b', amount: 1 },
    ];
    expect(await refusal(newSandbox(), 'repayments', { repayments })).toMatchObject({
      status: 400,
      code: 'sandbox.same_loan_twice',
    });
  });

  it('a row without client_id where the account has three columns', async () => {
    const sandbox = newSandbox();
    const client = await signIn(sandbox, SECOND_PARTNER);
    const without = await client.post('repayments', { repayments: [{ loan_id: '1', amount: 1 }] });
    expect(await json(without)).toMatchObject({ code: 'sandbox.client_id_missing' });
    keptNothing(sandbox);
    const complete = await client.post('repayments', { repayments: [{ loan_id: '1', client_id: '2', amount: 1 }] });
    expect(complete.status).toBe(200);
  });

  it('more decimals than the currency of a known loan has', async () => {
    const sandbox = newSandbox();
    const known = (currency: string): string =>
      sandbox.loans().find((loan) => loan.loan_currency === currency)?.internal_loan_id ?? '';
    const client = await signIn(sandbox);
    const send = (loan_id: string, amount: number): Promise<Response> =>
      client.post('repayments', { repayments: [{ loan_id, amount }] });
    expect(await json(send(known('UGX'), 25.5))).toMatchObject({ code: 'sandbox.too_many_decimals' });
    expect(await json(send(known('KES'), 24.299999999999997))).toMatchObject({ code: 'sandbox.too_many_decimals' });
    keptNothing(sandbox);
    expect((await send(known('KES'), 24.35)).status).toBe(200);
    expect((await send(known('UGX'), 25)).status).toBe(200);
  });

  it.each([
    ['text that is not JSON', '{"repayments":', 400],
    ['a byte order mark', '\uFEFF{"repayments":[{"loan_id":"1","amount":1}]}', 400],
    ['a bare array', '[{"loan_id":"1","amount":1}]', 400],
  ])('%s', async (_name, body, status) => {
    expect(await refusal(newSandbox(), 'repayments', body)).toMatchObject({ status, code: 'sandbox.contract' });
  });

  it('a body that does not say it is JSON, and one that is not UTF-8', async () => {
    const sandbox = newSandbox();
    const { token } = await signIn(sandbox);
    const send = (type: string, body: string | Uint8Array<ArrayBuffer>): Promise<Response> =>
      sandbox.fetch(`${BASE}/v3/partner/321/repayments`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': type },
        body,
      });
    expect((await send('text/plain', '{"repayments":[{"loan_id":"1","amount":1}]}')).status).toBe(415);
    expect((await send('application/json', new Uint8Array([0x22, 0xff, 0x22]))).status).toBe(400);
    keptNothing(sandbox);
    const latin = '{"repayments":[{"loan_id":"1","amount":1}]}';
    expect((await send('application/json; charset=utf-8', latin)).status).toBe(200);
  });
});

describe('what the judge refuses of a draft', () => {
  it.each([
    ['an empty draft', {}, 'fewer than 1 properties'],
    ['an unknown field', { loan_use: 'to buy seeds' }, "unknown field 'loan_use'"],
    ['an unknown field of a borrower', { entreps: [{ ...ENTREP, age: 40 }] }, "entreps/0 has an unknown field 'age'"],
    ['an id of 0', { activity_id: 0 }, 'activity_id must be >= 1'],
    ['an empty text', { description: '' }, 'description must NOT have fewer'],
    ['an empty last name', { entreps: [{ last_name: '' }] }, 'entreps/0/last_name must NOT have fewer'],
    ['null', { theme_type_id: null }, 'theme_type_id must be integer'],
    ['an amount as text', { entreps: [{ amount: '60000' }] }, 'entreps/0/amount must be number'],
    ['an amount of zero', { entreps: [{ amount: 0 }] }, 'entreps/0/amount must be > 0'],
    [
      'another word for a gender',
      { entreps: [{ gender: 'F' }] },
      'entreps/0/gender must be one of male, female, unknown',
    ],
    ['a date in another order', { disburse_time: '15/05/2026' }, 'disburse_time must match format "date"'],
    ['a day that is not in the calendar', { schedule: [{ date: '2026-02-30' }] }, 'schedule/0/date must match format'],
    ['a negative principal', { schedule: [{ principal: -1 }] }, 'schedule/0/principal must be >= 0'],
    ['a waiver in words', { client_waiver_signed: 'yes' }, 'client_waiver_signed must be boolean'],
    ['a list of drafts', [INDIVIDUAL], 'must be object'],
  ])('%s', async (_name, draft, message) => {
    const answer = await refusal(newSandbox(), 'loan_draft', draft);
    expect(answer).toEqual({ status: 400, code: 'sandbox.contract', message: expect.stringContaining(message) });
  });

  it.each([
    ['a borrower', { ...INDIVIDUAL, currency: 'UGX', entreps: [{ ...ENTREP, amount: 10.5 }] }, 'entreps/0/amount'],
    ['an instalment', { currency: 'KES', schedule: [{ interest: 0.125 }] }, 'schedule/0/interest'],
  ])('more decimals than the currency has, at %s', async (_name, draft, place) => {
    expect(await refusal(newSandbox(), 'loan_draft', draft)).toMatchObject({
      code: 'sandbox.too_many_decimals',
      message: expect.stringContaining(place),
    });
  });

  it.each([
    ['another type than it says', `data:image/jpeg;base64,${PNG}`, 'says image/jpeg but is image/png'],
    ['no picture', `data:image/png;base64,aGVsbG8=`, 'not a PNG, GIF or JPEG'],
    ['not base64', `data:image/png;base64,${PNG} {}`, 'not base64'],
  ])('a photo that is %s', async (_name, image_encoded, message) => {
    expect(await refusal(newSandbox(), 'loan_draft', { image_encoded })).toMatchObject({
      status: 400,
      code: 'sandbox.image',
      message: expect.stringContaining(message),
    });
  });

  it.each([`data:image/png;base64,${PNG}`, `data:image/jpeg;base64,${JPEG}`, PNG])(
    'but takes a photo as %s',
    async (image_encoded) => {
      expect((await (await signIn(newSandbox())).post('loan_draft', { ...GROUP, image_encoded })).status).toBe(200);
    },
  );

  it('a photo of several megabytes is judged whole', async () => {
    const bytes = Buffer.alloc(6_000_000, 7);
    Buffer.from(JPEG, 'base64').copy(bytes);
    const image_encoded = `data:image/jpeg;base64,${bytes.toString('base64')}`;
    expect((await (await signIn(newSandbox())).post('loan_draft', { image_encoded })).status).toBe(200);
  });
});

describe('what the judge refuses of journals', () => {
  const journal = { internal_loan_id: '1', subject: 'News', body: 'Good news.' };

  it.each([
    ['no journals', { journals: [] }, 'journals must NOT have fewer than 1 items'],
    ['an empty subject', { journals: [{ ...journal, subject: '' }] }, 'journals/0/subject must NOT have fewer'],
    ['an empty text', [{ ...journal, body: '' }], '0/body must NOT have fewer'],
    [
      'a picture that is no address',
      [{ ...journal, image_url: 'C:\\photos\\1.jpg x' }],
      '0/image_url must match format',
    ],
    ['an unknown field', [{ ...journal, loan_id: '1' }], "0 has an unknown field 'loan_id'"],
    ['no loan', [{ subject: 'News', body: 'x' }], "must have required property 'internal_loan_id'"],
  ])('%s', async (_name, body, message) => {
    const answer = await refusal(newSandbox(), 'journals', body);
    expect(answer).toEqual({ status: 400, code: 'sandbox.contract', message: expect.stringContaining(message) });
  });

  it('a journal without internal_client_id where the account has three columns', async () => {
    const sandbox = newSandbox();
    const answer = await (await signIn(sandbox, SECOND_PARTNER)).post('journals', [journal]);
    expect(await json(answer)).toMatchObject({ code: 'sandbox.client_id_missing' });
    keptNothing(sandbox);
  });

  it.each([
    ['object', [journal], { journals: [journal] }],
    ['array', { journals: [journal] }, [journal]],
  ] as const)('the other shape, where the setting wants an %s', async (journalsBody, wrong, right) => {
    const sandbox = newSandbox({ settings: { journalsBody } });
    const client = await signIn(sandbox);
    expect((await client.post('journals', wrong)).status).toBe(400);
    keptNothing(sandbox);
    expect((await client.post('journals', right)).status).toBe(200);
  });

  it('the usual path, where the setting wants the other one', async () => {
    const sandbox = newSandbox({ settings: { journalsPath: 'partners' } });
    const { token, post } = await signIn(sandbox);
    expect((await post('journals', [journal])).status).toBe(404);
    keptNothing(sandbox);
    const answer = await sandbox.fetch(`${BASE}/v3/partners/321/journals`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify([journal]),
    });
    expect(answer.status).toBe(200);
  });
});

describe('what the judge refuses of GET loans and of addresses', () => {
  it.each([
    ['loans?status=paying_back', 'status must be one of'],
    ['loans?limit=301', 'limit must be <= 300'],
    ['loans?limit=0', 'limit must be >= 1'],
    ['loans?limit=ten', 'limit must be integer'],
    ['loans?offset=-1', 'offset must be >= 0'],
    ['loans?page=2', "unknown field 'page'"],
    ['loans?offset=0&offset=20', 'offset is given more than once'],
  ])('%s', async (path, message) => {
    const answer = await (await signIn(newSandbox())).get(path);
    expect(answer.status).toBe(400);
    expect((await json(answer))['message']).toContain(message);
  });

  it('an unknown path with 404 and a wrong method with 405', async () => {
    const sandbox = newSandbox();
    const client = await signIn(sandbox);
    expect((await client.get('balances')).status).toBe(404);
    expect((await client.get('config/fees')).status).toBe(404);
    expect((await client.get('repayments')).status).toBe(405);
    expect((await client.post('loans', {})).status).toBe(405);
    expect((await sandbox.fetch(`${BASE}/oauth/token`)).status).toBe(405);
  });

  it('and takes the biggest batch that is allowed', async () => {
    const sandbox = newSandbox();
    const repayments = knownRepayments(sandbox, 300);
    expect(repayments).toHaveLength(300);
    expect(await json((await signIn(sandbox)).post('repayments', { repayments }))).toMatchObject({ problems: [] });
  });
});
