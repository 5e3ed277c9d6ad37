import { formatA1 } from '../model/area';
import type { Origin, Scalar } from '../model/sheetModel';
import type { ModelEvent } from '../model/workbookModel';
import { EVENT } from './excel/eventTypes';
import { eventReference } from './excel/worksheet';

/** One Rich API event before it is addressed: type, the sheet it is about, and its arguments as Excel names them. */
export interface EventMessage {
  readonly eventType: number;
  readonly sheetId: string;
  readonly args: Readonly<Record<string, unknown>>;
}

const SHIFTS: Readonly<Record<string, string>> = {
  RowInserted: 'ShiftCellDown',
  CellInserted: 'ShiftCellDown',
  RowDeleted: 'ShiftCellUp',
  CellDeleted: 'ShiftCellUp',
  ColumnInserted: 'ShiftCellRight',
  ColumnDeleted: 'ShiftCellLeft',
};

const kindOf = (value: Scalar): string => {
  if (value === '') return 'Empty';
  if (typeof value === 'number') return 'Double';
  return typeof value === 'boolean' ? 'Boolean' : 'String';
};

const sourceOf = (origin: Origin): object => ({
  source: origin === 'coauthor' ? 'Remote' : 'Local',
  triggerSource: origin === 'addin' ? 'ThisLocalAddin' : 'Unknown',
});

const changedArgs = (event: Extract<ModelEvent, { kind: 'changed' }>): Record<string, unknown> => {
  const { before, after } = event;
  const details =
    before === undefined || after === undefined
      ? {}
      : { valueBefore: before, valueAfter: after, valueTypeBefore: kindOf(before), valueTypeAfter: kindOf(after) };
  return {
    changeType: event.change,
    shiftDirection: SHIFTS[event.change] ?? 'None',
    referenceId: eventReference(event.sheetId, event.area),
    ...details,
  };
};

/** What Excel would tell an add-in of a change in the workbook; nothing for what it keeps to itself. */
export const eventMessages = (event: ModelEvent): readonly EventMessage[] => {
  if (event.kind === 'state' || event.kind === 'sheetMoved' || event.kind === 'sheetRenamed') return [];
  const { sheetId } = event;
  if (event.kind === 'activated') {
    return [
      { eventType: EVENT.Deactivated, sheetId: event.previous, args: { worksheetId: event.previous } },
      { eventType: EVENT.Activated, sheetId, args: { worksheetId: sheetId } },
    ];
  }
  const address = 'area' in event ? { address: formatA1(event.area) } : {};
  const args = { worksheetId: sheetId, ...address, ...('origin' in event && sourceOf(event.origin)) };
  switch (event.kind) {
    case 'changed':
      return [{ eventType: EVENT.DataChanged, sheetId, args: { ...args, ...changedArgs(event) } }];
    case 'rowsSorted':
      return [{ eventType: EVENT.RowSorted, sheetId, args }];
    case 'rowsHidden':
      return [
        {
          eventType: EVENT.RowHiddenChanged,
          sheetId,
          args: { ...args, changeType: event.hidden ? 'Hidden' : 'Unhidden' },
        },
      ];
    case 'formatChanged':
      return [{ eventType: EVENT.FormatChanged, sheetId, args }];
    case 'selected':
      return [{ eventType: EVENT.SelectionChanged, sheetId, args }];
    case 'sheetAdded':
      return [{ eventType: EVENT.Added, sheetId, args }];
    case 'sheetDeleted':
      return [{ eventType: EVENT.Deleted, sheetId, args }];
  }
};
