import { formatA1, SHEET_COLUMNS, SHEET_ROWS, type Area } from '../model/area';
import type { WorkbookModel } from '../model/workbookModel';
import { cellId, drawColumnHeads, drawRowHeads, drawRows, type Shown } from './drawCells';
import { element } from './element';
import { columnPosition, layoutSheet, ROW_HEIGHT, rowPosition, type SheetLayout } from './layout';

/** A cell of the sheet. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Pixels inside the canvas. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const SPARE = 2;

/** The sheet as a table of which only the visible part is drawn, once a frame at most. */
export class GridView {
  readonly root = element('div', 'grid', { tabindex: '0', role: 'grid', 'aria-label': 'Sheet' });
  readonly canvas = element('div', 'canvas');
  readonly columnHeads = element('div', 'column-heads');
  readonly rowHeads = element('div', 'row-heads');
  private readonly cells = element('div', 'cells', { tabindex: '-1' });
  private readonly lines = element('div', 'lines');
  private readonly outline = element('div', 'selection');
  private layout: SheetLayout;
  private stale = true;
  private drawn = '';
  private frame = 0;

  constructor(private readonly model: WorkbookModel) {
    this.layout = layoutSheet(model.activeSheet);
    this.canvas.append(this.lines, this.outline);
    this.cells.append(this.canvas);
    this.root.append(element('div', 'corner'), this.columnHeads, this.rowHeads, this.cells);
    this.cells.addEventListener('scroll', () => this.refresh());
    new ResizeObserver(() => this.refresh()).observe(this.cells);
    model.onEvent((event) => {
      this.stale ||= event.kind !== 'selected';
      if (event.kind === 'activated') this.cells.scrollTo(0, 0);
      if (event.kind === 'selected') this.reveal(event.area);
      this.refresh();
    });
  }

  /** The cell under a point of the window, the nearest one when there is none. */
  cellAt(clientX: number, clientY: number): Cell {
    const { left, top } = this.canvas.getBoundingClientRect();
    const { rows, columns } = this.layout;
    const at = Math.min(rows.length - 1, Math.max(0, Math.floor((clientY - top) / ROW_HEIGHT)));
    const x = clientX - left;
    const hit = columns.find((one) => x < one.left + one.width) ?? columns.at(-1);
    return { row: rows[at] ?? 0, column: hit?.column ?? 0 };
  }

  /** The shown cell that is so many steps away, hidden rows and columns skipped. */
  step(from: Cell, rows: number, columns: number): Cell {
    const { layout } = this;
    const row = Math.min(layout.rows.length - 1, Math.max(0, rowPosition(layout, from.row) + rows));
    const column = Math.min(layout.columns.length - 1, Math.max(0, columnPosition(layout, from.column) + columns));
    return { row: layout.rows[row] ?? 0, column: layout.columns[column]?.column ?? 0 };
  }

  /** How many rows fit into the window. */
  get pageRows(): number {
    return Math.max(1, Math.floor(this.cells.clientHeight / ROW_HEIGHT) - 1);
  }

  /** Where an area's cells stand on the canvas. */
  box(area: Area): Box {
    const { layout } = this;
    const top = rowPosition(layout, area.row) * ROW_HEIGHT;
    const bottom =
      area.rowCount === SHEET_ROWS ? layout.height : rowPosition(layout, area.row + area.rowCount) * ROW_HEIGHT;
    const leftOf = (column: number): number => layout.columns[columnPosition(layout, column)]?.left ?? layout.width;
    const left = leftOf(area.column);
    const right = area.columnCount === SHEET_COLUMNS ? layout.width : leftOf(area.column + area.columnCount);
    return { left, top, width: right - left, height: bottom - top };
  }

  /** Draws before the next frame. */
  refresh(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  private draw(): void {
    if (this.stale) this.layout = layoutSheet(this.model.activeSheet);
    const { layout } = this;
    const { area } = this.model.selection;
    const { scrollLeft, scrollTop } = this.cells;
    const shown = this.shown();
    this.canvas.style.width = `${layout.width}px`;
    this.canvas.style.height = `${layout.height}px`;
    // A mere move of the selection leaves the cells' elements in place.
    const window = JSON.stringify(shown);
    if (this.stale || window !== this.drawn) {
      this.lines.replaceChildren(...drawRows(this.model.activeSheet, layout, shown));
    }
    this.drawn = window;
    this.stale = false;
    this.columnHeads.replaceChildren(...drawColumnHeads(layout, shown, area, scrollLeft));
    this.rowHeads.replaceChildren(...drawRowHeads(layout, shown, area, scrollTop));
    this.drawSelection(area);
    this.root.setAttribute('aria-activedescendant', cellId(area.row, area.column));
  }

  private shown(): Shown {
    const { scrollLeft, scrollTop, clientHeight, clientWidth } = this.cells;
    const { columns } = this.layout;
    const firstRow = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - SPARE);
    const firstColumn = Math.max(
      0,
      columns.findIndex((one) => one.left + one.width > scrollLeft),
    );
    const beyond = columns.findIndex((one) => one.left > scrollLeft + clientWidth);
    return {
      firstRow,
      lastRow: firstRow + Math.ceil(clientHeight / ROW_HEIGHT) + 2 * SPARE,
      firstColumn,
      lastColumn: beyond < 0 ? columns.length : beyond,
    };
  }

  private drawSelection(area: Area): void {
    const { left, top, width, height } = this.box(area);
    this.outline.className = area.rowCount * area.columnCount === 1 ? 'selection single' : 'selection';
    this.outline.dataset['address'] = formatA1(area);
    // Every row of the selection may be hidden.
    this.outline.hidden = width === 0 || height === 0;
    Object.assign(this.outline.style, {
      left: `${left - 1}px`,
      top: `${top - 1}px`,
      width: `${width + 1}px`,
      height: `${height + 1}px`,
    });
  }

  private reveal(area: Area): void {
    if (this.stale) this.layout = layoutSheet(this.model.activeSheet);
    const { left, top, width } = this.box({ ...area, rowCount: 1, columnCount: 1 });
    const { cells } = this;
    const across = area.columnCount === SHEET_COLUMNS;
    const down = area.rowCount === SHEET_ROWS;
    if (!down && top < cells.scrollTop) cells.scrollTop = top;
    if (!down && top + ROW_HEIGHT > cells.scrollTop + cells.clientHeight)
      cells.scrollTop = top + ROW_HEIGHT - cells.clientHeight;
    if (!across && left < cells.scrollLeft) cells.scrollLeft = left;
    if (!across && left + width > cells.scrollLeft + cells.clientWidth)
      cells.scrollLeft = left + width - cells.clientWidth;
  }
}
