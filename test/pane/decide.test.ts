import { createWords } from '../../src/locales';
import { countTicks } from '../../src/pane/actions/countTicks';
import { decide, writeDecision } from '../../src/pane/actions/decide';
import { goToRows } from '../../src/pane/actions/goToRows';
import { openCards } from '../../src/pane/actions/openCards';
import { send } from '../../src/pane/actions/send';
import { createFormats } from '../../src/pane/formats';
import { diagnosticText } from '../../src/pane/history/diagnosticText';
import { loadHistory } from '../../src/pane/history/loadHistory';
import { asText, receiptRows } from '../../src/pane/history/receiptRows';
import { wordsInSheets } from '../../src/pane/history/wordsInSheets';
import { receiptOf } from '../../src/core/send/history';
import type { GatewayAnswer } from '../../src/ports/kivaGateway';
import { CONNECTION, type Grid, SHEET, taken, World } from './fakes';
import { jobIn } from './jobIn';

const words = createWords('en');
const CUT: GatewayAnswer = { phase: 'cut', reason: 'connection' };
const FOUND = 'Practice: sent – found in PA2';
const NOT_FOUND = 'Practice: not sent – not found in PA2';

async function sent(answer: GatewayAnswer, world = new World()): Promise<World> {
  world.answers = [answer];
  await send(world.ports, words, await jobIn(world), {
    tell: () => undefined,
    signal: { aborted: false },
    edits: () => 0,
    ask: () => Promise.resolve('goOn'),
  });
  world.log.length = 0;
  world.flushed.length = 0;
  return world;
}

async function cardIn(world: World) {
  const [card, ...more] = await openCards(world.ports, CONNECTION.session);
  if (card === undefined || more.length > 0) throw new Error('one card is expected');
  return card;
}

const fates = (world: World) => ({
  ledger: world.ledgerRuns[0]?.submissions[0]?.decision?.arrived,
  journal: world.journalRuns[0]?.submissions[0]?.decision?.arrived,
});

describe('what she finds in PA2', () => {
  it('is kept in browser and workbook, stands beside the rows, is saved, and ends the question', async () => {
    const world = await sent(CUT);
    const said = await decide(world.ports, words, await cardIn(world), true);
    expect(said).toMatchObject({ decision: { arrived: true }, cells: 'written' });
    expect(fates(world)).toEqual({ ledger: true, journal: true });
    expect(world.flushed.map(({ words: [status] }) => status)).toEqual([FOUND, FOUND, FOUND]);
    expect(world.flushed[0]?.words[1]).toMatch(/^A person found it in PA2 on 2026-11-22 /);
    expect(world.log.at(-1)).toBe('workbook saved');
    expect(await openCards(world.ports, CONNECTION.session)).toEqual([]);
    const { plan: next } = await jobIn(world);
    expect(next).toMatchObject({ rowCount: 0 });
    expect(next.skipped.map(({ reason, found }) => [reason, found?.arrived])).toEqual(
      Array(3).fill(['accepted', true]),
    );
  });

  it('lets the rows out again when they did not arrive, in spite of what the register holds', async () => {
    const world = await sent(CUT);
    const card = await cardIn(world);
    await decide(world.ports, words, card, false);
    expect(world.flushed.map(({ words: [status] }) => status)).toEqual([NOT_FOUND, NOT_FOUND, NOT_FOUND]);
    const { plan: next } = await jobIn(world);
    expect(next.rowCount).toBe(3);
    const rows = next.submissions.flatMap((submission) => submission.rows);
    expect(rows.map(({ despite }) => despite)).toEqual(Array(3).fill([card.submissionId]));
  });

  it('can be changed until the rows went out again, and then no more', async () => {
    const world = await sent(CUT);
    const card = await cardIn(world);
    await decide(world.ports, words, card, true);
    expect(await decide(world.ports, words, card, false)).toMatchObject({ decision: { arrived: false } });
    await sent(taken, world);
    expect(await decide(world.ports, words, card, true)).toBe('settled');
    expect(fates(world)).toEqual({ ledger: false, journal: false });
    expect(world.flushed).toEqual([]);
  });

  it('may hold a part of it: that counts as sent, and the others go out alone', async () => {
    const world = await sent(CUT);
    const card = await cardIn(world);
    const [missing] = card.rows.slice(1);
    const said = await decide(world.ports, words, card, true, [missing!.fingerprint, 'not one of its rows']);
    expect(said).toMatchObject({ decision: { arrived: true, missing: [missing!.fingerprint] }, cells: 'written' });
    expect(world.flushed.map(({ words: [status] }) => status)).toEqual([FOUND, NOT_FOUND, FOUND]);
    expect(await openCards(world.ports, CONNECTION.session)).toEqual([]);
    const { plan: next } = await jobIn(world);
    expect(next.submissions.flatMap(({ rows }) => rows.map(({ key }) => key))).toEqual([missing!.key]);
    expect(next.submissions[0]?.rows[0]?.despite).toEqual([card.submissionId]);
    expect(next.skipped.map(({ found }) => found)).toEqual(
      Array(2).fill({ at: expect.any(String) as string, arrived: true }),
    );
    const [known] = await loadHistory(world.ports, words);
    expect(known?.entry).toMatchObject({ counts: { accepted: 2, notArrived: 1 }, total: '40.5' });
    world.flushed.length = 0;
    await sent(taken, world);
    await writeDecision(world.ports, words, card.runId, card.submissionId);
    expect(world.flushed.map(({ words: [status] }) => status)).toEqual([FOUND, FOUND]);
  });

  it('is "it did not arrive" where no row of it was found', async () => {
    const world = await sent(CUT);
    const card = await cardIn(world);
    const all = card.rows.map(({ fingerprint }) => fingerprint);
    const said = await decide(world.ports, words, card, true, all);
    expect(said).toMatchObject({ decision: { arrived: false } });
    expect(fates(world)).toEqual({ ledger: false, journal: false });
  });

  it('changes nothing where Kiva’s answer is known', async () => {
    const world = await sent(taken);
    const [run] = world.ledgerRuns;
    const submissionId = run?.submissions[0]?.id ?? '';
    expect(await decide(world.ports, words, { runId: run?.runId ?? '', submissionId }, false)).toBe('settled');
    expect(fates(world)).toEqual({ ledger: undefined, journal: undefined });
  });

  it('is kept when its sheet is another one or Excel refuses, and can be written later', async () => {
    const world = await sent(CUT);
    const card = await cardIn(world);
    world.sheetId = 'S2';
    expect(await decide(world.ports, words, card, true)).toMatchObject({ cells: 'elsewhere' });
    expect(fates(world)).toEqual({ ledger: true, journal: true });
    world.sheetId = 'S1';
    world.flushFaults = ['excelBusyEditing'];
    expect(await writeDecision(world.ports, words, card.runId, card.submissionId)).toBe('refused');
    expect(await writeDecision(world.ports, words, card.runId, card.submissionId)).toBe('written');
    expect(world.flushed.map(({ words: [status] }) => status)).toEqual([FOUND, FOUND, FOUND]);
  });

  it('carries the initials of whoever looked, where this device knows them', async () => {
    const world = await sent(CUT);
    world.kept.set('initials', 'AB');
    await decide(world.ports, words, await cardIn(world), true);
    expect(world.ledgerRuns[0]?.submissions[0]?.decision?.initials).toBe('AB');
    expect(world.flushed[0]?.words[1]).toMatch(/^AB found it in PA2 on 2026-11-22 /);
  });

  it('is noted by the memory that knows the run, and by no other', async () => {
    const world = await sent(CUT);
    const card = await cardIn(world);
    world.journalRuns.length = 0;
    await decide(world.ports, words, card, true);
    expect(fates(world)).toEqual({ ledger: true, journal: undefined });
  });
});

