import { check } from '../../src/pane/actions/check';
import { openSheet } from '../../src/pane/actions/openSheet';
import { followedEdit, recheckCells } from '../../src/pane/actions/recheckCells';
import { nextFlow, type Flow } from '../../src/pane/flow';
import type { SheetEdit } from '../../src/ports/workbook';
import { CONNECTION, SHEET, World, type Grid } from './fakes';

const BAD: Grid = SHEET.map((row, at) => (at === 3 ? ['C-2', 'L-002', 'abc', ''] : row));
const typed = (address: string, changeType = 'RangeEdited', sheetId = 'S1'): SheetEdit => ({
  sheetId,
  address,
  changeType,
});

async function checkedIn(world: World, edits: () => number = () => 0): Promise<Extract<Flow, { step: 'checked' }>> {
  const setup = await openSheet(world.ports, CONNECTION);
  const event = await check(world.ports, setup, CONNECTION, edits);
  const flow = nextFlow({ step: 'sheet', connection: CONNECTION, setup }, event);
  if (flow.step !== 'checked') throw new Error(flow.step);
  world.log.length = 0;
  return flow;
}
const codes = (flow: Flow): readonly string[] =>
  flow.step === 'checked' ? flow.checkup.checked.findings.map(({ code }) => code) : [];
const repaired: Grid = BAD.map((row, at) => (at === 3 ? ['C-2', 'L-002', 20, ''] : row));

async function afterEdit(world: World, flow: Flow, edit: SheetEdit): Promise<Flow> {
  const followed = followedEdit(flow, edit);
  const marked = nextFlow(flow, { type: 'sheetEdited', followed: followed !== undefined });
  return followed === undefined ? marked : nextFlow(marked, await recheckCells(world.ports, followed));
}

describe('a cell that is repaired while its finding is shown', () => {
  it('leaves the list after one look at its row alone, and nothing may be sent before a fresh check', async () => {
    const world = new World(BAD);
    const flow = await checkedIn(world);
    expect(codes(flow)).toEqual(['amountUnreadable']);
    world.grid = repaired;
    const after = await afterEdit(world, flow, typed('C4'));
    expect(codes(after)).toEqual([]);
    expect(after).toMatchObject({
      checkup: { edited: true, cellsRechecked: 3, checked: { total: '60.5', sendable: { length: 3 } } },
    });
    expect(world.log).toEqual(['read Client ID, Loan ID, Repayment amount']);
    const plan = { type: 'planned', plan: {} as never, hidden: {} as never } as const;
    expect(nextFlow(after, plan)).toBe(after);
  });

  it('says what a second change breaks, and counts on', async () => {
    const world = new World(BAD);
    world.grid = BAD;
    const flow = await checkedIn(world);
    world.grid = repaired;
    const once = await afterEdit(world, flow, typed('C4'));
    world.grid = repaired.map((row, at) => (at === 4 ? ['C-1', 'L-001', 30, ''] : row));
    const twice = await afterEdit(world, once, typed('Sheet1!$A$5:$B$5'));
    expect(codes(twice)).toEqual(['duplicateAddUp']);
    expect(twice).toMatchObject({ checkup: { cellsRechecked: 6 } });
  });

  it.each<[string, SheetEdit]>([
    ['a row came in', typed('4:4', 'RowInserted')],
    ['cells went out', typed('C4', 'CellDeleted')],
    ['rows were sorted', typed('A3:C5', 'RowSorted')],
    ['whole rows changed', typed('4:4')],
    ['several areas changed', typed('C3,C5')],
    ['a header changed', typed('C2')],
    ['a row below the table changed', typed('C6')],
    ['more was pasted than a person types', typed('A3:H5')],
    ['another sheet changed', typed('C4', 'RangeEdited', 'S2')],
  ])('is not followed when %s, and no more after it', async (_, edit) => {
    const world = new World(BAD);
    const flow = await checkedIn(world);
    const once = await afterEdit(world, await afterEdit(world, flow, typed('D4')), edit);
    expect(once).toMatchObject({ checkup: { edited: true, cellsRechecked: undefined } });
    world.log.length = 0;
    world.grid = repaired;
    expect(codes(await afterEdit(world, once, typed('C4')))).toEqual(['amountUnreadable']);
    expect(world.log).toEqual([]);
  });

  it('is not followed where the sheet changed while it was checked', async () => {
    let edits = 0;
    const flow = await checkedIn(new World(BAD), () => edits++);
    expect(followedEdit(flow, typed('C4'))).toBeUndefined();
  });

  it('changes nothing when a fresh check came in between', async () => {
    const world = new World(BAD);
    const flow = await checkedIn(world);
    const followed = followedEdit(flow, typed('C4'));
    const fresh = await checkedIn(world);
    if (followed === undefined) throw new Error('not followed');
    expect(nextFlow(fresh, await recheckCells(world.ports, followed))).toBe(fresh);
  });
});
