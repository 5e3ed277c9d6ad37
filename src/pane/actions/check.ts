import type { SheetSnapshot } from '../../core/cell/snapshot';
import { IncrementalCheck } from '../../core/check/incrementalCheck';
import type { LastReport } from '../../core/check/lastReport';
import { completePhoto } from '../../core/photo/completePhoto';
import { lastReportOf } from '../../core/send/lastReportOf';
import { mergeRuns } from '../../core/send/mergeRuns';
import { applyTemplate } from '../../core/mapping/applyTemplate';
import { skippedRowsOf } from '../../core/mapping/findTable';
import { tableFor } from '../../core/mapping/tableFor';
import type { Template } from '../../core/mapping/template';
import { scheduleSurroundings } from '../../core/schedule/scheduleSurroundings';
import { withHeaders } from '../../core/mapping/withHeaders';
import type { ReadRequest, SheetOutline } from '../../ports/workbook';
import { keyParts } from '../../core/check/valueKey';
import { columnsAt, columnsToRead } from '../columns';
import type { Connection, FlowEvent } from '../flow';
import type { PanePorts } from '../panePorts';
import { headerRowOf, mappingOf, setUpAt, type SheetSetup } from '../setup';
import { sameTemplate, templateOf } from '../templateOf';
import { saveLastKind } from '../lastKind';
import { isFilterLost } from '../requirements';
import { asksPartner } from '../templatePartner';
import { inSlices } from './inSlices';
import { openSheet } from './openSheet';
import { photosFor } from './photosFor';
import { readPlan } from './readPlan';
import { saveAsDefault } from './saveAsDefault';

type CheckPorts = Pick<
  PanePorts,
  'workbook' | 'templates' | 'preferences' | 'lists' | 'loans' | 'photos' | 'clock' | 'ids' | 'ledger' | 'journal'
>;

/** The setup on the sheet as it is now: its table, headers and columns may have moved since it was shown. */
function followed(setup: SheetSetup, template: Template, whole: SheetOutline): SheetSetup {
  const { kind } = setup;
  const { table, gone } = tableFor(whole, kind, template);
  if (gone) {
    const fallen = setUpAt(kind, whole, setup.templates, table, setup, setup.template);
    return { ...fallen, tableGone: gone, kindChosen: setup.kindChosen };
  }
  const at = (headerRow: number): SheetSetup => {
    const placed = withHeaders(table, headerRow);
    const { outline, headerRows } = placed;
    const columns = columnsAt(outline, headerRow, headerRows);
    const applied = applyTemplate(template, columns);
    const place = { whole, table: placed, outline, headerRow, columns };
    const mapping = mappingOf(applied.columns);
    const filter = setup.rowFilter && { rowFilter: { ...setup.rowFilter, ...applied.filter } };
    return { ...setup, ...place, mapping, missing: applied.missing, ...filter };
  };
  const same = at(setup.headerRow);
  if (same.missing.length === 0 && !isFilterLost(same)) return same;
  return at(headerRowOf(table, template) ?? table.headerRow);
}

function requestFor(setup: SheetSetup): ReadRequest {
  const { outline, headerRow } = setup;
  const firstRow = headerRow + 1 + setup.table.skippedRows;
  const lastRow = outline.firstRow + outline.rowCount - 1;
  return { sheetId: outline.sheetId, headerRow, firstRow, lastRow, columns: columnsToRead(setup) };
}

async function readRows(ports: CheckPorts, { outline }: SheetSetup, request: ReadRequest): Promise<SheetSnapshot> {
  const { sheetName } = outline;
  const { sheetId, headerRow, firstRow, lastRow, columns } = request;
  if (lastRow >= firstRow) return ports.workbook.read(request);
  const nothing = { values: [], texts: [], formats: [], types: [], dateSystem: 1900 as const };
  return { sheetId, sheetName, headerRow, firstRow, columns, ...nothing };
}

