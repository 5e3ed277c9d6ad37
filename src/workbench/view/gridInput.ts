import { SHEET_COLUMNS, SHEET_ROWS, type Area } from '../model/area';
import type { WorkbookModel } from '../model/workbookModel';
import type { CellEditor } from './cellEditor';
import type { Cell, GridView } from './gridView';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const span = (one: Cell, other: Cell): Area => ({
  row: Math.min(one.row, other.row),
  column: Math.min(one.column, other.column),
  rowCount: Math.abs(one.row - other.row) + 1,
  columnCount: Math.abs(one.column - other.column) + 1,
});

/** Mouse and keyboard on the grid: selecting, moving, starting to edit. */
export class GridInput {
  private anchor: Cell = { row: 0, column: 0 };
  private focus: Cell = { row: 0, column: 0 };
  private own = false;

  constructor(
    private readonly model: WorkbookModel,
    private readonly grid: GridView,
    private readonly editor: CellEditor,
    private readonly attempt: (act: () => void) => void,
  ) {
    grid.canvas.addEventListener('pointerdown', (event) => this.onPointer(event));
    grid.canvas.addEventListener('dblclick', () => editor.begin());
    grid.root.addEventListener('keydown', (event) => this.onKey(event));
    grid.columnHeads.addEventListener('pointerdown', (event) => this.onHead(event, 'column'));
    grid.rowHeads.addEventListener('pointerdown', (event) => this.onHead(event, 'row'));
    model.onEvent((event) => {
      if (event.kind === 'selected' && !this.own) this.anchor = this.focus = event.area;
      if (event.kind === 'activated') this.anchor = this.focus = { row: 0, column: 0 };
    });
  }

  /** Moves the selection by so many shown rows and columns. */
  move(rows: number, columns: number, extend = false): void {
    this.go(this.grid.step(this.focus, rows, columns), extend);
  }

  private go(to: Cell, extend: boolean): void {
    this.focus = to;
    if (!extend) this.anchor = to;
    this.choose(span(this.anchor, to));
  }

  /** The last cell in use that way. */
  private edge([down, across]: readonly [number, number]): Cell {
    const used = this.model.activeSheet.usedArea(true) ?? { row: 0, column: 0, rowCount: 1, columnCount: 1 };
    const end = (first: number, count: number, way: number, here: number): number =>
      way === 0 ? here : way < 0 ? first : first + count - 1;
    return {
      row: end(used.row, used.rowCount, down, this.focus.row),
      column: end(used.column, used.columnCount, across, this.focus.column),
    };
  }

  private choose(area: Area): void {
    this.own = true;
    this.model.select(this.model.activeSheet.id, area);
    this.own = false;
  }

  private onPointer(event: PointerEvent): void {
    const { target } = event;
    if (event.button !== 0 || target instanceof HTMLInputElement || target instanceof HTMLAnchorElement) return;
    event.preventDefault();
    this.editor.end(true);
    this.grid.root.focus({ preventScroll: true });
    this.go(this.grid.cellAt(event.clientX, event.clientY), event.shiftKey);
    const drag = (moved: PointerEvent): void => this.go(this.grid.cellAt(moved.clientX, moved.clientY), true);
    window.addEventListener('pointermove', drag);
    window.addEventListener('pointerup', () => window.removeEventListener('pointermove', drag), { once: true });
  }

  private onHead(event: PointerEvent, axis: 'row' | 'column'): void {
    const place = event.target instanceof HTMLElement ? event.target.dataset[axis] : undefined;
    if (place === undefined) return;
    event.preventDefault();
    this.editor.end(true);
    this.grid.root.focus({ preventScroll: true });
    const at = Number(place);
    this.anchor = this.focus = axis === 'row' ? { row: at, column: 0 } : { row: 0, column: at };
    this.choose(
      axis === 'row'
        ? { row: at, column: 0, rowCount: 1, columnCount: SHEET_COLUMNS }
        : { row: 0, column: at, rowCount: SHEET_ROWS, columnCount: 1 },
    );
  }

  private onKey(event: KeyboardEvent): void {
    if (this.editor.isOpen) return;
    const command = event.ctrlKey || event.metaKey;
    const arrow = ARROWS[event.key];
    const handled = this.run(event, command, arrow);
    if (handled) event.preventDefault();
  }

  private run(event: KeyboardEvent, command: boolean, arrow: readonly [number, number] | undefined): boolean {
    const { key, shiftKey } = event;
    if (arrow) {
      if (command) this.go(this.edge(arrow), shiftKey);
      else this.move(arrow[0], arrow[1], shiftKey);
    } else if (key === 'PageDown' || key === 'PageUp') {
      this.move(key === 'PageDown' ? this.grid.pageRows : -this.grid.pageRows, 0, shiftKey);
    } else if (key === 'Home') this.go({ row: command ? 0 : this.focus.row, column: 0 }, shiftKey);
    else if (key === 'Tab' && !command && !event.altKey) return false;
    else if (key === 'Enter' || key === 'F2') this.editor.begin();
    else if (key === 'Delete' || key === 'Backspace') {
      this.attempt(() => this.model.activeSheet.clear(this.model.selection.area, 'contents'));
    } else if (key.length === 1 && !command && !event.altKey) this.editor.begin(key);
    else return false;
    return true;
  }
}
