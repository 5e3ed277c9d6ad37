import type { WorkbookModel } from '../model/workbookModel';
import { element } from './element';
import type { Tool } from './tools';

/** The buttons above the sheet; `attempt` says what the workbook refused. */
export const makeToolbar = (
  model: WorkbookModel,
  tools: readonly (Tool | 'gap')[],
  attempt: (act: () => void) => void,
): HTMLElement => {
  const bar = element('div', 'toolbar', { role: 'toolbar', 'aria-label': 'Workbook' });
  for (const tool of tools) {
    if (tool === 'gap') {
      bar.append(element('span', 'gap'));
      continue;
    }
    const button = element('button', '', { type: 'button' }, [tool.label]);
    button.addEventListener('click', () => attempt(() => tool.act(model)));
    const { pressed } = tool;
    const mark = (): void => {
      if (pressed) button.setAttribute('aria-pressed', String(pressed(model)));
    };
    model.onEvent(mark);
    mark();
    bar.append(button);
  }
  return bar;
};
