import { RECORD_KINDS } from '../../src/core/catalogue';
import type { SheetSnapshot } from '../../src/core/cell/snapshot';
import type { Template } from '../../src/core/mapping/template';
import type { PhotoFiles } from '../../src/core/photo/photoChoice';
import { WRITTEN_COLUMNS, type WrittenColumn } from '../../src/core/writeBack/cellWrite';
import type { ReadAnswer, SessionAnswer } from '../../src/core/relayProtocol/messages';
import type { JournalRun, LedgerRun } from '../../src/core/send/ledgerRun';
import type { Connection } from '../../src/pane/flow';
import { createKivaLists } from '../../src/pane/kivaLists';
import { createLoanLists } from '../../src/pane/loanLists';
import type { PanePorts } from '../../src/pane/panePorts';
import { inEveryLanguage } from '../../src/locales';
import { Fault, type FaultCode } from '../../src/ports/fault';
import type { GatewayAnswer, ReadQuery } from '../../src/ports/kivaGateway';
import type { Claim, Ledger } from '../../src/ports/stores';
import type { FlushReport, MarkedRow, ReadRequest, RowWrite, SheetOutline } from '../../src/ports/workbook';

export const REPAYMENT = RECORD_KINDS.repayment;

export const CONNECTION: Connection = {
  session: {
    sessionId: 'session',
    environment: 'sandbox',
    partnerId: '421',
    storeId: 'store',
    grantedScopes: ['create:repayment'],
    missingScopes: [],
  },
  account: { csvFormat: 'three', amountExpected: 'cumulativePrincipal' },
};

export type Grid = readonly (readonly (string | number)[])[];

/** A title, headers in row 2, three loans. */
export const SHEET: Grid = [
  ['Umoja SACCO', '', '', ''],
  ['Client ID', 'Loan ID', 'Repayment amount', 'Note'],
  ['C-1', 'L-001', 10.5, ''],
  ['C-2', 'L-002', 20, 'late'],
  ['C-3', 'L-003', 30, ''],
];

export function outlineOf(grid: Grid, sheetName = 'Repayments', sheetId = 'S1'): SheetOutline {
  return {
    sheetId,
    sheetName,
    firstRow: 0,
    firstColumn: 0,
    rowCount: grid.length,
    columnCount: Math.max(...grid.map((row) => row.length)),
    texts: grid.slice(0, 50).map((row) => row.map(String)),
    values: grid.slice(0, 50),
    isProtected: false,
  };
}

function snapshotOf(grid: Grid, request: ReadRequest): SheetSnapshot {
  const rows = grid.slice(request.firstRow, request.lastRow + 1);
  const each = <Read>(read: (value: string | number) => Read): Read[][] =>
    rows.map((row) => request.columns.map(({ column }) => read(row[column] ?? '')));
  return {
    sheetId: request.sheetId,
    sheetName: 'Repayments',
    headerRow: request.headerRow,
    firstRow: request.firstRow,
    columns: request.columns,
    values: each((value) => value),
    texts: each(String),
    formats: each(() => 'General'),
    types: each((value) => (value === '' ? 'empty' : typeof value === 'number' ? 'number' : 'text')),
    dateSystem: 1900,
  };
}

function isHeaderOf(column: WrittenColumn, header: string): boolean {
  return inEveryLanguage(`result.${column}`).includes(header);
}

export const taken: GatewayAnswer = {
  phase: 'answered',
  status: 200,
  contentType: 'application/json',
  body: '{"code":"api.success","message":"ok","upload_id":7,"problems":[]}',
};

/** Everything outside the pane, in memory; `log` tells the order of what was asked of it. */
export class World {
  readonly log: string[] = [];
  readonly flushed: RowWrite[] = [];
  readonly bodies: string[] = [];
  readonly ledgerRuns: LedgerRun[] = [];
  readonly journalRuns: JournalRun[] = [];
  /** What the next savings come to, in order; afterwards each is done. */
  savings: ('saved' | 'unsupported' | 'refused' | FaultCode)[] = [];
  /** Whether the workbook is in its file, look by look; afterwards it is. */
  looks: boolean[] = [];
  claims: readonly Claim[] = [];
  /** Sheet rows that are hidden. */
  hidden: readonly number[] = [];
  /** What stands in the result columns. */
  standing: readonly MarkedRow[] = [];
  /** Another pane of this browser holds the lock. */
  isLocked = false;
  onSleep: () => void = () => undefined;
  readonly templates: Template[] = [];
  readonly kept = new Map<string, string>();
  photoFiles: PhotoFiles = { chosen: [], refused: [] };
  /** Pictures as they leave, by reference. */
  readonly pictures = new Map<string, Uint8Array>();
  sheetId = 'S1';
  /** Sheets beside the active one, by the name that is their id, too. */
  readonly otherSheets = new Map<string, Grid>();
  /** Sheet rows that a person ticked. */
  ticked: readonly number[] = [];
  readonly sheetsWritten: (readonly (readonly string[])[])[] = [];
  answers: GatewayAnswer[] = [];
  /** What the relay says of the open session, or the Fault that asking ends in. */
  sessionNow: SessionAnswer | Fault = CONNECTION.session;
  /** Faults that the next flushes throw, in order; undefined lets one pass. */
  flushFaults: (FaultCode | undefined)[] = [];
  /** The Fault of every selection. */
  /** What Kiva has under a call that reads, or the Fault that reading ends in. */
  readonly kivaHas = new Map<string, ReadAnswer | Fault>();
  selectFault: FaultCode | undefined;
  /** Keys of rows that are no longer in the sheet. */
  gone: readonly string[] = [];
  private made = 0;

