import { Hono } from 'hono';
import { kivaApi, notFound, type Arrival } from './api';
import { callOf, type KivaCall } from './calls';
import type { Contract } from './contract';
import { controlApi } from './control';
import type { FaultOrder } from './faults/faultOrder';
import { createFaultQueue } from './faults/faultQueue';
import { ConnectionCut, strike } from './faults/strike';
import { inProcessFetch, type InProcessFetch } from './inProcessFetch';
import { judgeBy } from './judge';
import type { Kept } from './kept';
import { createKivaState, type KivaState } from './kiva';
import type { Loan } from './loans';
import { createLog, type LogEntry } from './log';
import { pagesApi } from './pages/pages';
import { FIRST_PARTNER, SANDBOX_AUDIENCE, SANDBOX_PARTNERS, type SandboxPartner } from './partners';
import { readWhole } from './readWhole';
import { Refusal, TokenRefusal } from './refusal';
import { DEFAULT_SETTINGS, type SandboxSettings } from './settings';
import { createTokens } from './token';

/** How a sandbox is made; everything but the contract and the address has a default. */
export interface SandboxOptions {
  /** The parsed contract/partner-api.v3.openapi.json, as `loadContract()` reads it. */
  readonly contract: Contract;
  /** Where the sandbox is reachable, path included (`https://localhost:8443/sandbox`); a function when it comes late. */
  readonly publicUrl: string | (() => string);
  /** The clock, in milliseconds since 1970 UTC. */
  readonly now?: () => number;
  /** The same seed and time give the same practice loans. */
  readonly seed?: number;
  readonly audience?: string;
  readonly partners?: readonly SandboxPartner[];
  readonly settings?: Partial<SandboxSettings>;
  /** How a `slow` fault waits; tests hand in a clock of their own. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** A Kiva that runs on this machine: it judges, keeps, shows and logs what it is sent, and fails on demand. */
export interface Sandbox {
  /** To be served alone at `/`, or mounted at the path of `publicUrl`: `server.route('/sandbox', sandbox.app)`. */
  readonly app: Hono;
  /** The platform's fetch for this sandbox alone; a cut connection and another address reject with a TypeError. */
  readonly fetch: InProcessFetch;
  /** Every request in the order of arrival, except those under /_sandbox. */
  log(): readonly LogEntry[];
  /** What was accepted, live. */
  kept(): Kept;
  /** The practice loans of a partner, the first partner's unless told. */
  loans(partnerId?: string): readonly Loan[];
  readonly faults: {
    /** As POST /_sandbox/faults; GET /_sandbox describes every fault. */
    order(order: FaultOrder): void;
    list(): readonly FaultOrder[];
    clear(): void;
  };
  settings(): SandboxSettings;
  change(settings: Partial<SandboxSettings>): void;
  /** Forgets requests, records, faults and changed settings; tokens stay good. */
  reset(): void;
}

interface Sockets {
  readonly incoming?: { readonly socket?: { destroy(): unknown } };
}

/** A fresh sandbox; nothing listens until its `app` is served. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const { contract, publicUrl, partners = SANDBOX_PARTNERS, audience = SANDBOX_AUDIENCE, seed = 1 } = options;
  const now = options.now ?? Date.now;
  const wait = options.wait ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const address = (): string => (typeof publicUrl === 'string' ? publicUrl : publicUrl()).replace(/\/+$/, '');
  const initial = { ...DEFAULT_SETTINGS, ...options.settings };
  const tokens = createTokens(now, address, audience);
  const judge = judgeBy(contract);
  const faults = createFaultQueue();
  const log = createLog();

  const fresh = (): { kiva: KivaState; rooms: Hono<{ Bindings: Arrival }> } => {
    const kiva = createKivaState({ partners, settings: initial, seed, now });
    const rooms = new Hono<{ Bindings: Arrival }>();
    rooms.route('/', kivaApi({ contract, judge, partners, audience, tokens, kiva, now, address }));
    rooms.route('/', controlApi(controls));
    rooms.route('/', pagesApi(address, kiva));
    rooms.notFound((c) => notFound(isOtherMethod(callOf(c.req.path), c.req.method)));
    rooms.onError((error) => {
      if (error instanceof TokenRefusal) return tokenRefused(error);
      if (error instanceof Refusal) return refused(error);
      throw error;
    });
    return { kiva, rooms };
  };

  const controls = {
    order(order: FaultOrder): void {
      if (order.fault === 'replaceUploads') current.kiva.change({ uploads: 'replace' });
      else if (order.fault === 'addUploads') current.kiva.change({ uploads: 'add' });
      else faults.add(order);
    },
    orders: () => faults.list(),
    clearFaults(): void {
      faults.clear();
      current.kiva.change({ uploads: initial.uploads });
    },
    log: () => log.entries(),
    kept: () => current.kiva.kept,
    settings: () => current.kiva.settings,
    change: (settings: Partial<SandboxSettings>) => current.kiva.change(settings),
    reset(): void {
      faults.clear();
      log.clear();
      current = fresh();
    },
  };
  let current = fresh();

  async function answer(request: Request): Promise<Response> {
    try {
      return await answerWhole(request);
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    }
  }

  /** Notes the request, lets a fault strike it or does its work; throws ConnectionCut when the connection is cut. */
  async function answerWhole(request: Request): Promise<Response> {
    if (request.method === 'TRACE') return notFound(true);
    const url = new URL(request.url);
    const path = below(new URL(address()).pathname, url.pathname);
    const bytes = await readWhole(request);
    const body = bytes.toString('utf8');
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
    const inner = new Request(new URL(path + url.search, url.origin), {
      method: request.method,
      headers: request.headers,
      ...(hasBody ? { body: bytes } : {}),
    });
    const { rooms } = current;
    if (path === '/_sandbox' || path.startsWith('/_sandbox/')) {
      return rooms.fetch(inner, { body, fault: undefined });
    }

    const call = callOf(path);
    const at = new Date(now()).toISOString();
    const end = log.arrived({ at, call, method: request.method, path, query: url.search, body });
    const fault = call === 'page' ? undefined : faults.take(call);
    const work = async (): Promise<Response> => {
      if (!Buffer.from(body, 'utf8').equals(bytes)) {
        return refused(new Refusal(400, 'sandbox.contract', 'The body is not UTF-8'));
      }
      return rooms.fetch(inner, { body, fault });
    };
    if (fault?.ms !== undefined) await wait(fault.ms);
    const struck = fault === undefined || call === 'page' ? await work().then(asIs) : await strike(fault, call, work);
    const cut = struck.answer === 'cut';
    end({
      status: cut ? null : (struck.answer as Response).status,
      fault: fault?.fault ?? null,
      workDone: struck.done !== undefined && struck.done.status < 400,
    });
    if (struck.answer === 'cut') throw new ConnectionCut();
    return struck.answer;
  }

