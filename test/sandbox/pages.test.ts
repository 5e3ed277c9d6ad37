import { BASE, GROUP, INDIVIDUAL, json, knownRepayments, newSandbox, signIn } from './support';
import type { Sandbox } from '../../src/sandbox/sandbox';

const EVIL = `<script>alert("x")</script>'&`;
const SAFE = '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;';

async function page(sandbox: Sandbox, path: string): Promise<string> {
  const answer = await sandbox.fetch(path.startsWith('http') ? path : `${BASE}${path}`);
  expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, 'text/html; charset=UTF-8']);
  return answer.text();
}

function press(sandbox: Sandbox, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return sandbox.fetch(`${BASE}${path}`, { method: 'POST', headers });
}

describe('the pages', () => {
  it('say what they are, hold no script and no inline style, and ask the browser for as much', async () => {
    const sandbox = newSandbox();
    const answer = await sandbox.fetch(`${BASE}/`);
    const text = await answer.text();
    expect(text).toContain('Sandbox: a practice Kiva on this computer');
    expect(text).not.toMatch(/<script|<style|style=|\son\w+=/);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'");
    expect(text).toContain(`href="${BASE}/style.css"`);
    const style = await sandbox.fetch(`${BASE}/style.css`);
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await style.text()).toContain('prefers-color-scheme: dark');
  });

  it('answer with and without a slash at the end of the address', async () => {
    const sandbox = newSandbox();
    expect(await page(sandbox, BASE)).toBe(await page(sandbox, `${BASE}/`));
  });

  it('show a month of repayments with totals by currency, and finalise it once', async () => {
    const sandbox = newSandbox();
    const client = await signIn(sandbox);
    const known = sandbox
      .loans()
      .filter(({ loan_currency }) => loan_currency === 'KES')
      .slice(0, 3);
    const repayments = known.map(({ internal_loan_id }) => ({ loan_id: internal_loan_id, amount: 100.1 }));
    await client.post('repayments', { repayments });
    expect(await page(sandbox, '/')).toMatch(/2026-05[\s\S]*300\.3 KES[\s\S]*Not final/);
    const reportPath = '/pa2/repayments/321-2026-05-1';
    expect(await page(sandbox, reportPath)).toContain(known[0]?.name);

    const done = await press(sandbox, `${reportPath}/finalise`);
    expect([done.status, done.headers.get('location')]).toEqual([303, `${BASE}${reportPath}`]);
    expect(await page(sandbox, reportPath)).toContain('It cannot be revised any more.');
    await client.post('repayments', { repayments: knownRepayments(sandbox, 1) });
    expect(sandbox.kept().reports.map(({ reportId, uploads }) => [reportId, uploads.length])).toEqual([
      ['321-2026-05-1', 1],
      ['321-2026-05-2', 1],
    ]);
  });

  it('publish a draft, which is a loan from then on, once', async () => {
    const sandbox = newSandbox();
    const client = await signIn(sandbox);
    const { loan_draft_uuid: uuid } = await json(client.post('loan_draft', GROUP));
    const find = async (): Promise<unknown[]> =>
      (await json<{ data: unknown[] }>(client.get('loans?query=Takku&status=fundRaising'))).data;
    expect(await find()).toEqual([]);
    expect(await page(sandbox, `/pa2/drafts/${uuid}`)).toContain('Publish this loan');
    expect((await press(sandbox, `/pa2/drafts/${uuid}/publish`)).status).toBe(303);
    expect((await press(sandbox, `/pa2/drafts/${uuid}/publish`)).status).toBe(303);
    expect(await find()).toMatchObject([
      { name: 'Takku Liggey', internal_loan_id: 'G-12', borrower_count: 2, loan_local_price: '60000' },
    ]);
    expect(await page(sandbox, `/pa2/drafts/${uuid}`)).toContain('it is a loan now');
  });

  it('show why a draft cannot be published, and refuse to publish it', async () => {
    const sandbox = newSandbox();
    const draft = { ...INDIVIDUAL, currency: undefined, location: 'Nowhere: Kenya' };
    const { loan_draft_uuid: uuid } = await json((await signIn(sandbox)).post('loan_draft', draft));
    const text = await page(sandbox, `/pa2/drafts/${uuid}`);
    expect(text).toContain('currency is missing');
    expect(text).toContain('location is not in the reference data');
    expect(text).not.toContain('<button');
    expect((await press(sandbox, `/pa2/drafts/${uuid}/publish`)).status).toBe(409);
    expect(sandbox.kept().drafts[0]?.publishedAt).toBeNull();
  });

  it('publish journals behind their confirm_url', async () => {
    const sandbox = newSandbox();
    const answers = await json<{ confirm_url: string; archive_id: string }[]>(
      (await signIn(sandbox)).post('journals', [{ internal_loan_id: '1', subject: 'Eggs', body: 'More.\nAnd more.' }]),
    );
    const [answer] = answers;
    expect(await page(sandbox, answer?.confirm_url ?? '')).toMatch(
      /Not yet published[\s\S]*Eggs[\s\S]*More\.\nAnd more\./,
    );
    expect((await press(sandbox, `/pa2/journals/${answer?.archive_id}/publish`)).status).toBe(303);
    expect(sandbox.kept().archives[0]?.publishedAt).toBe('2026-05-04T08:15:30.000Z');
    expect(await page(sandbox, answer?.confirm_url ?? '')).not.toContain('<button');
  });

  it('escape every text that was sent', async () => {
    const sandbox = newSandbox();
    const client = await signIn(sandbox);
    const entreps = [{ client_id: EVIL, loan_id: EVIL, first_name: EVIL, last_name: EVIL }];
    const texts = { location: EVIL, description: EVIL, loanuse: EVIL, group_name: EVIL, internal_loan_id: [EVIL] };
    const { loan_draft_uuid: uuid } = await json(client.post('loan_draft', { ...texts, entreps, image_url: EVIL }));
    await client.post('journals', [{ internal_loan_id: EVIL, internal_client_id: EVIL, subject: EVIL, body: EVIL }]);
    sandbox.faults.order({ on: 'repayments', fault: 'problems', severity: 'warning', details: EVIL });
    await client.post('repayments', { repayments: [{ loan_id: EVIL, client_id: EVIL, amount: 1 }] });
    const archiveId = sandbox.kept().archives[0]?.archiveId;
    for (const path of ['/', `/pa2/drafts/${uuid}`, `/pa2/journals/${archiveId}`, '/pa2/repayments/321-2026-05-1']) {
      const text = await page(sandbox, path);
      expect(text).toContain(SAFE);
      expect(text).not.toContain('<script');
    }
  });

  it('show a photo that was sent, and nothing else as an image', async () => {
    const sandbox = newSandbox();
    const client = await signIn(sandbox);
    const photo = 'data:image/png;base64,iVBORw0KGgo=';
    const withPhoto = await json(client.post('loan_draft', { image_encoded: photo }));
    const withAddress = await json(client.post('loan_draft', { image_url: 'https://elsewhere.test/face.jpg' }));
    expect(await page(sandbox, `/pa2/drafts/${withPhoto['loan_draft_uuid']}`)).toContain(`<img src="${photo}"`);
    expect(await page(sandbox, `/pa2/drafts/${withAddress['loan_draft_uuid']}`)).not.toContain('<img');
  });

  it('do nothing for a form of another web site, and nothing on a mere look', async () => {
    const sandbox = newSandbox();
    const { loan_draft_uuid: uuid } = await json((await signIn(sandbox)).post('loan_draft', INDIVIDUAL));
    for (const site of ['cross-site', 'same-site']) {
      expect((await press(sandbox, `/pa2/drafts/${uuid}/publish`, { 'sec-fetch-site': site })).status).toBe(403);
    }
    expect((await sandbox.fetch(`${BASE}/pa2/drafts/${uuid}/publish`)).status).toBe(404);
    expect(sandbox.kept().drafts[0]?.publishedAt).toBeNull();
    expect((await press(sandbox, `/pa2/drafts/${uuid}/publish`, { 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  });

  it.each(['/pa2/drafts/none', '/pa2/journals/none', '/pa2/repayments/none'])(
    'answer 404 to %s, also pressed',
    async (path) => {
      const sandbox = newSandbox();
      expect((await sandbox.fetch(`${BASE}${path}`)).status).toBe(404);
      const verb = path.includes('repayments') ? 'finalise' : 'publish';
      expect((await press(sandbox, `${path}/${verb}`)).status).toBe(404);
    },
  );
});