  constructor(public grid: Grid = SHEET) {}

  get ports(): PanePorts {
    return {
      workbook: {
        outline: (sheet) => {
          if (sheet === undefined || (sheet === this.sheetId && !this.otherSheets.has(sheet))) {
            return Promise.resolve(outlineOf(this.grid, 'Repayments', this.sheetId));
          }
          const other = this.otherSheets.get(sheet);
          if (other === undefined) return Promise.reject(new Fault('sheetGone'));
          return Promise.resolve(outlineOf(other, sheet, sheet));
        },
        sheets: () => {
          const others = [...this.otherSheets.keys()].map((name) => ({ sheetId: name, name }));
          return Promise.resolve([{ sheetId: this.sheetId, name: 'Repayments' }, ...others]);
        },
        read: (request) => {
          this.log.push(`read ${request.columns.map(({ header }) => header).join(', ')}`);
          const other = this.otherSheets.get(request.sheetId);
          return Promise.resolve({
            ...snapshotOf(other ?? this.grid, request),
            ...(other !== undefined && { sheetName: request.sheetId }),
          });
        },
        select: (_, { row, column }, rowCount = 1) => {
          this.log.push(`select ${row}/${column}${rowCount === 1 ? '' : ` x${rowCount}`}`);
          return this.selectFault ? Promise.reject(new Fault(this.selectFault)) : Promise.resolve();
        },
        selectedNumber: () => Promise.resolve(undefined),
        resultColumns: (_, __, headers) => {
          this.log.push('resultColumns');
          return Promise.resolve(headers.map((___, at) => 10 + at));
        },
        knownColumns: (_, __, headers) => {
          const columns = headers.map(({ write }) => 10 + WRITTEN_COLUMNS.findIndex((one) => isHeaderOf(one, write)));
          return Promise.resolve(this.standing.length === 0 ? undefined : columns);
        },
        flush: (_, __, ___, rows) => this.flush(rows),
        marks: (_, __, columns) => {
          this.log.push('marks');
          const seen = this.standing.map((mark) => ({
            ...mark,
            texts: columns.map((column) => mark.texts[column - 10] ?? ''),
          }));
          return Promise.resolve(seen.filter(({ texts }) => texts.some((text) => text !== '')));
        },
        clearMarks: (_, __, ___, rows) => {
          this.log.push(`clear ${rows.map(({ row }) => row).join(' ')}`);
          this.standing = this.standing.filter(({ row }) => !rows.some((cleared) => cleared.row === row));
          return Promise.resolve();
        },
        save: () => {
          const saving = this.savings.shift() ?? 'saved';
          this.log.push(`workbook ${saving}`);
          const isAnswer = saving === 'saved' || saving === 'unsupported' || saving === 'refused';
          return isAnswer ? Promise.resolve(saving) : Promise.reject(new Fault(saving));
        },
        isSaved: () => Promise.resolve(this.looks.shift() ?? true),
        hiddenRows: () => Promise.resolve(this.hidden),
        ticks: () => Promise.resolve(this.ticked),
        writeSheet: (name, rows) => {
          this.sheetsWritten.push(rows);
          return Promise.resolve(name);
        },
        claim: () => {
          this.log.push('claim');
          return Promise.resolve(this.claims);
        },
        releaseClaim: () => {
          this.log.push('release');
          return Promise.resolve();
        },
        onEdited: () => Promise.resolve(() => Promise.resolve()),
      },
      gateway: {
        environments: () => Promise.resolve({ storeId: 'store', environments: [] }),
        openSession: () => Promise.resolve(CONNECTION.session),
        session: () =>
          this.sessionNow instanceof Fault ? Promise.reject(this.sessionNow) : Promise.resolve(this.sessionNow),
        read: (endpoint, query) => this.readList(endpoint, query),
        put: (id, { body }) => {
          this.log.push('put');
          this.bodies.push(body);
          return this.answer(id);
        },
        ask: (id) => {
          this.log.push(`ask ${id}`);
          return this.answer(id);
        },
      },
      lists: createKivaLists({ read: (endpoint) => this.readList(endpoint) }),
      loans: createLoanLists({ read: (endpoint, query) => this.readList(endpoint, query) }),
      photos: {
        files: () => this.photoFiles,
        subscribe: () => () => undefined,
        add: () => Promise.resolve(),
        clear: () => undefined,
        encoded: (reference) => Promise.resolve(this.pictures.get(reference) ?? 'missing'),
        thumbnail: () => Promise.resolve(undefined),
      },
      templates: {
        list: () => Promise.resolve(this.templates),
        save: (template) => {
          this.log.push(`save ${template.name}`);
          const at = this.templates.findIndex(({ id }) => id === template.id);
          this.templates.splice(at < 0 ? this.templates.length : at, 1, template);
          return Promise.resolve();
        },
        remove: (id) => {
          this.log.push(`remove ${id}`);
          const kept = this.templates.filter((template) => template.id !== id);
          this.templates.splice(0, this.templates.length, ...kept);
          return Promise.resolve();
        },
      },
      ledger: this.memoryOf(this.ledgerRuns, 'ledger'),
      journal: {
        ...this.memoryOf(this.journalRuns, 'journal'),
        runs: () => Promise.resolve([...this.journalRuns]),
        sending: (runId, submissionId, at) => {
          this.change(this.journalRuns, runId, submissionId, { sending: at });
          return Promise.resolve();
        },
      },
      lock: { hold: (_, work) => (this.isLocked ? Promise.resolve('taken') : work()) },
      preferences: { get: (name) => this.kept.get(name), set: (name, value) => void this.kept.set(name, value) },
      hash: (text) => Promise.resolve(`#${text}`),
      ids: () => `id-${(this.made += 1)}`,
      clock: {
        now: () => `2026-11-22T10:00:${String(this.log.length).padStart(2, '0')}.000Z`,
        today: () => '2026-11-22',
        sleep: () => {
          this.onSleep();
          return Promise.resolve();
        },
      },
      versions: { excel: '16.0' },
    };
  }