/** What workbook and browser remember of the report before; nothing is read for kinds that are not reported monthly. */
async function lastReportFor(
  { ledger, journal }: CheckPorts,
  { kind, month }: SheetSetup,
  { session: { environment, partnerId } }: Connection,
): Promise<LastReport | undefined> {
  if (!kind.monthly) return undefined;
  const runs = mergeRuns(await ledger.runs(), await journal.runs());
  return lastReportOf(runs, kind, { environment, partnerId, month });
}

/**
 * Looks at the sheet afresh, reads the mapped columns, checks every row and saves the template in the workbook.
 * `edits` counts people's changes, so that one made meanwhile asks for another check.
 * Names are looked up in Kiva's lists, read once a session or `anew`; what cannot be looked up is a finding. Rows are
 * compared with Kiva's loans where they can be read; where they cannot, that is said and nothing waits for it.
 * When another sheet is active now, a mapped column is gone, or she has not said that a template of other partners is
 * right for this account, it goes back to the sheet step instead.
 */
export async function check(
  ports: CheckPorts,
  setup: SheetSetup,
  connection: Connection,
  edits: () => number,
  lists: 'kept' | 'anew' = 'kept',
): Promise<FlowEvent> {
  const editsBefore = edits();
  const outline = await ports.workbook.outline();
  if (outline.sheetId !== setup.outline.sheetId) {
    return { type: 'sheetRead', setup: await openSheet(ports, connection) };
  }
  const wanted = templateOf(setup, setup.template?.id ?? ports.ids());
  const fresh = followed(setup, wanted, outline);
  if (fresh.missing.length > 0 || fresh.tableGone || isFilterLost(fresh) || asksPartner(fresh)) {
    return { type: 'sheetRead', setup: fresh };
  }

  const template = templateOf(fresh, wanted.id);
  const mapped = Object.keys(fresh.mapping).map((key) => keyParts(key).field);
  const fields = new Set([...mapped, ...Object.keys(template.constants ?? {})]);
  const request = requestFor(fresh);
  const [{ reference, asOf, broken }, loans, snapshot] = await Promise.all([
    ports.lists(connection.session, setup.kind, fields, lists === 'anew'),
    ports.loans(connection.session, setup.kind, lists === 'anew'),
    readRows(ports, fresh, request),
  ]);
  const { instalments } = template;
  const plan = instalments && (await readPlan(ports, instalments, connection.account));
  const lastReport = await lastReportFor(ports, fresh, connection);
  const photos = await photosFor(ports, fresh, connection);
  const applied = applyTemplate(template, fresh.columns);
  const schedule = scheduleSurroundings(setup.kind.schedule, template, plan, fresh.repairs);
  const surroundings = {
    today: ports.clock.today(),
    reference,
    ...loans,
    skippedRows: skippedRowsOf(fresh.table),
    ...(lastReport && { lastReport }),
    ...(fresh.addUpRepeats && { addUpRepeats: true }),
    ...schedule,
    ...(photos && { photos }),
    completions: [...schedule.completions, ...(photos ? [completePhoto] : [])],
  };
  const made = new IncrementalCheck([setup.kind, template, applied, snapshot, connection.account, surroundings]);
  await inSlices(ports.clock, made.steps());
  const checked = made.checked();
  const known = setup.template !== undefined && sameTemplate(template, setup.template);
  const templates = known ? fresh.templates : await saveAsDefault(ports.templates, template, fresh);
  saveLastKind(ports.preferences, setup.kind.id);
  const edited = edits() !== editsBefore;
  // Which rows a filter leaves out, and which group is above a blank, is decided once: such a check cannot follow her cells.
  const isLive = !edited && template.rowFilter === undefined && template.groups?.blankTie !== 'above';
  return {
    type: 'checked',
    setup: { ...fresh, template, templates },
    checked,
    edited,
    ...(isLive && { live: { check: made, request } }),
    ...(!known && { templateSaved: template.name }),
    ...(broken && { listsBroken: broken }),
    reference,
    ...(asOf !== undefined && { listsAsOf: asOf }),
  };
}
