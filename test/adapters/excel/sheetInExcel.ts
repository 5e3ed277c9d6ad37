import { createExcelWorkbook } from '../../../src/adapters/excel/excelWorkbook';
import type { FileCell, WorkbookFile } from '../../../src/files/workbookFile';
import type { Workbook } from '../../../src/ports/workbook';
import type { HostSettings } from '../../../src/workbench/host/settings';
import { ArrayModel } from '../../../src/workbench/model/arrayModel';
import type { Scalar, SheetModel } from '../../../src/workbench/model/sheetModel';
import type { WorkbookModel } from '../../../src/workbench/model/workbookModel';
import { officeInNode, type OfficeInNode } from '../../support/officeInNode';

/** A cell to start with: a bare value, or a value with its format. */
export type Start = Scalar | FileCell | null;

/** A workbook of one sheet, open in a played Excel that the genuine office.js talks to. */
export interface SheetInExcel {
  readonly lane: OfficeInNode;
  readonly model: WorkbookModel;
  readonly sheet: SheetModel;
  readonly workbook: Workbook;
  /** Stored values of a block, row-major. */
  values(row: number, column: number, rowCount: number, columnCount: number): Scalar[][];
  /** How many batches `act` took, after everything that it set going has come to rest. */
  batchesOf(act: () => Promise<unknown>): Promise<number>;
  /** Changes the sheet between two batches: after the next one and before the one that follows. */
  afterNextBatch(change: () => void): void;
}

let takeAway: (() => void) | undefined;

/** Opens a sheet; call `closeSheet` after each test. */
export function openSheet(
  rows: readonly (readonly Start[])[],
  settings: Partial<HostSettings> = {},
  about: Partial<WorkbookFile> = {},
): SheetInExcel {
  closeSheet();
  const cells = rows.map((row) => row.map(fileCell));
  const model = new ArrayModel({ name: 'a.xlsx', date1904: false, sheets: [{ name: 'Pagos', rows: cells }], ...about });
  const lane = officeInNode(model, settings);
  takeAway = lane.install();
  const sheet = model.activeSheet;
  return {
    lane,
    model,
    sheet,
    workbook: createExcelWorkbook(),
    values: (row, column, rowCount, columnCount) => sheet.read({ row, column, rowCount, columnCount }, 'values'),
    batchesOf: async (act) => {
      lane.resetJournal();
      await act();
      await atRest();
      return lane.journal().batches.length;
    },
    afterNextBatch: (change) => {
      const { host } = lane;
      const execute = host.execute.bind(host);
      host.execute = async (body, flags) => {
        host.execute = execute;
        const answer = await execute(body, flags);
        change();
        return answer;
      };
    },
  };
}

/** Takes Excel out of the globals. */
export function closeSheet(): void {
  takeAway?.();
  takeAway = undefined;
}

/** office.js cleans up and tells events after its answers. */
export async function atRest(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

function fileCell(start: Start): FileCell | null {
  if (start === null || start === '') return null;
  return typeof start === 'object' ? start : { value: start };
}
