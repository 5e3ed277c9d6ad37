import type { Area } from '../model/area';
import { readEnteredText } from '../model/enteredText';
import type { ExcelHost } from '../host/excelHost';
import { element } from './element';
import type { GridView } from './gridView';

/** What an editor shows for a cell, so that entering it unchanged would change nothing. */
export const editableText = (host: ExcelHost, row: number, column: number): string => {
  const sheet = host.model.activeSheet;
  const one = { row, column, rowCount: 1, columnCount: 1 };
  const content = sheet.read(one, 'formulas')[0]?.[0] ?? '';
  if (typeof content === 'boolean') return content ? 'TRUE' : 'FALSE';
  if (typeof content === 'number') return String(content);
  const isFormula = content !== sheet.read(one, 'values')[0]?.[0];
  if (content === '' || isFormula || sheet.read(one, 'formats')[0]?.[0] === '@') return content;
  const entered = readEnteredText(content);
  return 'value' in entered && entered.value === content ? content : `'${content}`;
};

/** Editing one cell, in the cell or in the formula bar; as long as it lasts, Excel's batches find a busy sheet. */
export class CellEditor {
  private readonly input = element('input', 'editor', { 'aria-label': 'Cell', spellcheck: 'false' });
  private at: {
    readonly sheetId: string;
    readonly row: number;
    readonly column: number;
    readonly before: string;
  } | null = null;

  constructor(
    private readonly host: ExcelHost,
    private readonly grid: GridView,
    private readonly bar: HTMLInputElement,
    private readonly say: (notice: string) => void,
    /** Called after an edit was entered or given up; the steps say where to go from there. */
    private readonly done: (rows: number, columns: number) => void,
  ) {
    for (const field of [this.input, bar]) {
      field.addEventListener('keydown', (event) => this.onKey(event));
      field.addEventListener('blur', (event) => this.onBlur(event.relatedTarget));
      field.addEventListener('input', () => this.mirror(field));
    }
    bar.addEventListener('focus', () => {
      if (!this.at) this.begin(undefined, false);
    });
  }

  get isOpen(): boolean {
    return this.at !== null;
  }

  /** Opens the editor on the active cell; `typed` replaces what is there. */
  begin(typed?: string, inCell = true): void {
    const { sheetId, area } = this.host.model.selection;
    const before = editableText(this.host, area.row, area.column);
    this.at = { sheetId, row: area.row, column: area.column, before };
    this.host.setEditing(true);
    this.say('Editing: press Enter to finish');
    this.input.value = this.bar.value = typed ?? before;
    if (!inCell) return;
    this.place(area);
    this.grid.canvas.append(this.input);
    this.input.focus({ preventScroll: true });
  }

  /** Enters what was typed, or gives it up. */
  end(keep: boolean, rows = 0, columns = 0): void {
    const { at } = this;
    if (!at) return;
    this.at = null;
    const text = this.bar.value;
    this.input.remove();
    this.host.setEditing(false);
    this.say('');
    if (keep && text !== at.before) this.enter(at, text);
    this.bar.value = editableText(this.host, at.row, at.column);
    this.done(rows, columns);
  }

  private enter(at: { readonly sheetId: string; readonly row: number; readonly column: number }, text: string): void {
    const area = { row: at.row, column: at.column, rowCount: 1, columnCount: 1 };
    try {
      this.host.model.sheet(at.sheetId).write(area, [[text]], 'typed');
    } catch (thrown) {
      this.say(thrown instanceof Error ? thrown.message : String(thrown));
    }
  }

  private place(area: Area): void {
    const { left, top, width } = this.grid.box({ ...area, rowCount: 1, columnCount: 1 });
    Object.assign(this.input.style, {
      left: `${left - 1}px`,
      top: `${top - 1}px`,
      width: `${Math.max(width + 1, 120)}px`,
    });
  }

  private mirror(from: HTMLInputElement): void {
    if (from === this.bar) this.input.value = from.value;
    else this.bar.value = from.value;
  }

  private onKey(event: KeyboardEvent): void {
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      Enter: [event.shiftKey ? -1 : 1, 0],
      Tab: [0, event.shiftKey ? -1 : 1],
    };
    const move = moves[event.key];
    event.stopPropagation();
    if (!move && event.key !== 'Escape') return;
    event.preventDefault();
    this.end(event.key !== 'Escape', move?.[0], move?.[1]);
  }

  /** As in Excel, a click into the pane leaves the cell in edit mode; a click elsewhere on the page enters it. */
  private onBlur(to: EventTarget | null): void {
    const keepsEditing = (focused: EventTarget | null): boolean =>
      focused === this.bar || focused === this.input || focused instanceof HTMLIFrameElement;
    if (keepsEditing(to)) return;
    if (to) return this.end(true);
    // A frame is known as the focused one only after the blur.
    setTimeout(() => {
      if (!keepsEditing(document.activeElement) && document.hasFocus()) this.end(true);
    }, 0);
  }
}
