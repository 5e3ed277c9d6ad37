import { ArrayModel } from '../../src/workbench/model/arrayModel';
import { parseA1 } from '../../src/workbench/model/area';
import type { Aspects } from '../../src/workbench/model/sheetModel';
import type { WorkbookModel } from '../../src/workbench/model/workbookModel';
import { fileState, openState, saveState } from '../../src/workbench/model/workbookState';
import { REPAYMENTS } from './modelContract';

const ASPECTS: (keyof Aspects)[] = ['values', 'formulas', 'texts', 'kinds', 'formats'];

/** A workbook in which everything that a file keeps is there. */
function furnished(): ArrayModel {
  const model = new ArrayModel(REPAYMENTS, 'es-MX');
  const march = model.sheet('March');
  march.write(parseA1('E2:F2'), [['=HYPERLINK("https://kiva.test/1","x")', "'007"]], 'typed');
  march.writeFormats(parseA1('G:G'), [['@']]);
  march.writeLook(parseA1('A1:C1'), { bold: true, fill: '#AABBCC' });
  march.setHyperlink(2, 0, { address: 'https://kiva.test/2' });
  march.setColumnWidth(3, 2, 90);
  march.setHidden('column', 7, 1, true);
  march.filter(parseA1('A1:C5'), 1, ['Rosa', 'Luz']);
  model.addTable(march.id, parseA1('A1:C5'), true);
  model.addPart('<ledger xmlns="urn:x">1</ledger>');
  model.setSetting('template', { columns: [1, 2] });
  model.addSheet('May');
  model.moveSheet(model.sheet('May').id, 0);
  model.setVisibility(model.sheet('Notes').id, 'Hidden');
  model.setProtected(model.sheet('Notes').id, true);
  return model;
}

function everything(model: WorkbookModel): unknown {
  const { name, date1904, tables, parts, settings, activeSheet } = model;
  const sheets = model.sheets.map((sheet) => ({
    id: sheet.id,
    name: sheet.name,
    visibility: sheet.visibility,
    isProtected: sheet.isProtected,
    used: sheet.usedArea(false),
    cells: ASPECTS.map((aspect) => sheet.read(parseA1('A1:H8'), aspect)),
    looks: [sheet.readLook(0, 0), sheet.hyperlink(2, 0), sheet.hyperlink(1, 4), sheet.columnWidth(4)],
    hidden: [sheet.hidden('row', 0, 8), sheet.hidden('column', 0, 9)],
    filterArea: sheet.filterArea,
    merged: sheet.merged,
  }));
  return { name, date1904, tables, parts, settings: [...settings], active: activeSheet.id, sheets };
}

it('opens again as it was, clean, with the same ids, twice', () => {
  const model = furnished();
  const state = saveState(model);
  expect(model.isDirty).toBe(true);
  for (const copy of [openState(state), openState(state)]) {
    expect(everything(copy)).toEqual(everything(model));
    expect(copy.isDirty).toBe(false);
    expect(copy.locale).toBe('es-MX');
  }
});

it('is not reached by what is done afterwards, in the workbook or in another copy', () => {
  const model = furnished();
  const before = structuredClone(everything(model));
  const state = saveState(model);
  const copy = openState(state);
  for (const changed of [model, copy]) {
    const march = changed.sheet('March');
    march.unfilter();
    march.write(parseA1('A2:C2'), [['other', '', 9]], 'typed');
    march.writeLook(parseA1('A1'), { fill: '#000000' });
    march.setColumnWidth(4, 1, undefined);
    march.deleteCells(parseA1('3:3'), 'up');
    march.sort(parseA1('A2:C4'), [{ column: 0, ascending: false }]);
    changed.setPart(changed.parts[0]!.id, '<ledger xmlns="urn:x">2</ledger>');
    (changed.settings.get('template') as { columns: number[] }).columns.push(3);
    changed.renameSheet(march.id, 'Marzo');
  }
  expect(everything(openState(state))).toEqual(before);
});

it('gives back the file, not what was never saved', () => {
  const model = furnished();
  const opened = everything(openState(fileState(model)));
  expect(opened).toEqual(everything(new ArrayModel(REPAYMENTS, 'es-MX')));
  model.save();
  const saved = everything(model);
  model.deletePart(model.parts[0]!.id);
  model.sheet('March').write(parseA1('A2'), [['lost']], 'typed');
  const reopened = openState(fileState(model));
  expect(everything(reopened)).toEqual(saved);
  reopened.sheet('March').write(parseA1('A2'), [['lost too']], 'typed');
  reopened.revert();
  expect(everything(reopened)).toEqual(saved);
});

it('gives new sheets and parts ids that are still free', () => {
  const copy = openState(saveState(furnished()));
  copy.addPart('<ledger xmlns="urn:x">3</ledger>');
  copy.addSheet();
  const ids = [...copy.parts, ...copy.sheets].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
