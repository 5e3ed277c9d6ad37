import { columnLetters, intersection, type Area } from '../model/area';
import type { SheetModel } from '../model/sheetModel';
import { element } from './element';
import { PIXELS_A_CHARACTER, ROW_HEIGHT, type SheetLayout } from './layout';

/** The shown rows and columns that lie in the window, by their positions in the layout. */
export interface Shown {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** The id of a cell's element, for `aria-activedescendant`. */
export const cellId = (row: number, column: number): string => `cell-${columnLetters(column)}${row + 1}`;

const isWebAddress = (address: string): boolean => /^https?:\/\//i.test(address);

const drawCell = (sheet: SheetModel, row: number, column: number): HTMLElement => {
  const one = { row, column, rowCount: 1, columnCount: 1 };
  const text = sheet.read(one, 'texts')[0]?.[0] ?? '';
  const kind = sheet.read(one, 'kinds')[0]?.[0] ?? 'Empty';
  const look = sheet.readLook(row, column);
  const classes = [
    'cell',
    kind === 'Double' && 'number',
    (kind === 'Boolean' || kind === 'Error') && 'centred',
    look.bold && 'bold',
    look.fill && 'filled',
  ];
  const link = sheet.hyperlink(row, column)?.address;
  const content =
    link && isWebAddress(link)
      ? element('a', '', { href: link, target: '_blank', rel: 'noopener noreferrer', tabindex: '-1' }, [text])
      : text;
  const attributes = { id: cellId(row, column), role: 'gridcell', 'aria-colindex': String(column + 1) };
  const cell = element('div', classes.filter(Boolean).join(' '), attributes, [content]);
  if (text) cell.title = text;
  if (look.fill) cell.style.background = look.fill;
  if (look.ink) cell.style.color = look.ink;
  return cell;
};

const isEmpty = (sheet: SheetModel, row: number, column: number): boolean =>
  sheet.read({ row, column, rowCount: 1, columnCount: 1 }, 'kinds')[0]?.[0] === 'Empty';

/** A long text runs on over the empty cells right of it, as in every spreadsheet. */
const spill = (
  cell: HTMLElement,
  sheet: SheetModel,
  row: number,
  columns: SheetLayout['columns'],
  at: number,
): void => {
  const isText = !/number|centred|filled/.test(cell.className);
  const needed = (cell.textContent ?? '').length * PIXELS_A_CHARACTER;
  let width = columns[at]?.width ?? 0;
  for (let next = at + 1; isText && width < needed && next < columns.length; next++) {
    const neighbour = columns[next]!;
    if (!isEmpty(sheet, row, neighbour.column)) break;
    width += neighbour.width;
    cell.classList.add('spilling');
  }
  cell.style.width = `${width}px`;
};

/** Elements for the cells in the window, row by row. */
export const drawRows = (sheet: SheetModel, layout: SheetLayout, shown: Shown): HTMLElement[] =>
  layout.rows.slice(shown.firstRow, shown.lastRow).map((row, i) => {
    const line = element('div', 'row', { role: 'row', 'aria-rowindex': String(row + 1) });
    line.style.top = `${(shown.firstRow + i) * ROW_HEIGHT}px`;
    for (let at = shown.firstColumn; at < shown.lastColumn; at++) {
      const { column, left } = layout.columns[at]!;
      const cell = drawCell(sheet, row, column);
      cell.style.left = `${left}px`;
      spill(cell, sheet, row, layout.columns, at);
      line.append(cell);
    }
    return line;
  });

const chosenClass = (area: Area, selection: Area): string => (intersection(area, selection) ? 'chosen' : '');

/** Column letters in the window, moved with the scroll. */
export const drawColumnHeads = (
  layout: SheetLayout,
  shown: Shown,
  selection: Area,
  scrollLeft: number,
): HTMLElement[] =>
  layout.columns.slice(shown.firstColumn, shown.lastColumn).map(({ column, left, width }) => {
    const area = { ...selection, column, columnCount: 1 };
    const head = element('div', chosenClass(area, selection), { 'data-column': String(column) }, [
      columnLetters(column),
    ]);
    head.style.left = `${left - scrollLeft}px`;
    head.style.width = `${width}px`;
    return head;
  });

/** Row numbers in the window, moved with the scroll. */
export const drawRowHeads = (layout: SheetLayout, shown: Shown, selection: Area, scrollTop: number): HTMLElement[] =>
  layout.rows.slice(shown.firstRow, shown.lastRow).map((row, i) => {
    const area = { ...selection, row, rowCount: 1 };
    const head = element('div', chosenClass(area, selection), { 'data-row': String(row) }, [String(row + 1)]);
    head.style.top = `${(shown.firstRow + i) * ROW_HEIGHT - scrollTop}px`;
    return head;
  });
