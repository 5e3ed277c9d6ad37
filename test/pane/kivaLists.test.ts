import { RECORD_KINDS } from '../../src/core/catalogue';
import type { ReadAnswer } from '../../src/core/relayProtocol/messages';
import { check } from '../../src/pane/actions/check';
import { openSheet } from '../../src/pane/actions/openSheet';
import { createKivaLists } from '../../src/pane/kivaLists';
import { Fault } from '../../src/ports/fault';
import { CONNECTION, World, type Grid } from './fakes';

const DRAFT = RECORD_KINDS.loanDraft;
const { session } = CONNECTION;
const ACTIVITY = new Set(['loanDraft.activity']);

const answered = (rows: readonly object[]): ReadAnswer => ({
  phase: 'answered',
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify(rows),
});
const ACTIVITIES = answered([{ activity_id: 7, activity: 'Tailoring' }]);

function listsOf(answers: readonly (ReadAnswer | Error)[]) {
  const left = [...answers];
  const asked: string[] = [];
  const lists = createKivaLists({
    read: (endpoint) => {
      asked.push(endpoint);
      const answer = left.shift();
      if (answer === undefined) throw new Error(`nobody expected ${endpoint}`);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  });
  return { lists, asked };
}

describe('Kiva’s lists', () => {
  it('are read once a session, and only those that a column is looked up in', async () => {
    const { lists, asked } = listsOf([ACTIVITIES, ACTIVITIES]);
    const first = await lists(session, DRAFT, ACTIVITY);
    expect(first).toEqual({ reference: { activities: [{ value: 7, name: 'Tailoring', otherNames: [] }] } });
    expect(await lists(session, DRAFT, ACTIVITY)).toEqual(first);
    expect(await lists(session, DRAFT, new Set(['loanDraft.loanId']))).toEqual({ reference: {} });
    expect(asked).toEqual(['getActivities']);
    await lists({ ...session, sessionId: 'other' }, DRAFT, ACTIVITY);
    expect(asked).toHaveLength(2);
  });

  it('are none where the kind sends no name', async () => {
    const { lists, asked } = listsOf([]);
    const { repayment } = RECORD_KINDS;
    expect(await lists(session, repayment, new Set(repayment.fields.map(({ id }) => id)))).toEqual({ reference: {} });
    expect(asked).toEqual([]);
  });

  it('are asked for again after they could not be read, and say what broke', async () => {
    const { lists } = listsOf([new Fault('relayUnreachable'), { phase: 'cut', reason: 'timeout' }, ACTIVITIES]);
    expect(await lists(session, DRAFT, ACTIVITY)).toMatchObject({
      reference: {},
      broken: { code: 'relayUnreachable' },
    });
    expect(await lists(session, DRAFT, ACTIVITY)).toEqual({
      reference: {},
      broken: { code: 'kivaListsUnreadable', params: {} },
    });
    expect(await lists(session, DRAFT, ACTIVITY)).not.toHaveProperty('broken');
  });

  it('stay as they were when they cannot be read anew', async () => {
    const { lists } = listsOf([ACTIVITIES, { phase: 'cut', reason: 'timeout' }]);
    const { reference } = await lists(session, DRAFT, ACTIVITY);
    expect(await lists(session, DRAFT, ACTIVITY, true)).toEqual({
      reference,
      broken: { code: 'kivaListsUnreadable', params: {} },
    });
  });

  it('let a bug through', async () => {
    const { lists } = listsOf([new RangeError('bug')]);
    await expect(lists(session, DRAFT, ACTIVITY)).rejects.toBeInstanceOf(RangeError);
  });
});

describe('a check of drafts', () => {
  const GRID: Grid = [
    ['Loan ID', 'First name', 'Activity'],
    ['L-1', 'Akinyi', 'tailoring'],
    ['L-2', 'Baraka', '7'],
    ['L-3', 'Chebet', 'Tailorin'],
  ];

  async function checkedIn(world: World) {
    const setup = await openSheet(world.ports, CONNECTION);
    const event = await check(world.ports, setup, CONNECTION, () => 0);
    if (event.type !== 'checked') throw new Error(event.type);
    return event;
  }

  it('looks names up, says what comes near, and remembers the kind on this device', async () => {
    const world = new World(GRID);
    world.kivaHas.set('getActivities', ACTIVITIES);
    const { checked, setup } = await checkedIn(world);
    expect(setup.kind.id).toBe('loanDraft');
    expect(checked.sendable.map(({ values }) => values.get('loanDraft.activity')?.value)).toEqual([7, 7]);
    expect(checked.findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'referenceNear', row: 3, params: { near: 'Tailoring' } },
    ]);
    expect(world.kept.get('kind')).toBe('loanDraft');
    expect(setup.templates).toMatchObject([{ kind: 'loanDraft' }]);
  });

  it('has nothing to send while Kiva’s lists cannot be read, not even by number', async () => {
    const { checked, listsBroken } = await checkedIn(new World(GRID));
    expect(listsBroken).toEqual({ code: 'kivaListsUnreadable', params: {} });
    expect(checked.sendable).toEqual([]);
    expect(checked.findings.map(({ code }) => code)).toContain('referenceListMissing');
  });
});

describe('openSheet', () => {
  it('keeps a kind that she chose for this sheet, and asks every other sheet anew', async () => {
    const world = new World([
      ['Loan ID', 'Subject', 'Journal text'],
      ['L-1', 'a', 'b'],
    ]);
    const found = await openSheet(world.ports, CONNECTION);
    expect(found).toMatchObject({ kind: { id: 'journal' }, kindChosen: false });
    const chosen = { ...found, kind: DRAFT, kindChosen: true };
    expect(await openSheet(world.ports, CONNECTION, chosen)).toMatchObject({ kind: DRAFT, kindChosen: true });
    world.sheetId = 'S2';
    expect(await openSheet(world.ports, CONNECTION, chosen)).toMatchObject({ kind: { id: 'journal' } });
  });
});
