import type { Outcome, Problem, Receipt } from '../../../src/core/kiva/outcome';
import type { RecordKindId } from '../../../src/core/catalogue/recordKind';
import type { RunState, SubmissionState } from '../../../src/core/send/reduce';
import type { ChangedRow, SkippedRow } from '../../../src/core/send/plan';
import type { EnvironmentId } from '../../../src/core/kiva/environments';
import { STATUS_PARAMS, type StatusCode } from '../../../src/core/writeBack/statusCodes';
import { planWriteBack, unmatchedProblems } from '../../../src/core/writeBack/planWriteBack';

const AT = '2026-11-02T10:00:00.000Z';
const RECEIPT: Receipt = {
  code: 'api.success',
  message: 'ok',
  uploadId: '77',
  archiveIds: [],
  confirmUrls: [],
  problems: [],
};
const problem = (loanId: string, severity: Problem['severity'], details = 'Loan is not active'): Problem => ({
  loanId,
  severity,
  details,
  code: 'loan.inactive',
});
const accepted = (change: Partial<Receipt> = {}): Outcome => ({ fate: 'accepted', receipt: { ...RECEIPT, ...change } });
const WITHOUT_UPLOAD: Receipt = { code: 'api.success', message: 'ok', archiveIds: [], confirmUrls: [], problems: [] };

function stateOf(
  standing: SubmissionState,
  kind: RecordKindId = 'repayment',
  skipped: readonly SkippedRow[] = [],
  changed: readonly ChangedRow[] = [],
): RunState {
  const rows = ['L1', 'L2'].map((loanId, n) => ({
    row: n + 1,
    key: loanId,
    fingerprint: `f${n}`,
    content: `c${n}`,
    loanId,
  }));
  const submission = {
    id: 's1',
    kind,
    environment: 'sandbox',
    partnerId: '7',
    endpoint: 'postRepayments',
    body: '',
    records: [],
    rows,
  } as const;
  return {
    plan: { submissions: [submission], skipped, changed, rowCount: 2 },
    submissions: { s1: standing },
    finished: false,
  };
}
const settled = (outcome: Outcome): SubmissionState => ({ phase: 'settled', at: AT, outcome });

/** Each row as "status | message | reference | link | sentAt", codes and verbatim texts alike; '' is cleared, '~' is left alone. */
function told(state: RunState, environment: EnvironmentId = 'production'): readonly string[] {
  return planWriteBack(state, environment).map(({ cells }) =>
    (['status', 'message', 'reference', 'reviewLink', 'sentAt'] as const)
      .map((column) => {
        const said = cells[column];
        if (said === undefined) return '~';
        if (said === null) return '';
        return 'code' in said ? said.code : 'link' in said ? `-> ${said.link}` : said.verbatim;
      })
      .join(' | '),
  );
}
const both = (line: string): readonly string[] => [line, line];

const stage = (code: string) => ({ code, params: { environment: 'stage' } });

/** Her columns may have been sorted without ours: nothing of another row may stay. */
const NOTHING_ELSE = { message: null, reference: null, reviewLink: null, sentAt: null };

