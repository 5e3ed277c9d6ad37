import fc from 'fast-check';
import { RECORD_KINDS } from '../../../src/core/catalogue';
import type { RecordDraft } from '../../../src/core/check/checkSheet';
import { RowValues, ValueLayout } from '../../../src/core/check/rowValues';
import { sumText } from '../../../src/core/cell/decimal';
import { bodyOfRecords, buildSubmissions, recordShare } from '../../../src/core/submission/buildSubmissions';
import { contentText, fingerprintText } from '../../../src/core/submission/fingerprint';
import { inBatches } from '../../../src/core/submission/inBatches';
import { recordText } from '../../../src/core/submission/recordText';

const CONTEXT = { environment: 'sandbox', partnerId: '7', month: '2026-10' } as const;
type Context = Parameters<typeof buildSubmissions>[1];

function recordOf(row: number, values: Readonly<Record<string, string | number | boolean>>): RecordDraft {
  const entries = Object.entries(values).map(([field, value]) => [field, { value, cell: { row, column: 0 } }] as const);
  return { row, identity: [String(row)], values: new Map(entries) };
}

const repaymentOf = (row: number, loan: string, amount: number) =>
  recordOf(row, { 'repayment.loanId': loan, 'repayment.amount': amount });

function counter(): () => string {
  let made = 0;
  return () => `id-${(made += 1)}`;
}

function submissionsOf(records: readonly RecordDraft[], kind = RECORD_KINDS.repayment, firstRows?: number) {
  const prepared = records.map((record) =>
    recordShare(kind, record, { fingerprint: `f${record.row}`, content: `c${record.row}` }),
  );
  return buildSubmissions(kind, CONTEXT, prepared, counter(), firstRows);
}

