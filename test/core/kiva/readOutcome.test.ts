import fc from 'fast-check';
import type { SubmissionEndpointName } from '../../../src/core/kiva/endpoints';
import type { Outcome, Problem } from '../../../src/core/kiva/outcome';
import { outcomeOf } from '../../../src/core/kiva/readOutcome';
import type { RememberedFact, SubmissionAnswer } from '../../../src/core/relayProtocol/messages';

const answered = (status: number, body: string, retryAfter?: string): SubmissionAnswer => ({
  phase: 'answered',
  status,
  contentType: 'application/json',
  body,
  ...(retryAfter === undefined ? {} : { retryAfter }),
});

const notTheContract = (status: number): Outcome => ({ fate: 'unknown', reason: 'notTheContract', status });
const receipt = { code: '', message: '', archiveIds: [], confirmUrls: [], problems: [] };

const LOST: Outcome = { fate: 'unknown', reason: 'relayLost', status: 200 };
const ROWS = [{ loanId: 'L1' }, { loanId: 'L2' }];
const refusedRow = (loanId: string): Problem => ({ loanId, details: '', code: '', severity: 'error' });
const expired = (
  ...facts: readonly (readonly [at: number, state: RememberedFact['state'], reference?: string])[]
): Extract<SubmissionAnswer, { phase: 'expired' }> => ({
  phase: 'expired',
  status: 200,
  facts: facts.map(([at, state, reference = '']) => ({ at, state, reference })),
});

