import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { checkAccessKey } from './accessKey';
import { apiRoutes } from './apiRoutes';
import { systemClock } from './clock';
import { checkAddresses } from './environmentSettings';
import { guard } from './guard';
import { DEFAULT_LIMITS } from './limits';
import { makeLog } from './log';
import type { RelayOptions } from './options';
import { Refusal } from './refusal';
import { routeName } from './routeName';
import { EXCEL_FRAME_ANCESTORS, securityHeaders } from './securityHeaders';
import { Sessions } from './sessions';
import { RelayStartError } from './startError';
import { staticFiles } from './staticFiles';
import { Submissions } from './submissions';
import { regularly } from './regularly';
import type { RelayEnv } from './relayEnv';

/** Giving up on a POST makes an Unknown, so Kiva gets its time. */
const SHORTEST_POST_MS = 120_000;

/** A relay whose handlers turn a Request into a Response; it owns no socket. */
export interface Relay {
  readonly app: Hono<RelayEnv>;
  /** Waits until every opened call to Kiva has its outcome kept, then closes the box. Stop the listener first. */
  close(): Promise<void>;
}

/** Puts a relay together; throws a RelayStartError where the options would make it unsafe. */
export function createRelay(options: RelayOptions): Relay {
  const origins = options.origins.map(checkedOrigin);
  if (origins.length === 0)
    throw new RelayStartError('The relay needs at least one origin, e.g. https://localhost:8443.');
  for (const { environment } of options.environments) checkAddresses(environment);
  checkAccessKey(options);
  const clock = options.clock ?? systemClock;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  if (limits.postMs < SHORTEST_POST_MS) throw new RelayStartError('A POST to Kiva needs at least 120 seconds.');
  const log = makeLog(options.log, clock);
  const headers = Object.entries(securityHeaders(options.frameAncestors ?? EXCEL_FRAME_ANCESTORS));
  const sessions = new Sessions(options.environments, options.accessKey, clock, limits);
  const submissions = new Submissions(options.box, clock, limits, log, options.repeat);
  const stopSweeping = regularly(() => options.box.sweep(), clock, limits.sweepMs, log);
  const stopBeating = regularly(
    async () => {
      await options.box.beat();
      await submissions.noteAgain();
    },
    clock,
    limits.beatMs,
    log,
  );

  const app = new Hono<RelayEnv>();
  app.use(async (context, next) => {
    await next();
    for (const [name, text] of headers) context.res.headers.set(name, text);
  });
  app.use('/api/*', async (context, next) => {
    const began = clock.now();
    const request = randomUUID();
    await next();
    context.res.headers.set('cache-control', 'no-store');
    context.res.headers.set('x-request-id', request);
    log.call({
      request,
      route: routeName(context.req.method, context.req.path),
      status: context.res.status,
      milliseconds: clock.now() - began,
      ...context.get('logged'),
    });
  });
  app.use('/api/*', async (context, next) => {
    guard(context.req.raw, origins);
    await next();
  });
  app.route('/api', apiRoutes({ options, sessions, submissions, clock, limits, log }));
  app.get('/', (context) => context.redirect('/pane.html'));
  if (options.staticFolder !== undefined) serveStatic(app, staticFiles(options.staticFolder, options.paneHtml));
  app.notFound((context) => refuse(context, new Refusal('noSuchRoute')));
  app.onError((error, context) => {
    if (error instanceof Refusal) return refuse(context, error);
    log.fault(error);
    return refuse(context, new Refusal('relayFault'));
  });

  return {
    app,
    close: async () => {
      stopSweeping();
      stopBeating();
      await submissions.settled();
      await submissions.noteAgain();
      await options.box.close();
    },
  };
}

function serveStatic(app: Hono<RelayEnv>, files: ReturnType<typeof staticFiles>): void {
  app.on('GET', ['/pane.html', '/assets/*'], async (context, next) => {
    const file = await files(context.req.path, context.req.raw);
    return file ?? next();
  });
}

function refuse(context: Context, refusal: Refusal): Response {
  return context.json(refusal.answer, refusal.status);
}

function checkedOrigin(origin: string): string {
  const exact = URL.canParse(origin) && new URL(origin).origin === origin && /^https?:/.test(origin);
  if (!exact) throw new RelayStartError('An origin is protocol, host and port only, e.g. https://localhost:8443.');
  return origin;
}
