import { check } from '../../src/pane/actions/check';
import { followSheet } from '../../src/pane/actions/followSheet';
import { connect } from '../../src/pane/actions/connect';
import { openSheet } from '../../src/pane/actions/openSheet';
import { plan } from '../../src/pane/actions/plan';
import type { Connection } from '../../src/pane/flow';
import { saveAccount } from '../../src/pane/accounts';
import { CONNECTION, SHEET, World } from './fakes';

const never = (): number => 0;
const STAGE: Connection = { ...CONNECTION, session: { ...CONNECTION.session, environment: 'stage' } };

async function checkedIn(world: World, connection = CONNECTION, edits = never) {
  const setup = await openSheet(world.ports, connection);
  const event = await check(world.ports, { ...setup, amountMeaning: 'cumulativePrincipal' }, connection, edits);
  if (event.type !== 'checked') throw new Error(event.type);
  return event;
}

describe('connect', () => {
  const request = { environment: 'sandbox' } as const;

  it('knows how practice is set, and asks everywhere else', async () => {
    const world = new World();
    expect(await connect(world.ports, request)).toMatchObject({ account: CONNECTION.account });
    const gateway = { ...world.ports.gateway, openSession: () => Promise.resolve(STAGE.session) };
    const ports = { ...world.ports, gateway };
    expect(await connect(ports, request)).not.toHaveProperty('account');
    saveAccount(world.ports.preferences, 'stage', '421', { csvFormat: 'two', amountExpected: 'outstanding' });
    expect(await connect(ports, request)).toMatchObject({
      account: { csvFormat: 'two', amountExpected: 'outstanding' },
    });
  });

  it('finds earlier sends of this environment and partner that have an open submission', async () => {
    const world = new World();
    const run = {
      version: 1 as const,
      runId: 'mine',
      kind: 'repayment' as const,
      environment: 'sandbox' as const,
      partnerId: '421',
      storeId: 'store',
      sheetId: 'S1',
      templateId: 't',
      startedAt: '2026-11-01T00:00:00Z',
      submissions: [{ id: 's', rows: [] }],
    };
    const settled = { at: '2026-11-01T00:00:00Z', outcome: { fate: 'notSent', reason: 'cancelled' } } as const;
    world.ledgerRuns.push(
      run,
      { ...run, runId: 'other partner', partnerId: '9' },
      { ...run, runId: 'other environment', environment: 'stage' },
      { ...run, runId: 'settled', submissions: [{ id: 's', rows: [], outcome: settled }] },
    );
    const event = await connect(world.ports, request);
    expect(event).toMatchObject({ unfinished: [{ runId: 'mine' }] });
  });
});

describe('openSheet', () => {
  it('presets what an amount means in practice alone', async () => {
    const world = new World();
    expect(await openSheet(world.ports, CONNECTION)).toMatchObject({ amountMeaning: 'cumulativePrincipal' });
    expect(await openSheet(world.ports, STAGE)).not.toHaveProperty('amountMeaning');
  });
});

describe('followSheet', () => {
  const lacking = SHEET.map((row) => row.map((cell) => (cell === 'Repayment amount' ? 'Sum' : cell)));

  it('leaves the sheet before it for the one that is active now, and asks nothing of the old one', async () => {
    const world = new World(lacking);
    const setup = await openSheet(world.ports, CONNECTION);
    expect(setup.mapping).not.toHaveProperty(['repayment.amount']);
    world.sheetId = 'S2';
    world.grid = SHEET;
    let asked = 0;
    const event = await followSheet(world.ports, CONNECTION, setup, () => (asked += 1));
    expect(event).toMatchObject({ setup: { outline: { sheetId: 'S2' }, mapping: { 'repayment.amount': 2 } } });
    expect(asked).toBe(0);
  });

  it('asks for what is open on the same sheet, and leaves what was chosen there', async () => {
    const world = new World(lacking);
    const setup = await openSheet(world.ports, CONNECTION);
    let asked = 0;
    expect(await followSheet(world.ports, CONNECTION, setup, () => (asked += 1))).toBeUndefined();
    expect(asked).toBe(1);
  });
});

describe('check', () => {
  it('reads the mapped columns only, and saves the template once', async () => {
    const world = new World();
    const first = await checkedIn(world);
    expect(world.log).toEqual(['read Client ID, Loan ID, Repayment amount', 'save Repayments']);
    expect(first).toMatchObject({ templateSaved: 'Repayments', edited: false });
    expect(first.checked.sendable).toHaveLength(3);
    expect(first.checked.total).toBe('60.5');
    const second = await checkedIn(world);
    expect(second).not.toHaveProperty('templateSaved');
    expect(world.templates).toHaveLength(1);
  });

  it('says so when the sheet changed while it was read', async () => {
    let edits = 0;
    expect(await checkedIn(new World(), CONNECTION, () => edits++)).toMatchObject({ edited: true });
  });

  it('follows headers and columns that moved since the sheet was shown', async () => {
    const world = new World();
    const setup = await openSheet(world.ports, CONNECTION);
    world.grid = [[''], ...SHEET.map((row) => ['new', ...row])];
    const event = await check(world.ports, setup, CONNECTION, never);
    expect(event).toMatchObject({
      type: 'checked',
      setup: { headerRow: 2, mapping: { 'repayment.loanId': 2, 'repayment.amount': 3 } },
    });
  });

  it('goes back and names the column when it is gone, and saves nothing', async () => {
    const world = new World();
    const setup = await openSheet(world.ports, CONNECTION);
    world.grid = SHEET.map((row, at) => (at === 1 ? ['Client ID', 'Loan ID', 'Sum', 'Note'] : row));
    const event = await check(world.ports, setup, CONNECTION, never);
    expect(event).toMatchObject({ type: 'sheetRead', setup: { missing: [{ header: 'Repayment amount' }] } });
    expect(world.log).toEqual([]);
  });

  it('goes back to the columns when another sheet is active now', async () => {
    const world = new World();
    const setup = await openSheet(world.ports, CONNECTION);
    world.sheetId = 'S2';
    const event = await check(world.ports, setup, CONNECTION, never);
    expect(event).toMatchObject({ type: 'sheetRead', setup: { outline: { sheetId: 'S2' } } });
  });

  it('takes headers without a row below for nothing to send', async () => {
    const world = new World(SHEET.slice(0, 2));
    expect((await checkedIn(world)).checked.sendable).toEqual([]);
    expect(world.log).toEqual(['save Repayments']);
  });
});

describe('plan', () => {
  it('is for the environment, the partner and the month that are shown', async () => {
    const world = new World();
    const { setup, checked } = await checkedIn(world);
    const event = await plan(world.ports, { session: CONNECTION.session, setup, checked });
    if (event.type !== 'planned') throw new Error(event.type);
    expect(event.plan).toMatchObject({ rowCount: 3, total: '60.5', skipped: [] });
    expect(event.plan.submissions).toMatchObject([{ environment: 'sandbox', partnerId: '421' }]);
    const october = { ...setup, month: '2026-10' };
    const other = await plan(world.ports, { session: CONNECTION.session, setup: october, checked });
    if (other.type !== 'planned') throw new Error(other.type);
    const prints = [event.plan, other.plan].map(({ submissions }) => submissions[0]?.rows[0]?.fingerprint);
    expect(prints[0]).not.toBe(prints[1]);
  });
});