  const app = new Hono<{ Bindings: Sockets }>();
  app.all('*', async (c) => {
    try {
      return await answer(c.req.raw);
    } catch (error) {
      const socket = error instanceof ConnectionCut ? c.env?.incoming?.socket : undefined;
      if (socket === undefined) throw error;
      socket.destroy();
      return c.body(null);
    }
  });

  return {
    app: app as unknown as Hono,
    fetch: inProcessFetch(address, answer),
    log: controls.log,
    kept: controls.kept,
    loans: (partnerId = partners[0]?.partnerId ?? FIRST_PARTNER.partnerId) => current.kiva.loansOf(partnerId),
    faults: { order: controls.order, list: controls.orders, clear: controls.clearFaults },
    settings: controls.settings,
    change: controls.change,
    reset: controls.reset,
  };
}

function asIs(done: Response): { answer: Response; done: Response } {
  return { answer: done, done };
}

function below(prefix: string, path: string): string {
  const mount = prefix.replace(/\/+$/, '');
  const rest = mount !== '' && `${path}/`.startsWith(`${mount}/`) ? path.slice(mount.length) : path;
  return rest === '' ? '/' : rest;
}

function isOtherMethod(call: KivaCall | 'page', method: string): boolean {
  if (call === 'page') return false;
  return (call === 'config' || call === 'loans' ? 'GET' : 'POST') !== method;
}

function tokenRefused({ status, error, message }: TokenRefusal): Response {
  return Response.json({ error, error_description: message }, { status });
}

function refused({ status, code, message, headers }: Refusal): Response {
  return Response.json({ code, message }, { status, headers });
}
