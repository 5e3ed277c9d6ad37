import { RECORD_KINDS } from '../../src/core/catalogue';
import { findInstalments, instalmentPart } from '../../src/core/instalments/instalmentTable';
import type { InstalmentSheetPart } from '../../src/core/mapping/template';
import { scheduleRepairs } from '../../src/core/schedule/repairedSchedule';
import { check } from '../../src/pane/actions/check';
import { changeSetup } from '../../src/pane/changeSetup';
import type { SetupChange } from '../../src/pane/setupChange';
import { computedWays } from '../../src/pane/computedWays';
import { answersTo } from '../../src/pane/questions';
import { setUp, type SheetSetup } from '../../src/pane/setup';
import { templateOf } from '../../src/pane/templateOf';
import { CONNECTION, outlineOf, World, type Grid } from './fakes';

const LOANS: Grid = [
  ['Loan ID', 'Client ID', 'First name', 'Last name', 'Loan amount', 'Currency'],
  ['L-001', 'C-9001', 'Amina', 'Odhiambo', 100, 'KES'],
  ['L-002', 'C-9002', 'Baraka', 'Mwangi', 200, 'KES'],
];
const PLAN: Grid = [
  ['Plan of May'],
  ['Loan ID', 'Due date', 'Principal', 'Interest'],
  ['L-001', '28/02/2030', 50, 2],
  ['L-001', '31/03/2030', 50, 1],
  ['L-002', '31/03/2030', 199.99, 3],
];
const TERMS: Grid = [
  [...LOANS[0]!, 'Disbursal date', 'Number of instalments', 'Frequency of payment', 'Interest rate', 'Interest method'],
  [...LOANS[1]!, '2030-01-31', 4, 'Monthly', 12, 'Flat'],
];

function worldOf(loans: Grid = LOANS, plan: Grid | undefined = PLAN): World {
  const world = new World(loans);
  if (plan !== undefined) world.otherSheets.set('Plan', plan);
  return world;
}

const setupOf = (grid: Grid, ...changes: readonly SetupChange[]): SheetSetup =>
  changes.reduce(changeSetup, setUp(RECORD_KINDS.loanDraft, outlineOf(grid), [], { month: '2029-12' }));

async function partOf(world: World): Promise<InstalmentSheetPart> {
  const found = findInstalments(await world.ports.workbook.outline('Plan'));
  return instalmentPart(found, found.suggestions);
}

async function checkedIn(world: World, setup: SheetSetup) {
  const event = await check(world.ports, setup, CONNECTION, () => 0);
  if (event.type !== 'checked') throw new Error(event.type);
  return event;
}

const codes = ({ checked }: Awaited<ReturnType<typeof checkedIn>>) => checked.findings.map(({ code }) => code);

describe('instalments on another sheet', () => {
  it('are read beside the loans, with the columns that are proposed', async () => {
    const world = worldOf();
    const part = await partOf(world);
    const event = await checkedIn(world, setupOf(LOANS, { what: 'instalments', part }));
    expect(world.log.filter((line) => line.startsWith('read'))).toContain(
      'read Loan ID, Due date, Principal, Interest',
    );
    expect(event.checked.records[0]?.values.get('loanDraft.principal#2')).toEqual({
      value: 50,
      cell: { row: 3, column: 2, sheet: 'Plan' },
    });
    expect(codes(event)).toContain('scheduleSum');
    expect(event.setup.template?.instalments).toEqual(part);
    expect(world.templates[0]?.instalments).toEqual(part);
  });

  it('come back with the template', async () => {
    const world = worldOf();
    const part = await partOf(world);
    const { setup } = await checkedIn(world, setupOf(LOANS, { what: 'instalments', part }));
    const again = setUp(setup.kind, outlineOf(LOANS), world.templates, { month: '2029-12' });
    expect(again.instalments).toEqual(part);
    expect(templateOf(again, 't')).toEqual(setup.template);
  });

  it('hold every loan back when their sheet or a column of it is gone', async () => {
    const world = worldOf();
    const part = await partOf(world);
    world.otherSheets.set(
      'Plan',
      PLAN.map((row) => row.slice(0, 2)),
    );
    const setup = setupOf(LOANS, { what: 'instalments', part });
    const column = await checkedIn(world, setup);
    expect(codes(column).filter((code) => code.startsWith('instalment'))).toEqual([
      'instalmentColumnMissing',
      'instalmentColumnMissing',
    ]);
    expect(column.checked.sendable).toEqual([]);
    world.otherSheets.delete('Plan');
    const sheet = await checkedIn(world, setup);
    expect(codes(sheet).filter((code) => code.startsWith('instalment'))).toEqual(['instalmentSheetGone']);
    expect(sheet.checked.sendable).toEqual([]);
  });

  it('have formats of their own', async () => {
    const part = await partOf(worldOf());
    const format = { what: 'format', field: 'instalment.date', format: { dateOrder: 'mdy' } } as const;
    const setup = setupOf(LOANS, { what: 'instalments', part }, format);
    expect(setup.instalments?.formats).toEqual({ 'instalment.date': { dateOrder: 'mdy' } });
    expect(setup.formats).toEqual({});
    expect(setupOf(LOANS, { what: 'instalments', part }, { what: 'instalments', part: undefined }).instalments).toBe(
      undefined,
    );
  });

  it('are repaired where she agrees', async () => {
    const world = worldOf();
    const setup = setupOf(LOANS, { what: 'instalments', part: await partOf(world) });
    const repairs = scheduleRepairs((await checkedIn(world, setup)).checked);
    expect(repairs).toMatchObject([{ loan: 'L-002', from: 199.99, to: 200, difference: '0.01', isRounding: true }]);
    const done = await checkedIn(world, changeSetup(setup, { what: 'repairs', repairs }));
    expect(codes(done)).toContain('scheduleRepaired');
    expect(codes(done)).not.toContain('scheduleSum');
  });
});

