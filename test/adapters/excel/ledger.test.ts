import { createLedger } from '../../../src/adapters/excel/ledger';
import { LEDGER_NAMESPACE, OPEN_PART_BYTES, PART_BYTES } from '../../../src/adapters/excel/ledgerParts';
import type { Outcome } from '../../../src/core/kiva/outcome';
import type { LedgerRun, LedgerSubmission } from '../../../src/core/send/ledgerRun';
import { closeSheet, openSheet, type SheetInExcel } from './sheetInExcel';

afterEach(closeSheet);

const OUTCOMES: Outcome[] = [
  {
    fate: 'accepted',
    receipt: {
      code: 'OK',
      message: 'Ñ ]]> <b>',
      uploadId: '77',
      draftId: '5',
      archiveIds: ['1'],
      confirmUrls: ['https://pa2.example/?a=1&b=2'],
      problems: [{ loanId: '1', details: 'd', code: 'c', severity: 'warning' }],
    },
  },
  { fate: 'rejected', status: 400, code: 'bad', message: 'm', problems: [] },
  { fate: 'limited', status: 429, retryAfterSeconds: 7 },
  { fate: 'limited', status: 429 },
  { fate: 'unauthorised', status: 401, code: 'c', message: 'm' },
  { fate: 'notSent', reason: 'cancelled' },
  { fate: 'unknown', reason: 'cut', status: 502 },
  { fate: 'unknown', reason: 'relayLost' },
];

const hash = (n: number): string => n.toString(16).padStart(64, '0');

function run(
  runId: string,
  submissionCount: number,
  rowsEach: number,
  keyOf = (n: number) => `L${n}\u001fAna ${n}`,
): LedgerRun {
  const submissions = Array.from({ length: submissionCount }, (_, s): LedgerSubmission => {
    const rows = Array.from({ length: rowsEach }, (__, r) => {
      const n = s * rowsEach + r;
      return { key: keyOf(n), fingerprint: hash(n), loanId: String(n), amount: n + 0.25, row: n + 1 };
    });
    return { id: `${runId}-s${s}`, rows };
  });
  return {
    version: 1,
    runId,
    kind: 'repayment',
    environment: 'sandbox',
    partnerId: '26',
    storeId: 'store',
    sheetId: '{1}',
    templateId: 't',
    month: '2026-05',
    startedAt: `2026-06-01T10:00:00.000Z`,
    submissions,
  };
}

const settledAs = (n: number, outcome: Outcome = OUTCOMES[n % OUTCOMES.length]!) => ({
  at: `2026-06-01T10:00:${String(n % 60).padStart(2, '0')}.000Z`,
  outcome,
});

const withOutcomes = (
  opened: LedgerRun,
  outcomes: readonly (readonly [number, ReturnType<typeof settledAs>])[],
): LedgerRun => ({
  ...opened,
  submissions: opened.submissions.map((submission, s) => {
    const outcome = outcomes.find(([at]) => at === s)?.[1];
    return outcome === undefined ? submission : { ...submission, outcome };
  }),
});

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Bytes of every write of a custom XML part from now on. */
function journalOfParts({ model }: SheetInExcel): () => readonly number[] {
  const writes: number[] = [];
  const { addPart, setPart } = model;
  Object.assign(model, {
    addPart: (xml: string) => (writes.push(bytesOf(xml)), addPart.call(model, xml)),
    setPart: (id: string, xml: string) => (writes.push(bytesOf(xml)), setPart.call(model, id, xml)),
  });
  return () => writes;
}

it('reads back what was opened and settled, from another pane, oldest run first', async () => {
  openSheet([['Loan']]);
  const ledger = createLedger();
  expect(await ledger.runs()).toEqual([]);
  const later = { ...run('B', 1, 1), startedAt: '2026-06-02T10:00:00.000Z' };
  await ledger.open(later);
  const opened = run('A', OUTCOMES.length + 1, 3);
  await ledger.open(opened);
  for (const [s] of OUTCOMES.entries()) await ledger.settle('A', `A-s${s}`, settledAs(s));
  const outcomes = OUTCOMES.map((_, s) => [s, settledAs(s)] as const);
  expect(await createLedger().runs()).toEqual([withOutcomes(opened, outcomes), later]);
});

