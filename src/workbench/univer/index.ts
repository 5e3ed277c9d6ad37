import type { WorkbookFile } from '../../files/workbookFile';
import type { WorkbookModel } from '../model/workbookModel';
import { element } from '../view/element';
import type { Opened } from '../opened';
import { openUniver } from './openUniver';
import { UniverModel } from './univerModel';
import { univerStage } from './univerStage';

/** Opens the file in the spreadsheet that a person sees. */
export const openInUniver = (file: WorkbookFile, locale: string): Opened => {
  const sheet = element('div', 'univer');
  const univer = openUniver(sheet);
  const model: WorkbookModel = new UniverModel(univer, file, locale);
  return { model, stage: univerStage(univer, sheet) };
};