  private readList(endpoint: string, query: ReadQuery = {}): Promise<ReadAnswer> {
    const asked = Object.values(query).map((value) => ` ${value}`);
    this.log.push(`list ${endpoint}${asked.join('')}`);
    const answer = this.kivaHas.get(`${endpoint}${asked.join('')}`) ??
      this.kivaHas.get(endpoint) ?? { phase: 'cut', reason: 'timeout' };
    return answer instanceof Fault ? Promise.reject(answer) : Promise.resolve(answer);
  }

  private memoryOf(runs: LedgerRun[], name: string): Ledger {
    return {
      runs: () => Promise.resolve([...runs]),
      open: (run) => {
        this.log.push(name);
        runs.push(run);
        return Promise.resolve();
      },
      settle: (runId, submissionId, outcome) => {
        if (outcome) this.change(runs, runId, submissionId, { outcome });
        return Promise.resolve();
      },
      decide: (runId, submissionId, decision) => {
        this.change(runs, runId, submissionId, { decision });
        return Promise.resolve();
      },
      checked: (runId, check) => {
        const at = runs.findIndex((run) => run.runId === runId);
        const run = runs[at];
        if (run) runs[at] = { ...run, checked: [...(run.checked ?? []), check] };
        return Promise.resolve();
      },
    };
  }

  private change(
    runs: LedgerRun[],
    runId: string,
    submissionId: string,
    part: Partial<JournalRun['submissions'][number]>,
  ): void {
    const at = runs.findIndex((run) => run.runId === runId);
    const run = runs[at];
    if (!run) throw new Error(`no run ${runId}`);
    runs[at] = {
      ...run,
      submissions: run.submissions.map((one) => (one.id === submissionId ? { ...one, ...part } : one)),
    };
  }

  private answer(id: string): Promise<GatewayAnswer> {
    const answer = this.answers.shift();
    if (!answer) throw new Error(`nobody expected a call for ${id}`);
    return Promise.resolve(answer);
  }

  private flush(rows: readonly RowWrite[]): Promise<FlushReport> {
    const fault = this.flushFaults.shift();
    this.log.push(`flush ${rows.map(({ words }) => words[0]).join(' | ')}${fault === undefined ? '' : ' refused'}`);
    if (fault !== undefined) return Promise.reject(new Fault(fault));
    this.flushed.push(...rows);
    const lost = rows.filter(({ identity }) => this.gone.includes(identity[0] ?? ''));
    return Promise.resolve({ written: rows.length - lost.length, moved: 0, lost });
  }
}
