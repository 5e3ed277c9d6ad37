import type { Words } from '../../ports/platform';
import type { FlowEvent } from '../flow';
import type { PanePorts } from '../panePorts';
import { createPainter } from './painter';
import type { SendReport } from './sendReport';

/** Writes the results that Excel refused before into the sheet; throws the Fault when it still refuses. */
export async function rewrite(
  ports: Pick<PanePorts, 'workbook'>,
  words: Words,
  report: SendReport,
): Promise<FlowEvent> {
  if (!report.place) return { type: 'rewritten', report };
  const painter = createPainter(ports.workbook, words, report.environment, report.place);
  await painter.paintAll(report.run);
  return { type: 'rewritten', report: { ...report, place: painter.place(), lost: painter.lost(), unwritten: [] } };
}
