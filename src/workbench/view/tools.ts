import { intersection, SHEET_COLUMNS, type Area } from '../model/area';
import type { WorkbookModel } from '../model/workbookModel';

/** A button of the page's toolbar. */
export interface Tool {
  readonly label: string;
  readonly act: (model: WorkbookModel) => void;
  readonly pressed?: (model: WorkbookModel) => boolean;
}

/** The selection when it spans rows, else the used rows below the first used one, which is taken for the header. */
const sortedArea = ({ activeSheet, selection }: WorkbookModel): Area | null => {
  const used = activeSheet.usedArea(true);
  if (!used) return null;
  const chosen = intersection(used, selection.area);
  if (chosen && chosen.rowCount > 1 && chosen.columnCount > 1) return chosen;
  return used.rowCount > 1 ? { ...used, row: used.row + 1, rowCount: used.rowCount - 1 } : null;
};

const sort = (model: WorkbookModel, ascending: boolean): void => {
  const area = sortedArea(model);
  if (area) model.activeSheet.sort(area, [{ column: model.selection.area.column, ascending }]);
};

const selectedRows = ({ selection, activeSheet }: WorkbookModel): Area => {
  const used = activeSheet.usedArea(false);
  const endless = used && intersection(used, selection.area);
  const { row, rowCount } = selection.area.rowCount > (used?.rowCount ?? 0) && endless ? endless : selection.area;
  return { row, rowCount, column: 0, columnCount: SHEET_COLUMNS };
};

const filterToValue = ({ activeSheet, selection }: WorkbookModel): void => {
  const used = activeSheet.usedArea(true);
  const { row, column } = selection.area;
  const text = activeSheet.read({ row, column, rowCount: 1, columnCount: 1 }, 'texts')[0]?.[0];
  if (used && text !== undefined) activeSheet.filter(used, column, [text]);
};

const showAllRows = ({ activeSheet }: WorkbookModel): void => {
  const used = activeSheet.usedArea(false);
  if (used) activeSheet.setHidden('row', 0, used.row + used.rowCount, false);
};

const PROTECT: Tool = {
  label: 'Protect sheet',
  act: (model) => model.setProtected(model.activeSheet.id, !model.activeSheet.isProtected),
  pressed: (model) => model.activeSheet.isProtected,
};

/** For a spreadsheet that has its own tools: what belongs to the file. */
export const FILE_TOOLS: readonly (Tool | 'gap')[] = [
  { label: 'Save', act: (model) => model.save() },
  { label: 'Revert to saved', act: (model) => model.revert() },
  PROTECT,
];

/** For the plain view, which has no other tools. */
export const ALL_TOOLS: readonly (Tool | 'gap')[] = [
  { label: 'Save', act: (model) => model.save() },
  { label: 'Revert to saved', act: (model) => model.revert() },
  'gap',
  { label: 'Sort A to Z', act: (model) => sort(model, true) },
  { label: 'Sort Z to A', act: (model) => sort(model, false) },
  { label: 'Filter to this value', act: filterToValue },
  { label: 'Filter off', act: (model) => model.activeSheet.unfilter() },
  'gap',
  { label: 'Insert row', act: (model) => model.activeSheet.insertCells(selectedRows(model), 'down') },
  { label: 'Delete row', act: (model) => model.activeSheet.deleteCells(selectedRows(model), 'up') },
  {
    label: 'Hide row',
    act: (model) => model.activeSheet.setHidden('row', selectedRows(model).row, selectedRows(model).rowCount, true),
  },
  { label: 'Show all rows', act: showAllRows },
  PROTECT,
];