describe('planWriteBack', () => {
  it.each<[string, SubmissionState, string]>([
    ['queued', { phase: 'queued' }, 'status.queued |  |  |  | '],
    ['sending', { phase: 'sending', at: AT, waiting: false }, 'status.sending |  |  |  | '],
    [
      'waiting',
      { phase: 'sending', at: AT, waiting: true, waitsFor: 'relayUnreachable' },
      'status.sending | message.waitingForRelay |  |  | ',
    ],
    [
      'waiting for Kiva',
      { phase: 'sending', at: AT, waiting: true, waitsFor: 'limited' },
      'status.sending | message.waitingForKiva |  |  | ',
    ],
    ['accepted', settled(accepted()), `status.sentToFinalise |  | 77 |  | ${AT}`],
    [
      'rejected',
      settled({ fate: 'rejected', status: 422, code: 'api.bad', message: 'Bad amount', problems: [] }),
      `status.refused | Bad amount [api.bad] |  |  | ${AT}`,
    ],
    [
      'rejected without a word',
      settled({ fate: 'rejected', status: 400, code: '', message: '', problems: [] }),
      `status.refused | message.refused |  |  | ${AT}`,
    ],
    [
      'unauthorised',
      settled({ fate: 'unauthorised', status: 403, code: '', message: '' }),
      `status.refused | message.unauthorised |  |  | ${AT}`,
    ],
    ['limited', settled({ fate: 'limited', status: 429 }), 'status.notSent | message.limited |  |  | '],
    [
      'not sent',
      settled({ fate: 'notSent', reason: 'cancelled' }),
      'status.notSent | message.notSent.cancelled |  |  | ',
    ],
    [
      'held back by the register',
      settled({ fate: 'notSent', reason: 'knownBefore' }),
      'status.skipped | message.notSent.knownBefore |  |  | ',
    ],
    [
      'unknown',
      settled({ fate: 'unknown', reason: 'serverError', status: 502 }),
      `status.unknown | message.unknown.serverError |  |  | ${AT}`,
    ],
  ])('says of a row that is %s', (_, standing, line) => expect(told(stateOf(standing))).toEqual(both(line)));

  it.each([
    ['repayment', 'status.sentToFinalise'],
    ['loanDraft', 'status.sentAsDraft'],
    ['journal', 'status.sentToPublish'],
  ] as const)('says of a %s what is still to be done', (kind, code) => {
    expect(told(stateOf(settled(accepted()), kind))[0]).toMatch(new RegExp(`^${code} `));
  });

  it('says of a row that was refused too long ago for Kiva’s words when that was', () => {
    const wordless: Problem = { loanId: 'L1', severity: 'error', details: '', code: '' };
    expect(told(stateOf(settled(accepted({ code: '', message: '', problems: [wordless] }))))).toEqual([
      `status.rowRefused | message.skipped.rowRefused | 77 |  | ${AT}`,
      `status.sentToFinalise |  | 77 |  | ${AT}`,
    ]);
  });

  it('puts problems beside their rows, errors and warnings apart, word for word', () => {
    const problems = [
      problem('L2', 'error', '=HYPERLINK("x")'),
      problem('L1', 'warning'),
      problem(' L2 ', 'warning', 'Second'),
    ];
    expect(told(stateOf(settled(accepted({ problems }))))).toEqual([
      `status.sentWithWarning | Loan is not active [loan.inactive] | 77 |  | ${AT}`,
      `status.rowRefused | =HYPERLINK("x") [loan.inactive]; Second [loan.inactive] | 77 |  | ${AT}`,
    ]);
  });

  it('shows what Kiva says of a call that it took with another code than success', () => {
    const said = accepted({ code: 'api.partial', message: 'Only 1 of 2 was counted' });
    expect(told(stateOf(settled(said)))).toEqual(
      both(`status.sentToFinalise | Only 1 of 2 was counted [api.partial] | 77 |  | ${AT}`),
    );
    expect(told(stateOf(settled(accepted({ code: 'API.Success' }))))[0]).toBe(
      `status.sentToFinalise |  | 77 |  | ${AT}`,
    );
    expect(told(stateOf(settled(accepted({ code: '', message: 'ok' }))))[0]).toBe(
      `status.sentToFinalise |  | 77 |  | ${AT}`,
    );
  });

  it('puts the problems of a refused call beside their rows too', () => {
    const outcome: Outcome = {
      fate: 'rejected',
      status: 422,
      code: '',
      message: 'Fix it',
      problems: [problem('L1', 'error')],
    };
    expect(told(stateOf(settled(outcome)))).toEqual([
      `status.refused | Loan is not active [loan.inactive] |  |  | ${AT}`,
      `status.refused | Fix it |  |  | ${AT}`,
    ]);
  });

  it('keeps a problem that names no row of its call', () => {
    const stray = problem('L9', 'error');
    const state = stateOf(settled(accepted({ problems: [stray, problem('L1', 'warning')] })));
    expect(unmatchedProblems(state)).toEqual([{ submissionId: 's1', problem: stray }]);
    expect(unmatchedProblems(stateOf({ phase: 'queued' }))).toEqual([]);
  });

  it('pairs journals with as many answers in order, and gives one answer to all', () => {
    const journals = (archiveIds: readonly string[], confirmUrls: readonly string[]) =>
      told(stateOf(settled({ fate: 'accepted', receipt: { ...WITHOUT_UPLOAD, archiveIds, confirmUrls } }), 'journal'));
    expect(journals(['a', 'b'], ['https://k/1', 'https://k/2'])).toEqual([
      `status.sentToPublish |  | a | -> https://k/1 | ${AT}`,
      `status.sentToPublish |  | b | -> https://k/2 | ${AT}`,
    ]);
    expect(journals(['a'], ['https://k/1'])).toEqual(both(`status.sentToPublish |  | a | -> https://k/1 | ${AT}`));
    expect(journals(['a', 'b', 'c'], [])).toEqual(both(`status.sentToPublish |  | a b c |  | ${AT}`));
  });

  it('keeps addresses that do not pair up as text, and leaves out one that is missing', () => {
    const links = (confirmUrls: readonly string[]) =>
      told(stateOf(settled({ fate: 'accepted', receipt: { ...WITHOUT_UPLOAD, confirmUrls } }), 'journal'));
    expect(links(['https://k/1', 'https://k/2', 'https://k/3'])).toEqual(
      both(`status.sentToPublish |  |  | https://k/1 https://k/2 https://k/3 | ${AT}`),
    );
    expect(links(['https://k/1', ''])).toEqual([
      `status.sentToPublish |  |  | -> https://k/1 | ${AT}`,
      `status.sentToPublish |  |  |  | ${AT}`,
    ]);
  });

  it('gives a draft its id and never a link', () => {
    const receipt = { ...WITHOUT_UPLOAD, draftId: 'uuid-1' };
    expect(told(stateOf(settled({ fate: 'accepted', receipt }), 'loanDraft'))[0]).toBe(
      `status.sentAsDraft |  | uuid-1 |  | ${AT}`,
    );
  });

  it('carries the environment in every status outside Production, and in none there', () => {
    for (const environment of ['sandbox', 'stage'] as const) {
      for (const { cells } of planWriteBack(stateOf(settled(accepted())), environment))
        expect(cells.status).toMatchObject({ params: { environment } });
    }
    const [write] = planWriteBack(stateOf({ phase: 'queued' }), 'production');
    expect(write?.cells.status).toEqual({ code: 'status.queued', params: {} });
  });

  it.each<[string, Pick<SkippedRow, 'reason' | 'warned' | 'kivasWords' | 'reviewLink'>, object]>([
    [
      'accepted',
      { reason: 'accepted', warned: false },
      {
        status: { code: 'status.sentToFinalise', params: { environment: 'stage' } },
        message: { code: 'message.skipped.accepted', params: { at: AT, reference: '66' } },
        reference: { verbatim: '66' },
        sentAt: { verbatim: AT },
      },
    ],
    [
      'accepted with a warning, a link and a word of Kiva',
      { reason: 'accepted', warned: true, kivasWords: 'Late', reviewLink: { link: 'https://kiva.org/a' } },
      {
        status: stage('status.sentWithWarning'),
        message: { verbatim: 'Late' },
        reference: { verbatim: '66' },
        reviewLink: { link: 'https://kiva.org/a' },
        sentAt: { verbatim: AT },
      },
    ],
    [
      'refused in its row',
      { reason: 'rowRefused', warned: true },
      {
        status: stage('status.rowRefused'),
        message: { code: 'message.skipped.rowRefused', params: { at: AT } },
        sentAt: { verbatim: AT },
      },
    ],
    [
      'unknown',
      { reason: 'unknown', warned: false },
      {
        status: stage('status.unknown'),
        message: { code: 'message.skipped.unknown', params: { at: AT } },
        sentAt: { verbatim: AT },
      },
    ],
    [
      'without a result',
      { reason: 'unsettled', warned: false },
      {
        status: stage('status.skipped'),
        message: { code: 'message.skipped.unsettled', params: { at: AT } },
      },
    ],
  ])('a row that stays at home keeps its status, and every column is written anew: %s', (_name, past, cells) => {
    const skipped: SkippedRow = { row: 5, key: 'L5', at: AT, reference: '66', ...past };
    const state = stateOf({ phase: 'queued' }, 'repayment', [skipped]);
    expect(planWriteBack(state, 'stage').at(-1)).toEqual({ row: 5, key: 'L5', cells: { ...NOTHING_ELSE, ...cells } });
  });

  it.each(['correctInPa2', 'second'] as const)('tells of a record that changed what to do about it: %s', (rule) => {
    const changed: ChangedRow = { row: 6, key: 'L6', rule, at: AT, reference: '66', submissionId: 'old' };
    const state = stateOf({ phase: 'queued' }, 'loanDraft', [], [changed]);
    const message = { code: `message.changed.${rule}`, params: { at: AT, reference: '66' } };
    expect(planWriteBack(state, 'stage').at(-1)).toEqual({
      row: 6,
      key: 'L6',
      cells: { ...NOTHING_ELSE, status: stage('status.skipped'), message },
    });
  });

  describe('rows that only the register knows', () => {
    const past = { key: 'L5', at: AT, reference: '66', warned: false };
    const skipped = (['accepted', 'rowRefused', 'unknown', 'unsettled'] as const).map((reason, row): SkippedRow => ({
      row,
      reason,
      ...past,
    }));
    const changed: ChangedRow = { row: 9, key: 'L9', rule: 'correctInPa2', at: AT, reference: '', submissionId: 'old' };
    const base = stateOf({ phase: 'queued' }, 'repayment', skipped, [changed]);
    const state: RunState = { ...base, known: { s0: { kind: 'repayment', skipped, changed: [changed] } } };
    const LINES = [
      `status.sentToFinalise | message.skipped.accepted | 66 |  | ${AT}`,
      `status.rowRefused | message.skipped.rowRefused |  |  | ${AT}`,
      `status.unknown | message.skipped.unknown |  |  | ${AT}`,
      'status.skipped | message.skipped.unsettled |  |  | ',
      'status.skipped | message.changed.correctInPa2 |  |  | ',
    ];

    it('are written whole, since "queued" stood there, and once', () => {
      expect(told(state).slice(2)).toEqual(LINES);
    });

    it('are written under the id that they did not leave by', () => {
      expect(planWriteBack(state, 'stage', ['s0']).map(({ row }) => row)).toEqual([0, 1, 2, 3, 9]);
      expect(planWriteBack(state, 'stage', ['s1']).map(({ row }) => row)).toEqual([1, 2]);
    });

    it('are written too when nothing else was left to send', () => {
      const alone: RunState = { ...state, plan: { ...state.plan, submissions: [] } };
      expect(told(alone)).toEqual(LINES);
    });
  });

  it('answers the submissions named, and then not the rows that stayed at home', () => {
    const past: SkippedRow = { row: 5, key: 'L5', reason: 'unknown', at: AT, reference: '', warned: false };
    const state = stateOf({ phase: 'queued' }, 'repayment', [past]);
    expect(planWriteBack(state, 'stage', ['s1']).map(({ row }) => row)).toEqual([1, 2]);
    expect(planWriteBack(state, 'stage', ['other'])).toEqual([]);
    expect(planWriteBack(state, 'stage')).toHaveLength(3);
  });

  it('fills codes with the params that they are listed with', () => {
    const standings: readonly SubmissionState[] = [
      settled({ fate: 'unknown', reason: 'notTheContract', status: 200 }),
      settled({ fate: 'unknown', reason: 'cut' }),
      settled({ fate: 'rejected', status: 400, code: '', message: '', problems: [] }),
      settled({ fate: 'limited', status: 429 }),
      settled({ fate: 'notSent', reason: 'runStopped' }),
      settled(accepted()),
    ];
    const skipped = (['accepted', 'rowRefused', 'unknown', 'unsettled'] as const).map((reason, row) => ({
      row,
      key: '',
      reason,
      at: AT,
      reference: '1',
      warned: false,
    }));
    for (const { cells } of standings.flatMap((standing) =>
      planWriteBack(stateOf(standing, 'repayment', skipped), 'stage'),
    )) {
      for (const said of [cells.status, cells.message]) {
        if (said && 'code' in said)
          expect([said.code, ...Object.keys(said.params)]).toEqual([
            said.code,
            ...STATUS_PARAMS[said.code as StatusCode],
          ]);
      }
    }
  });
});