describe('her ticks', () => {
  it('are counted for rows that Kiva took, by name, wherever the rows are now', async () => {
    const world = await sent(taken);
    const [title = [], headers = [], ...rows] = SHEET;
    world.grid = [title, headers, ...[...rows].reverse()];
    world.ticked = [2, 4];
    const counted = await countTicks(world.ports, words);
    expect([...counted.values()]).toEqual([{ ticked: 2, of: 3 }]);
  });

  it('are none of a run whose sheet is another one, nor of what nobody knows', async () => {
    const world = await sent(CUT);
    world.ticked = [2];
    expect([...(await countTicks(world.ports, words)).values()]).toEqual([{ ticked: 0, of: 0 }]);
    world.sheetId = 'S2';
    expect((await countTicks(world.ports, words)).size).toBe(0);
  });
});

describe('the history', () => {
  it('shows the sheet of a run and selects its rows as far as they stand together', async () => {
    const world = await sent(taken);
    const [run] = world.ledgerRuns;
    if (run === undefined) throw new Error('no run');
    expect(await goToRows(world.ports, run)).toBe(3);
    expect(world.log.filter((line) => line.startsWith('select'))).toEqual(['select 0/0', 'select 2/0 x3']);
  });

  it('tells runs of this workbook from those that only this browser knows', async () => {
    const world = await sent(taken);
    const [run] = world.journalRuns;
    if (run === undefined) throw new Error('no run');
    world.journalRuns.push({ ...run, runId: 'copy', environment: 'stage', startedAt: '2026-11-23T10:00:00Z' });
    const known = await loadHistory(world.ports, words);
    expect(known.map(({ entry, isHere }) => [entry.environment, isHere])).toEqual([
      ['stage', false],
      ['sandbox', true],
    ]);
  });

  it('makes a receipt of what was taken, with the control total and its reason', async () => {
    const world = await sent(taken);
    const [known] = await loadHistory(world.ports, words);
    if (known === undefined) throw new Error('no run');
    const control = { given: '61', sentBefore: '0.5', reason: 'one loan\tpaid in cash' };
    const rows = receiptRows(words, createFormats('en'), {
      ...receiptOf({ ...known.entry, control, checked: [{ at: '2026-11-22T10:05:00.000Z', pause: 'firstRows' }] }),
      initials: 'AB',
    });
    expect(rows).toEqual([
      ['Sent to Kiva'],
      ['Sent on', expect.stringContaining('2026')],
      ['By', 'AB'],
      ['To', 'Practice – not real'],
      ['Partner', '421'],
      ['Reporting month', expect.any(String)],
      ['Taken by Kiva', '3 repayments'],
      ['Total taken by Kiva', '60.5'],
      ['Total of your own report', '61'],
      ['Sent before, in that total', '0.5'],
      ['Why it differs', 'one loan\tpaid in cash'],
      ['You checked in PA2', expect.stringContaining('2026')],
      ['Kiva’s upload numbers', '7'],
      ['Open cases', '0'],
    ]);
    expect(asText(rows).split('\n')[10]).toBe('Why it differs\tone loan paid in cash');
  });

  it('lists open cases by row and name', async () => {
    const world = await sent(CUT);
    const [known] = await loadHistory(world.ports, words);
    if (known === undefined) throw new Error('no run');
    const rows = receiptRows(words, createFormats('en'), receiptOf(known.entry));
    expect(rows.slice(-3)).toContainEqual(['Row 4 · L-002 · C-2', 'Unknown – look in PA2']);
  });

  const NAMED: Grid = [
    ['Client ID', 'Loan ID', 'Repayment amount', 'Borrower', 'Kiva status'],
    ['C-1', 'L-001', 10.5, 'Fatou', 'Borrower'],
    ['C-2', 'L-002', 20, 'Awa Diop', ''],
    ['C-3', 'L-003', 30, '', ''],
  ];
  /** Kiva names a borrower in its own way: it knows more of her than the sheet spells. */
  const sentNaming = (world: World, details = 'borrower DIOP, Áwa has a loan, L-002'): Promise<World> => {
    const problems = [{ loan_id: 'L-002', severity: 'error', details, code: 'loan.borrower' }];
    const body = JSON.stringify({ code: 'x', message: 'ok', upload_id: 7, problems });
    return sent({ phase: 'answered', status: 200, contentType: 'application/json', body }, world);
  };
  const fileOf = async (world: World, withLoanIds = false): Promise<string> =>
    diagnosticText(
      world.ledgerRuns,
      world.ports,
      withLoanIds,
      await wordsInSheets(world.ports.workbook, world.ledgerRuns),
    );

  it('makes a file for support without the names that stand in her sheet', async () => {
    const world = await sentNaming(new World(NAMED));
    const text = await fileOf(world);
    expect(text).toContain('"excel": "16.0"');
    expect(text).toContain('"uploadId": "7"');
    expect(text).toContain('"message": "borrower [...], [...] has a loan, [...]"');
    expect(text).not.toMatch(/L-00|C-[123]|10\.5/);
    expect(text).not.toContain('messagesLeftOut');
    expect(await fileOf(world, true)).toContain('"loanId": "L-002"');
  });

  it('hides the names of a run whose sheet is not the open one, and of several runs’ sheets', async () => {
    const world = await sentNaming(new World(NAMED));
    world.otherSheets.set('S1', NAMED);
    world.otherSheets.set('May', [...NAMED.slice(0, 3), ['C-3', 'L-003', 30, 'Sita Traoré', '']]);
    world.sheetId = 'Notes';
    world.grid = [['Nothing of it']];
    const [run] = world.ledgerRuns;
    if (run === undefined) throw new Error('no run');
    const submissions = run.submissions.map((one) => ({ ...one, id: 'of May' }));
    world.ledgerRuns.push({ ...run, runId: 'May', sheetId: 'May', submissions });
    const text = await fileOf(world);
    expect(text.match(/"message": "borrower \[\.\.\.], \[\.\.\.] has a loan, \[\.\.\.]"/g)).toHaveLength(2);
    expect((await wordsInSheets(world.ports.workbook, world.ledgerRuns)).texts).toContain('Sita Traoré');
  });

  it.each([
    ['is gone', () => undefined],
    ['has lost a row of the run', () => NAMED.slice(0, 3)],
    ['is another workbook’s, of the same id', () => [['Loan ID'], ['L-9']]],
  ])('leaves Kiva’s messages out of the file, and says so, where the sheet %s', async (_, left) => {
    const world = await sentNaming(new World(NAMED), 'borrower Moussa has a loan');
    const grid = left();
    world.sheetId = 'Notes';
    if (grid !== undefined) world.otherSheets.set('S1', grid);
    const text = await fileOf(world);
    expect(text).toContain('"messagesLeftOut": "sheetNotRead"');
    expect(text).toContain('"code": "loan.borrower"');
    expect(text).toContain('"uploadId": "7"');
    expect(text).not.toMatch(/Moussa|has a loan/);
  });
});
