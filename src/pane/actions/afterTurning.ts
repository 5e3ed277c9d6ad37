import type { Words } from '../../ports/platform';
import type { FlowEvent } from '../flow';
import type { PanePorts } from '../panePorts';
import type { SheetSetup } from '../setup';
import { repaint } from './repaint';

/**
 * Passes on what reading or checking came to; where that is another sheet than `before`, what is known of its rows is
 * written beside them first. Only for steps from which nothing is being sent.
 */
export async function afterTurning<Event extends FlowEvent | undefined>(
  ports: Pick<PanePorts, 'workbook' | 'templates' | 'ledger' | 'journal'>,
  words: Words,
  before: SheetSetup | undefined,
  event: Event,
): Promise<Event> {
  if (event?.type === 'sheetRead' && event.setup.whole.sheetId !== before?.whole.sheetId) {
    await repaint(ports, words, event.setup.whole);
  }
  return event;
}