const TABLE: readonly [string, SubmissionEndpointName, SubmissionAnswer, Outcome][] = [
  [
    'an upload with problems of both severities',
    'postRepayments',
    answered(
      200,
      '{"code":"api.success","message":"ok","upload_id":77,"problems":[{"loan_id":1042970,"details":"No such loan","code":"x.y","severity":"error"},{"loan_id":"9","details":"Late","code":"z","severity":"WARNING"}]}',
    ),
    {
      fate: 'accepted',
      receipt: {
        ...receipt,
        code: 'api.success',
        message: 'ok',
        uploadId: '77',
        problems: [
          { loanId: '1042970', details: 'No such loan', code: 'x.y', severity: 'error' },
          { loanId: '9', details: 'Late', code: 'z', severity: 'warning' },
        ],
      },
    },
  ],
  [
    'camelCase, a list of one, one problem as an object, an upload id beyond 2^53',
    'postRepayments',
    answered(
      201,
      '[{"uploadId":90071992547409931234,"Problems":{"loanId":"5","details":"d","code":"c","severity":"odd"}}]',
    ),
    {
      fate: 'accepted',
      receipt: {
        ...receipt,
        uploadId: '90071992547409931234',
        problems: [{ loanId: '5', details: 'd', code: 'c', severity: 'error' }],
      },
    },
  ],
  [
    'a problem that is a bare text',
    'postRepayments',
    answered(200, '{"upload_id":1,"problems":"all closed"}'),
    {
      fate: 'accepted',
      receipt: {
        ...receipt,
        uploadId: '1',
        problems: [{ loanId: '', details: 'all closed', code: '', severity: 'error' }],
      },
    },
  ],
  [
    'a success word without an id',
    'postRepayments',
    answered(200, '{"code":"api.success"}'),
    { fate: 'accepted', receipt: { ...receipt, code: 'api.success' } },
  ],
  [
    'two uploads for one call',
    'postRepayments',
    answered(200, '[{"upload_id":1},{"upload_id":2}]'),
    notTheContract(200),
  ],
  [
    'a draft',
    'postLoanDraft',
    answered(200, '{"code":"api.success","message":"","loan_draft_uuid":"3f-1"}'),
    { fate: 'accepted', receipt: { ...receipt, code: 'api.success', draftId: '3f-1' } },
  ],
  [
    'journals pair up in order, also where one has no address',
    'postJournals',
    answered(
      200,
      '[{"archive_id":"a1","confirm_url":"https://k/1"},{"archive_id":2,"confirm_url":"javascript:alert(1)"}]',
    ),
    { fate: 'accepted', receipt: { ...receipt, archiveIds: ['a1', '2'], confirmUrls: ['https://k/1', ''] } },
  ],
  [
    'one answer for a batch of journals',
    'postJournals',
    answered(200, '{"confirmUrl":"https://k/1?a=1&b=2"}'),
    { fate: 'accepted', receipt: { ...receipt, confirmUrls: ['https://k/1?a=1&b=2'] } },
  ],
  ['journals of which one says nothing', 'postJournals', answered(200, '[{"archive_id":"a"},{}]'), notTheContract(200)],
  ["another endpoint's answer", 'postLoanDraft', answered(200, '{"upload_id":5}'), notTheContract(200)],
  ['an empty object', 'postRepayments', answered(200, '{}'), notTheContract(200)],
  ['an empty list', 'postJournals', answered(200, '[]'), notTheContract(200)],
  ['an upload id of null', 'postRepayments', answered(200, '{"code":"api.odd","upload_id":null}'), notTheContract(200)],
  ['no body', 'postRepayments', answered(204, ''), notTheContract(204)],
  ["a portal's page", 'postRepayments', answered(200, '<html>Welcome</html>'), notTheContract(200)],
  ['truncated JSON', 'postRepayments', answered(200, '{"code":"api.success","upload_id":7'), notTheContract(200)],
  ['JSON with a bare number as a key', 'postRepayments', answered(200, '{1:"upload_id"}'), notTheContract(200)],
  ['a redirect', 'postRepayments', answered(302, ''), notTheContract(302)],
  [
    '401 with words',
    'postRepayments',
    answered(401, '{"error":"invalid_token","error_description":"Expired"}'),
    { fate: 'unauthorised', status: 401, code: 'invalid_token', message: 'Expired' },
  ],
  [
    '403 with a page',
    'postRepayments',
    answered(403, '<html>No</html>'),
    { fate: 'unauthorised', status: 403, code: '', message: '' },
  ],
  [
    '429 with seconds',
    'postRepayments',
    answered(429, '', '30'),
    { fate: 'limited', status: 429, retryAfterSeconds: 30 },
  ],
  [
    '429 with a date',
    'postRepayments',
    answered(429, '', 'Wed, 21 Oct 2026 07:28:00 GMT'),
    { fate: 'limited', status: 429 },
  ],
  ['429 with nonsense', 'postRepayments', answered(429, '', '-5'), { fate: 'limited', status: 429 }],
  ['429 without', 'postRepayments', answered(429, '{}'), { fate: 'limited', status: 429 }],
  ['408', 'postRepayments', answered(408, ''), { fate: 'unknown', reason: 'serverError', status: 408 }],
  ['500', 'postRepayments', answered(500, '{"code":"x"}'), { fate: 'unknown', reason: 'serverError', status: 500 }],
  ['503', 'postJournals', answered(503, ''), { fate: 'unknown', reason: 'serverError', status: 503 }],
  [
    '400 word for word',
    'postLoanDraft',
    answered(
      400,
      '{"code":"api.bad","message":"=cmd()","problems":[{"loanId":7,"details":"Amount","code":"q","severity":"error"}]}',
    ),
    {
      fate: 'rejected',
      status: 400,
      code: 'api.bad',
      message: '=cmd()',
      problems: [{ loanId: '7', details: 'Amount', code: 'q', severity: 'error' }],
    },
  ],
  [
    '404 with a plain sentence',
    'postJournals',
    answered(404, ' Not here. '),
    { fate: 'rejected', status: 404, code: '', message: 'Not here.', problems: [] },
  ],
  [
    '405 with a page',
    'postJournals',
    answered(405, '<p>'),
    { fate: 'rejected', status: 405, code: '', message: '', problems: [] },
  ],
  [
    'cut by the relay itself',
    'postRepayments',
    { phase: 'cut', reason: 'timeout' },
    { fate: 'unknown', reason: 'timeout' },
  ],
  ['cut on the way', 'postRepayments', { phase: 'cut', reason: 'connection' }, { fate: 'unknown', reason: 'cut' }],
  ['cut by a restart', 'postRepayments', { phase: 'cut', reason: 'restart' }, { fate: 'unknown', reason: 'cut' }],
  [
    'never opened',
    'postRepayments',
    { phase: 'notOpened', reason: 'connection' },
    { fate: 'notSent', reason: 'notOpened' },
  ],
  ['no token', 'postRepayments', { phase: 'notOpened', reason: 'noToken' }, { fate: 'notSent', reason: 'noToken' }],
  ['still working', 'postRepayments', { phase: 'working' }, { fate: 'unknown', reason: 'relayLost' }],
  [
    'answered long ago',
    'postRepayments',
    { phase: 'expired', status: 200 },
    { fate: 'unknown', reason: 'relayLost', status: 200 },
  ],
  [
    'taken long ago, as the register knows',
    'postRepayments',
    expired([0, 'accepted', '77'], [1, 'accepted', '77']),
    { fate: 'accepted', receipt: { ...receipt, uploadId: '77' } },
  ],
  [
    'taken long ago without a row',
    'postRepayments',
    expired([0, 'rowRefused'], [1, 'accepted', '77']),
    { fate: 'accepted', receipt: { ...receipt, uploadId: '77', problems: [refusedRow('L1')] } },
  ],
  [
    'taken long ago without any row',
    'postRepayments',
    expired([0, 'rowRefused'], [1, 'rowRefused']),
    { fate: 'accepted', receipt: { ...receipt, problems: [refusedRow('L1'), refusedRow('L2')] } },
  ],
  [
    'taken long ago, with a reference that the register cannot read any more',
    'postRepayments',
    expired([0, 'accepted'], [1, 'accepted']),
    { fate: 'accepted', receipt },
  ],
  [
    'journals taken long ago, each under its id',
    'postJournals',
    expired([0, 'accepted', 'a'], [1, 'accepted', 'b']),
    { fate: 'accepted', receipt: { ...receipt, archiveIds: ['a', 'b'] } },
  ],
  [
    'journals taken long ago under one id',
    'postJournals',
    expired([0, 'accepted', 'a'], [1, 'accepted', 'a']),
    { fate: 'accepted', receipt: { ...receipt, archiveIds: ['a'] } },
  ],
  [
    'a group taken long ago, of whose names the register holds one',
    'postLoanDraft',
    expired([2, 'accepted', 'uuid']),
    { fate: 'accepted', receipt: { ...receipt, draftId: 'uuid' } },
  ],
  ['a group of which the register is not sure', 'postLoanDraft', expired([0, 'accepted'], [1, 'unknown']), LOST],
  ['a portal’s page long ago', 'postRepayments', expired([0, 'unknown'], [1, 'unknown']), LOST],
  ['a row of which the register knows nothing', 'postRepayments', expired([1, 'accepted', '77']), LOST],
  ['a last row of which the register knows nothing', 'postRepayments', expired([0, 'accepted', '77']), LOST],
  ['more rows than the call had', 'postRepayments', expired([0, 'accepted'], [1, 'accepted'], [2, 'accepted']), LOST],
  ['one row told twice', 'postRepayments', expired([0, 'accepted'], [0, 'accepted']), LOST],
  [
    'a broken Kiva long ago, whatever the register holds',
    'postRepayments',
    { ...expired([0, 'accepted', '77'], [1, 'accepted', '77']), status: 503 },
    { fate: 'unknown', reason: 'serverError', status: 503 },
  ],
  [
    'refused long ago',
    'postRepayments',
    { phase: 'expired', status: 422 },
    { fate: 'rejected', status: 422, code: '', message: '', problems: [] },
  ],
];

