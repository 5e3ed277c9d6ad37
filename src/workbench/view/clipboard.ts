import { intersection } from '../model/area';
import type { WorkbookModel } from '../model/workbookModel';

/** Texts of the selected cells in use, as spreadsheets copy them: tabs and line ends. */
const copiedText = ({ activeSheet, selection }: WorkbookModel): string => {
  const used = activeSheet.usedArea(false);
  const area = used && intersection(used, selection.area);
  return area
    ? activeSheet
        .read(area, 'texts')
        .map((row) => row.join('\t'))
        .join('\n')
    : '';
};

const pasteText = (model: WorkbookModel, text: string): void => {
  const rows = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
  const columnCount = Math.max(...rows.map((row) => row.length));
  const { row, column } = model.selection.area;
  const area = { row, column, rowCount: rows.length, columnCount };
  model.activeSheet.write(area, rows, 'typed');
  model.select(model.activeSheet.id, area);
};

/** Copy and paste of plain text on the grid. */
export const addClipboard = (root: HTMLElement, model: WorkbookModel, attempt: (act: () => void) => void): void => {
  root.addEventListener('copy', (event) => {
    if (event.target instanceof HTMLInputElement) return;
    event.clipboardData?.setData('text/plain', copiedText(model));
    event.preventDefault();
  });
  root.addEventListener('paste', (event) => {
    if (event.target instanceof HTMLInputElement) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    event.preventDefault();
    if (text) attempt(() => pasteText(model, text));
  });
};
