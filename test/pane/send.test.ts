import type { LedgerRun } from '../../src/core/send/ledgerRun';
import { createWords } from '../../src/locales';
import { decide } from '../../src/pane/actions/decide';
import { openCards } from '../../src/pane/actions/openCards';
import { unfinishedRuns } from '../../src/pane/actions/unfinished';
import { resumeRuns } from '../../src/pane/actions/resumeRuns';
import { rewrite } from '../../src/pane/actions/rewrite';
import { stillSpeaking } from '../../src/pane/actions/planAgain';
import { send, type SendTalk } from '../../src/pane/actions/send';
import { unsettledIn, type SendReport } from '../../src/pane/actions/sendReport';
import type { FlowEvent } from '../../src/pane/flow';
import { Fault } from '../../src/ports/fault';
import { CONNECTION, SHEET, taken, World } from './fakes';
import { jobIn } from './jobIn';

const words = createWords('en');
const SENT = 'Sent to practice Kiva – not real';
const QUEUED = 'Practice: queued';

async function sendIn(
  world: World,
  signal = { aborted: false },
  told: FlowEvent[] = [],
  edits = () => 0,
  ask: SendTalk['ask'] = () => Promise.resolve('goOn'),
): Promise<SendReport> {
  const tell = (one: FlowEvent): void => void told.push(one);
  const event = await send(world.ports, words, await jobIn(world), { tell, signal, edits, ask });
  if (event.type !== 'sent' || !event.reports[0]) throw new Error(event.type);
  return event.reports[0];
}

/** A send in which these memories take no outcome. */
async function breaking(world: World, names: readonly ('ledger' | 'journal')[]): Promise<{ report: SendReport }> {
  const job = await jobIn(world);
  const settle = (): Promise<void> => Promise.reject(new Fault('excelSessionLost'));
  const ports = { ...world.ports };
  if (names.includes('ledger')) ports.ledger = { ...ports.ledger, settle };
  if (names.includes('journal')) ports.journal = { ...ports.journal, settle };
  const event = await send(ports, words, job, {
    tell: () => undefined,
    signal: { aborted: false },
    edits: () => 0,
    ask: () => Promise.resolve('goOn'),
  });
  if (event.type !== 'sent' || !event.reports[0]) throw new Error(event.type);
  return { report: event.reports[0] };
}