it('opens a run of 10,000 rows in one batch, in parts of at most 64 KB, and never rewrites a full one', async () => {
  const { model, batchesOf } = openSheet([['Loan']]);
  const ledger = createLedger();
  const opened = run('A', 50, 200);
  expect(await batchesOf(() => ledger.open(opened))).toBe(1);
  const before = new Map(model.parts.map(({ id, xml }) => [id, xml]));
  expect(before.size).toBeGreaterThan(20);
  for (const xml of before.values()) expect(bytesOf(xml)).toBeLessThanOrEqual(PART_BYTES);
  for (let s = 0; s < 50; s += 1) await ledger.settle('A', `A-s${s}`, settledAs(s));
  for (const { id, xml } of model.parts) expect(before.get(id) ?? xml).toBe(xml);
  expect(await createLedger().runs()).toEqual([
    withOutcomes(
      opened,
      Array.from({ length: 50 }, (_, s) => [s, settledAs(s)] as const),
    ),
  ]);
});

it('writes bytes that grow with the submissions, not with their square', async () => {
  const bytesFor = async (count: number): Promise<number> => {
    const opened = openSheet([['Loan']]);
    const partWrites = journalOfParts(opened);
    const ledger = createLedger();
    await ledger.open(run('A', count, 1));
    for (let s = 0; s < count; s += 1) await ledger.settle('A', `A-s${s}`, settledAs(0));
    expect(opened.lane.journal().batches.length).toBeLessThanOrEqual(1.1 * count + 1);
    return partWrites().reduce((sum, bytes) => sum + bytes, 0);
  };
  const counts = [50, 100, 200, 400, 800];
  const bytes: number[] = [];
  for (const count of counts) bytes.push(await bytesFor(count));
  // One outcome costs at most the part that is still open, and no more when there are many.
  const costs = counts.slice(1).map((count, at) => (bytes[at + 1]! - bytes[at]!) / (count - counts[at]!));
  expect(Math.max(...costs)).toBeLessThan(0.75 * OPEN_PART_BYTES);
  expect(costs.at(-1)! / costs[0]!).toBeLessThan(1.1);
}, 20_000);

it('keeps what she found in PA2, the later of two findings, and who signed, with the control total', async () => {
  openSheet([['Loan']]);
  const ledger = createLedger();
  const opened: LedgerRun = {
    ...run('A', 3, 1),
    initials: 'MR',
    control: { given: '48250.5', sentBefore: '250.5', reason: 'Loan 7 was paid twice' },
  };
  await ledger.open(opened);
  for (let s = 0; s < 2; s += 1) await ledger.settle('A', `A-s${s}`, settledAs(6));
  const [first, second] = [
    { at: '2026-06-02T08:00:00.000Z', arrived: false },
    { at: '2026-06-02T09:00:00.000Z', arrived: true, initials: 'MR' },
  ];
  await ledger.decide('A', 'A-s0', second);
  await createLedger().decide('A', 'A-s0', first);
  await ledger.decide('A', 'A-s1', first);
  const expected = withOutcomes(opened, [
    [0, settledAs(6)],
    [1, settledAs(6)],
  ]);
  const decisions = [second, first];
  expect(await createLedger().runs()).toEqual([
    {
      ...expected,
      submissions: expected.submissions.map((submission, s) =>
        decisions[s] === undefined ? submission : { ...submission, decision: decisions[s] },
      ),
    },
  ]);
});

it('keeps her words at the pauses of a run, from whichever pane, also when the run is opened anew', async () => {
  openSheet([['Loan']]);
  const [one, other] = [createLedger(), createLedger()];
  await one.open(run('A', 3, 1));
  const checks = [
    { at: '2026-06-02T08:00:00.000Z', pause: 'firstRows' },
    { at: '2026-06-02T09:00:00.000Z', pause: 'manyProblems' },
  ] as const;
  await other.checked('A', checks[1]);
  await one.checked('A', checks[0]);
  expect(await one.runs()).toEqual([{ ...run('A', 3, 1), checked: checks }]);
  closeSheet();
  openSheet([['Loan']]);
  await createLedger().open({ ...run('A', 3, 1), checked: checks });
  expect(await createLedger().runs()).toEqual([{ ...run('A', 3, 1), checked: checks }]);
});

