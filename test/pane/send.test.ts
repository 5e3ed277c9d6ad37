import { createWords } from '../../src/locales';
import { check } from '../../src/pane/actions/check';
import { openSheet } from '../../src/pane/actions/openSheet';
import { plan } from '../../src/pane/actions/plan';
import { resumeRuns } from '../../src/pane/actions/resumeRuns';
import { rewrite } from '../../src/pane/actions/rewrite';
import { send } from '../../src/pane/actions/send';
import { unsettledIn, type SendReport } from '../../src/pane/actions/sendReport';
import type { FlowEvent } from '../../src/pane/flow';
import { Fault } from '../../src/ports/fault';
import { CONNECTION, taken, World } from './fakes';

const words = createWords('en');
const SENT = 'Sent to practice Kiva – not real';
const QUEUED = 'Practice: queued';

async function jobIn(world: World) {
  const setup = await openSheet(world.ports, CONNECTION);
  const event = await check(world.ports, setup, CONNECTION, () => 0);
  if (event.type !== 'checked') throw new Error(event.type);
  const job = { session: CONNECTION.session, setup: event.setup, checked: event.checked };
  const planned = await plan(world.ports, job);
  if (planned.type !== 'planned') throw new Error(planned.type);
  world.log.length = 0;
  return { ...job, plan: planned.plan };
}

async function sendIn(
  world: World,
  signal = { aborted: false },
  told: FlowEvent[] = [],
  edits = () => 0,
): Promise<SendReport> {
  const event = await send(world.ports, words, await jobIn(world), (one) => told.push(one), signal, edits);
  if (event.type !== 'sent' || !event.reports[0]) throw new Error(event.type);
  return event.reports[0];
}

describe('send', () => {
  it('has every row queued in the sheet and in the ledger before the first call', async () => {
    const world = new World();
    world.answers = [taken];
    const report = await sendIn(world);
    expect(world.log).toEqual([
      'ledger',
      'resultColumns',
      `flush ${QUEUED} | ${QUEUED} | ${QUEUED}`,
      'select 2/11',
      'select 2/10',
      'put',
      `flush ${SENT} | ${SENT} | ${SENT}`,
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
    expect(last?.words).toEqual([SENT, '', '7', '', expect.stringMatching(/^2026-11-22 \d\d:\d\d$/)]);
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
    expect(world.log.slice(-2)).toEqual([
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
    expect(report.lost).toMatchObject([{ identity: ['L-002', 'C-2'], words: [SENT, '', '7', '', expect.any(String)] }]);
  });

  it('stops before the first call when it was cancelled, and says so beside every row', async () => {
    const world = new World();
    const report = await sendIn(world, { aborted: true });
    expect(world.log).not.toContain('put');
    expect(report.run.stopped).toBe('cancelled');
    expect(world.flushed.at(-1)?.words.slice(0, 2)).toEqual(['Practice: not sent', 'You stopped before this row.']);
  });

  it('keeps what is known when the ledger breaks in the middle', async () => {
    const world = new World();
    world.answers = [taken];
    const job = await jobIn(world);
    const { ledger } = world.ports;
    const settle = (): Promise<void> => Promise.reject(new Fault('excelSessionLost'));
    const ports = { ...world.ports, ledger: { ...ledger, settle } };
    const event = await send(
      ports,
      words,
      job,
      () => undefined,
      { aborted: false },
      () => 0,
    );
    expect(event).toMatchObject({ type: 'sent', reports: [{ interrupted: { code: 'excelSessionLost' } }] });
    expect(world.flushed.at(-1)?.words[0]).toBe('Practice: sending');
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
    expect(world.log).toEqual([]);
    world.answers = [taken];
    const event = await resumeRuns(world.ports, words, CONNECTION, world.ledgerRuns, true);
    if (event === 'sheetNeeded' || event.type !== 'sent') throw new Error('no report');
    expect(event.reports[0]).not.toHaveProperty('place');
    expect(world.flushed).toEqual([]);
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

  it('says which submissions are still open when the link is down', async () => {
    const world = await interrupted();
    world.answers = Array.from({ length: 50 }, () => ({ phase: 'unreachable' }) as const);
    const event = await resumeRuns(world.ports, words, CONNECTION, world.ledgerRuns, false);
    if (event === 'sheetNeeded' || event.type !== 'sent' || !event.reports[0]) throw new Error('no report');
    expect(event.reports[0].run.stopped).toBe('relayUnreachable');
    expect(unsettledIn(event.reports[0].run)).toHaveLength(1);
  });
});
