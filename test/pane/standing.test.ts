import { identityTexts, KEY_SEPARATOR } from '../../src/core/check/rowNames';
import { createWords } from '../../src/locales';
import { afterTurning } from '../../src/pane/actions/afterTurning';
import { check } from '../../src/pane/actions/check';
import { followSheet } from '../../src/pane/actions/followSheet';
import { openSheet } from '../../src/pane/actions/openSheet';
import { repaint } from '../../src/pane/actions/repaint';
import { resumeRuns } from '../../src/pane/actions/resumeRuns';
import { send, type SendTalk } from '../../src/pane/actions/send';
import { showPlan } from '../../src/pane/actions/showPlan';
import { sheetMoment } from '../../src/pane/formats';
import { Fault } from '../../src/ports/fault';
import type { MarkedRow } from '../../src/ports/workbook';
import { CONNECTION, SHEET, taken, World } from './fakes';
import { jobIn } from './jobIn';

const words = createWords('en');
const SENT = 'Sent to practice Kiva – not real';
const QUEUED = 'Practice: queued';
const KEYS = [
  ['L-001', 'C-1'],
  ['L-002', 'C-2'],
  ['L-003', 'C-3'],
] as const;
const markOf = (row: number, identity: readonly string[], ...texts: string[]): MarkedRow => ({
  row,
  identity,
  texts: Array.from({ length: 5 }, (_, k) => texts[k] ?? ''),
  isHidden: false,
});

const TALK: SendTalk = {
  tell: () => undefined,
  signal: { aborted: false },
  edits: () => 0,
  ask: () => Promise.resolve('goOn'),
};

/** Sent, and noted everywhere; nothing stands in the sheet as yet. */
async function sent(): Promise<World> {
  const world = new World();
  world.answers = [taken];
  const job = await jobIn(world);
  await send(world.ports, words, job, TALK);
  world.log.length = 0;
  world.flushed.length = 0;
  return world;
}

function momentIn(world: World): string {
  const at = world.ledgerRuns[0]?.submissions[0]?.outcome?.at;
  if (at === undefined) throw new Error('nothing was sent');
  return sheetMoment(at);
}

