import { AsyncLocalStorage } from 'node:async_hooks';
import { ExcelHost, type BatchAnswer, type OfficeSchema } from '../../workbench/host/excelHost';
import { offers } from '../../workbench/host/richApi/schema';
import { DEFAULT_SETTINGS, type HostSettings } from '../../workbench/host/settings';
import type { WorkbookModel } from '../../workbench/model/workbookModel';
import { loadOfficeInVm } from '../officeInVm';
import { extractOfficeSchema, installedOfficeJs } from '../officeSchema';
import type { Life } from './life';

/** Where a pane sits: the Excel that its batches go to, and its life, which can end between two of them. */
export interface Seat {
  readonly host: ExcelHost;
  readonly life: Life;
  /** Goes on around each batch while Excel works on it. */
  readonly around?: (body: string, work: () => Promise<BatchAnswer>) => Promise<BatchAnswer>;
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

const seats = new AsyncLocalStorage<Seat>();
let schema: OfficeSchema | undefined;

/** Puts one genuine office.js into the globals; its batches go to the seat from which they come. Answers how to take it away. */
export function installOffice(): () => void {
  schema ??= extractOfficeSchema(installedOfficeJs());
  const requirements = {
    isSetSupported: (set: string, version?: number | string) =>
      offers(DEFAULT_SETTINGS.requirements, set, String(version ?? '0.0')),
  };
  const context = { requirements, displayLanguage: 'en-US', contentLanguage: 'en-US', platform: 'OfficeOnline' };
  const window = loadOfficeInVm(installedOfficeJs(), context, { JSON, Error, Array, Date });
  const { RichApi } = (window['OSF'] as { DDA: { RichApi: RichApi } }).DDA;
  RichApi.executeRichApiRequestAsync = (message, done) => {
    const seat = seats.getStore();
    if (seat === undefined) throw new Error('A batch from nowhere.');
    void batch(seat, String(message[4]), Number(message[6]), done);
  };
  RichApi.richApiMessageManager = { register: () => Promise.resolve() };
  const globals = {
    Excel: window['Excel'],
    OfficeExtension: window['OfficeExtension'],
    Office: { ...(window['Office'] as object), context },
  };
  Object.assign(globalThis, globals);
  return () => Object.keys(globals).forEach((name) => Reflect.deleteProperty(globalThis, name));
}

/** Does something as the pane that sits there. */
export function atSeat<T>(seat: Seat, act: () => Promise<T>): Promise<T> {
  return seats.run(seat, act);
}

/** An Excel over a workbook; `installOffice` comes first. */
export function openHost(model: WorkbookModel, settings: Partial<HostSettings>): ExcelHost {
  if (schema === undefined) throw new Error('No office.js is installed.');
  return new ExcelHost(model, schema, settings);
}

/** A batch of a pane that dies is done or not, and never answered. */
async function batch(
  { host, life, around }: Seat,
  body: string,
  flags: number,
  done: (r: AsyncResult) => void,
): Promise<void> {
  try {
    const work = (): Promise<BatchAnswer> => host.execute(body, flags);
    done(asyncResult(await life.call(() => (around === undefined ? work() : around(body, work)))));
  } catch (error) {
    if (!life.isOver) throw error;
  }
}

function asyncResult(answer: BatchAnswer): AsyncResult {
  return 'body' in answer
    ? { status: 'succeeded', value: { data: [200, [], answer.body] } }
    : { status: 'failed', error: { code: answer.transportError, message: `transport error ${answer.transportError}` } };
}
