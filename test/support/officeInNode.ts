import { extractOfficeSchema, installedOfficeJs } from '../../src/commands/officeSchema';
import { loadOfficeInVm, type OfficeWindow } from '../../src/commands/officeInVm';
import {
  ExcelHost,
  type AddressedEvent,
  type BatchAnswer,
  type OfficeSchema,
} from '../../src/workbench/host/excelHost';
import type { FaultOptions } from '../../src/workbench/host/faults';
import type { Journal } from '../../src/workbench/host/journal';
import { offers } from '../../src/workbench/host/richApi/schema';
import type { HostSettings } from '../../src/workbench/host/settings';
import type { WorkbookModel } from '../../src/workbench/model/workbookModel';

/** Genuine office.js over a workbook model, without a browser. */
export interface OfficeInNode {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly Office: typeof Office;
  readonly host: ExcelHost;
  readonly model: WorkbookModel;
  /** Batches and members since the last reset. */
  journal(): Journal;
  resetJournal(): void;
  /** The next batch fails: with a transport number (5004, 5012, 5102, 5103, 5104, 7000) or one of Excel's codes. */
  failNext(code: number | string, options?: FaultOptions): void;
  /** Cell edit mode: batches fail with 5004, or wait if they said `delayForCellEdit`. */
  editMode(on: boolean): void;
  loseSession(): void;
  latency(milliseconds: number): void;
  /** Puts Excel, OfficeExtension and Office into globalThis; answers how to take them away again. */
  install(): () => void;
}

interface AsyncResult {
  readonly status: 'succeeded' | 'failed';
  readonly value?: { readonly data: readonly [number, readonly string[], string] };
  readonly error?: { readonly code: number; readonly message: string };
}

interface RichApi {
  executeRichApiRequestAsync: (message: readonly unknown[], done: (result: AsyncResult) => void) => void;
  richApiMessageManager: { register: (handler: (message: object) => void) => Promise<void> };
}

const EVENT_CATEGORY = 65536;

let officeSchema: OfficeSchema | undefined;

const asyncResult = (answer: BatchAnswer): AsyncResult =>
  'body' in answer
    ? { status: 'succeeded', value: { data: [200, [], answer.body] } }
    : { status: 'failed', error: { code: answer.transportError, message: `transport error ${answer.transportError}` } };

/** Puts the host where the library's own executor looks for Excel, so that its mapping of errors is the genuine one. */
const connect = (window: OfficeWindow, host: ExcelHost): void => {
  const { RichApi } = (window['OSF'] as { DDA: { RichApi: RichApi } }).DDA;
  const handlers: ((message: object) => void)[] = [];
  RichApi.executeRichApiRequestAsync = (message, done) => {
    void host.execute(String(message[4]), Number(message[6])).then((answer) => {
      done(asyncResult(answer));
      setTimeout(() => host.flushEvents(), 0);
    });
  };
  RichApi.richApiMessageManager = {
    register: (handler) => {
      handlers.push(handler);
      return Promise.resolve();
    },
  };
  host.onMessage = ({ eventType, target, message }: AddressedEvent) => {
    const entry = {
      messageCategory: EVENT_CATEGORY,
      messageType: eventType,
      targetId: target,
      message,
      isRemoteOverride: false,
    };
    handlers.forEach((handler) => handler({ entries: [entry] }));
  };
};

/** Plays Excel for the genuine office.js over the model; each call is an Excel and a library of its own. */
export const officeInNode = (model: WorkbookModel, settings: Partial<HostSettings> = {}): OfficeInNode => {
  officeSchema ??= extractOfficeSchema(installedOfficeJs());
  const host = new ExcelHost(model, officeSchema, settings);
  const requirements = {
    isSetSupported: (set: string, version?: number | string) =>
      offers(host.settings.requirements, set, String(version ?? '0.0')),
  };
  const { locale } = host.settings;
  const context = { requirements, displayLanguage: locale, contentLanguage: locale, platform: 'OfficeOnline' };
  const window = loadOfficeInVm(installedOfficeJs(), context, { JSON, Error, Array, Date });
  connect(window, host);
  const globals = {
    Excel: window['Excel'] as typeof Excel,
    OfficeExtension: window['OfficeExtension'] as typeof OfficeExtension,
    Office: { ...(window['Office'] as typeof Office), context } as unknown as typeof Office,
  };
  return {
    ...globals,
    host,
    model,
    journal: () => host.journal,
    resetJournal: () => host.resetJournal(),
    failNext: (code, options) => host.failNext(code, options),
    editMode: (on) => host.setEditing(on),
    loseSession: () => host.loseSession(),
    latency: (milliseconds) => {
      host.settings.latency = milliseconds;
    },
    install: () => {
      Object.assign(globalThis, globals);
      return () => Object.keys(globals).forEach((name) => Reflect.deleteProperty(globalThis, name));
    },
  };
};
