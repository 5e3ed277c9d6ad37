import type { Ids } from '../../ports/platform';
import type { Ledger } from '../../ports/stores';
import { browserIds } from '../browser/browserIds';
import { asciiJson } from './asciiJson';
import { addCustomXml, readCustomXml, rewriteCustomXml } from './customXml';
import {
  LEDGER_NAMESPACE,
  OPEN_PART_BYTES,
  ledgerPart,
  packLedger,
  unpackLedger,
  type PartStream,
} from './ledgerParts';
import { ledgerRuns } from './ledgerRuns';
import { openingRecords, type RunRecord } from '../runs/runRecord';

/** Where this pane's next outcome of a run goes. */
interface Writing {
  readonly nextPart: number;
  /** The part that may still be rewritten. */
  readonly open?: { readonly id: string; readonly part: number; readonly lines: readonly string[] };
}

/**
 * The workbook's ledger: records are only ever appended, in parts of at most 64 KB, of which the last, small one
 * is rewritten. Each pane writes parts of its own, so that two panes cannot overwrite each other's records.
 */
export function createLedger(ids: Ids = browserIds): Ledger {
  const writer = ids();
  const writings = new Map<string, Writing>();
  let last: Promise<void> = Promise.resolve();

  const inTurn = (write: () => Promise<void>): Promise<void> => {
    const mine = last.then(write);
    last = mine.catch(() => undefined);
    return mine;
  };

  const append = async (run: string, records: readonly RunRecord[]): Promise<void> => {
    const stream: PartStream = { run, writer };
    const lines = records.map(asciiJson);
    const { nextPart, open } = writings.get(run) ?? { nextPart: 0 };
    const longer = open === undefined ? undefined : ledgerPart(stream, open.part, [...open.lines, ...lines]);
    if (open !== undefined && longer !== undefined && longer.length <= OPEN_PART_BYTES) {
      await rewriteCustomXml({ id: open.id, xml: longer }, 'ledgerUnreadable');
      writings.set(run, { nextPart, open: { ...open, lines: [...open.lines, ...lines] } });
      return;
    }
    const parts = packLedger(stream, nextPart, lines);
    const added = await addCustomXml(parts);
    const id = added[0];
    const staysOpen = id !== undefined && parts.length === 1 && (parts[0]?.length ?? 0) <= OPEN_PART_BYTES;
    writings.set(run, {
      nextPart: nextPart + parts.length,
      ...(staysOpen ? { open: { id, part: nextPart, lines } } : {}),
    });
  };

  return {
    runs: async () => {
      const parts = await readCustomXml(LEDGER_NAMESPACE, 'ledgerUnreadable');
      return ledgerRuns(unpackLedger(parts.map(({ xml }) => xml)));
    },
    open: (run) => inTurn(() => append(run.runId, openingRecords(run))),
    settle: (runId, submissionId, settled) =>
      settled === undefined
        ? Promise.resolve()
        : inTurn(() => append(runId, [{ is: 'settled', id: submissionId, settled }])),
    decide: (runId, submissionId, decision) =>
      inTurn(() => append(runId, [{ is: 'decided', id: submissionId, decision }])),
  };
}
