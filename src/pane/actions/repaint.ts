import { keyHead } from '../../core/check/rowNames';
import type { LedgerRun } from '../../core/send/ledgerRun';
import { mergeRuns } from '../../core/send/mergeRuns';
import type { CellWrite } from '../../core/writeBack/cellWrite';
import { planWriteBack } from '../../core/writeBack/planWriteBack';
import { Fault } from '../../ports/fault';
import type { Words } from '../../ports/platform';
import type { SheetOutline } from '../../ports/workbook';
import type { PanePorts } from '../panePorts';
import type { ResultPlace } from '../resultPlace';
import { pendingTexts } from '../statusTexts';
import { allRuns } from './allRuns';
import { createPainter } from './painter';
import { stillSpeaking } from './planAgain';
import { rememberedState } from './rememberedState';
import { placeOfRun } from './runPlace';

/**
 * Puts right what stands beside the rows of the active sheet when the pane opens or she turns to it: a pane that died
 * between noting an outcome and writing it left "Queued" there, as does one that found an outcome while another sheet was
 * shown, and rows may have moved while it wrote. Excel is asked for nothing where no run is of that sheet. What Excel
 * refuses now is tried again with the next plan. `shown` is the active sheet where it was just read.
 */
export async function repaint(
  ports: Pick<PanePorts, 'workbook' | 'templates' | 'ledger' | 'journal'>,
  words: Words,
  shown?: SheetOutline,
): Promise<void> {
  try {
    const own = await ports.ledger.runs();
    if (own.length === 0) return;
    const outline = shown ?? (await ports.workbook.outline());
    if (own.every(({ sheetId }) => sheetId !== outline.sheetId)) return;
    const inLedger = new Set(own.map(({ runId }) => runId));
    const runs = mergeRuns(own, await ports.journal.runs());
    const templates = await ports.templates.list();
    const places = new Map<string, { readonly place: ResultPlace; readonly runs: LedgerRun[] }>();
    for (const run of runs.filter(({ runId }) => inLedger.has(runId))) {
      const place = placeOfRun(run, outline, templates);
      if (place === undefined) continue;
      const name = JSON.stringify([run.kind, place.headerRow, place.identity]);
      const known = places.get(name);
      if (known === undefined) places.set(name, { place, runs: [run] });
      else known.runs.push(run);
    }
    for (const { place, runs: here } of places.values()) await repaintPlace(ports, words, place, here, runs);
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
  }
}

async function repaintPlace(
  ports: Pick<PanePorts, 'workbook' | 'ledger' | 'journal'>,
  words: Words,
  place: ResultPlace,
  here: readonly LedgerRun[],
  runs: readonly LedgerRun[],
): Promise<void> {
  const pending = pendingTexts();
  // A painter's environment only names the words of a run, which these cells bring themselves.
  const painter = createPainter(ports.workbook, words, 'production', place);
  const waiting = new Set((await painter.marks()).flatMap(({ key, status }) => (pending.has(status) ? [key] : [])));
  if (waiting.size > 0) {
    const cells = cellsByKey(here, runs);
    const due = [...waiting].flatMap((key) => cells.get(key) ?? []);
    if (due.length > 0) await painter.paintCells(due);
  }
  await painter.sweep(() => allRuns(ports));
}

/** What the last run that took up a row says of it; nothing where that is still open. `runs` are all that are known. */
function cellsByKey(here: readonly LedgerRun[], runs: readonly LedgerRun[]): ReadonlyMap<string, CellWrite> {
  const cells = new Map<string, CellWrite>();
  const oldestFirst = [...runs].sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0));
  oldestFirst.forEach((run, at) => {
    if (!here.includes(run)) return;
    const speaking = stillSpeaking(run, here);
    const isOpen = new Set(speaking.flatMap(({ id, outcome, decision }) => ((outcome ?? decision) ? [] : [id])));
    for (const { id, rows } of speaking) if (isOpen.has(id)) rows.forEach(({ key }) => cells.delete(key));
    const known = speaking.filter(({ id }) => !isOpen.has(id));
    const laterElsewhere = oldestFirst
      .slice(at + 1)
      .filter((other) => other.sheetId === run.sheetId && !here.includes(other));
    const isNamedLater = namedBy(laterElsewhere);
    const overtaken = new Set(known.flatMap(({ rows }) => rows.filter(isNamedLater).map(({ key }) => key)));
    for (const cell of planWriteBack(rememberedState(run, known), run.environment)) {
      if (!overtaken.has(cell.key)) cells.set(cell.key, cell);
    }
  });
  return cells;
}

type NamedRow = Pick<LedgerRun['submissions'][number]['rows'][number], 'key' | 'loanId'>;

/**
 * Whether any of these runs names a row, by whichever columns it told rows apart: where these are others, the keys of
 * one row differ, and what stands beside it may be of the later run.
 */
function namedBy(runs: readonly LedgerRun[]): (row: NamedRow) => boolean {
  const names = new Set<string>();
  const loans = new Map<string, Set<number>>();
  for (const { key, loanId } of runs.flatMap(({ submissions }) => submissions.flatMap(({ rows }) => rows))) {
    const read = keyHead(key);
    names.add(JSON.stringify(read));
    loans.set(loanId, (loans.get(loanId) ?? new Set<number>()).add(read.length));
  }
  return ({ key, loanId }) => {
    const read = keyHead(key);
    return names.has(JSON.stringify(read)) || [...(loans.get(loanId) ?? [])].some((count) => count !== read.length);
  };
}
