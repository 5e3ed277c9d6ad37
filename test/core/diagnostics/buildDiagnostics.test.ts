import fc from 'fast-check';
import type { Outcome, Problem } from '../../../src/core/kiva/outcome';
import { buildDiagnostics, type DiagnosticWishes } from '../../../src/core/diagnostics/buildDiagnostics';
import { textRedactor } from '../../../src/core/diagnostics/redactText';
import type { LedgerRun, LedgerSubmission } from '../../../src/core/send/ledgerRun';
import { RECEIPT, runOf, submissionOf, UNKNOWN } from '../send/runs';

const WISHES: DiagnosticWishes = {
  madeAt: '2026-11-05T10:00:00Z',
  versions: { addIn: '0.4.0', relay: '0.4.0' },
  withFailedLoanIds: false,
};

const problem = (loanId: string, details: string, severity: Problem['severity'] = 'error'): Problem => ({
  loanId,
  details,
  code: 'loan.unknown',
  severity,
});

describe('buildDiagnostics', () => {
  const refused: Outcome = {
    fate: 'accepted',
    receipt: { ...RECEIPT, uploadId: '880077', problems: [problem('L-42', 'Loan L-42 of "Awa Diop" owes 125000.50')] },
  };
  const run = runOf(
    [
      submissionOf(
        's-1',
        [
          ['L-42', 1250],
          ['L-43', 6],
        ],
        refused,
      ),
      submissionOf('s-2', [['L-44', 7]], UNKNOWN),
    ],
    {
      initials: 'AB',
      control: { given: '98765', reason: 'Awa pays later' },
    },
  );

  it('tells Kiva’s own ids, times, codes and words, and nothing of the rows', () => {
    expect(buildDiagnostics([run], WISHES)).toEqual({
      version: 1,
      madeAt: '2026-11-05T10:00:00Z',
      versions: { addIn: '0.4.0', relay: '0.4.0' },
      runs: [
        {
          runId: 'run-1',
          environment: 'sandbox',
          partnerId: '7',
          kind: 'repayment',
          month: '2026-10',
          startedAt: '2026-11-02T09:59:00Z',
          storeId: 'store-1',
          submissions: [
            {
              id: 's-1',
              rowCount: 2,
              settledAt: '2026-11-02T10:00:00Z',
              fate: 'accepted',
              code: 'api.success',
              message: 'Taken',
              uploadId: '880077',
              problems: [{ severity: 'error', code: 'loan.unknown', message: 'Loan [...] of [...] owes [...]' }],
            },
            { id: 's-2', rowCount: 1, settledAt: '2026-11-02T10:00:00Z', fate: 'unknown', reason: 'cut', problems: [] },
          ],
        },
      ],
    });
  });

  it('names the failed rows’ loans, and those alone, when she ticked it', () => {
    const told = JSON.stringify(buildDiagnostics([run], { ...WISHES, withFailedLoanIds: true }));
    expect(told).toContain('"loanId":"L-42"');
    expect(told).toContain('Loan L-42 of [...] owes [...]');
    expect(told).not.toMatch(/L-43|L-44|1250/);
  });

  describe('of a call that Kiva refused without a problem of its own', () => {
    const bare: Outcome = { fate: 'rejected', status: 400, code: 'bad.request', message: 'Not GRP-7', problems: [] };
    const { rows, ...draft } = submissionOf(
      's-2',
      [
        ['L-51', 1],
        ['L-52', 2],
      ],
      bare,
    );
    const refusals = runOf([
      submissionOf('s-1', [['L-50', 8]], { ...bare, message: 'No' }),
      { ...draft, rows: rows.map((row) => ({ ...row, groupId: 'GRP-7' })) },
      submissionOf('s-3', [['L-53', 9]], { fate: 'accepted', receipt: RECEIPT }),
      submissionOf('s-4', [['L-54', 9]], UNKNOWN),
    ]);

    it('names the loans of its rows, and a group’s own, when she ticked it', () => {
      const [told] = buildDiagnostics([refusals], { ...WISHES, withFailedLoanIds: true }).runs;
      expect(told?.submissions.map(({ refusedLoanIds }) => refusedLoanIds)).toEqual([
        ['L-50'],
        ['GRP-7', 'L-51', 'L-52'],
        undefined,
        undefined,
      ]);
      expect(told?.submissions[1]?.message).toBe('Not GRP-7');
      expect(JSON.stringify(told)).not.toMatch(/L-53|L-54/);
    });

    it('names no loan and no group when she did not', () => {
      const told = JSON.stringify(buildDiagnostics([refusals], WISHES));
      expect(told).not.toMatch(/L-5|GRP-7|refusedLoanIds/);
    });
  });

  it('hides a group’s own id, and a client’s', () => {
    const details = 'Group G-12 of client K7 has loan L-1';
    const call = submissionOf('s', [['L-1', 1]], {
      fate: 'accepted',
      receipt: { ...RECEIPT, problems: [problem('L-1', details)] },
    });
    const rows = call.rows.map((row) => ({ ...row, groupId: 'G-12', clientId: 'K7' }));
    const told = buildDiagnostics([runOf([{ ...call, rows }])], WISHES);
    expect(told.runs[0]?.submissions[0]?.problems[0]?.message).toBe('Group [...] of client [...] has loan [...]');
  });

  it('hides the words of names in any order and spelling, and leaves Kiva’s codes whole', () => {
    const details = 'DIOP, Awa; N’Diaye Ly and Traore: loan is closed by the diopter';
    const call = submissionOf('s', [['L-1', 1]], {
      fate: 'accepted',
      receipt: { ...RECEIPT, problems: [{ ...problem('L-1', details), code: 'loan.closed' }] },
    });
    const rowTexts = ['Awa Diop', 'Ly N’Diaye', 'TRAORÉ', 'a closed loan'];
    const [told] = buildDiagnostics([runOf([call])], { ...WISHES, rowTexts }).runs[0]?.submissions[0]?.problems ?? [];
    expect(told).toEqual({
      severity: 'error',
      code: 'loan.closed',
      message: '[...], [...]; N’[...] [...] and [...]: [...] is [...] by the diopter',
    });
  });

  it('leaves out, and says so, what Kiva said of rows whose words are not at hand', () => {
    const said = { code: 'Awa is late', message: 'Awa is late', problems: [problem('L-1', 'Awa is late')] };
    const call = submissionOf('s', [['L-1', 1]], { fate: 'rejected', status: 400, ...said });
    const file = buildDiagnostics([runOf([call])], { ...WISHES, unread: new Set(['s']) });
    expect(file.runs[0]?.submissions[0]).toEqual({
      id: 's',
      rowCount: 1,
      settledAt: '2026-11-02T10:00:00Z',
      fate: 'rejected',
      status: 400,
      code: '',
      messagesLeftOut: 'sheetNotRead',
      problems: [{ severity: 'error', code: 'loan.unknown' }],
    });
  });

  it('keeps the decision and leaves out who made it', () => {
    const decided = {
      ...submissionOf('s', [['L-1', 1]], UNKNOWN),
      decision: { at: '2026-11-03T00:00:00Z', arrived: true, initials: 'QX' },
    };
    const told = buildDiagnostics([runOf([decided])], WISHES);
    expect(told.runs[0]?.submissions[0]?.decision).toEqual({ at: '2026-11-03T00:00:00Z', arrived: true });
    expect(JSON.stringify(told)).not.toContain('QX');
  });

  const word = fc.stringMatching(/^[A-Z][a-zé]{3,8} [A-Z][a-z]{3,8}$/);
  const loan = fc.oneof(
    fc.stringMatching(/^[A-Z]{2}-[0-9]{4,8}$/),
    fc.stringMatching(/^[1-9][0-9]{5,9}$/),
    fc.stringMatching(/^[A-Z]{3}\/[0-9]{4}[*+(]$/),
  );
  const amount = fc.integer({ min: 1_000_000, max: 999_999_999 }).map((cents) => cents / 100);
  const row = fc.record({ loan, client: loan, name: word, amount });
  type Row = { loan: string; client: string; name: string; amount: number };

  const saying = (rows: readonly Row[], style: number): readonly Problem[] =>
    rows.map(({ loan: id, client, name, amount: owed }, n) => {
      const texts = [
        `Loan ${id} (client ${client}) of ${name}: ${owed} is wrong`,
        `${name.toUpperCase()} owes ${owed.toLocaleString('en')}, see ${id.toLowerCase()}`,
        `bad:${client}=${id};${owed.toLocaleString('de')} "${name}"`,
      ];
      return problem(id, texts[(n + style) % texts.length] ?? '', n % 2 === 0 ? 'error' : 'warning');
    });

  const outcomeOf = (rows: readonly Row[], style: number): Outcome | undefined => {
    const problems = saying(rows, style);
    const message = problems[0]?.details ?? '';
    return [
      undefined,
      {
        fate: 'accepted',
        receipt: { ...RECEIPT, message, confirmUrls: [`https://kiva.example/${rows[0]?.loan ?? ''}`], problems },
      } as const,
      { fate: 'rejected', status: 400, code: message, message, problems } as const,
      { fate: 'unauthorised', status: 403, code: 'x', message } as const,
      UNKNOWN,
    ][style % 5];
  };

  it('never holds a borrower’s text, amount or id', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.array(row, { minLength: 1, maxLength: 6 }), fc.nat(20)), { maxLength: 5 }),
        (calls) => {
          const submissions = calls.map(([rows, style], n): LedgerSubmission => {
            const outcome = outcomeOf(rows, style);
            return {
              id: `s${n}`,
              rows: rows.map((own) => ({
                key: `${own.loan}\u001f${own.client}`,
                fingerprint: `f-${own.loan}`,
                content: `c-${own.amount}`,
                loanId: own.loan,
                clientId: own.client,
                amount: own.amount,
                row: 5,
              })),
              ...(outcome && { outcome: { at: '2026-11-02T10:00:00Z', outcome } }),
            };
          });
          const runs: LedgerRun[] = [runOf(submissions, { control: { given: '555555555' } })];
          const rowTexts = calls.flatMap(([rows]) => rows.map(({ name }) => name));
          const told = JSON.stringify(buildDiagnostics(runs, { ...WISHES, rowTexts })).toLowerCase();
          for (const { loan: id, client, name, amount: owed } of calls.flatMap(([rows]) => rows)) {
            for (const secret of [
              id,
              client,
              name,
              String(owed),
              owed.toLocaleString('en'),
              owed.toLocaleString('de'),
            ]) {
              expect(told).not.toContain(secret.toLowerCase());
            }
          }
          expect(told).not.toContain('555555555');
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('textRedactor', () => {
  it.each([
    ['Loan 12 is late', ['12'], 'Loan [...] is late'],
    ['Loan 123 is late', ['12'], 'Loan 123 is late'],
    ['Loan A is at Alpha', ['A'], 'Loan [...] is at Alpha'],
    ['12 345 and 1’234’567.50', [], '[...] and [...]'],
    ['rows 1, 2 and 2026 remain', [], 'rows 1, 2 and 2026 remain'],
    ["it’s “Awa” and 'Awa D.' today", [], 'it’s [...] and [...] today'],
    ['٤٨٢٥٠ francs', [], '[...] francs'],
    ['api.success', [''], 'api.success'],
  ])('%s without %p', (text, secrets, expected) => {
    expect(textRedactor(secrets, new Set())(text)).toBe(expected);
  });

  it('keeps an allowed text where it stands alone, and no part of a longer one', () => {
    const redact = textRedactor(['12'], new Set(['12', 'L-104297']));
    expect(redact('12 of L-104297, not L-1042970 nor 12,345')).toBe('12 of L-104297, not L-[...] nor [...]');
  });
});