describe('bodies', () => {
  it('are the exact JSON of the contract: ids as texts, amounts as plain numbers', () => {
    const [submission] = submissionsOf([
      recordOf(1, {
        'repayment.loanId': '00123',
        'repayment.clientId': '184729',
        'repayment.amount': 25,
        'repayment.currency': 'KES',
      }),
      recordOf(2, { 'repayment.loanId': 'A"1', 'repayment.amount': 1e-7 }),
    ]);
    expect(submission?.body).toBe(
      '{"repayments":[{"loan_id":"00123","client_id":"184729","amount":25},{"loan_id":"A\\"1","amount":0.0000001}]}',
    );
    expect(submission).toMatchObject({
      id: 'id-1',
      kind: 'repayment',
      environment: 'sandbox',
      partnerId: '7',
      endpoint: 'postRepayments',
      rows: [
        { row: 1, key: '1', fingerprint: 'f1', loanId: '00123', clientId: '184729', amount: 25 },
        { row: 2, key: '2', fingerprint: 'f2', loanId: 'A"1', amount: 1e-7 },
      ],
    });
    expect(submission?.rows[1]).not.toHaveProperty('clientId');
  });

  it('stand under their own key for journals', () => {
    const [submission] = submissionsOf(
      [recordOf(1, { 'journal.loanId': 'L1', 'journal.subject': 'News', 'journal.body': 'Line 1\nLine "2"' })],
      RECORD_KINDS.journal,
    );
    expect(submission?.body).toBe(
      '{"journals":[{"internal_loan_id":"L1","subject":"News","body":"Line 1\\nLine \\"2\\""}]}',
    );
    expect(submission?.rows[0]).not.toHaveProperty('amount');
  });

  it('leave out of a draft what is empty, and close the holes of a schedule', () => {
    const draft = recordOf(1, {
      'loanDraft.loanId': 'L1',
      'loanDraft.firstName': 'Ana',
      'loanDraft.amount': 500,
      'loanDraft.waiver': false,
      'loanDraft.activity': 12,
      'loanDraft.scheduleDate': '2026-12-01',
      'loanDraft.principal': 250,
      'loanDraft.scheduleDate#3': '2027-02-01',
      'loanDraft.principal#3': 250,
      'loanDraft.interest#3': 0,
      'loanDraft.sector': 'Food',
      'loanDraft.status': 'open',
    });
    const [submission] = submissionsOf([draft], RECORD_KINDS.loanDraft);
    expect(JSON.parse(submission?.body ?? '')).toEqual({
      entreps: [{ loan_id: 'L1', first_name: 'Ana', amount: 500 }],
      activity_id: 12,
      client_waiver_signed: false,
      schedule: [
        { date: '2026-12-01', principal: 250 },
        { date: '2027-02-01', principal: 250, interest: 0 },
      ],
    });
  });

  it('can be made again from the records, in part too', () => {
    const [submission] = submissionsOf([repaymentOf(1, 'L1', 25), repaymentOf(2, 'L2', 0.5)]);
    const { records = [], body, month } = submission ?? {};
    expect(bodyOfRecords(RECORD_KINDS.repayment, records)).toBe(body);
    expect(bodyOfRecords(RECORD_KINDS.repayment, records.slice(1))).toBe(
      '{"repayments":[{"loan_id":"L2","amount":0.5}]}',
    );
    expect(month).toBe('2026-10');
    const [draft] = submissionsOf([recordOf(1, { 'loanDraft.loanId': 'L1' })], RECORD_KINDS.loanDraft);
    expect(bodyOfRecords(RECORD_KINDS.loanDraft, draft?.records ?? [])).toBe(draft?.body);
    expect(draft).not.toHaveProperty('month');
  });

  it('go one draft a call', () => {
    const drafts = [1, 2, 3].map((row) => recordOf(row, { 'loanDraft.loanId': `L${row}` }));
    expect(submissionsOf(drafts, RECORD_KINDS.loanDraft)).toHaveLength(3);
  });

  it('hold every text as it is, whatever JSON makes of its signs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const body = recordText(RECORD_KINDS.loanDraft.fields, recordOf(1, { 'loanDraft.description': text }));
        expect(body).toBe(JSON.stringify({ description: text }));
      }),
      { numRuns: 1000 },
    );
    const half = recordOf(1, { 'loanDraft.description': '\ud800 "a\\b"\n' });
    expect(recordText(RECORD_KINDS.loanDraft.fields, half)).toBe('{"description":"\\ud800 \\"a\\\\b\\"\\n"}');
  });

  it('close up a list where an instalment between others is empty, and leave out what holds nothing', () => {
    const record = recordOf(1, {
      'loanDraft.loanId': '1',
      'loanDraft.principal': 5,
      'loanDraft.scheduleDate#3': '2026-01-01',
      'loanDraft.principal#3': 7.5,
    });
    expect(recordText(RECORD_KINDS.loanDraft.fields, record)).toBe(
      '{"entreps":[{"loan_id":"1"}],"schedule":[{"principal":5},{"date":"2026-01-01","principal":7.5}]}',
    );
    expect(recordText(RECORD_KINDS.loanDraft.fields, recordOf(1, {}))).toBe('{}');
  });

  it('are written alike from the rows of a sheet and from plain maps', () => {
    const keys = ['loanDraft.loanId', 'loanDraft.amount', 'loanDraft.scheduleDate', 'loanDraft.scheduleDate#2'];
    const constants = new Map([['loanDraft.currency', { value: 'KES' }]]);
    const values = new RowValues(new ValueLayout(keys, [0, 1, 2, 3], constants), 1, ['1', 5, undefined, '2026-02-01']);
    const { fields } = RECORD_KINDS.loanDraft;
    const text = recordText(fields, { row: 1, identity: [], values });
    expect(text).toBe(recordText(fields, { row: 1, identity: [], values: new Map(values) }));
    expect(text).toBe('{"entreps":[{"loan_id":"1","amount":5}],"currency":"KES","schedule":[{"date":"2026-02-01"}]}');
  });

  it('put a list of plain values where the path says so', () => {
    const text = recordText(RECORD_KINDS.loanDraft.fields, recordOf(1, { 'loanDraft.notPictured': true }));
    expect(text).toBe('{"not_pictured":[true]}');
  });
});

