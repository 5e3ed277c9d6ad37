import { initialState, reduce } from '../../src/core/send/reduce';
import { createWords } from '../../src/locales';
import { check } from '../../src/pane/actions/check';
import { openSheet } from '../../src/pane/actions/openSheet';
import { plan } from '../../src/pane/actions/plan';
import { send, type SendJob } from '../../src/pane/actions/send';
import { sheetMoment } from '../../src/pane/formats';
import { hiddenCounts } from '../../src/pane/hiddenCounts';
import { INITIALS_LIMIT, loadInitials, saveInitials } from '../../src/pane/initials';
import { faultedRows, sentRows } from '../../src/pane/pausedRows';
import type { MarkedRow } from '../../src/ports/workbook';
import { CONNECTION, SHEET, taken, World } from './fakes';

const STAGE = { ...CONNECTION, session: { ...CONNECTION.session, environment: 'stage' } } as const;

async function checkedIn(world: World, connection: typeof CONNECTION | typeof STAGE = CONNECTION) {
  const setup = await openSheet(world.ports, connection);
  const meant = { ...setup, amountMeaning: 'cumulativePrincipal' as const };
  const event = await check(world.ports, meant, connection, () => 0);
  if (event.type !== 'checked') throw new Error(event.type);
  return { session: connection.session, setup: event.setup, checked: event.checked };
}

async function jobIn(world: World, connection: typeof CONNECTION | typeof STAGE = CONNECTION): Promise<SendJob> {
  const job = await checkedIn(world, connection);
  const planned = await plan(world.ports, job);
  if (planned.type !== 'planned') throw new Error(planned.type);
  return { ...job, plan: planned.plan };
}

/** What a send left beside so many of the rows. */
const marked = (count: number, reference = '4711', sentAt = '2026-10-20 09:00'): MarkedRow[] =>
  SHEET.slice(2, 2 + count).map(([client, loan], at) => ({
    row: 2 + at,
    identity: [String(loan), String(client)],
    texts: ['Sent', '', reference, '', sentAt],
    isHidden: false,
  }));

function momentIn({ journalRuns, ledgerRuns }: World): string {
  const at = [...journalRuns, ...ledgerRuns][0]?.submissions[0]?.outcome?.at;
  if (at === undefined) throw new Error('nothing was sent');
  return sheetMoment(at);
}

const sendIn = async (world: World, job: SendJob) =>
  send(world.ports, createWords('en'), job, {
    tell: () => undefined,
    signal: { aborted: false },
    edits: () => 0,
    ask: () => Promise.resolve('goOn'),
  });

describe('trap: rows that are hidden or filtered away', () => {
  const planned = async (hidden: readonly number[], rows = SHEET) => {
    const world = new World([...rows]);
    world.hidden = [...hidden];
    return plan(world.ports, await checkedIn(world));
  };
  it('go out like all others, and are counted for her', async () =>
    expect(await planned([2, 3])).toMatchObject({
      hidden: { goOut: 2, stay: 0 },
      plan: { submissions: [{ rows: [{ loanId: 'L-001' }, { loanId: 'L-002' }, { loanId: 'L-003' }] }] },
    }));
  it('are counted among those that stay where they hold an error or a total', async () => {
    const rows = [...SHEET, ['C-4', 'L-004', 'none', ''], ['', 'Total', 60.5, '']];
    expect(await planned([5, 6], rows)).toMatchObject({ hidden: { goOut: 0, stay: 2 } });
  });
  it('are not told of where they are titles, headers or blank', async () => {
    const rows = [...SHEET, ['', '', '', ''], ['C-5', 'L-005', 50, '']];
    expect(await planned([0, 1, 5], rows)).toMatchObject({ hidden: { goOut: 0, stay: 0 } });
  });
});