it('keeps the content of a row, and every reason for not sending', async () => {
  openSheet([['Loan']]);
  const ledger = createLedger();
  const opened = run('A', 4, 1);
  const withContent = {
    ...opened,
    submissions: opened.submissions.map((one) => ({
      ...one,
      rows: one.rows.map((row) => ({ ...row, content: hash(7) })),
    })),
  };
  await ledger.open(withContent);
  const reasons = ['knownBefore', 'notSaved', 'otherSender', 'stoppedAtPause'] as const;
  for (const [s, reason] of reasons.entries())
    await ledger.settle('A', `A-s${s}`, settledAs(s, { fate: 'notSent', reason }));
  const [kept] = await createLedger().runs();
  expect(kept).toEqual(
    withOutcomes(
      withContent,
      reasons.map((reason, s) => [s, settledAs(s, { fate: 'notSent', reason })] as const),
    ),
  );
});

it('reads what an older version wrote', async () => {
  const { model } = openSheet([['Loan']]);
  const lines = [
    '{"run":"A","writer":"w","part":0,"cut":false}',
    '{"is":"run","run":{"version":1,"runId":"A","kind":"repayment","environment":"stage","partnerId":"26","storeId":"s","sheetId":"{1}","templateId":"t","startedAt":"2026-06-01T10:00:00.000Z"},"submissionCount":1}',
    `{"is":"submission","id":"A-s0","rows":[{"key":"1","fingerprint":"${hash(1)}","loanId":"1"}]}`,
    '{"is":"settled","id":"A-s0","settled":{"at":"2026-06-01T10:00:05.000Z","outcome":{"fate":"unknown","reason":"cut"}}}',
  ];
  model.addPart(`<ledger xmlns="${LEDGER_NAMESPACE}">${lines.join('\n')}</ledger>`);
  const [old] = await createLedger().runs();
  expect(old).toMatchObject({ runId: 'A', submissions: [{ id: 'A-s0', outcome: { outcome: { fate: 'unknown' } } }] });
  expect(Object.keys(old!)).not.toContain('initials');
});

it('keeps an outcome that is larger than a part, and rows whose keys are', async () => {
  const { model } = openSheet([['Loan']]);
  const ledger = createLedger();
  const opened = run('A', 2, 30, (n) => `L${n}\u001f${'漢'.repeat(3_000)}`);
  await ledger.open(opened);
  const problems = Array.from({ length: 300 }, (_, n) => ({
    loanId: String(n),
    details: 'é'.repeat(300),
    code: 'c',
    severity: 'error' as const,
  }));
  const large = settledAs(1, { fate: 'rejected', status: 400, code: 'c', message: 'm', problems });
  await ledger.settle('A', 'A-s0', large);
  await ledger.settle('A', 'A-s1', settledAs(2));
  for (const { xml } of model.parts) expect(bytesOf(xml)).toBeLessThanOrEqual(PART_BYTES);
  expect(await createLedger().runs()).toEqual([
    withOutcomes(opened, [
      [0, large],
      [1, settledAs(2)],
    ]),
  ]);
});

it('lets two panes settle one run without overwriting each other', async () => {
  const { model } = openSheet([['Loan']]);
  const [one, other] = [createLedger(), createLedger()];
  const opened = run('A', 6, 1);
  await one.open(opened);
  for (let s = 0; s < 6; s += 1) await (s % 2 === 0 ? one : other).settle('A', `A-s${s}`, settledAs(s));
  expect(model.parts).toHaveLength(2);
  const outcomes = Array.from({ length: 6 }, (_, s) => [s, settledAs(s)] as const);
  expect(await createLedger().runs()).toEqual([withOutcomes(opened, outcomes)]);
});

