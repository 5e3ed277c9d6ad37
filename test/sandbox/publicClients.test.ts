import {
  BASE,
  GROUP,
  INDIVIDUAL,
  askToken,
  contractJudge,
  json,
  knownRepayments,
  newSandbox,
  signIn,
  tokenForm,
} from './support';

describe('requests of public clients, rebuilt from the contract', () => {
  it('form token request', async () => {
    const answer = await askToken(newSandbox(), tokenForm());
    const body = await json(answer);
    expect(answer.status).toBe(200);
    expect(contractJudge.body('TokenResponse', body)).toEqual([]);
    expect(body).toMatchObject({ token_type: 'bearer', expires_in: 43199, partnerId: '321', iss: BASE });
    expect(String(body['access_token']).split('.')).toHaveLength(3);
  });

  it.each(['activities', 'locales', 'themes', 'locations'])('config/%s in its envelope', async (list) => {
    const client = await signIn(newSandbox());
    const answer = await client.get(`config/${list}`);
    const body = await json<Record<string, unknown[]>>(answer);
    const schema = `${list.charAt(0).toUpperCase()}${list.slice(1)}Response`;
    expect(answer.status).toBe(200);
    expect(contractJudge.body(schema, body)).toEqual([]);
    expect(body['message']).toBe(`Found ${body[list]?.length} value(s) for configuration '${list}'`);
  });

  it('paged GET loans meets every loan of a status once', async () => {
    const sandbox = newSandbox();
    const client = await signIn(sandbox);
    const ids: string[] = [];
    for (let offset = 0, total = 1; offset < total; offset += 100) {
      const page = await json<{ total_records: number; data: { internal_loan_id: string; status: string }[] }>(
        client.get(`loans?status=payingBack&offset=${offset}&limit=100`),
      );
      expect(contractJudge.body('LoansResponse', page)).toEqual([]);
      expect(page.data.every(({ status }) => status === 'payingBack')).toBe(true);
      total = page.total_records;
      ids.push(...page.data.map(({ internal_loan_id }) => internal_loan_id));
    }
    const expected = sandbox.loans().filter(({ status }) => status === 'payingBack');
    expect(ids).toEqual(expected.map(({ internal_loan_id }) => internal_loan_id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('GET loans finds by name, loan id, client id and Kiva id, 20 at a time unless told', async () => {
    const sandbox = newSandbox();
    const client = await signIn(sandbox);
    const loan = sandbox.loans()[1234];
    if (loan === undefined) throw new Error('no such loan');
    for (const query of [loan.internal_loan_id, loan.internal_client_id, String(loan.kiva_id)]) {
      const page = await json<{ data: unknown[] }>(client.get(`loans?query=${encodeURIComponent(query)}`));
      expect(page.data).toContainEqual(loan);
    }
    const byName = await json<{ data: { name: string }[] }>(
      client.get(`loans?limit=300&query=${encodeURIComponent(loan.name.toUpperCase())}`),
    );
    expect(byName.data.map(({ name }) => name)).toContain(loan.name);
    expect((await json<{ data: unknown[] }>(client.get('loans'))).data).toHaveLength(20);
  });

  it.each([
    ['an individual loan', INDIVIDUAL],
    ['a group loan', GROUP],
    ['a group loan with one id for each member', { ...GROUP, internal_loan_id: ['L-1', 'L-2'] }],
    ['a draft that is completed in PA2', { loanuse: 'to buy seeds and fertiliser.' }],
    ['a one-name borrower with a single space', { entreps: [{ first_name: 'Slamet', last_name: ' ' }] }],
  ])('loan_draft: %s', async (_name, draft) => {
    const sandbox = newSandbox();
    const answer = await (await signIn(sandbox)).post('loan_draft', draft);
    const body = await json(answer);
    expect(answer.status).toBe(200);
    expect(contractJudge.body('LoanDraftResponse', body)).toEqual([]);
    expect(sandbox.kept().drafts).toMatchObject([{ uuid: body['loan_draft_uuid'], draft }]);
  });

  it('repayments, with a warning for a loan that is not known', async () => {
    const sandbox = newSandbox();
    const repayments = [...knownRepayments(sandbox, 2), { loan_id: 'nobody', client_id: '1', amount: 12.5 }];
    const answer = await (await signIn(sandbox)).post('repayments', { repayments });
    const body = await json(answer);
    expect(answer.status).toBe(200);
    expect(contractJudge.body('RepaymentsResponse', body)).toEqual([]);
    expect(body['problems']).toMatchObject([{ loan_id: 'nobody', severity: 'warning' }]);
    expect(sandbox.kept().reports[0]?.uploads).toMatchObject([{ uploadId: body['upload_id'], repayments }]);
  });

  it('repayments answered as a list of one, by a setting', async () => {
    const sandbox = newSandbox({ settings: { repaymentsAnswer: 'list' } });
    const body = await json<unknown>(
      (await signIn(sandbox)).post('repayments', { repayments: knownRepayments(sandbox, 1) }),
    );
    expect(body).toHaveLength(1);
    expect(contractJudge.body('RepaymentsResponse', body)).toEqual([]);
  });

  const journals = [
    { internal_loan_id: '1042970', subject: 'A good season', body: 'The house is finished.' },
    { internal_loan_id: '1042971', internal_client_id: '7', subject: 'Eggs', body: 'More every week.' },
  ];

  it.each([
    ['an object', { journals }],
    ['a bare array', journals],
  ])('journals as %s, with a confirm_url for each', async (_name, body) => {
    const sandbox = newSandbox();
    const answers = await json<{ archive_id: string; confirm_url: string }[]>(
      (await signIn(sandbox)).post('journals', body),
    );
    expect(contractJudge.body('JournalsResponse', answers)).toEqual([]);
    expect(answers.map(({ confirm_url }) => confirm_url)).toEqual(
      answers.map(({ archive_id }) => `${BASE}/pa2/journals/${archive_id}`),
    );
    expect(sandbox.kept().archives.map((archive) => archive.journals)).toEqual(journals.map((journal) => [journal]));
  });

  it('journals with one confirm_url for the batch, by a setting', async () => {
    const sandbox = newSandbox({ settings: { journalAnswers: 'one' } });
    const body = await json((await signIn(sandbox)).post('journals', { journals }));
    expect(contractJudge.body('JournalAnswer', body)).toEqual([]);
    expect(sandbox.kept().archives).toHaveLength(1);
    expect(sandbox.kept().archives[0]?.journals).toEqual(journals);
  });

  it('every answer of the sandbox is in the shape of the contract, refusals too', async () => {
    const sandbox = newSandbox();
    const client = await signIn(sandbox);
    for (const answer of [
      client.post('repayments', '{'),
      client.get('loans?limit=0'),
      client.get('config/fees'),
      sandbox.fetch(`${BASE}/v3/partner/321/loans`),
    ]) {
      expect(contractJudge.body('ApiError', await json(answer))).toEqual([]);
    }
    expect(contractJudge.body('OAuthError', await json(askToken(sandbox, 'grant_type=password')))).toEqual([]);
  });
});
