import { isEntireColumn, isEntireRow } from '../model/area';
import { shiftArea } from '../model/shiftArea';
import type { ModelEvent, WorkbookModel } from '../model/workbookModel';
import { eventMessages, type EventMessage } from './eventMessages';
import { Range } from './excel/range';
import { Workbook } from './excel/workbook';
import { Subscriptions, WORKBOOK_TARGET } from './excel/world';
import { Faults, TRANSPORT, type FaultOptions } from './faults';
import type { Journal, JournalBatch } from './journal';
import { ActionHandlerService } from './richApi/actionHandlerService';
import { Interpreter } from './richApi/interpreter';
import { MemberGate } from './richApi/memberGate';
import { messageOf, statusOf } from './richApi/richApiError';
import type { ApiSets, Schema } from './richApi/schema';
import type { BatchRequest, BatchResponse } from './richApi/wire';
import { DEFAULT_SETTINGS, type HostSettings } from './settings';

/** What a batch comes back with: a transport error's number, or the response body. */
export type BatchAnswer =
  | { readonly transportError: number }
  /** `error` repeats the code of an error inside the body. */
  | { readonly body: string; readonly error?: string };

/** A Rich API event with its address. */
export interface AddressedEvent {
  readonly eventType: number;
  readonly target: string;
  /** JSON. */
  readonly message: string;
}

/** What the generator took from the installed office.js. */
export interface OfficeSchema {
  readonly schema: Schema;
  readonly apiSets: ApiSets;
}

/** Flag of `Excel.run({ delayForCellEdit: true })` in a request's flags. */
const DELAY_FOR_CELL_EDIT = 64;
const INTERNAL_SERVICE = 'AddinInternalService';

const bytes = (text: string): number => new TextEncoder().encode(text).length;

/**
 * Excel as seen through the wire: takes batches one after another, keeps a journal, plays faults, and tells events
 * after the batch that caused them. It knows neither windows nor Node.
 */
export class ExcelHost {
  readonly faults = new Faults();
  readonly settings: HostSettings;
  private readonly subscriptions = new Subscriptions();
  private readonly gate: MemberGate;
  private interpreter: Interpreter;
  private queue: Promise<unknown> = Promise.resolve();
  private batches: JournalBatch[] = [];
  private running = false;
  private pending: ModelEvent[] = [];
  private sessionLost = false;
  private editing: { readonly ended: Promise<void>; readonly end: () => void } | null = null;
  /** Called with each event that the add-in registered for. */
  onMessage: (event: AddressedEvent) => void = () => undefined;

  constructor(
    readonly model: WorkbookModel,
    private readonly office: OfficeSchema,
    settings: Partial<HostSettings> = {},
  ) {
    this.settings = { ...DEFAULT_SETTINGS, ...settings };
    this.gate = new MemberGate(office.apiSets, this.settings.requirements);
    this.interpreter = this.makeInterpreter();
    model.onEvent((event) => this.hear(event));
  }

  get journal(): Journal {
    return { batches: this.batches, notImplemented: [...this.gate.notImplemented].sort() };
  }

  resetJournal(): void {
    this.batches = [];
    this.gate.notImplemented.clear();
  }

  failNext(code: number | string, options?: FaultOptions): void {
    this.faults.add(code, options);
  }

  /** Every batch answers "session lost" until a new pane begins a new session. */
  loseSession(): void {
    this.sessionLost = true;
  }

  /** A new pane in a new session. */
  beginSession(): void {
    this.sessionLost = false;
    this.forgetClient();
  }

  /** The pane's page was loaded anew: what it kept and registered for is gone. */
  forgetClient(): void {
    this.subscriptions.clear();
    this.interpreter = this.makeInterpreter();
  }

  get isEditing(): boolean {
    return this.editing !== null;
  }

  /** Cell edit mode: batches fail, or wait when they said `delayForCellEdit`. */
  setEditing(editing: boolean): void {
    if (!editing) {
      this.editing?.end();
      this.editing = null;
    } else if (!this.editing) {
      let end = (): void => undefined;
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      this.editing = { ended, end };
    }
  }

  /** Runs one batch after those before it; never rejects. */
  execute(bodyText: string, flags: number): Promise<BatchAnswer> {
    const turn = this.queue.then(() => this.take(bodyText, flags));
    this.queue = turn;
    return turn;
  }

