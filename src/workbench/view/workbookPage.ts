import type { ExcelHost } from '../host/excelHost';
import type { PaneControl } from '../makeDriver';
import { PaneFrame } from '../pane/paneFrame';
import { element } from './element';
import { makeToolbar } from './toolbar';
import type { Tool } from './tools';

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

/** What a stage may do to the page around it. */
export interface StageHands {
  /** A word to the person, in the place for it; '' takes it away. */
  readonly say: (notice: string) => void;
  /** Says what the workbook refused. */
  readonly attempt: (act: () => void) => void;
}

/** The workbook as a person sees it, and what stands around it. */
export interface Stage {
  /** Buttons in the page's own toolbar. */
  readonly tools: readonly (Tool | 'gap')[];
  /** Between toolbar and sheet. */
  readonly above: readonly HTMLElement[];
  readonly sheet: HTMLElement;
  /** Below the sheet, beside the notice; without them the notice stands in the toolbar. */
  readonly tabs: HTMLElement | null;
  /** Called once the page stands. */
  readonly shown: () => void;
}

/** Builds the page: title, toolbar, the stage, and the pane beside it. */
export const buildWorkbookPage = (
  host: ExcelHost,
  paneUrl: string,
  makeStage: (host: ExcelHost, hands: StageHands) => Stage,
): PaneControl => {
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
  const stage = makeStage(host, { say, attempt });
  const { column, control } = paneColumn(host, paneUrl);
  const toolbar = makeToolbar(host.model, stage.tools, attempt);
  const open = element('button', '', { type: 'button' }, ['Open Send to Kiva']);
  open.addEventListener('click', () => control.mount());
  toolbar.append(element('span', 'gap'), open);
  if (!stage.tabs) toolbar.append(notice);
  const foot = stage.tabs ? [element('div', 'foot', {}, [stage.tabs, notice])] : [];
  document.body.replaceChildren(
    titleBar(host),
    toolbar,
    ...stage.above,
    element('div', 'desk', {}, [element('main', 'sheet', {}, [stage.sheet, ...foot]), column]),
  );
  stage.shown();
  control.mount();
  return control;
};
