import { identityTexts, KEY_SEPARATOR } from '../../../src/core/check/rowNames';
import { staleMarks, type Mark } from '../../../src/core/writeBack/staleMarks';
import type { Outcome } from '../../../src/core/kiva/outcome';
import { ACCEPTED, RECEIPT, runOf, submissionOf, UNKNOWN } from '../send/runs';

const WORDS = { statuses: new Set(['Sent', 'Queued', 'Unknown']), momentText: (iso: string) => iso.slice(0, 16) };
const AT = '2026-11-02T10:00';
const mark = (key: string, status: string, reference = '', sentAt = ''): Mark => ({ key, status, reference, sentAt });
const sent = (key: string): Mark => mark(key, 'Sent', '77', AT);
const RUNS = [
  runOf([
    submissionOf(
      's1',
      [
        ['L1', 10],
        ['L2', 20],
      ],
      ACCEPTED,
    ),
    submissionOf('s2', [['L3', 30]], UNKNOWN),
  ]),
];
const takenAs = (receipt: Partial<typeof RECEIPT>): Outcome => ({
  fate: 'accepted',
  receipt: { ...RECEIPT, ...receipt },
});
const keysOf = (marks: readonly Mark[], runs = RUNS): readonly string[] =>
  staleMarks(marks, runs, WORDS).map(({ key, status }) => `${key}: ${status}`);

it('are marks of ours beside no record, and none of a person', () => {
  const hers = [mark('', 'call her', '77', AT), mark('', '', '', 'x'), mark('', 'call her')];
  const ours = [sent(''), mark('', 'Queued'), mark('', '', '77', AT)];
  expect(keysOf([sent('L1'), ...ours, ...hers])).toEqual([': Sent', ': Queued', ': ']);
});

it('are marks that a run gave to other records', () => {
  expect(keysOf([sent('L1'), sent('L2'), sent('L3'), sent('L9')])).toEqual(['L3: Sent', 'L9: Sent']);
  expect(keysOf([sent('L1'), mark('L3', 'Unknown', '', AT), mark('L9', 'Unknown', '', AT)])).toEqual(['L9: Unknown']);
});

it('are none that no run explains, that say no reference and no moment, or that a person wrote over', () => {
  const another = mark('L9', 'Sent', '99', AT);
  expect(keysOf([sent('L1'), another, mark('L9', 'Queued'), mark('L9', 'paid by hand', '77', AT)])).toEqual([]);
});

it('are none where no run is known', () => {
  expect(keysOf([sent('L1'), sent('L9'), sent('')], [])).toEqual([]);
});

it('are none beside records where the names of a run are nowhere: her ids may be written another way', () => {
  expect(keysOf([sent('001'), sent('002')])).toEqual([]);
  const other = runOf([submissionOf('s9', [['001', 5]], takenAs({ uploadId: '88' }))], { runId: 'run-2' });
  // A later run knows these names; what the earlier one wrote beside them still cannot be told apart.
  expect(keysOf([sent('001'), sent('002')], [...RUNS, other])).toEqual([]);
});

it('are none of a row that Kiva did not take, when it is told again without its reference', () => {
  const refused = takenAs({ problems: [{ severity: 'error', code: 'x', details: 'no such loan', loanId: 'L1' }] });
  const runs = [runOf([submissionOf('s1', [['L1', 10]], refused)])];
  expect(keysOf([mark('L1', 'Sent', '77', AT), mark('L1', 'Unknown', '', AT)], runs)).toEqual([]);
});

it('keeps a mark that a person decided about', () => {
  const decided = { ...submissionOf('s1', [['L1', 10]]), decision: { at: AT, arrived: true } };
  const runs = [runOf([decided], { startedAt: '2026-11-02T09:59:00Z' })];
  const found = mark('L1', 'Sent', '', '2026-11-02T09:59');
  expect(keysOf([found, { ...found, key: 'L2' }], runs)).toEqual(['L2: Sent']);
});

it('are none in a sheet that shows no name at all: its column may be hidden by its format', () => {
  expect(keysOf([sent(''), sent(''), mark('', 'Queued')])).toEqual([]);
});

it('are none beside a name that shows as number signs: its column is too narrow', () => {
  expect(keysOf([sent('L1'), sent('####'), sent('L9')])).toEqual(['L9: Sent']);
  expect(keysOf([sent('L1'), sent(['L2', '###'].join(KEY_SEPARATOR))])).toEqual([]);
});

it('are none where only the hashed text reads otherwise', () => {
  const keyed = (loan: string, text: string) => identityTexts([loan, text], 1).join(KEY_SEPARATOR);
  const submission = submissionOf(
    's1',
    [
      ['L1', 10],
      ['L2', 20],
    ],
    ACCEPTED,
  );
  const rows = submission.rows.map((row) => ({ ...row, key: keyed(row.loanId, String(row.amount)) }));
  const marks = [sent(keyed('L1', '10')), sent(keyed('L2', '20.00')), sent(keyed('L9', '20'))];
  expect(staleMarks(marks, [runOf([{ ...submission, rows }])], WORDS)).toEqual(marks.slice(2));
});

it('are marks of one journal beside another of the same loan, though hashes alone tell their subjects', () => {
  const key = (subject: string, body: string): string => identityTexts(['L1', subject, body], 2).join(KEY_SEPARATOR);
  const run = submissionOf('s1', [['L1', 10]], ACCEPTED);
  const rows = run.rows.map((row) => ({ ...row, key: key('May', 'Bread') }));
  const runs = [runOf([{ ...run, rows }])];
  expect(staleMarks([sent(key('May', 'Bread')), sent(key('June', 'Goats'))], runs, WORDS)).toHaveLength(1);
  expect(staleMarks([sent(key('May', 'Bread')), sent(key('May', 'Goats'))], runs, WORDS)).toEqual([]);
});