describe('schedules from terms', () => {
  const filled = setupOf(TERMS, { what: 'constant', field: 'loanDraft.ratePeriod', text: 'perYear' });

  it('can be decided again, and are computed as she said before', () => {
    const left = changeSetup(filled, { what: 'schedule', schedule: { computed: false, declining: 'equalPrincipal' } });
    expect(changeSetup(left, { what: 'scheduleAskedAgain' }).schedule).toEqual({ declining: 'equalPrincipal' });
  });

  it('leave open only what the loans do', async () => {
    const [headers = [], loan = []] = TERMS;
    const waysOf = async (grid: Grid) => computedWays((await checkedIn(worldOf(grid), filledOf(grid))).checked);
    const filledOf = (grid: Grid) =>
      setupOf(grid, { what: 'constant', field: 'loanDraft.ratePeriod', text: 'perYear' });
    expect(await waysOf(TERMS)).toEqual({ hasTerms: true, declining: false, grace: false });
    const declining = [...loan.slice(0, -1), 'Declining balance', 1];
    expect(await waysOf([[...headers, 'Grace periods'], declining])).toEqual({
      hasTerms: true,
      declining: true,
      grace: true,
    });
    expect(await waysOf(LOANS)).toEqual({ hasTerms: false, declining: false, grace: false });
  });

  it('are a question with two answers', async () => {
    const world = worldOf(TERMS);
    const open = await checkedIn(world, filled);
    const question = open.checked.findings.find(({ code }) => code === 'scheduleComputedOpen');
    expect(question?.schedules).toEqual([
      {
        loan: 'L-001',
        count: 4,
        first: { date: '2030-02-28', principal: '25', interest: '1' },
        last: { date: '2030-05-31', principal: '25', interest: '1' },
        principal: '100',
        interest: '4',
      },
    ]);
    const answers = answersTo(question!);
    expect(answers.map(({ id }) => id)).toEqual(['compute', 'leave']);
    const [yes, no] = answers.map(({ change }) => changeSetup(filled, change));
    const computed = await checkedIn(world, yes!);
    expect(codes(computed)).toContain('scheduleComputed');
    expect(computed.checked.records[0]?.values.get('loanDraft.scheduleDate#4')?.value).toBe('2030-05-31');
    expect(computed.setup.template?.schedule).toEqual({ computed: true });
    const none = await checkedIn(world, no!);
    expect(codes(none).filter((code) => code.startsWith('scheduleComputed'))).toEqual([]);
    expect(none.checked.records[0]?.values.has('loanDraft.scheduleDate')).toBe(false);
  });

  it('are asked about again when the way of computing changes', () => {
    const agreed = changeSetup(filled, { what: 'schedule', schedule: { computed: true } });
    const other = changeSetup(agreed, { what: 'schedule', schedule: { declining: 'equalPrincipal' } });
    expect(other.schedule).toEqual({ declining: 'equalPrincipal' });
    expect(changeSetup(other, { what: 'schedule', schedule: { computed: true } }).schedule).toEqual({
      declining: 'equalPrincipal',
      computed: true,
    });
    const same = changeSetup(agreed, { what: 'schedule', schedule: {} });
    expect(same.schedule).toEqual({ computed: true });
  });

  const agreed = changeSetup(filled, { what: 'schedule', schedule: { computed: true, grace: 'nothing' } });
  const column = agreed.mapping['loanDraft.interestRate'] ?? -1;

  it.each<SetupChange>([
    { what: 'constant', field: 'loanDraft.ratePeriod', text: 'perMonth' },
    { what: 'constant', field: 'loanDraft.gracePeriods', text: '1' },
    { what: 'column', key: 'loanDraft.interestRate', column: undefined },
    { what: 'column', key: 'loanDraft.gracePeriods', column },
    { what: 'column', key: 'loanDraft.description', column },
    { what: 'declined', key: 'loanDraft.interestRate', column },
    { what: 'valueMap', field: 'loanDraft.frequency', word: 'quincenal', meaning: 'twoWeekly' },
  ])('are asked about again after %j', (change) => {
    expect(column).toBeGreaterThan(0);
    expect(changeSetup(agreed, change).schedule).toEqual({ grace: 'nothing' });
  });

  it.each<SetupChange>([
    { what: 'constant', field: 'loanDraft.ratePeriod', text: 'perYear' },
    { what: 'constant', field: 'loanDraft.language', text: 'English' },
    { what: 'column', key: 'loanDraft.interestRate', column },
    { what: 'valueMap', field: 'loanDraft.gender', word: 'x', meaning: 'female' },
    { what: 'month', month: '2029-11' },
  ])('are not asked about again after %j', (change) => {
    expect(changeSetup(agreed, change).schedule).toEqual({ computed: true, grace: 'nothing' });
  });
});
