import { Fault } from '../../ports/fault';
import type { Ids } from '../../ports/platform';
import type { Ledger } from '../../ports/stores';
import { browserIds } from '../browser/browserIds';
import { asciiJson } from './asciiJson';
import { addCustomXml, hasCustomXml, readCustomXml, rewriteCustomXml } from './customXml';
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

/** Where this pane's next record of a run goes. */
interface Writing {
  readonly stream: PartStream;
  /** Everything that this pane wrote of the run, should its parts vanish. */
  readonly lines: readonly string[];
  readonly nextPart: number;
  readonly lastId?: string | undefined;
  /** The part that may still be rewritten. */
  readonly open?: { readonly id: string; readonly part: number; readonly lines: readonly string[] };
}

/**
 * The workbook's ledger: records are only ever appended, in parts of at most 64 KB, of which the last, small one
 * is rewritten. Each pane writes parts of its own, so that two panes cannot overwrite each other's records. When its
 * parts are gone, because the workbook went back to its saved file, it writes all that it wrote of the run once more.
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
    const writing = writings.get(run) ?? { stream: { run, writer }, lines: [], nextPart: 0 };
    const lines = records.map(asciiJson);
    const written = (await rewriteOpen(writing, lines)) ?? (await addParts(writing, lines));
    // A stream goes on from its last part: one that vanished would leave a gap, which reads as damage.
    const anew = { stream: { run, writer: ids() }, lines: [], nextPart: 0 };
    writings.set(run, written ?? (await addParts(anew, [...writing.lines, ...lines])) ?? anew);
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
    checked: (runId, check) => inTurn(() => append(runId, [{ is: 'checked', check }])),
  };
}

/** Rewrites the open part with these lines too; undefined when there is no room in it, or it is gone. */
async function rewriteOpen(writing: Writing, lines: readonly string[]): Promise<Writing | undefined> {
  const { stream, open } = writing;
  if (open === undefined) return undefined;
  const longer = [...open.lines, ...lines];
  const xml = ledgerPart(stream, open.part, longer);
  if (xml.length > OPEN_PART_BYTES) return undefined;
  try {
    await rewriteCustomXml({ id: open.id, xml }, 'ledgerUnreadable');
  } catch (error) {
    if (error instanceof Fault && error.code === 'ledgerUnreadable') return undefined;
    throw error;
  }
  return { ...writing, lines: [...writing.lines, ...lines], open: { ...open, lines: longer } };
}

/** Adds parts with these lines; undefined when the part that they would go on from is gone. */
async function addParts(writing: Writing, lines: readonly string[]): Promise<Writing | undefined> {
  const { stream, nextPart, lastId } = writing;
  // Asked before and not along with the adding: if that one's answer is lost, a part without a beginning stays behind.
  if (lastId !== undefined && !(await hasCustomXml(lastId))) return undefined;
  const parts = packLedger(stream, nextPart, lines);
  const added = await addCustomXml(parts);
  const id = added[0];
  const staysOpen = id !== undefined && parts.length === 1 && (parts[0]?.length ?? 0) <= OPEN_PART_BYTES;
  return {
    stream,
    lines: [...writing.lines, ...lines],
    nextPart: nextPart + parts.length,
    lastId: added.at(-1) ?? lastId,
    ...(staysOpen ? { open: { id, part: nextPart, lines } } : {}),
  };
}