it('keeps settling in turn when it is asked all at once, and after Excel refused once', async () => {
  const { lane } = openSheet([['Loan']]);
  const ledger = createLedger();
  const opened = run('A', 20, 1);
  await ledger.open(opened);
  lane.failNext(5012);
  await expect(ledger.settle('A', 'A-s0', settledAs(0))).rejects.toMatchObject({ code: 'excelSessionLost' });
  await Promise.all(opened.submissions.map(({ id }, s) => ledger.settle('A', id, settledAs(s))));
  const outcomes = Array.from({ length: 20 }, (_, s) => [s, settledAs(s)] as const);
  expect(await ledger.runs()).toEqual([withOutcomes(opened, outcomes)]);
});

it('is whole when Excel did what was asked and only its answer was lost', async () => {
  const { lane } = openSheet([['Loan']]);
  const ledger = createLedger();
  const opened = run('A', 400, 3);
  lane.failNext(5012, { moment: 'after', count: 1 });
  await expect(ledger.open(opened)).rejects.toMatchObject({ code: 'excelSessionLost' });
  await ledger.open(opened);
  lane.failNext(5012, { moment: 'after', count: 1 });
  await expect(ledger.settle('A', 'A-s0', settledAs(0))).rejects.toMatchObject({ code: 'excelSessionLost' });
  await ledger.settle('A', 'A-s1', settledAs(1));
  await ledger.settle('A', 'A-s0', settledAs(0));
  expect(await createLedger().runs()).toEqual([
    withOutcomes(opened, [
      [0, settledAs(0)],
      [1, settledAs(1)],
    ]),
  ]);
});

it('takes the later of two outcomes of one submission', async () => {
  openSheet([['Loan']]);
  const opened = run('A', 1, 1);
  const [one, other] = [createLedger(), createLedger()];
  await one.open(opened);
  await one.settle('A', 'A-s0', settledAs(9, OUTCOMES[0]!));
  await other.settle('A', 'A-s0', settledAs(3, OUTCOMES[7]!));
  expect(await other.runs()).toEqual([withOutcomes(opened, [[0, settledAs(9, OUTCOMES[0]!)]])]);
});

it('never lets "not sent" of one pane, whatever its clock says, hide what another pane knows', async () => {
  openSheet([['Loan']]);
  const opened = run('A', 2, 1);
  const [sender, asker] = [createLedger(), createLedger()];
  await sender.open(opened);
  const [accepted, unknown] = [settledAs(1, OUTCOMES[0]), settledAs(1, OUTCOMES[6])];
  const notSent = settledAs(9, { fate: 'notSent', reason: 'relayUnreachable' });
  await asker.settle('A', 'A-s0', notSent);
  await sender.settle('A', 'A-s0', accepted);
  await sender.settle('A', 'A-s1', unknown);
  await asker.settle('A', 'A-s1', notSent);
  expect(await asker.runs()).toEqual([
    withOutcomes(opened, [
      [0, accepted],
      [1, unknown],
    ]),
  ]);
});

it('never lets a later answer hide that Kiva accepted', async () => {
  openSheet([['Loan']]);
  const opened = run('A', 1, 1);
  const ledger = createLedger();
  await ledger.open(opened);
  await ledger.settle('A', 'A-s0', settledAs(1, OUTCOMES[0]));
  await ledger.settle('A', 'A-s0', settledAs(9, OUTCOMES[7]));
  expect(await ledger.runs()).toEqual([withOutcomes(opened, [[0, settledAs(1, OUTCOMES[0])]])]);
});

it('reads a ledger that is larger than one answer of Excel', async () => {
  const { lane } = openSheet([['Loan']]);
  const ledger = createLedger();
  const runs = Array.from({ length: 4 }, (_, n) => ({
    ...run(`R${n}`, 50, 200),
    startedAt: `2026-06-0${n + 1}T10:00:00.000Z`,
  }));
  for (const opened of runs) await ledger.open(opened);
  expect(await ledger.runs()).toEqual(runs);
  expect(Math.max(...lane.journal().batches.map(({ responseBytes }) => responseBytes))).toBeLessThan(4_000_000);
  lane.failNext(5104, { when: 'GetXml' });
  expect(await ledger.runs()).toEqual(runs);
});

