import { ICommandService, type Univer } from '@univerjs/core';
import type { ExcelHost } from '../host/excelHost';
import { FILE_TOOLS } from '../view/tools';
import type { Stage, StageHands } from '../view/workbookPage';

const EDITOR_SHOWN = 'sheet.operation.set-cell-edit-visible';

/** Univer as the page's stage; as long as its cell editor is open, Excel's batches find a busy sheet. */
export const univerStage =
  (univer: Univer, sheet: HTMLElement) =>
  (host: ExcelHost, { say }: StageHands): Stage => {
    univer
      .__getInjector()
      .get(ICommandService)
      .onCommandExecuted(({ id, params }) => {
        if (id !== EDITOR_SHOWN) return;
        const { visible } = params as { readonly visible: boolean };
        if (visible) {
          host.setEditing(true);
          return say('Editing: press Enter to finish');
        }
        // What was typed is in its cell when this turn ends; a batch that waited must find it there.
        setTimeout(() => host.setEditing(false), 0);
        say('');
      });
    return { tools: FILE_TOOLS, above: [], sheet, tabs: null, shown: () => undefined };
  };
