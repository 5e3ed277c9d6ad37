import { ICommandService, type Univer } from '@univerjs/core';
import { parseA1 } from '../../src/workbench/model/area';
import type { ModelEvent } from '../../src/workbench/model/workbookModel';
import { UNIT_ID } from '../../src/workbench/univer/univerBook';
import { UniverModel } from '../../src/workbench/univer/univerModel';
import { modelContract, REPAYMENTS } from './modelContract';
import { closeHeadlessUniver, headlessUniver } from './support/headlessUniver';

afterEach(closeHeadlessUniver);

modelContract('Univer', (file) => new UniverModel(headlessUniver(), file), [1225.5, 25.5, '#NAME?']);

const start = () => {
  const univer: Univer = headlessUniver();
  const model = new UniverModel(univer, REPAYMENTS);
  const march = model.sheet('March');
  const events: ModelEvent[] = [];
  model.onEvent((event) => events.push(event));
  const commands = univer.__getInjector().get(ICommandService);
  /** What Univer's menus and keys do. */
  const byHand = (command: string, params: object = {}): Promise<boolean> =>
    commands.executeCommand(command, { unitId: UNIT_ID, subUnitId: march.id, ...params });
  return { model, march, events, byHand };
};

const range = (startRow: number, endRow: number, startColumn = 0, endColumn = 25) => ({
  startRow,
  endRow,
  startColumn,
  endColumn,
});

describe('Univer: what a person does in it', () => {
  it('is told like every change: a cell, with its old and new value', async () => {
    const { model, march, events, byHand } = start();
    await byHand('sheet.command.set-range-values', { range: range(1, 1, 1, 1), value: { v: 'Rosario' } });
    expect(march.read(parseA1('B2'), 'values')).toEqual([['Rosario']]);
    expect(events).toEqual([
      {
        kind: 'changed',
        sheetId: march.id,
        area: parseA1('B2'),
        change: 'RangeEdited',
        origin: 'person',
        before: 'Rosa',
        after: 'Rosario',
      },
    ]);
    expect(model.isDirty).toBe(true);
  });

  it('moves rows, and takes it back', async () => {
    const { model, march, events, byHand } = start();
    model.addTable(march.id, parseA1('A1:C5'), true);
    events.length = 0;
    await byHand('sheet.command.insert-row-by-range', { range: range(1, 2), direction: 0 });
    expect(march.read(parseA1('A4'), 'values')).toEqual([['00301']]);
    expect(model.tables[0]?.area).toEqual(parseA1('A1:C7'));
    await byHand('univer.command.undo');
    expect(march.read(parseA1('A2'), 'values')).toEqual([['00301']]);
    expect(model.tables[0]?.area).toEqual(parseA1('A1:C5'));
    await byHand('sheet.command.remove-row-by-range', { range: range(1, 1) });
    // Univer also writes formulas anew whose cells moved.
    const moves = events.flatMap((event) =>
      event.kind === 'changed' && event.change !== 'RangeEdited' ? [[event.change, event.area]] : [],
    );
    expect(moves).toEqual([
      ['RowInserted', parseA1('2:3')],
      ['RowDeleted', parseA1('2:3')],
      ['RowDeleted', parseA1('2:2')],
    ]);
  });

  it('sorts, hides and filters', async () => {
    const { march, events, byHand } = start();
    await byHand('sheet.mutation.reorder-range', { range: range(1, 2, 0, 2), order: { 1: 2, 2: 1 } });
    await byHand('sheet.mutation.set-row-hidden', { ranges: [range(1, 1)] });
    await byHand('sheet.command.set-filter-range', { range: range(0, 4, 0, 2) });
    expect(march.read(parseA1('A2:A3'), 'values')).toEqual([['00302'], ['00301']]);
    expect(march.filterArea).toEqual(parseA1('A1:C5'));
    expect(events.map((event) => ['area' in event && event.area, event.kind])).toEqual([
      [parseA1('A2:C3'), 'rowsSorted'],
      [parseA1('2:2'), 'rowsHidden'],
      [parseA1('A1:C5'), 'rowsHidden'],
    ]);
  });

  it('renames a sheet, but not to what Excel refuses', async () => {
    const { model, events, byHand } = start();
    await byHand('sheet.command.set-worksheet-name', { name: 'a/b' });
    await byHand('sheet.command.set-worksheet-name', { name: 'notes' });
    expect(model.sheets.map(({ name }) => name)).toEqual(['March', 'Notes']);
    await byHand('sheet.command.set-worksheet-name', { name: 'April' });
    expect(events).toMatchObject([{ kind: 'sheetRenamed', before: 'March', after: 'April' }]);
  });

  it('selects cells, whole rows and whole columns', async () => {
    const { model, byHand } = start();
    const select = (rangeType: number, chosen: object): Promise<boolean> =>
      byHand('sheet.operation.set-selections', { selections: [{ range: { ...chosen, rangeType } }], type: 2 });
    await select(0, range(1, 2, 1, 1));
    expect(model.selection.area).toEqual(parseA1('B2:B3'));
    await select(1, range(2, 3));
    expect(model.selection.area).toEqual(parseA1('3:4'));
    await select(2, range(0, 999, 1, 2));
    expect(model.selection.area).toEqual(parseA1('B:C'));
  });

  it('is not mistaken for what Univer calculates', async () => {
    const { model, march, events } = start();
    march.write(parseA1('E1'), [['=C2+C3']], 'typed');
    await model.calculated();
    march.write(parseA1('C2'), [[1]], 'exact');
    await model.calculated();
    expect(march.read(parseA1('E1'), 'values')).toEqual([[1201]]);
    expect(events.map((event) => event.kind === 'changed' && event.area)).toEqual([parseA1('E1'), parseA1('C2')]);
  });
});

describe('Univer: rows that a filter hides', () => {
  it('go when an add-in deletes them, and the filter stays', () => {
    const { march } = start();
    march.filter(parseA1('A1:C5'), 1, ['Rosa', 'Luz']);
    march.deleteCells(parseA1('3:3'), 'up');
    expect(march.read(parseA1('A2:A4'), 'values')).toEqual([['00301'], ['00303'], ['00304']]);
    expect(march.filterArea).toEqual(parseA1('A1:C4'));
    expect(march.hidden('row', 1, 3)).toEqual([false, true, false]);
  });
});

describe('Univer: a link', () => {
  it('stays on its cell with another text, and goes when it is taken away', () => {
    const { march } = start();
    const link = { address: 'https://kiva.test/1', screenTip: 'Review' };
    march.write(parseA1('E2'), [['See']], 'exact');
    march.setHyperlink(1, 4, link);
    march.write(parseA1('E2'), [['Look']], 'exact');
    expect(march.read(parseA1('E2'), 'values')).toEqual([['Look']]);
    expect(march.hyperlink(1, 4)).toEqual(link);
    march.clear(parseA1('E2'), 'hyperlinks');
    expect(march.hyperlink(1, 4)).toBeNull();
    expect(march.read(parseA1('E2'), 'values')).toEqual([['Look']]);
  });

  it('leaves a number a number', () => {
    const { march } = start();
    march.setHyperlink(1, 2, { address: 'https://kiva.test/1' });
    expect(march.read(parseA1('C2'), 'values')).toEqual([[25.5]]);
    expect(march.read(parseA1('C2'), 'texts')).toEqual([['25.50']]);
  });
});
