import { CustomCommandExecutionError, type ICommandInfo, type IExecutionOptions } from '@univerjs/core';
import { ModelError } from '../model/modelError';
import { checkedSheetName } from '../model/sheetNames';
import type { Scalar } from '../model/sheetModel';
import { valueOf } from './cellContent';
import { UNIVER } from './commandIds';
import { doingsOf, matrixArea, type Doing, type Params } from './personDoings';
import type { UniverBook } from './univerBook';

const RENAME = 'sheet.command.set-worksheet-name';

/** Refuses a name that Excel refuses; Univer takes any. */
const checkName = (book: UniverBook, { subUnitId, name = '' }: Params): void => {
  const others = book.workbook.getSheets().filter((sheet) => sheet.getSheetId() !== subUnitId);
  try {
    checkedSheetName(
      name,
      others.map((sheet) => ({ name: sheet.getName() })),
    );
  } catch (thrown) {
    if (thrown instanceof ModelError) throw new CustomCommandExecutionError(thrown.message);
    throw thrown;
  }
};

/** Watches what is done in Univer other than through the book, and tells what it means. */
export const watchPerson = (book: UniverBook, tell: (doing: Doing) => void): void => {
  let valueBefore: Scalar | undefined;
  let nameBefore = '';
  const isPersons = (options: IExecutionOptions | undefined): boolean => !book.isOwn && !options?.['fromFormula'];
  const singleCell = ({ subUnitId, cellValue }: Params): Scalar | undefined => {
    const area = cellValue && matrixArea(cellValue);
    if (!area || area.rowCount * area.columnCount > 1) return undefined;
    return valueOf(book.worksheet(subUnitId).getCellRaw(area.row, area.column));
  };
  const before = ({ id, params }: Readonly<ICommandInfo>, options?: IExecutionOptions): void => {
    if (!isPersons(options)) return;
    const given = (params ?? {}) as Params;
    if (id === RENAME) checkName(book, given);
    if (id === UNIVER.setValues) valueBefore = singleCell(given);
    if (id === UNIVER.nameSheet) nameBefore = book.worksheet(given.subUnitId).getName();
  };
  const withDetails = (doing: Doing, given: Params): Doing => {
    if (doing.kind === 'sheetRenamed') return { ...doing, before: nameBefore, after: given.name ?? '' };
    if (doing.kind !== 'news' || doing.news.kind !== 'changed' || valueBefore === undefined) return doing;
    const after = singleCell(given);
    return after === undefined ? doing : { ...doing, news: { ...doing.news, before: valueBefore, after } };
  };
  book.commands.beforeCommandExecuted(before);
  book.commands.onCommandExecuted((command, options) => {
    if (!isPersons(options)) return;
    for (const doing of doingsOf(command)) tell(withDetails(doing, (command.params ?? {}) as Params));
    if (command.id === UNIVER.setValues) valueBefore = undefined;
  });
};
