import type { ExcelHost } from '../host/excelHost';
import { formatA1 } from '../model/area';
import { CellEditor, editableText } from './cellEditor';
import { addClipboard } from './clipboard';
import { element } from './element';
import { GridInput } from './gridInput';
import { GridView } from './gridView';
import { makeSheetTabs } from './sheetTabs';
import { ALL_TOOLS } from './tools';
import type { Stage, StageHands } from './workbookPage';

/** The plain view of any engine: a grid, a formula bar, tabs. */
export const plainStage = (host: ExcelHost, { say, attempt }: StageHands): Stage => {
  const { model } = host;
  const grid = new GridView(model);
  const place = element('output', '', { 'aria-label': 'Active cell' });
  const bar = element('input', '', { 'aria-label': 'Formula bar', spellcheck: 'false', autocomplete: 'off' });
  const editor = new CellEditor(host, grid, bar, say, (rows, columns) => {
    grid.root.focus({ preventScroll: true });
    if (rows !== 0 || columns !== 0) input.move(rows, columns);
  });
  const input = new GridInput(model, grid, editor, attempt);
  addClipboard(grid.root, model, attempt);
  const showCell = (): void => {
    const { area } = model.selection;
    place.value = formatA1(area);
    if (!editor.isOpen) bar.value = editableText(host, area.row, area.column);
  };
  model.onEvent(showCell);
  showCell();
  return {
    tools: ALL_TOOLS,
    above: [element('div', 'formula-bar', {}, [place, bar])],
    sheet: grid.root,
    tabs: makeSheetTabs(model),
    shown: () => grid.refresh(),
  };
};
