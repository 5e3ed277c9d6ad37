import { parseExact } from '../kiva/exactJson';
import type { ReadAnswer } from '../relayProtocol/messages';
import { readReference, type ReferenceEndpointName } from './readReference';
import type { ReferenceData } from './referenceData';

/** The lists in what the relay saw of one read; undefined when Kiva did not answer, or not with its lists. */
export function referenceAnswer(endpoint: ReferenceEndpointName, answer: ReadAnswer): ReferenceData | undefined {
  if (answer.phase !== 'answered' || answer.status !== 200) return undefined;
  return readReference(endpoint, parseExact(answer.body));
}
