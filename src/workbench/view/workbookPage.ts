import type { ExcelHost } from '../host/excelHost';
import { formatA1 } from '../model/area';
import { PaneFrame } from '../pane/paneFrame';
import { CellEditor, editableText } from './cellEditor';
import { addClipboard } from './clipboard';
import { element } from './element';
import { GridInput } from './gridInput';
import { GridView } from './gridView';
import { makeSheetTabs } from './sheetTabs';
import { makeToolbar } from './toolbar';
import type { PaneControl } from '../makeDriver';

const titleBar = (host: ExcelHost): HTMLElement => {
  const saved = element('span', 'saved');
  const mark = (): void => {
    saved.textContent = host.model.isDirty ? 'not saved' : 'saved';
  };
  host.model.onEvent(mark);
  mark();
  document.title = `${host.model.name} - Workbench`;
  return element('header', 'title', {}, [element('h1', '', {}, [host.model.name]), saved]);
};

const paneColumn = (
  host: ExcelHost,
  paneUrl: string,
): { readonly column: HTMLElement; readonly control: PaneControl } => {
  const place = element('div', 'pane-place');
  const close = element('button', '', { type: 'button', 'aria-label': 'Close the pane' }, ['\u2715']);
  const column = element('aside', 'pane', { 'aria-label': 'Task pane' }, [
    element('div', 'pane-head', {}, ['Send to Kiva', close]),
    place,
  ]);
  const frame = new PaneFrame(host, place, paneUrl);
  const control: PaneControl = {
    mount: () => {
      column.hidden = false;
      frame.mount();
    },
    kill: () => {
      column.hidden = true;
      frame.kill();
    },
    setShown: (shown) => {
      column.hidden = !shown;
    },
  };
  close.addEventListener('click', () => control.kill());
  return { column, control };
};

/** Builds the page: title, toolbar, formula bar, sheet, tabs, and the pane beside them. */
export const buildWorkbookPage = (host: ExcelHost, paneUrl: string): PaneControl => {
  const { model } = host;
  const notice = element('p', 'notice', { role: 'status' });
  const say = (text: string): void => {
    notice.textContent = text;
  };
  const attempt = (act: () => void): void => {
    say('');
    try {
      act();
    } catch (thrown) {
      say(thrown instanceof Error ? thrown.message : String(thrown));
    }
  };
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

  const { column, control } = paneColumn(host, paneUrl);
  const toolbar = makeToolbar(model, attempt);
  const open = element('button', '', { type: 'button' }, ['Open Send to Kiva']);
  open.addEventListener('click', () => control.mount());
  toolbar.append(element('span', 'gap'), open);
  const foot = element('div', 'foot', {}, [makeSheetTabs(model), notice]);
  document.body.replaceChildren(
    titleBar(host),
    toolbar,
    element('div', 'formula-bar', {}, [place, bar]),
    element('div', 'desk', {}, [element('main', 'sheet', {}, [grid.root, foot]), column]),
  );
  grid.refresh();
  control.mount();
  return control;
};
