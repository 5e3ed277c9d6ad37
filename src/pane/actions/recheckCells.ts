import { parseArea, type CellArea } from '../../core/cell/cellArea';
import { cellAt } from '../../core/cell/snapshot';
import type { IncrementalCheck } from '../../core/check/incrementalCheck';
import type { ReadRequest, SheetEdit } from '../../ports/workbook';
import type { Flow, FlowEvent } from '../flow';
import type { PanePorts } from '../panePorts';

/** More cells than a person repairs by hand are a paste or a fill: the sheet is checked as a whole again. */
const MOST_CELLS = 20;

/** A check that can follow single cells, and what it was read from. It is for seeing: what goes out is checked afresh. */
export interface LiveCheck {
  readonly check: IncrementalCheck;
  readonly request: ReadRequest;
}

/** Cells that the check on the screen can follow. */
export interface Followed {
  readonly live: LiveCheck;
  readonly area: CellArea;
}

/**
 * What of an edit the check on the screen can follow: a few cells of the rows that it read, none of which moved.
 * Undefined for everything else, and wherever it is not clear.
 */
export function followedEdit(flow: Flow, { sheetId, address, changeType }: SheetEdit): Followed | undefined {
  const live = flow.step === 'checked' ? flow.checkup.live : undefined;
  if (live === undefined || changeType !== 'RangeEdited' || sheetId !== live.request.sheetId) return undefined;
  const area = parseArea(address.slice(address.lastIndexOf('!') + 1));
  if (area === undefined || area.rowCount * area.columnCount > MOST_CELLS) return undefined;
  const { firstRow, lastRow } = live.request;
  return area.row >= firstRow && area.row + area.rowCount - 1 <= lastRow ? { live, area } : undefined;
}

/** Reads the rows of the edited cells again, formulas beside them included, and shows what is found now. */
export async function recheckCells({ workbook }: Pick<PanePorts, 'workbook'>, edit: Followed): Promise<FlowEvent> {
  const { live, area } = edit;
  const lastRow = area.row + area.rowCount - 1;
  const snapshot = await workbook.read({ ...live.request, firstRow: area.row, lastRow });
  let cells = 0;
  snapshot.values.forEach((_, r) =>
    snapshot.columns.forEach(({ column }, k) => {
      if (live.check.edit(snapshot.firstRow + r, column, cellAt(snapshot, r, k))) cells += 1;
    }),
  );
  return { type: 'cellsRechecked', live, checked: live.check.checked(), cells };
}