  /** Resolves when every batch taken so far is answered. */
  async idle(): Promise<void> {
    await this.queue;
  }

  /** Tells what happened in the workbook since; to be called when the batch's answer is on its way. */
  flushEvents(): void {
    const events = this.pending;
    this.pending = [];
    for (const event of events) eventMessages(event).forEach((message) => this.address(message));
  }

  private makeInterpreter(): Interpreter {
    const world = { model: this.model, settings: this.settings, subscriptions: this.subscriptions };
    const services = { 'Microsoft.InternalService.AddinInternalService': () => new ActionHandlerService() };
    const schema = { ...this.office.schema, [INTERNAL_SERVICE]: { scalars: [], navs: [], collection: false } };
    return new Interpreter(new Workbook(world), services, schema, this.gate);
  }

  private async take(bodyText: string, flags: number): Promise<BatchAnswer> {
    if (this.settings.latency > 0) await new Promise((resolve) => setTimeout(resolve, this.settings.latency));
    const request = JSON.parse(bodyText) as BatchRequest;
    if (this.editing && (flags & DELAY_FOR_CELL_EDIT) !== 0) await this.editing.ended;
    await this.model.calculated();
    this.gate.used.clear();
    this.running = true;
    const requestBytes = bytes(bodyText);
    const answer = this.answer(request, requestBytes);
    this.running = false;
    this.note(request, requestBytes, answer);
    return answer;
  }

  private answer(request: BatchRequest, requestBytes: number): BatchAnswer {
    if (this.sessionLost) return { transportError: TRANSPORT.sessionLost };
    if (this.editing) return { transportError: TRANSPORT.cellEditMode };
    if (requestBytes > this.settings.payloadLimit) return { transportError: TRANSPORT.requestTooLarge };
    const fault = this.faults.take(request, this.batches.length);
    if (fault?.moment === 'before') return faulty(fault.code);
    const response = this.model.actAs('addin', () => this.interpreter.run(request));
    if (fault) return faulty(fault.code);
    const body = JSON.stringify(response);
    if (bytes(body) > this.settings.payloadLimit) return { transportError: TRANSPORT.responseTooLarge };
    return { body, ...(response.Error && { error: response.Error.Code }) };
  }

  private note(request: BatchRequest, requestBytes: number, answer: BatchAnswer): void {
    const body = 'body' in answer ? answer.body : '';
    const error = 'body' in answer ? answer.error : String(answer.transportError);
    this.batches.push({
      index: this.batches.length,
      requestBytes,
      responseBytes: bytes(body),
      actions: request.Actions.length,
      members: [...this.gate.used].sort(),
      ...(error !== undefined && { error }),
    });
  }

  private hear(event: ModelEvent): void {
    this.moveKeptRanges(event);
    this.pending.push(event);
    // A batch's events follow its answer; a person's are told at once.
    if (!this.running) queueMicrotask(() => this.flushEvents());
  }

  private moveKeptRanges(event: ModelEvent): void {
    if (event.kind !== 'changed' || event.change === 'RangeEdited') return;
    const whole = isEntireRow(event.area) || isEntireColumn(event.area);
    if (!whole) return;
    const axis = isEntireRow(event.area) ? 'row' : 'column';
    const size = axis === 'row' ? event.area.rowCount : event.area.columnCount;
    const shift = {
      axis,
      at: axis === 'row' ? event.area.row : event.area.column,
      count: event.change.endsWith('Deleted') ? -size : size,
    } as const;
    for (const kept of this.interpreter.kept) {
      if (!(kept instanceof Range) || kept.sheet.id !== event.sheetId) continue;
      const area = shiftArea(kept.area, shift);
      if (area) kept.area = area;
      else this.interpreter.forget(kept);
    }
  }

  private address(message: EventMessage): void {
    const { eventType, sheetId, args } = message;
    for (const target of [sheetId, WORKBOOK_TARGET]) {
      if (this.subscriptions.has(eventType, target))
        this.onMessage({ eventType, target, message: JSON.stringify(args) });
    }
  }
}

const faulty = (code: number | string): BatchAnswer => {
  if (typeof code === 'number') return { transportError: code };
  const Error = { Code: code, Message: messageOf(code), Location: '', HttpStatusCode: statusOf(code), ActionIndex: 0 };
  const response: BatchResponse = { Results: [], TraceIds: [], Error };
  return { body: JSON.stringify(response), error: code };
};
