import type { ExcelHost } from './host/excelHost';
import type { WorkbookModel } from './model/workbookModel';
import type { Stage, StageHands } from './view/workbookPage';

/** An opened workbook and the stage to show it on. */
export interface Opened {
  readonly model: WorkbookModel;
  readonly stage: (host: ExcelHost, hands: StageHands) => Stage;
}