describe('what stands beside the wrong rows', () => {
  it('is taken away when a plan is shown: beside no record, or given to another one', async () => {
    const world = await sent();
    const moment = momentIn(world);
    world.standing = [
      markOf(2, KEYS[0], SENT, '', '7', '', moment),
      markOf(5, ['', ''], SENT, '', '7', '', moment),
      markOf(6, ['', ''], QUEUED),
      markOf(7, ['', ''], 'ask Ana'),
      markOf(8, ['L-009', 'C-9'], SENT, '', '7', '', moment),
      markOf(9, ['L-010', 'C-10'], SENT, '', '99', '', moment),
    ];
    await showPlan(world.ports, words, await jobIn(world));
    expect(world.log.filter((line) => line.startsWith('clear'))).toEqual(['clear 5 6 8']);
    expect(world.standing.map(({ row }) => row)).toEqual([2, 7, 9]);
  });

  it('stays where the workbook knows nothing of any send', async () => {
    const world = await sent();
    world.standing = [markOf(5, ['', ''], SENT, '', '7', '', momentIn(world))];
    world.ledgerRuns.length = 0;
    await showPlan(world.ports, words, await jobIn(world));
    expect(world.log).not.toContain('marks');
  });

  it('is looked for in no sheet without result columns, and none are made', async () => {
    const world = await sent();
    const job = await jobIn(world);
    await showPlan(world.ports, words, { ...job, plan: { ...job.plan, skipped: [], changed: [] } });
    expect(world.log).toEqual([]);
  });

  it('is looked for after a send only where she changed the sheet or a row was not found', async () => {
    const quiet = new World();
    quiet.answers = [taken];
    quiet.standing = [markOf(5, ['', ''], SENT)];
    await send(quiet.ports, words, await jobIn(quiet), TALK);
    expect(quiet.log).not.toContain('marks');
    const gone = new World();
    gone.answers = [taken];
    gone.gone = ['L-002'];
    gone.standing = [markOf(2, KEYS[0], SENT), markOf(5, ['', ''], SENT)];
    await send(gone.ports, words, await jobIn(gone), TALK);
    expect(gone.log.filter((line) => /^(marks|clear)/.test(line))).toEqual(['marks', 'clear 5', 'marks']);
    expect(gone.log.indexOf('clear 5')).toBeLessThan(gone.log.lastIndexOf('workbook saved'));
  });

  it('is judged by the runs as they are after the sheet was looked at', async () => {
    const world = await sent();
    const [run] = world.ledgerRuns;
    if (!run) throw new Error('no run');
    const job = await jobIn(world);
    world.standing = [markOf(8, ['L-009', 'C-9'], SENT, '', '7', '', momentIn(world))];
    const ports = world.ports;
    const marks: typeof ports.workbook.marks = (...asked) => {
      // Another pane's run of this row ends while the sheet is looked at.
      const submissions = run.submissions.map((one) => ({
        ...one,
        rows: one.rows.slice(0, 1).map((row) => ({ ...row, key: ['L-009', 'C-9'].join(KEY_SEPARATOR) })),
      }));
      world.ledgerRuns.push({ ...run, runId: 'other', submissions });
      return ports.workbook.marks(...asked);
    };
    await showPlan({ ...ports, workbook: { ...ports.workbook, marks } }, words, job);
    expect(world.standing).toHaveLength(1);
  });

  it('is no reason for a plan to fail when Excel does not hand it over', async () => {
    const world = await sent();
    world.standing = [markOf(5, ['', ''], SENT)];
    const job = await jobIn(world);
    const ports = world.ports;
    const marks = (): Promise<never> => Promise.reject(new Fault('excelBusyEditing'));
    await showPlan({ ...ports, workbook: { ...ports.workbook, marks } }, words, job);
    expect(world.standing).toHaveLength(1);
  });
});

describe('opening the pane', () => {
  it('writes what is known beside rows that still say "Queued", and beside no other', async () => {
    const world = await sent();
    world.standing = [markOf(2, KEYS[0], QUEUED), markOf(3, KEYS[1], 'checked by Ana'), markOf(4, KEYS[2], QUEUED)];
    await repaint(world.ports, words);
    expect(world.flushed.map(({ identity, words: [status] }) => [identity[0], status])).toEqual([
      ['L-001', SENT],
      ['L-003', SENT],
    ]);
  });

  it('leaves a row alone of which nothing is known yet, and what a later run left open', async () => {
    const world = await sent();
    world.standing = KEYS.map((key, at) => markOf(2 + at, key, QUEUED));
    const [run] = world.ledgerRuns;
    if (!run) throw new Error('no run');
    const again = run.submissions.map(({ id, rows }) => ({
      id: `${id}-again`,
      rows: rows.slice(1).map((row) => ({ ...row, fingerprint: 'changed' })),
    }));
    world.ledgerRuns.push({ ...run, runId: 'later', startedAt: '2026-11-23T10:00:00.000Z', submissions: again });
    await repaint(world.ports, words);
    expect(world.flushed.map(({ identity }) => identity[0])).toEqual(['L-001']);
  });

  it.each(['open', 'refused'])(
    'writes no earlier result over a row that a later run, told apart by more, left %s',
    async (how) => {
      const world = await sent();
      world.standing = [markOf(2, KEYS[0], QUEUED), markOf(3, KEYS[1], QUEUED)];
      const [run] = world.ledgerRuns;
      if (!run) throw new Error('no run');
      const outcome = { at: run.startedAt, outcome: { fate: 'notSent', reason: 'cancelled' } as const };
      const later = run.submissions.map(({ id, rows }) => ({
        id: `${id}-later`,
        rows: rows.slice(0, 1).map((row) => ({
          ...row,
          key: identityTexts([...KEYS[0], '99'], 1).join(KEY_SEPARATOR),
          fingerprint: 'this month',
        })),
        ...(how === 'unsent' && { outcome }),
      }));
      world.ledgerRuns.push({ ...run, runId: 'later', startedAt: '2026-12-23T10:00:00.000Z', submissions: later });
      await repaint(world.ports, words);
      expect(world.flushed.map(({ identity }) => identity[0])).toEqual(['L-002']);
    },
  );

  it('asks Excel for nothing where nothing was sent, and makes no columns where they are gone', async () => {
    const fresh = new World();
    await repaint(fresh.ports, words);
    const world = await sent();
    await repaint(world.ports, words);
    expect([fresh.log, world.log]).toEqual([[], []]);
  });

  it('goes on when Excel refuses', async () => {
    const world = await sent();
    world.standing = [markOf(2, KEYS[0], QUEUED)];
    world.flushFaults = ['excelBusyEditing'];
    await repaint(world.ports, words);
    expect(world.flushed).toEqual([]);
  });
});

