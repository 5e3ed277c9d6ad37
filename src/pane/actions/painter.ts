import { KEY_SEPARATOR } from '../../core/check/rowNames';
import type { EnvironmentId } from '../../core/kiva/environments';
import type { LedgerRun } from '../../core/send/ledgerRun';
import type { RunState } from '../../core/send/reduce';
import { RESULT_COLUMNS, type CellWrite, type ResultColumn } from '../../core/writeBack/cellWrite';
import { planWriteBack } from '../../core/writeBack/planWriteBack';
import { Fault } from '../../ports/fault';
import type { Words } from '../../ports/platform';
import type { RowWrite, Workbook } from '../../ports/workbook';
import { sheetMoment } from '../formats';
import { resultHeaders } from '../resultHeaders';
import type { ResultPlace } from '../resultPlace';
import { say } from '../say';
import { marksIn, sweep, writtenColumns } from './sweep';

/** Writes a run's results beside the rows, and remembers what did not get there. */
export interface Painter {
  /** Writes every row's result; throws the Fault when Excel refuses. */
  paintAll(run: RunState): Promise<void>;
  /** Writes these cells; throws the Fault when Excel refuses. */
  paintCells(cells: readonly CellWrite[]): Promise<void>;
  /** Writes the results of these submissions and of those that Excel refused before; a Fault is remembered, not thrown. */
  paint(run: RunState, submissionIds: readonly string[]): Promise<void>;
  /** Takes away what stands beside the wrong rows, by all the runs that are known, read after the sheet; what Excel refuses is tried again with the next plan. */
  sweep(runs: () => Promise<readonly LedgerRun[]>): Promise<void>;
  /** What stands beside the rows, nothing where the sheet has no result columns; throws the Fault when Excel refuses. */
  marks(): ReturnType<typeof marksIn>;
  /** Rows were not where they had been, or were gone, when results were written. */
  hasMoved(): boolean;
  place(): ResultPlace;
  /** Results whose row is no longer in the sheet. */
  lost(): readonly RowWrite[];
  /** Ids of submissions whose results Excel refused to take. */
  unwritten(): readonly string[];
}

/**
 * A painter for one run; the result columns are found once, since the workbook follows them when they move. Rows of which
 * a later run tells keep what that one says.
 */
export function createPainter(
  workbook: Workbook,
  words: Words,
  environment: EnvironmentId,
  start: ResultPlace,
  isOvertaken: (key: string) => boolean = () => false,
): Painter {
  let place = start;
  const lost = new Map<string, RowWrite>();
  const unwritten = new Set<string>();
  let hasMoved = false;

  const write = (run: RunState, submissionIds?: readonly string[]): Promise<void> =>
    writeCells(planWriteBack(run, environment, submissionIds).filter(({ key }) => !isOvertaken(key)));

  async function writeCells(cells: readonly CellWrite[]): Promise<void> {
    const { sheetId, headerRow, kind, identity } = place;
    const columns = place.columns ?? (await workbook.resultColumns(sheetId, headerRow, resultHeaders(words, kind)));
    place = { ...place, columns };
    const rows = cells.map((one) => rowWrite(words, one));
    const report = await workbook.flush(sheetId, identity, columns, rows);
    hasMoved ||= report.moved > 0 || report.lost.length > 0;
    for (const row of rows) lost.delete(keyOf(row));
    for (const row of report.lost) lost.set(keyOf(row), row);
  }

  return {
    paintAll: (run) => write(run),
    paintCells: writeCells,
    paint: async (run, submissionIds) => {
      for (const id of submissionIds) unwritten.add(id);
      if (unwritten.size === 0) return;
      try {
        await write(run, [...unwritten]);
        unwritten.clear();
      } catch (thrown) {
        // A refusal of Excel must not stop a send under way: these results are tried again with the next ones.
        if (!(thrown instanceof Fault)) throw thrown;
      }
    },
    sweep: async (runs) => {
      try {
        const found = await writtenColumns(workbook, words, place);
        if (found) await sweep(workbook, found, runs);
      } catch (thrown) {
        if (!(thrown instanceof Fault)) throw thrown;
      }
    },
    marks: async () => {
      const found = await writtenColumns(workbook, words, place);
      return found ? marksIn(workbook, found) : [];
    },
    hasMoved: () => hasMoved,
    place: () => place,
    lost: () => [...lost.values()],
    unwritten: () => [...unwritten],
  };
}

function keyOf({ identity }: RowWrite): string {
  return identity.join(KEY_SEPARATOR);
}

function rowWrite(words: Words, write: CellWrite): RowWrite {
  const wordsOf = (column: ResultColumn): RowWrite['words'][number] => {
    // Her tick is hers.
    const said = column === 'ticked' ? undefined : write.cells[column];
    if (said === undefined) return null;
    if (said === null) return '';
    if ('link' in said) return said;
    return column === 'sentAt' && 'verbatim' in said ? sheetMoment(said.verbatim) : say(words, said);
  };
  return { row: write.row, identity: write.key.split(KEY_SEPARATOR), words: RESULT_COLUMNS.map(wordsOf) };
}
