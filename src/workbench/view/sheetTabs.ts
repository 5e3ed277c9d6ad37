import type { WorkbookModel } from '../model/workbookModel';
import { element } from './element';

const SHEET_EVENTS = ['activated', 'sheetAdded', 'sheetDeleted', 'sheetMoved', 'sheetRenamed', 'state'];

/** The tabs below the sheet; hidden sheets have none. */
export const makeSheetTabs = (model: WorkbookModel): HTMLElement => {
  const tabs = element('div', 'tabs', { role: 'tablist', 'aria-label': 'Sheets' });
  const draw = (): void => {
    const shown = model.sheets.filter((sheet) => sheet.visibility === 'Visible');
    tabs.replaceChildren(
      ...shown.map((sheet) => {
        const selected = String(sheet === model.activeSheet);
        const tab = element('button', '', { type: 'button', role: 'tab', 'aria-selected': selected }, [sheet.name]);
        tab.addEventListener('click', () => model.activateSheet(sheet.id));
        return tab;
      }),
    );
  };
  model.onEvent((event) => {
    if (SHEET_EVENTS.includes(event.kind)) draw();
  });
  draw();
  return tabs;
};