describe('batches', () => {
  it('hold at most the size, in order', () => {
    const rows = Array.from({ length: 1218 }, (_, n) => repaymentOf(n, `L${n}`, n));
    const submissions = submissionsOf(rows);
    expect(submissions.map(({ rows: own }) => own.length)).toEqual([200, 200, 200, 200, 200, 200, 18]);
    expect(submissions.flatMap(({ rows: own }) => own.map(({ row }) => row))).toEqual(rows.map(({ row }) => row));
  });

  it('may begin with a few rows', () => {
    const rows = Array.from({ length: 405 }, (_, n) => repaymentOf(n, `L${n}`, n));
    const sizes = submissionsOf(rows, RECORD_KINDS.repayment, 3).map(({ rows: own }) => own.length);
    expect(sizes).toEqual([3, 200, 200, 2]);
  });

  it('never hold more than Kiva advises, whatever a kind says', () => {
    const rows = Array.from({ length: 301 }, (_, n) => repaymentOf(n, `L${n}`, n));
    const sizes = submissionsOf(rows, { ...RECORD_KINDS.repayment, batchSize: 1000 }).map(
      ({ rows: own }) => own.length,
    );
    expect(sizes).toEqual([300, 1]);
  });

  it('never share a loan, lose or double a record, or change the sum', () => {
    const entries = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 1e9 })), {
      maxLength: 120,
    });
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 12 }), (rows, size) => {
        const records = rows.map(([loan, cents], row) => repaymentOf(row, `L${loan}`, cents / 100));
        const batches = submissionsOf(records, { ...RECORD_KINDS.repayment, batchSize: size });
        for (const { rows: own, body } of batches) {
          expect(new Set(own.map(({ loanId }) => loanId)).size).toBe(own.length);
          expect(own.length).toBeLessThanOrEqual(size);
          const sent = (JSON.parse(body) as { repayments: readonly { loan_id: string; amount: number }[] }).repayments;
          expect(sent.map(({ loan_id, amount }) => [loan_id, amount])).toEqual(
            own.map(({ loanId, amount }) => [loanId, amount]),
          );
        }
        const sentRows = batches.flatMap(({ rows: own }) => own.map(({ row }) => row));
        expect([...sentRows].sort((a, b) => a - b)).toEqual(records.map(({ row }) => row));
        const amounts = batches.flatMap(({ rows: own }) => own.map(({ amount }) => amount ?? 0));
        expect(sumText(amounts)).toBe(sumText(rows.map(([, cents]) => cents / 100)));
      }),
      { numRuns: 300 },
    );
  });

  it('take one loan thousands of times without looking at every batch', () => {
    let looks = 0;
    const batches = inBatches(
      Array.from({ length: 20_000 }, (_, n) => n),
      200,
      () => {
        looks += 1;
        return 'same';
      },
    );
    expect(batches).toHaveLength(20_000);
    expect(looks).toBe(20_000);
  });
});