describe('send', () => {
  it('has every row queued in the sheet and in the ledger before the first call', async () => {
    const world = new World();
    world.answers = [taken];
    const report = await sendIn(world);
    expect(world.log).toEqual([
      'journal',
      'ledger',
      'claim',
      'resultColumns',
      `flush ${QUEUED} | ${QUEUED} | ${QUEUED}`,
      'select 2/11',
      'select 2/10',
      'workbook saved',
      'claim',
      'put',
      `flush ${SENT} | ${SENT} | ${SENT}`,
      'release',
      'workbook saved',
    ]);
    expect(report).toMatchObject({ lost: [], unwritten: [], run: { finished: true } });
    expect(report).not.toHaveProperty('interrupted');
  });

  it('brings the first status into view once, and again at the end only when Excel refused it before', async () => {
    const world = new World();
    world.answers = [taken, taken];
    await sendIn(world);
    expect(world.log.filter((line) => line.startsWith('select'))).toEqual(['select 2/11', 'select 2/10']);
    const refusing = new World();
    refusing.answers = [taken];
    refusing.selectFault = 'excelBusyEditing';
    const report = await sendIn(refusing);
    expect(refusing.log.filter((line) => line.startsWith('select'))).toEqual(['select 2/11', 'select 2/11']);
    expect(report).toMatchObject({ unwritten: [], run: { finished: true } });
    expect(report).not.toHaveProperty('interrupted');
  });

  it('leaves the view to her once she edits the sheet', async () => {
    const world = new World();
    world.answers = [taken];
    let edits = 4;
    await sendIn(world, { aborted: false }, [], () => edits++);
    expect(world.log.filter((line) => line.startsWith('select'))).toEqual([]);
  });

  it('writes status, message, reference, link and local time beside the row it belongs to', async () => {
    const world = new World();
    world.answers = [taken];
    await sendIn(world);
    const last = world.flushed.at(-1);
    expect(last).toMatchObject({ row: 4, identity: ['L-003', 'C-3'] });
    expect(last?.words).toEqual([SENT, '', '7', '', expect.stringMatching(/^2026-11-22 \d\d:\d\d$/), null]);
  });

  it('leaves out on the next run what was accepted, and sends nothing', async () => {
    const world = new World();
    world.answers = [taken];
    await sendIn(world);
    const { plan: next } = await jobIn(world);
    expect(next).toMatchObject({ rowCount: 0, submissions: [] });
    expect(next.skipped.map(({ reason }) => reason)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('sends nothing and goes back when Excel refuses the queued rows', async () => {
    const world = new World();
    world.flushFaults = ['sheetProtected'];
    const told: FlowEvent[] = [];
    await expect(sendIn(world, { aborted: false }, told)).rejects.toThrow(new Fault('sheetProtected'));
    expect(told.map(({ type }) => type)).toEqual(['sendStarted', 'progressed', 'progressed', 'sendRefused']);
    expect(world.log).not.toContain('put');
    expect(world.log.at(-1)).toBe('release');
  });

  it('sends every row at the next try after Excel refused the queued ones', async () => {
    const world = new World();
    world.flushFaults = ['sheetProtected', 'sheetProtected'];
    await expect(sendIn(world)).rejects.toThrow(new Fault('sheetProtected'));
    world.answers = [taken];
    const report = await sendIn(world);
    expect(report.run).toMatchObject({ finished: true, plan: { rowCount: 3, skipped: [] } });
    expect(world.log.filter((line) => line === 'put')).toHaveLength(1);
  });

  it('leaves no row queued when Excel took only a part of them', async () => {
    const world = new World();
    world.flushFaults = ['excelSessionLost'];
    await expect(sendIn(world)).rejects.toThrow(new Fault('excelSessionLost'));
    expect(world.flushed.map(({ words: [status] }) => status)).toEqual(Array(3).fill('Practice: not sent'));
  });

  it('goes on when Excel refuses a result, and writes it at the end', async () => {
    const world = new World();
    world.answers = [taken];
    world.flushFaults = [undefined, 'excelBusyEditing'];
    const report = await sendIn(world);
    expect(world.log.filter((line) => line.startsWith('flush')).slice(-2)).toEqual([
      `flush ${SENT} | ${SENT} | ${SENT} refused`,
      `flush ${SENT} | ${SENT} | ${SENT}`,
    ]);
    expect(report.unwritten).toEqual([]);
  });

  it('keeps what Excel never took, and writes it when she asks for it', async () => {
    const world = new World();
    world.answers = [taken];
    world.flushFaults = [undefined, 'excelBusyEditing', 'excelBusyEditing', 'excelBusyEditing'];
    const report = await sendIn(world);
    expect(report.unwritten).toHaveLength(1);
    await expect(rewrite(world.ports, words, report)).rejects.toThrow(Fault);
    const event = await rewrite(world.ports, words, report);
    expect(event).toMatchObject({ type: 'rewritten', report: { unwritten: [], runId: report.runId } });
    expect(world.flushed.at(-1)?.words[0]).toBe(SENT);
  });

  it('keeps results whose row is gone', async () => {
    const world = new World();
    world.answers = [taken];
    world.gone = ['L-002'];
    const report = await sendIn(world);
    expect(report.lost).toMatchObject([
      { identity: ['L-002', 'C-2'], words: [SENT, '', '7', '', expect.any(String), null] },
    ]);
  });

  it('stops before the first call when it was cancelled, and says so beside every row', async () => {
    const world = new World();
    const report = await sendIn(world, { aborted: true });
    expect(world.log).not.toContain('put');
    expect(report.run.stopped).toBe('cancelled');
    expect(world.flushed.at(-1)?.words.slice(0, 2)).toEqual(['Practice: not sent', 'You stopped before this row.']);
  });

  it('keeps what is known when both memories break in the middle', async () => {
    const world = new World();
    world.answers = [taken];
    const { report } = await breaking(world, ['ledger', 'journal']);
    expect(report).toMatchObject({ interrupted: { code: 'excelSessionLost' } });
    expect(world.flushed.at(-1)?.words[0]).toBe('Practice: sending');
  });

  it('shows what one memory still knows when the other breaks', async () => {
    const world = new World();
    world.answers = [taken];
    const { report } = await breaking(world, ['ledger']);
    expect(report).toMatchObject({ interrupted: { code: 'excelSessionLost' } });
    expect(world.flushed.at(-1)?.words[0]).toBe(SENT);
    expect(world.journalRuns[0]?.submissions[0]?.outcome?.outcome.fate).toBe('accepted');
  });

  it('does not start while another pane of this browser sends', async () => {
    const world = new World();
    world.isLocked = true;
    const told: FlowEvent[] = [];
    await expect(sendIn(world, { aborted: false }, told)).rejects.toThrow(new Fault('anotherPaneSends'));
    expect([world.log, told]).toEqual([[], []]);
  });

  it('does not send a plan that was made before another send', async () => {
    const world = new World();
    world.answers = [taken];
    const job = await jobIn(world);
    await sendIn(world);
    world.log.length = 0;
    const told: FlowEvent[] = [];
    const talk: SendTalk = {
      tell: (event) => void told.push(event),
      signal: { aborted: false },
      edits: () => 0,
      ask: () => Promise.resolve('goOn'),
    };
    await expect(send(world.ports, words, job, talk)).rejects.toThrow(new Fault('anotherPaneSends'));
    expect(told.map(({ type }) => type)).toEqual(['sendStarted', 'sendRefused']);
    expect(world.log).toEqual([]);
  });

  it('goes back when what was sent before cannot be read', async () => {
    const world = new World();
    const job = await jobIn(world);
    const runs = (): Promise<never> => Promise.reject(new Fault('excelSessionLost'));
    const ports = { ...world.ports, ledger: { ...world.ports.ledger, runs } };
    const told: FlowEvent[] = [];
    const tell = (event: FlowEvent): void => void told.push(event);
    const talk: SendTalk = { tell, signal: { aborted: false }, edits: () => 0, ask: () => Promise.resolve('goOn') };
    await expect(send(ports, words, job, talk)).rejects.toThrow(new Fault('excelSessionLost'));
    expect(told.map(({ type }) => type)).toEqual(['sendStarted', 'sendRefused']);
  });

  it('ends in its report when what was sent cannot be read for the sweep', async () => {
    const world = new World();
    world.answers = [taken];
    world.gone = ['L-002'];
    const texts = [SENT, '', '', '', ''];
    world.standing = [
      { row: 2, identity: ['L-001', 'C-1'], texts, isHidden: false },
      { row: 5, identity: ['', ''], texts, isHidden: false },
    ];
    const job = await jobIn(world);
    const runs = (): Promise<LedgerRun[]> =>
      world.log.includes('put') ? Promise.reject(new Fault('excelSessionLost')) : Promise.resolve([]);
    const ports = { ...world.ports, ledger: { ...world.ports.ledger, runs } };
    const talk: SendTalk = {
      tell: () => undefined,
      signal: { aborted: false },
      edits: () => 0,
      ask: () => Promise.resolve('goOn'),
    };
    const event = await send(ports, words, job, talk);
    expect(event).toMatchObject({ type: 'sent', reports: [{ lost: [{ identity: ['L-002', 'C-2'] }] }] });
    expect(world.standing).toHaveLength(2);
  });

  it('does not send while somebody else does, unless that claim is old', async () => {
    const world = new World();
    world.claims = [{ runId: 'other', initials: 'AB', at: '2026-11-22T09:45:00.000Z' }];
    const report = await sendIn(world);
    expect(world.log).not.toContain('put');
    expect(report.run.stopped).toBe('otherSender');
    expect(world.flushed.at(-1)?.words.slice(0, 2)).toEqual([
      'Practice: not sent',
      'Someone else is sending from this workbook. Wait until that send has ended, then send again.',
    ]);
    world.claims = [{ runId: 'other', initials: 'AB', at: '2026-11-22T09:00:00.000Z' }];
    world.answers = [taken];
    expect((await sendIn(world)).run.finished).toBe(true);
  });

  it('is not kept out by the claim that a pane of this browser left behind', async () => {
    const world = new World();
    world.answers = [taken, taken];
    const before = (await sendIn(world)).runId;
    world.claims = [{ runId: before, initials: 'AB', at: '2026-11-22T09:59:00.000Z' }];
    expect((await sendIn(world)).run.finished).toBe(true);
  });

  it.each(['unsupported', 'refused'] as const)('waits until she saved where saving is %s', async (saving) => {
    const world = new World();
    world.answers = [taken];
    world.savings = [saving];
    world.looks = [false, false, false];
    const told: FlowEvent[] = [];
    const report = await sendIn(world, { aborted: false }, told);
    expect(world.looks).toEqual([]);
    expect(report.run.finished).toBe(true);
    expect(told).toContainEqual(expect.objectContaining({ run: expect.objectContaining({ saving: 'byHer' }) }));
    expect(world.log.filter((line) => line.startsWith('workbook'))).toEqual([`workbook ${saving}`]);
  });

  it('sends nothing from a workbook that she does not save, and says so beside every row', async () => {
    const world = new World();
    world.savings = ['unsupported'];
    world.looks = Array.from({ length: 9 }, () => false);
    const signal = { aborted: false };
    world.onSleep = () => {
      signal.aborted = world.looks.length < 5;
    };
    const report = await sendIn(world, signal);
    expect(world.log).not.toContain('put');
    expect(report.run.stopped).toBe('notSaved');
    expect(world.flushed.at(-1)?.words[0]).toBe('Practice: not sent');
  });

  it('goes on when a later save is refused', async () => {
    const world = new World();
    world.answers = [taken];
    world.savings = ['saved', 'excelBusyEditing', 'excelBusyEditing'];
    expect(await sendIn(world)).not.toHaveProperty('interrupted');
  });

  it('asks her after the first rows, and sends no more when she stops', async () => {
    const world = new World();
    world.answers = [taken];
    const job = await jobIn(world);
    const [whole] = job.plan.submissions;
    if (!whole) throw new Error('no submission');
    const [first, ...others] = whole.rows;
    if (!first) throw new Error('no row');
    const submissions = [
      { ...whole, rows: [first] },
      { ...whole, id: 'second', rows: others },
    ];
    const told: FlowEvent[] = [];
    const asked: unknown[] = [];
    const event = await send(
      world.ports,
      words,
      { ...job, plan: { ...job.plan, submissions, firstRows: 1 } },
      {
        tell: (one) => told.push(one),
        signal: { aborted: false },
        edits: () => 0,
        ask: (pause) => {
          asked.push(pause);
          return Promise.resolve('stop');
        },
      },
    );
    expect(asked).toEqual([{ reason: 'firstRows', rows: 1 }]);
    expect(told).toContainEqual(expect.objectContaining({ run: expect.objectContaining({ paused: asked[0] }) }));
    expect(event).toMatchObject({ reports: [{ run: { stopped: 'stoppedAtPause' } }] });
    expect(world.log.filter((line) => line === 'put')).toHaveLength(1);
    expect(world.flushed.slice(-2).map(({ words: [status] }) => status)).toEqual(Array(2).fill('Practice: not sent'));
  });

  it('writes beside a row that the register knows when it went out, and sends the others', async () => {
    const world = new World();
    const past = { submissionId: 'old', since: '2026-11-01T10:00:00.000Z' };
    const facts = [
      { at: 0, state: 'accepted', same: true, reference: '77', ...past },
      { at: 2, state: 'accepted', same: false, reference: '', ...past },
    ] as const;
    world.answers = [{ phase: 'known', facts }, taken];
    const report = await sendIn(world);
    const last = new Map(world.flushed.map(({ identity, words: said }) => [identity[0], said]));
    expect(last.get('L-001')?.slice(0, 3)).toEqual([SENT, expect.stringContaining('reference 77'), '77']);
    expect(last.get('L-002')?.[0]).toBe(SENT);
    expect(last.get('L-003')?.slice(0, 2)).toEqual([
      'Practice: left out – see message',
      expect.stringMatching(/with another value\. Correct it in PA2\.$/),
    ]);
    expect(report.run.plan).toMatchObject({ rowCount: 1, total: '20' });
    expect(world.bodies.at(-1)).toContain('L-002');
    expect(world.bodies.at(-1)).not.toMatch(/L-001|L-003/);
  });

  it('asks her by a card about what only the register knows, and tells the relay what she found', async () => {
    const world = new World();
    const unknown = {
      at: 0,
      state: 'unknown',
      same: true,
      submissionId: 'fork',
      since: '2026-11-01T10:00:00.000Z',
    } as const;
    world.answers = [{ phase: 'known', facts: [{ ...unknown, reference: '' }] }, taken];
    await sendIn(world);
    const [card] = await openCards(world.ports, CONNECTION.session);
    expect(card).toMatchObject({ submissionId: 'fork', count: 1, at: unknown.since });
    if (!card) throw new Error('no card');
    expect((await jobIn(world)).plan.skipped.map(({ reason }) => reason)).toEqual(['unknown', 'accepted', 'accepted']);

    const said = await decide(world.ports, words, card, false);
    expect(said).toMatchObject({ decision: { arrived: false }, cells: 'written' });
    expect(await openCards(world.ports, CONNECTION.session)).toEqual([]);
    const { plan } = await jobIn(world);
    expect(plan.submissions.flatMap(({ rows }) => rows)).toMatchObject([{ loanId: 'L-001', despite: ['fork'] }]);
  });

  it('does not hide a bug behind a report', async () => {
    const world = new World();
    await expect(sendIn(world)).rejects.toThrow('nobody expected a call');
  });
});

describe('resumeRuns', () => {
  async function interrupted(): Promise<World> {
    const world = new World();
    world.answers = [taken];
    await sendIn(world);
    world.ledgerRuns.splice(
      0,
      1,
      ...world.ledgerRuns.slice(0, 1).map((run) => ({
        ...run,
        submissions: run.submissions.map(({ id, rows }) => ({ id, rows })),
      })),
    );
    world.journalRuns.length = 0;
    world.log.length = 0;
    world.flushed.length = 0;
    return world;
  }

  it('asks for the outcome, settles the ledger and writes the results, without sending', async () => {
    const world = await interrupted();
    world.answers = [taken];
    const event = await resumeRuns(world.ports, words, CONNECTION, world.ledgerRuns, false);
    expect(event).toMatchObject({ type: 'sent', resumed: true, reports: [{ lost: [], unwritten: [] }] });
    expect(world.log.filter((line) => line === 'put')).toEqual([]);
    expect(world.flushed.map(({ row, identity }) => [row, identity[0]])).toEqual([
      [2, 'L-001'],
      [3, 'L-002'],
      [4, 'L-003'],
    ]);
    expect(world.ledgerRuns[0]?.submissions[0]?.outcome?.outcome.fate).toBe('accepted');
  });

  it('asks for the right sheet first, and can do without it', async () => {
    const world = await interrupted();
    world.sheetId = 'S2';
    expect(await resumeRuns(world.ports, words, CONNECTION, world.ledgerRuns, false)).toBe('sheetNeeded');
    expect(world.log).toEqual(['claim', 'release']);
    world.answers = [taken];
    const event = await resumeRuns(world.ports, words, CONNECTION, world.ledgerRuns, true);
    if (event === 'sheetNeeded' || event.type !== 'sent') throw new Error('no report');
    expect(event.reports[0]).not.toHaveProperty('place');
    expect(world.flushed).toEqual([]);
  });

  it('leaves a run alone that somebody at another browser is still sending', async () => {
    const world = await interrupted();
    world.claims = [{ runId: world.ledgerRuns[0]?.runId ?? '', initials: 'AB', at: '2026-11-22T09:59:00.000Z' }];
    await expect(resumeRuns(world.ports, words, CONNECTION, world.ledgerRuns, false)).rejects.toThrow(
      new Fault('anotherPaneSends'),
    );
    expect([world.log, world.flushed]).toEqual([['claim', 'release'], []]);
    expect(world.ledgerRuns[0]?.submissions[0]).not.toHaveProperty('outcome');
  });

  it('hears an unknown submission out whose rows a later run never sent', async () => {
    const world = await interrupted();
    const [run] = world.ledgerRuns;
    if (!run) throw new Error('no run');
    const settled = (fate: 'unknown' | 'notSent') =>
      run.submissions.map((one) => {
        const outcome = fate === 'unknown' ? { fate, reason: 'cut' as const } : { fate, reason: 'cancelled' as const };
        return { ...one, outcome: { at: run.startedAt, outcome } };
      });
    const unknown = { ...run, submissions: settled('unknown') };
    const later = { ...run, runId: 'later', submissions: settled('notSent') };
    expect(stillSpeaking(unknown, [unknown, later])).toEqual(unknown.submissions);
  });

  it('writes beside a row that an earlier run had tried too', async () => {
    const world = await interrupted();
    const [run] = world.ledgerRuns;
    if (!run) throw new Error('no run');
    const limited = { at: run.startedAt, outcome: { fate: 'limited', status: 429 } } as const;
    const tried = run.submissions.map((submission) => ({ ...submission, outcome: limited }));
    const unsent = { at: run.startedAt, outcome: { fate: 'notSent', reason: 'cancelled' } } as const;
    const known = run.submissions.map((submission) => ({ ...submission, outcome: unsent }));
    const open = { id: 'open', rows: [{ key: 'L-009\u001fC-9', fingerprint: 'nine', loanId: 'L-009' }] };
    const earlier = { ...run, runId: 'earlier', startedAt: '2026-11-21T10:00:00.000Z', submissions: tried };
    world.ledgerRuns.splice(0, 1, earlier, { ...run, submissions: [...known, open] });
    world.answers = [taken];
    await resumeRuns(world.ports, words, CONNECTION, world.ledgerRuns.slice(1), false);
    expect(world.flushed.map(({ identity }) => identity[0])).toEqual(['L-001', 'L-002', 'L-003', 'L-009']);
  });

  it('leaves a row alone that a later run took up again', async () => {
    const world = await interrupted();
    const [run] = world.ledgerRuns;
    if (!run) throw new Error('no run');
    const limited = { at: run.startedAt, outcome: { fate: 'limited', status: 429 } } as const;
    const first = run.submissions.map((submission) => ({ ...submission, outcome: limited }));
    const open = { id: 'open', rows: [{ key: 'L-009\u001fC-9', fingerprint: 'nine', loanId: 'L-009' }] };
    world.ledgerRuns.splice(0, 1, { ...run, submissions: [...first, open] }, { ...run, runId: 'later' });
    world.answers = [taken];
    const [earlier] = world.ledgerRuns;
    await resumeRuns(world.ports, words, CONNECTION, earlier ? [earlier] : [], false);
    expect(world.flushed.map(({ identity }) => identity[0])).toEqual(['L-009']);
  });

  it('keeps what a newer run of other content says beside its row', async () => {
    const world = await interrupted();
    const [run] = world.ledgerRuns;
    if (!run) throw new Error('no run');
    const [first] = run.submissions[0]?.rows ?? [];
    if (!first) throw new Error('no row');
    const outcome = { at: run.startedAt, outcome: { fate: 'unknown', reason: 'cut' } } as const;
    const other = { id: 'other', rows: [{ ...first, fingerprint: 'other', content: 'other' }], outcome };
    const next = {
      ...run,
      runId: 'next',
      startedAt: '2026-12-01T10:00:00.000Z',
      month: '2026-12',
      submissions: [other],
    };
    world.ledgerRuns.push(next);
    world.answers = [taken];
    const event = await resumeRuns(world.ports, words, CONNECTION, [run], false);
    expect(world.flushed.map(({ identity }) => identity[0])).toEqual(['L-002', 'L-003']);
    expect(event).toMatchObject({ reports: [{ run: { plan: { rowCount: 3 } } }] });
  });

  it('offers no run that another relay has, settles nothing of it, and asks her by a card instead', async () => {
    const world = await interrupted();
    const [run] = world.ledgerRuns;
    if (!run) throw new Error('no run');
    world.ledgerRuns[0] = { ...run, storeId: 'other-store', initials: 'AB' };
    expect(await unfinishedRuns(world.ports, CONNECTION.session)).toEqual([]);
    const event = await resumeRuns(world.ports, words, CONNECTION, world.ledgerRuns, false);
    expect(event).toMatchObject({ reports: [{ run: { stopped: 'otherStore' } }] });
    expect(world.ledgerRuns[0]?.submissions[0]).not.toHaveProperty('outcome');
    const [card] = await openCards(world.ports, CONNECTION.session);
    expect(card).toMatchObject({ elsewhere: { storeId: 'other-store', initials: 'AB' } });
    if (!card) throw new Error('no card');

    world.claims = [{ runId: run.runId, initials: 'AB', at: '2026-11-22T09:59:00.000Z' }];
    await expect(decide(world.ports, words, card, false)).rejects.toThrow(new Fault('anotherPaneSends'));
    world.claims = [];
    await decide(world.ports, words, card, true);
    expect(await openCards(world.ports, CONNECTION.session)).toEqual([]);

    // Back at the first relay, which knows better.
    world.answers = [taken];
    const back = { ...CONNECTION, session: { ...CONNECTION.session, storeId: 'other-store' } };
    const open = await unfinishedRuns(world.ports, back.session);
    expect(open).toHaveLength(1);
    await resumeRuns(world.ports, words, back, open, false);
    expect(world.ledgerRuns[0]?.submissions[0]?.outcome?.outcome.fate).toBe('accepted');
  });

  it('says which submissions are still open when the link is down', async () => {
    const world = await interrupted();
    world.answers = Array.from({ length: 50 }, () => ({ phase: 'unreachable' }) as const);
    const event = await resumeRuns(world.ports, words, CONNECTION, world.ledgerRuns, false);
    if (event === 'sheetNeeded' || event.type !== 'sent' || !event.reports[0]) throw new Error('no report');
    expect(event.reports[0].run.stopped).toBe('relayUnreachable');
    expect(unsettledIn(event.reports[0].run)).toHaveLength(1);
  });

  /** Sent from here, and closed without being saved: only the browser remembers. */
  async function reverted(): Promise<World> {
    const world = new World();
    world.answers = [taken];
    await sendIn(world);
    world.ledgerRuns.length = 0;
    world.log.length = 0;
    world.flushed.length = 0;
    return world;
  }

  it('opens a run again that the workbook forgot, and writes its results', async () => {
    const world = await reverted();
    const open = await unfinishedRuns(world.ports, CONNECTION.session);
    expect(open).toHaveLength(1);
    await resumeRuns(world.ports, words, CONNECTION, open, false);
    expect(world.ledgerRuns[0]?.submissions[0]?.outcome?.outcome.fate).toBe('accepted');
    expect(world.flushed.map(({ words: [status] }) => status)).toEqual([SENT, SENT, SENT]);
    expect(world.log.filter((line) => /^(ask|put)/.test(line))).toEqual([]);
    expect(await unfinishedRuns(world.ports, CONNECTION.session)).toEqual([]);
  });

  it.each<[string, (world: World) => void]>([
    ['of another sheet', (world) => (world.sheetId = 'S2')],
    ['with one record less', (world) => (world.grid = SHEET.slice(0, -1))],
    [
      'with another amount',
      (world) => (world.grid = SHEET.map((row, n) => (n === 3 ? ['C-2', 'L-002', 21, ''] : row))),
    ],
  ])('leaves a workbook alone %s: the run only counts for what goes out', async (_, change) => {
    const world = await reverted();
    change(world);
    const open = await unfinishedRuns(world.ports, CONNECTION.session);
    expect(open).toEqual([]);
    await resumeRuns(world.ports, words, CONNECTION, world.journalRuns, false);
    expect([world.ledgerRuns, world.flushed]).toEqual([[], []]);
  });

  it('brings an outcome into the workbook that only the browser knows', async () => {
    const world = new World();
    world.answers = [taken];
    const { ledgerRuns } = world;
    const job = await sendIn(world);
    const [run] = ledgerRuns;
    if (!run) throw new Error('no run');
    ledgerRuns[0] = { ...run, submissions: run.submissions.map(({ id, rows }) => ({ id, rows })) };
    world.flushed.length = 0;
    const open = await unfinishedRuns(world.ports, CONNECTION.session);
    expect(open.map(({ runId }) => runId)).toEqual([job.runId]);
    await resumeRuns(world.ports, words, CONNECTION, open, false);
    expect(ledgerRuns[0]?.submissions[0]?.outcome?.outcome.fate).toBe('accepted');
    expect(world.flushed).toHaveLength(3);
  });

  it('leaves open what another pane of this browser is sending now', async () => {
    const world = await interrupted();
    world.isLocked = true;
    await expect(resumeRuns(world.ports, words, CONNECTION, world.ledgerRuns, false)).rejects.toThrow(
      new Fault('anotherPaneSends'),
    );
  });
});
