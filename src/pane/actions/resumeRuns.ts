import { RECORD_KINDS } from '../../core/catalogue';
import type { Template } from '../../core/mapping/template';
import type { LedgerRun, LedgerSubmission } from '../../core/send/ledgerRun';
import type { SendPlan } from '../../core/send/plan';
import { initialState, reduce } from '../../core/send/reduce';
import { resume } from '../../core/send/run';
import type { Words } from '../../ports/platform';
import type { SheetOutline } from '../../ports/workbook';
import type { Connection, FlowEvent } from '../flow';
import type { PanePorts } from '../panePorts';
import { IDENTITY_SEPARATOR, rowsBelow, type ResultPlace } from '../resultPlace';
import { setUp } from '../setup';
import { createPainter } from './painter';
import type { SendReport } from './sendReport';

type ResumePorts = Pick<PanePorts, 'workbook' | 'templates' | 'gateway' | 'ledger' | 'clock' | 'ids'>;

/** The submissions whose rows no later run took up again: only these may say what stands beside the rows. */
function stillSpeaking(run: LedgerRun, runs: readonly LedgerRun[]): readonly LedgerSubmission[] {
  const later = runs.filter(({ runId, startedAt }) => runId !== run.runId && startedAt >= run.startedAt);
  const takenUp = new Set(
    later.flatMap(({ submissions }) => submissions.flatMap(({ rows }) => rows.map(({ fingerprint }) => fingerprint))),
  );
  return run.submissions.filter(
    ({ outcome, rows }) => outcome === undefined || !rows.some(({ fingerprint }) => takenUp.has(fingerprint)),
  );
}

/** Submissions of the ledger as a plan again; their bodies are gone, since they were never kept. */
function planAgain(run: LedgerRun, submissions: readonly LedgerSubmission[]): SendPlan {
  const { kind, environment, partnerId } = run;
  const { endpoint } = RECORD_KINDS[kind];
  return {
    submissions: submissions.map(({ id, rows }) => ({
      id,
      kind,
      environment,
      partnerId,
      endpoint,
      body: '',
      rows: rows.map((row) => ({ ...row, row: row.row ?? 0 })),
    })),
    skipped: [],
    rowCount: submissions.reduce((count, { rows }) => count + rows.length, 0),
  };
}

/** Where a run's results belong; undefined when its sheet is not the active one or lost a column that names its rows. */
function placeOfRun(run: LedgerRun, outline: SheetOutline, templates: readonly Template[]): ResultPlace | undefined {
  const template = templates.find(({ id }) => id === run.templateId);
  if (!template || outline.sheetId !== run.sheetId) return undefined;
  const kind = RECORD_KINDS[run.kind];
  const { mapping, headerRow } = setUp(kind, outline, [template], { month: run.month ?? '' });
  const parts = run.submissions[0]?.rows[0]?.key.split(IDENTITY_SEPARATOR).length;
  const fields = [kind.recordKey.three, kind.recordKey.two].find(({ length }) => length === parts) ?? [];
  const columns = fields.map((field) => mapping[field]).filter((column) => column !== undefined);
  if (columns.length === 0 || columns.length !== fields.length) return undefined;
  return { sheetId: run.sheetId, headerRow, identity: { columns, ...rowsBelow(outline, headerRow) } };
}

async function resumeRun(
  ports: ResumePorts,
  words: Words,
  storeId: string,
  run: LedgerRun,
  speaking: readonly LedgerSubmission[],
  place: ResultPlace | undefined,
): Promise<SendReport> {
  const { runId, environment } = run;
  const painter = place && createPainter(ports.workbook, words, environment, place);
  const ids = speaking.map(({ id }) => id);
  let state = initialState(planAgain(run, speaking));
  for await (const event of resume(run, storeId, ports)) state = reduce(state, event);
  await painter?.paint(state, ids);
  return {
    runId,
    kind: run.kind,
    environment,
    run: state,
    ...(painter && { place: painter.place() }),
    lost: painter?.lost() ?? [],
    unwritten: painter?.unwritten() ?? [],
  };
}

/**
 * Asks the relay what became of earlier sends and writes it beside the rows; never sends.
 * Answers `sheetNeeded` instead when a run's sheet is not the active one, unless it may go on without the sheet.
 */
export async function resumeRuns(
  ports: ResumePorts,
  words: Words,
  connection: Connection,
  unfinished: readonly LedgerRun[],
  withoutSheet: boolean,
): Promise<FlowEvent | 'sheetNeeded'> {
  const outline = await ports.workbook.outline();
  const templates = await ports.templates.list();
  const placed = unfinished.map((run) => ({ run, place: placeOfRun(run, outline, templates) }));
  if (!withoutSheet && placed.some(({ place }) => !place)) return 'sheetNeeded';
  const runs = await ports.ledger.runs();
  const reports: SendReport[] = [];
  for (const { run, place } of placed) {
    const speaking = stillSpeaking(run, runs);
    reports.push(await resumeRun(ports, words, connection.session.storeId, run, speaking, place));
  }
  return { type: 'sent', reports, resumed: true };
}