describe('what a person found in PA2', () => {
  const unknown: Outcome = { fate: 'unknown', reason: 'cut' };
  const decided = (arrived: boolean, initials?: string): RunState =>
    stateOf({
      phase: 'settled',
      at: AT,
      outcome: unknown,
      decision: { at: '2026-11-03T08:00:00.000Z', arrived, ...(initials !== undefined && { initials }) },
    });

  it('has a status of its own, either way, and says since when', () => {
    const [arrived] = planWriteBack(decided(true, 'AB'), 'stage');
    expect(arrived?.cells).toMatchObject({
      status: { code: 'status.foundInPa2', params: { environment: 'stage' } },
      message: { code: 'message.decided.arrived', params: { at: '2026-11-03T08:00:00.000Z', initials: 'AB' } },
      sentAt: { verbatim: AT },
    });
    const [missing] = planWriteBack(decided(false), 'production');
    expect(missing?.cells).toMatchObject({
      status: { code: 'status.notInPa2', params: {} },
      message: { code: 'message.decided.notArrived', params: { initials: '' } },
      sentAt: null,
    });
  });

  it('counts for nothing beside Kiva’s own answer', () => {
    const state = stateOf({ phase: 'settled', at: AT, outcome: accepted(), decision: { at: AT, arrived: false } });
    expect(planWriteBack(state, 'production')[0]?.cells.status).toMatchObject({ code: 'status.sentToFinalise' });
  });

  it('stays when a later send leaves the row at home', () => {
    const past: SkippedRow = {
      row: 9,
      key: 'L9',
      reason: 'accepted',
      at: AT,
      reference: '',
      warned: false,
      found: { at: AT, arrived: true },
    };
    const cells = planWriteBack(stateOf({ phase: 'queued' }, 'repayment', [past]), 'production').at(-1)?.cells;
    expect(cells?.status).toMatchObject({ code: 'status.foundInPa2' });
  });
});