describe('fingerprints', () => {
  const { repayment, loanDraft, journal } = RECORD_KINDS;
  const text = (record: RecordDraft, context: Partial<Context> = {}, kind = repayment) =>
    fingerprintText(kind, { ...CONTEXT, ...context }, kind.recordKey.two, record);
  const first = repaymentOf(1, 'L1', 25);

  it('are another for another environment, partner, month, loan or amount', () => {
    const others = [
      text(first, { environment: 'stage' }),
      text(first, { partnerId: '8' }),
      text(first, { month: '2026-11' }),
      text(repaymentOf(1, 'L2', 25)),
      text(repaymentOf(1, 'L1', 25.5)),
      text(first),
    ];
    expect(new Set(others).size).toBe(others.length);
  });

  it('are the same for another row, another display and a column that does not count', () => {
    const moved = recordOf(9, {
      'repayment.amount': 25,
      'repayment.loanId': 'L1',
      'repayment.clientId': 'C1',
      'repayment.currency': 'KES',
    });
    expect(text(moved)).toBe(text(first));
  });

  it('know the client where the client is part of the key', () => {
    const withClient = (client: string) =>
      recordOf(1, { 'repayment.loanId': 'L1', 'repayment.clientId': client, 'repayment.amount': 1 });
    const three = (record: RecordDraft) => fingerprintText(repayment, CONTEXT, repayment.recordKey.three, record);
    expect(three(withClient('C1'))).not.toBe(three(withClient('C2')));
  });

  it('count the month only where a kind is monthly', () => {
    const entry = recordOf(1, { 'journal.loanId': 'L1', 'journal.subject': 'a', 'journal.body': 'b' });
    expect(text(entry, { month: '2026-11' }, journal)).toBe(text(entry, {}, journal));
    const other = recordOf(1, { 'journal.loanId': 'L1', 'journal.subject': 'a', 'journal.body': 'c' });
    expect(text(other, {}, journal)).not.toBe(text(entry, {}, journal));
  });

  it('hold every field of a draft, instalments by their place', () => {
    const draft = (values: Readonly<Record<string, string | number>>) =>
      text(recordOf(1, { 'loanDraft.loanId': 'L1', ...values }), {}, loanDraft);
    const texts = [
      draft({}),
      draft({ 'loanDraft.firstName': 'Ana' }),
      draft({ 'loanDraft.lastName': 'Ana' }),
      draft({ 'loanDraft.principal': 1, 'loanDraft.principal#2': 2 }),
      draft({ 'loanDraft.principal': 2, 'loanDraft.principal#2': 1 }),
    ];
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('do not change when a blank instalment between two goes, since the call does not either', () => {
    const instalments = (second: string) =>
      text(
        recordOf(1, { 'loanDraft.loanId': 'L1', 'loanDraft.principal': 1, [`loanDraft.principal${second}`]: 2 }),
        {},
        loanDraft,
      );
    expect(instalments('#3')).toBe(instalments('#2'));
    expect(instalments('#3')).toContain('2');
  });

  it('have a content that knows neither loan, month, environment nor CSV format, and every word of a journal', () => {
    const repaid = (loan: string, amount: number, more = {}) =>
      contentText(repayment, recordOf(1, { 'repayment.loanId': loan, 'repayment.amount': amount, ...more }));
    expect(repaid('L1', 5)).toBe(repaid('L2', 5, { 'repayment.clientId': 'C1' }));
    expect(repaid('L1', 5)).not.toBe(repaid('L1', 5.5));
    const said = (subject: string, body: string) =>
      contentText(journal, recordOf(1, { 'journal.loanId': 'L1', 'journal.subject': subject, 'journal.body': body }));
    expect(new Set([said('a', 'b'), said('a', 'c'), said('b', 'b')]).size).toBe(3);
    const draft = (values: Readonly<Record<string, string>>) => contentText(loanDraft, recordOf(1, values));
    expect(draft({ 'loanDraft.loanId': 'L1', 'loanDraft.firstName': 'Ana' })).toBe(
      draft({ 'loanDraft.loanId': 'L2', 'loanDraft.firstName': 'Ana' }),
    );
    expect(draft({ 'loanDraft.firstName': 'Ana' })).not.toBe(draft({ 'loanDraft.firstName': 'Eva' }));
  });

  it('do not run values together', () => {
    expect(text(recordOf(1, { 'repayment.loanId': 'L1","x', 'repayment.amount': 1 }))).not.toBe(
      text(recordOf(1, { 'repayment.loanId': 'L1', 'repayment.amount': 1 })),
    );
  });
});
