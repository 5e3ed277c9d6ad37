import { findInstalments } from '../../src/core/instalments/instalmentTable';
import { otherSheets } from '../../src/pane/actions/otherSheets';
import {
  agreedInstalments,
  instalmentColumns,
  lacksLoanColumn,
  withInstalmentColumn,
} from '../../src/pane/instalmentColumns';
import { type Grid, World } from './fakes';

const LOANS: Grid = [
  ['Loan ID', 'First name', 'Last name', 'Loan amount'],
  ['L-001', 'Amina', 'Odhiambo', 100],
];
const PLAN: Grid = [
  ['Loan ID', 'Due date', 'Principal', 'Interest', 'Rest'],
  ['L-001', '28/02/2030', 50, 2, 50],
  ['L-001', '31/03/2030', 50, 1, 0],
];
const NOTES: Grid = [
  ['What', 'When'],
  ['Call Amina', 'Monday'],
];

async function worldOf(): Promise<{ readonly world: World; readonly loansId: string }> {
  const world = new World(LOANS);
  world.otherSheets.set('Notes', NOTES);
  world.otherSheets.set('Plan', PLAN);
  return { world, loansId: (await world.ports.workbook.outline()).sheetId };
}

const foundIn = async (world: World) => findInstalments(await world.ports.workbook.outline('Plan'));

describe('the other sheets', () => {
  it('are looked through for instalments only where they are sought', async () => {
    const { world, loansId } = await worldOf();
    const { workbook } = world.ports;
    expect(await otherSheets(workbook, loansId, undefined, false)).toEqual({ names: ['Notes', 'Plan'] });
    const { likely } = await otherSheets(workbook, loansId, undefined, true);
    expect(likely?.table.outline.sheetName).toBe('Plan');
  });

  it('say that the one she chose is gone', async () => {
    const { world, loansId } = await worldOf();
    const part = agreedInstalments(await foundIn(world));
    expect((await otherSheets(world.ports.workbook, loansId, part, true)).chosen?.columns).toHaveLength(5);
    world.otherSheets.delete('Plan');
    expect((await otherSheets(world.ports.workbook, loansId, part, true)).chosen).toBeNull();
  });
});

describe('the columns of instalments', () => {
  it('serve one field each, and what was decided of a field’s cells goes with its column', async () => {
    const found = await foundIn((await worldOf()).world);
    const agreed = { ...agreedInstalments(found), formats: { 'instalment.date': { dateOrder: 'dmy' as const } } };
    const moved = withInstalmentColumn(found, agreed, 'instalment.interest', 4);
    expect(instalmentColumns(found, moved).mapping['instalment.interest']).toBe(4);
    expect(moved.formats).toEqual(agreed.formats);
    const taken = withInstalmentColumn(found, agreed, 'instalment.clientId', 1);
    expect(instalmentColumns(found, taken).mapping['instalment.date']).toBeUndefined();
    expect(taken.formats).toEqual({});
    expect(withInstalmentColumn(found, moved, 'instalment.interest', 3)).toEqual(agreed);
  });

  it('are named where they are gone, and the loan’s is asked for', async () => {
    const found = await foundIn((await worldOf()).world);
    const agreed = agreedInstalments(found);
    expect(lacksLoanColumn(agreed)).toBe(false);
    expect(lacksLoanColumn(withInstalmentColumn(found, agreed, 'instalment.loanId', undefined))).toBe(true);
    const renamed = {
      ...agreed,
      bindings: agreed.bindings.map((one) => (one.field === 'instalment.date' ? { ...one, header: 'Day' } : one)),
    };
    expect(instalmentColumns(found, renamed).missing.map(({ header }) => header)).toEqual(['Day']);
    const kept = withInstalmentColumn(found, renamed, 'instalment.interest', 4);
    expect(kept.bindings.map(({ header }) => header)).toEqual(['Loan ID', 'Day', 'Principal', 'Rest']);
  });
});