describe('a damaged ledger', () => {
  async function damaged(damage: (opened: SheetInExcel) => void): Promise<unknown> {
    const opened = openSheet([['Loan']]);
    const ledger = createLedger();
    await ledger.open(run('A', 12, 200));
    for (let s = 0; s < 12; s += 1) await ledger.settle('A', `A-s${s}`, settledAs(s));
    damage(opened);
    return createLedger()
      .runs()
      .catch((error: unknown) => error);
  }

  it.each<[string, (opened: SheetInExcel) => void]>([
    ['its first part gone', ({ model }) => model.deletePart(model.parts[0]!.id)],
    ['a part gone from the middle', ({ model }) => model.deletePart(model.parts[2]!.id)],
    ['the last part of its rows gone', ({ model }) => model.deletePart(model.parts.at(-2)!.id)],
    [
      'a part cut short',
      ({ model }) => model.setPart(model.parts[1]!.id, `${model.parts[1]!.xml.slice(0, 900)}</ledger>`),
    ],
    ['a part emptied', ({ model }) => model.setPart(model.parts[1]!.id, `<ledger xmlns="${LEDGER_NAMESPACE}"/>`)],
    [
      'a fate that nobody knows',
      ({ model }) => model.setPart(model.parts.at(-1)!.id, model.parts.at(-1)!.xml.replace('"notSent"', '"forgotten"')),
    ],
    [
      'a hash that is a number',
      ({ model }) =>
        model.setPart(model.parts[0]!.id, model.parts[0]!.xml.replace(/"fingerprint":"\w+"/, '"fingerprint":7')),
    ],
    ['a stranger’s part', ({ model }) => model.addPart(`<ledger xmlns="${LEDGER_NAMESPACE}">{"run":"A"}</ledger>`)],
  ])('with %s is unreadable, never shorter', async (_, damage) => {
    expect(await damaged(damage)).toMatchObject({ name: 'Fault', code: 'ledgerUnreadable' });
  });

  it('is told from one that is whole', async () => {
    expect(await damaged(() => undefined)).toHaveLength(1);
  });

  it('is not one whose opening was cut short: nothing was sent from it', async () => {
    const { model } = openSheet([['Loan']]);
    const ledger = createLedger();
    await ledger.open(run('A', 12, 200));
    model.deletePart(model.parts.at(-1)!.id);
    const [cut] = await createLedger().runs();
    expect(cut?.submissions.length).toBeLessThan(12);
    // What the relay never heard of is settled as not sent, and the workbook must stay readable.
    const asker = createLedger();
    for (const { id } of cut?.submissions ?? []) {
      await asker.settle('A', id, settledAs(1, { fate: 'notSent', reason: 'relayUnreachable' }));
    }
    const [settled] = await createLedger().runs();
    expect(settled?.submissions.map(({ outcome }) => outcome?.outcome.fate)).toEqual(
      cut?.submissions.map(() => 'notSent'),
    );
  });

  it('is not one whose opening was cut in the middle of a submission', async () => {
    const { model } = openSheet([['Loan']]);
    await createLedger().open(run('A', 2, 30, (n) => `L${n}\u001f${'漢'.repeat(3_000)}`));
    model.deletePart(model.parts.at(-1)!.id);
    const [cut] = await createLedger().runs();
    expect(cut?.submissions.length).toBeLessThan(2);
  });

  it('survives a trip through another program that declares, indents and escapes', async () => {
    const runs = await damaged(({ model }) => {
      for (const { id, xml } of model.parts) {
        const renamed = xml
          .replace('<ledger xmlns=', '<n:ledger xmlns:n=')
          .replace('</ledger>', '\n</n:ledger>\n')
          .replaceAll('{"run"', '{&quot;run"');
        model.setPart(id, `<?xml version="1.0" encoding="UTF-8"?>\r\n${renamed.replaceAll('\n', '\r\n')}`);
      }
    });
    expect(runs).toHaveLength(1);
  });
});
