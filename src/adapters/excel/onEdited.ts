import type { SheetEdit } from '../../ports/workbook';
import { faultOf } from './excelFault';
import { runExcel } from './runExcel';

/** Columns of ours, by sheet id: what changes in them alone is no edit of hers. */
export type OwnColumns = ReadonlyMap<string, readonly number[]>;

/** An event of Excel's, as far as it tells what changed; `triggerSource` came with ExcelApi 1.14. */
export interface SheetEvent {
  readonly worksheetId: string;
  readonly address: string;
  /** Absent for the sort event, whose type says it. */
  readonly changeType?: string;
  readonly triggerSource?: string;
}

/**
 * Calls back when cells were changed or sorted by a person, here or elsewhere; answers how to stop.
 * Where Excel is too old to say who changed a cell, a change within the result columns counts as ours.
 */
export async function watchEdits(
  ownColumns: OwnColumns,
  listener: (edit: SheetEdit) => void,
): Promise<() => Promise<void>> {
  const hear = (event: SheetEvent): Promise<void> => {
    const { worksheetId: sheetId, address, changeType = 'RowSorted' } = event;
    if (isEdit(event, ownColumns)) listener({ sheetId, address, changeType });
    return Promise.resolve();
  };
  const hasSortEvent = Office.context.requirements.isSetSupported('ExcelApi', '1.10');
  const registrations = await runExcel(async (context) => {
    const { worksheets } = context.workbook;
    const registered = [worksheets.onChanged.add(hear), ...(hasSortEvent ? [worksheets.onRowSorted.add(hear)] : [])];
    await context.sync();
    return registered;
  });
  return async () => {
    for (const registration of registrations) registration.remove();
    try {
      await registrations[0]?.context.sync();
    } catch (error) {
      throw faultOf(error, 'excelRefused');
    }
  };
}

/** Whether an event tells of an edit that was not our own writing. */
export function isEdit(event: SheetEvent, ownColumns: OwnColumns): boolean {
  if (event.triggerSource === 'ThisLocalAddin') return false;
  const own = ownColumns.get(event.worksheetId) ?? [];
  const columns = columnsOf(event.address);
  return columns === undefined || !columns.every((column) => own.includes(column));
}

/** Columns that an address such as "K5:O204" covers; undefined for whole rows and for several areas. */
function columnsOf(address: string): readonly number[] | undefined {
  const parts = /^(?:.*!)?\$?([A-Z]{1,3})\$?\d+(?::\$?([A-Z]{1,3})\$?\d+)?$/.exec(address);
  if (parts?.[1] === undefined) return undefined;
  const first = columnNumber(parts[1]);
  const last = columnNumber(parts[2] ?? parts[1]);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