describe('turning to a sheet', () => {
  const NOTES = [['Call Ana'], ['before Friday']];

  /** The pane died between ledger and cell; it was opened anew on another sheet. */
  async function reopenedOnNotes(): Promise<World> {
    const world = await sent();
    world.standing = [markOf(2, KEYS[0], QUEUED), markOf(3, KEYS[1], SENT)];
    world.grid = NOTES;
    world.sheetId = 'Notes';
    await repaint(world.ports, words);
    expect([world.flushed, world.log]).toEqual([[], []]);
    return world;
  }

  function turnBack(world: World): void {
    world.grid = SHEET;
    world.sheetId = 'S1';
  }

  it('writes what is known beside the rows of the one that she turns to, once', async () => {
    const world = await reopenedOnNotes();
    const notes = await openSheet(world.ports, CONNECTION);
    turnBack(world);
    const event = await followSheet(world.ports, CONNECTION, notes, () => undefined);
    const turned = await afterTurning(world.ports, words, notes, event);
    expect(turned).toBe(event);
    expect(world.flushed.map(({ identity, words: [status] }) => [identity[0], status])).toEqual([['L-001', SENT]]);
    if (turned?.type !== 'sheetRead') throw new Error('nothing was read');
    world.log.length = 0;
    await afterTurning(world.ports, words, turned.setup, turned);
    expect(world.log).toEqual([]);
  });

  it('does so also where a check finds another sheet, or the first one is read', async () => {
    for (const before of ['notes', 'nothing']) {
      const world = await reopenedOnNotes();
      const notes = await openSheet(world.ports, CONNECTION);
      turnBack(world);
      const event =
        before === 'notes'
          ? await check(world.ports, notes, CONNECTION, () => 0)
          : ({ type: 'sheetRead', setup: await openSheet(world.ports, CONNECTION) } as const);
      await afterTurning(world.ports, words, before === 'notes' ? notes : undefined, event);
      expect(world.flushed.map(({ identity }) => identity[0])).toEqual(['L-001']);
    }
  });

  it('asks Excel for nothing where no run is of the sheet', async () => {
    const world = await sent();
    world.standing = [markOf(2, KEYS[0], QUEUED)];
    world.sheetId = 'S2';
    const event = { type: 'sheetRead', setup: await openSheet(world.ports, CONNECTION) } as const;
    world.log.length = 0;
    await afterTurning(world.ports, words, undefined, event);
    expect([world.log, world.flushed]).toEqual([[], []]);
  });
});

it('takes away what a resumed run wrote beside the wrong rows, where one was not found', async () => {
  const world = await sent();
  const [run] = world.ledgerRuns;
  if (!run) throw new Error('no run');
  world.ledgerRuns.splice(0, 1, { ...run, submissions: run.submissions.map(({ id, rows }) => ({ id, rows })) });
  world.journalRuns.length = 0;
  world.answers = [taken];
  world.gone = ['L-002'];
  world.standing = [markOf(2, KEYS[0], SENT), markOf(5, ['', ''], SENT)];
  await resumeRuns(world.ports, words, CONNECTION, world.ledgerRuns, false);
  expect(world.log).toContain('clear 5');
});
