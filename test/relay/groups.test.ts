import { randomUUID } from 'node:crypto';
import type { GroupIds } from '../../src/core/kiva/account';
import type { RegisterFact, SessionAnswer, SubmissionAnswer } from '../../src/core/relayProtocol/messages';
import { planSend } from '../../src/core/send/planSend';
import { factsOf } from '../../src/core/submission/facts';
import type { Submission } from '../../src/core/submission/submission';
import { claimFates } from '../../src/relay/claimFates';
import { FIRST_PARTNER, SANDBOX_AUDIENCE } from '../../src/sandbox/partners';
import type { Sandbox } from '../../src/sandbox/sandbox';
import { check } from '../core/check/sheets';
import { newSandbox } from '../sandbox/support';
import { sha256 } from './support/facts';
import { ENVIRONMENT, relayFixture } from './support/relayFixture';

const BASE = 'https://kiva.test';
const FIELDS = ['loanId', 'clientId', 'firstName', 'amount', 'groupLoanId', 'groupName', 'notPictured', 'loanUse'];

/** A group's own id (none: loans of their own) and its members' loan ids. */
type Group = readonly [own: string, ...members: string[]];

/** What a workbook that knows of no earlier send would put to the relay. */
async function fromFresh(groupIds: GroupIds, ...groups: readonly Group[]): Promise<readonly Submission[]> {
  const rows = groups.flatMap(([own, ...members]) =>
    members.map((id) => [id, `C${id}`, 'Ana', 100, own, own && `Group ${own}`, own && 'no', 'to buy seeds']),
  );
  const checked = check('loanDraft', FIELDS, rows, { formats: { 'loanDraft.notPictured': { polarity: 'same' } } });
  expect(checked.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const context = { environment: 'stage', partnerId: '321', month: '2026-10', templateId: '' } as const;
  const hash = (text: string) => Promise.resolve(sha256(text));
  return (await planSend(checked, { ...context, laterReport: 'unknown', groupIds }, [], hash, randomUUID)).submissions;
}

let sandbox: Sandbox;
let put: (submission: Submission, facts?: readonly RegisterFact[]) => Promise<SubmissionAnswer | { error: string }>;

beforeEach(async () => {
  sandbox = newSandbox({ publicUrl: BASE });
  const environment = {
    ...ENVIRONMENT,
    tokenUrl: `${BASE}/oauth/token`,
    audience: SANDBOX_AUDIENCE,
    apiBase: BASE,
  };
  const { call } = await relayFixture({ environments: [{ environment, fetch: (request) => sandbox.fetch(request) }] });
  const { clientId, clientSecret } = FIRST_PARTNER;
  const opened = await call('POST', '/api/session', { json: { environment: 'stage', clientId, clientSecret } });
  const { sessionId: session } = (await opened.json()) as SessionAnswer;
  put = async ({ id, endpoint, body, ...rest }, facts = factsOf({ id, endpoint, body, ...rest })) => {
    const answer = await call('PUT', `/api/submissions/${id}`, { session, json: { endpoint, body, facts } });
    return (await answer.json()) as SubmissionAnswer;
  };
});

const kept = () => sandbox.kept().drafts.map(({ draft }) => draft.entreps?.map(({ loan_id }) => loan_id));

async function putAll(submissions: readonly Submission[]): Promise<readonly string[]> {
  const phases: string[] = [];
  for (const submission of submissions) {
    const answer = await put(submission);
    phases.push('phase' in answer ? answer.phase : answer.error);
  }
  return phases;
}

const SETTINGS = [
  ['group', 'group'],
  ['group', 'members'],
  ['members', 'group'],
  ['members', 'members'],
] as const;

describe.each(SETTINGS)(
  'a group that went out with the ids of the %s, from a copy with those of the %s',
  (...whose) => {
    const [first, then] = whose;

    it('stays at home, in the same words or in others', async () => {
      expect(await putAll(await fromFresh(first, ['G1', 'A', 'B']))).toEqual(['answered']);
      expect(await putAll(await fromFresh(then, ['G1', 'A', 'B']))).toEqual(['known']);
      expect(await putAll(await fromFresh(then, ['G1', 'B', 'A', 'C']))).toEqual(['known']);
      expect(kept()).toEqual([['A', 'B']]);
    });

    it("stays at home where all of its members' ids changed, until she wants a second one", async () => {
      const [sent] = await fromFresh(first, ['G1', 'A', 'B']);
      await put(sent!);
      const [again] = await fromFresh(then, ['G1', 'X', 'Y']);
      expect(await put(again!)).toMatchObject({
        phase: 'known',
        facts: expect.arrayContaining([
          expect.objectContaining({
            at: factsOf(again!).length - 1,
            state: 'accepted',
            same: false,
            submissionId: sent!.id,
          }),
        ]) as unknown,
      });
      expect(kept()).toEqual([['A', 'B']]);
      const [decided] = await fromFresh(then, ['G1', 'X', 'Y']);
      const rows = decided!.rows.map((row) => ({ ...row, despite: [sent!.id] }));
      expect(await putAll([{ ...decided!, rows }])).toEqual(['answered']);
      expect(kept()).toEqual([
        ['A', 'B'],
        ['X', 'Y'],
      ]);
    });

    it('may be followed once it is known that Kiva has nothing of it', async () => {
      sandbox.faults.order({ on: 'loan_draft', fault: 'limited' });
      await putAll(await fromFresh(first, ['G1', 'A', 'B']));
      expect(await putAll(await fromFresh(then, ['G1', 'X', 'Y']))).toEqual(['answered']);
      expect(kept()).toEqual([['X', 'Y']]);
    });

    it('stays at home while nobody knows what became of it', async () => {
      sandbox.faults.order({ on: 'loan_draft', fault: 'cutBefore' });
      expect(await putAll(await fromFresh(first, ['G1', 'A', 'B']))).toEqual(['cut']);
      expect(await putAll(await fromFresh(then, ['G1', 'X', 'Y']))).toEqual(['known']);
      expect(kept()).toEqual([]);
    });

    it('holds back no other group and no loan beside it', async () => {
      await putAll(await fromFresh(first, ['G1', 'A', 'B']));
      expect(await putAll(await fromFresh(then, ['G2', 'X', 'Y'], ['', 'Z']))).toEqual(['answered', 'answered']);
      expect(kept()).toHaveLength(3);
    });
  },
);

it("with its members' ids, running numbers of groups and loans hold each other back in no send", async () => {
  const groups: Group[] = [
    ['1', '1', '2'],
    ['2', '3', '4'],
    ['', '5'],
    ['5', '6', '7'],
  ];
  expect(await putAll(await fromFresh('members', ...groups))).toEqual(groups.map(() => 'answered'));
  expect(await putAll(await fromFresh('members', ...groups))).toEqual(groups.map(() => 'known'));
});

it('whose own id is a member’s too is one loan under it', async () => {
  expect(await putAll(await fromFresh('group', ['A', 'A', 'B']))).toEqual(['answered']);
  expect(await putAll(await fromFresh('group', ['', 'A']))).toEqual(['known']);
  expect(await putAll(await fromFresh('members', ['A', 'X', 'Y']))).toEqual(['known']);
});

it.each<[string, GroupIds, (facts: readonly RegisterFact[]) => readonly (RegisterFact | undefined)[]]>([
  ["without the group's own", 'group', (facts) => facts.slice(0, -1)],
  ['with another group', 'group', (facts) => facts.map((fact) => (fact.group ? { ...fact, loanId: 'G2' } : fact))],
  ['with two groups', 'members', (facts) => [...facts, { ...facts.at(-1)!, loanId: 'G2' }]],
  [
    'with a group of no name',
    'members',
    (facts) => facts.map((fact) => (fact.group ? { ...fact, loanId: ' ' } : fact)),
  ],
  ['with a loan more', 'members', (facts) => [...facts.slice(0, -1), { ...facts[0]!, loanId: 'G1' }]],
  ['with the group first', 'members', (facts) => [facts.at(-1), ...facts.slice(0, -1)]],
])('facts %s do not tell of the body', async (_name, groupIds, wrong) => {
  const [submission] = await fromFresh(groupIds, ['G1', 'A', 'B']);
  expect(await put(submission!, wrong(factsOf(submission!)) as RegisterFact[])).toEqual({ error: 'badRequest' });
  expect(kept()).toEqual([]);
});

it.each([
  ['one of its loans', ['A'], ['rowRefused', 'accepted', 'accepted']],
  ['all of its loans', ['A', 'B'], ['rowRefused', 'rowRefused', 'rowRefused']],
] as const)(
  'Kiva refused %s: the group as a whole is refused with the last of them',
  async (_name, refused, states) => {
    const [submission] = await fromFresh('members', ['G1', 'A', 'B']);
    const problems = refused.map((loan_id) => ({ loan_id, severity: 'error', details: 'closed', code: 'x' }));
    const body = JSON.stringify({ loan_draft_uuid: 'u', problems });
    const answer = { phase: 'answered', status: 200, contentType: 'application/json', body } as const;
    expect(claimFates(answer, 'postLoanDraft', factsOf(submission!)).map(({ state }) => state)).toEqual(states);
  },
);

it('a draft of one borrower names no group', async () => {
  const [submission] = await fromFresh('members', ['', 'A']);
  const facts = factsOf(submission!);
  expect(await put(submission!, [...facts, { ...facts[0]!, group: true }])).toEqual({ error: 'badRequest' });
});