describe('outcomeOf', () => {
  it.each(TABLE)('%s', (_name, endpoint, answer, expected) => {
    expect(outcomeOf(answer, endpoint, ROWS)).toEqual(expected);
  });

  it('knows nothing of a call long ago whose rows are not at hand', () => {
    expect(outcomeOf(expired([0, 'accepted', '77']), 'postRepayments')).toEqual(LOST);
    expect(outcomeOf({ phase: 'expired', status: 200, facts: [] }, 'postLoanDraft')).toEqual(LOST);
  });

  it('cuts long words, and drops a long address whole', () => {
    const long = 'x'.repeat(5000);
    const refused = outcomeOf(answered(400, JSON.stringify({ code: long, message: long })), 'postJournals');
    expect(refused).toMatchObject({ code: 'x'.repeat(2000), message: 'x'.repeat(2000) });
    const url = `https://k/${long}`;
    const accepted = outcomeOf(answered(200, JSON.stringify({ archive_id: 'a', confirm_url: url })), 'postJournals');
    expect(accepted).toMatchObject({ receipt: { archiveIds: ['a'], confirmUrls: [] } });
  });

  it('has a fate for every status and every body', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 999 }),
        fc.oneof(fc.string(), fc.json(), fc.constant('['.repeat(200_000))),
        fc.option(fc.string(), { nil: undefined }),
        (status, body, retryAfter) => {
          const { fate } = outcomeOf(answered(status, body, retryAfter), 'postRepayments');
          if (fate === 'accepted') expect(Math.floor(status / 100)).toBe(2);
          if (fate === 'rejected') expect(Math.floor(status / 100)).toBe(4);
          expect(fate).not.toBe('notSent');
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });
});
