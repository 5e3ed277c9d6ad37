import { ArrayModel } from './arrayModel';
import type { SheetState } from './sheetState';
import type { BelongingsCopy } from './workbookBelongings';

/** A whole workbook at one moment, as its file would hold it; never changed. */
export interface WorkbookState extends BelongingsCopy {
  readonly name: string;
  readonly date1904: boolean;
  readonly locale: string;
  readonly sheets: readonly { readonly id: string; readonly state: SheetState }[];
  readonly activeId: string;
  /** How many ids were given: those of a reopened workbook go on from there. */
  readonly made: number;
}

/** The workbook as it is in memory, as if it were saved at this moment; the model stays as it is, dirty or not. */
export function saveState(model: ArrayModel): WorkbookState {
  return model.stateOf('memory');
}

/** The workbook's file: what was last saved or opened. It is what is left when it is closed without saving. */
export function fileState(model: ArrayModel): WorkbookState {
  return model.stateOf('file');
}

/**
 * Opens a state as a workbook of its own, clean, with the same sheet ids, as a copy of a file has; a state can be
 * opened any number of times, and nothing that happens in one of them reaches another.
 */
export function openState(state: WorkbookState): ArrayModel {
  return ArrayModel.reopen(state);
}