describe('a plan', () => {
  it('counts the hidden rows that go out, and those with a record that stay', async () => {
    const world = new World([...SHEET.slice(0, 4), ['C-3', 'L-003', 'none', '']]);
    // The title and the header row are no rows of the report.
    world.hidden = [0, 1, 2, 4];
    const planned = await plan(world.ports, await checkedIn(world));
    expect(planned).toMatchObject({ type: 'planned', hidden: { goOut: 1, stay: 1 } });
  });

  it('does not count hidden rows that are blank', () => {
    const leftOut = [
      { row: 5, reason: 'blank' },
      { row: 6, reason: 'total' },
    ] as const;
    const none = { submissions: [] };
    expect(hiddenCounts([5, 6, 7], none, { records: [], leftOut })).toEqual({ goOut: 0, stay: 1 });
  });

  it('asks first where rows carry results that nobody remembers, and is made when she has looked', async () => {
    const world = new World();
    world.standing = marked(3);
    const job = await checkedIn(world);
    expect(await plan(world.ports, job)).toEqual({ type: 'recordMissed', marks: 3 });
    expect(await plan(world.ports, job, { lookedInPa2: true })).toMatchObject({
      type: 'planned',
      plan: { rowCount: 3 },
    });
  });

  it('asks where another workbook of the same loans was sent from here, and its own results nobody remembers', async () => {
    const september = new World();
    september.answers = [taken];
    const job = await checkedIn(september);
    const sentBefore = { ...job, setup: { ...job.setup, month: '2026-09' } };
    const planned = await plan(september.ports, sentBefore);
    if (planned.type !== 'planned') throw new Error(planned.type);
    await sendIn(september, { ...sentBefore, plan: planned.plan });
    const mailed = new World();
    mailed.journalRuns.push(...september.journalRuns);
    mailed.standing = marked(3, '4711', '2026-11-20 09:00');
    expect(await plan(mailed.ports, await checkedIn(mailed))).toEqual({ type: 'recordMissed', marks: 3 });
    mailed.standing = marked(3, '7', momentIn(september));
    expect(await plan(mailed.ports, await checkedIn(mailed))).toMatchObject({ type: 'planned', plan: { rowCount: 3 } });
  });

  it('does not ask where workbook or browser explain the results', async () => {
    for (const forgets of ['ledgerRuns', 'journalRuns'] as const) {
      const world = new World();
      world.answers = [taken];
      await sendIn(world, await jobIn(world));
      world.standing = marked(3, '7', momentIn(world));
      world[forgets].length = 0;
      expect(await plan(world.ports, await checkedIn(world))).toMatchObject({ type: 'planned', plan: { rowCount: 0 } });
    }
  });

  it('takes practice results for no trace of a real send, and others beside them for one', async () => {
    const world = new World();
    world.answers = [taken];
    await sendIn(world, await jobIn(world));
    world.standing = marked(3, '7', momentIn(world));
    const job = await checkedIn(world, STAGE);
    expect(await plan(world.ports, job)).toMatchObject({ type: 'planned', plan: { rowCount: 3 } });
    world.standing = [...world.standing.slice(0, 2), ...marked(3, '4711', '2026-11-20 09:00').slice(2)];
    expect(await plan(world.ports, job)).toEqual({ type: 'recordMissed', marks: 1 });
  });

  it('does not ask for rows that stay at home, and does not look at the sheet where none goes out', async () => {
    const world = new World([...SHEET.slice(0, 4), ['C-3', 'L-003', 'none', '']]);
    world.standing = marked(3).slice(2);
    expect(await plan(world.ports, await checkedIn(world))).toMatchObject({ type: 'planned', plan: { rowCount: 2 } });
    const none = await checkedIn(world);
    world.log.length = 0;
    await plan(world.ports, { ...none, checked: { ...none.checked, sendable: [] } });
    expect(world.log).not.toContain('marks');
  });
});

describe('a run', () => {
  it('is remembered with her initials, her total and the reason', async () => {
    const world = new World();
    world.answers = [taken];
    const control = { given: '61', reason: 'half a unit is rounded' };
    await sendIn(world, { ...(await jobIn(world)), initials: 'AB', control });
    for (const runs of [world.ledgerRuns, world.journalRuns]) {
      expect(runs).toMatchObject([{ initials: 'AB', control }]);
    }
  });

  it('is remembered with the currency that its rows name', async () => {
    const world = new World();
    world.answers = [taken];
    const job = await jobIn(world);
    await sendIn(world, { ...job, plan: { ...job.plan, currency: 'KES' } });
    expect(world.ledgerRuns).toMatchObject([{ currency: 'KES' }]);
  });
});

describe('the rows of a pause', () => {
  it('are those that are out, with their names and what PA2 shows of them', async () => {
    const { plan: planned, checked } = await jobIn(new World());
    const [first] = planned.submissions;
    const before = initialState(planned);
    expect(sentRows(before, checked)).toEqual([]);
    const outcome = { fate: 'notSent', reason: 'cancelled' } as const;
    const after = reduce(before, { type: 'settled', submissionId: first!.id, at: '2026-11-22T10:00:00Z', outcome });
    expect(sentRows(after, checked)).toEqual([
      { row: 2, names: ['L-001', 'C-1'], values: [10.5] },
      { row: 3, names: ['L-002', 'C-2'], values: [20] },
      { row: 4, names: ['L-003', 'C-3'], values: [30] },
    ]);
    expect(faultedRows(after, 'sandbox')).toEqual([]);
  });

  it('are those with a problem, in Kiva’s own words', async () => {
    const { plan: planned } = await jobIn(new World());
    const problem = { loanId: 'L-002', details: 'Too much', code: 'x.y', severity: 'error' } as const;
    const receipt = { code: 'ok', message: 'ok', archiveIds: [], confirmUrls: [], problems: [problem] };
    const after = reduce(initialState(planned), {
      type: 'settled',
      submissionId: planned.submissions[0]!.id,
      at: '2026-11-22T10:00:00Z',
      outcome: { fate: 'accepted', receipt },
    });
    const [faulted, ...more] = faultedRows(after, 'production');
    expect(more).toEqual([]);
    expect(faulted).toMatchObject({ row: 3, message: { verbatim: expect.stringContaining('Too much') } });
  });
});

describe('initials', () => {
  it('are kept on this device, and are too short for a name', () => {
    const { preferences } = new World().ports;
    expect(loadInitials(preferences)).toBe('');
    saveInitials(preferences, 'Akinyi Otieno');
    expect(loadInitials(preferences)).toHaveLength(INITIALS_LIMIT);
  });
});
