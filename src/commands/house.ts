import { join } from 'node:path';
import type { EnvironmentId } from '../core/kiva/environments';
import type { WorkbookFile } from '../files/workbookFile';
import { createRelay } from '../relay/createRelay';
import { openRelayData } from '../relay/openRelayData';
import { loadContract } from '../sandbox/contract';
import type { Loan } from '../sandbox/loans';
import { FIRST_PARTNER, SANDBOX_AUDIENCE } from '../sandbox/partners';
import { createSandbox, type Sandbox } from '../sandbox/sandbox';
import type { Certificate } from './givenCertificate';
import { type Handler, listen } from './listen';
import { namesThisMachine, refusedHost } from './ownHost';
import { PROJECT_ROOT } from './projectRoot';
import { staticFile } from './staticFolder';

/** What a house is made with; `workbook` may choose rows among the practice Kiva's loans. */
export interface HouseOptions {
  readonly port: number;
  readonly certificate: Certificate;
  /** Folder of the relay's secrets and kept outcomes. */
  readonly relayFolder: string;
  readonly workbook: (loans: readonly Loan[]) => WorkbookFile;
  /** Takes the relay's log lines. */
  readonly log: (line: string) => void;
  /** Also offers a Stage that is played by the sandbox and asks the pane for credentials. */
  readonly playStage?: boolean;
  /** Also offers a Production that is played by the sandbox, in the same way. */
  readonly playProduction?: boolean;
  /** The played ones name this audience first, which the sandbox refuses, and their own as another. */
  readonly wrongAudience?: string;
  /** The played ones name this audience as another beside their own. */
  readonly otherAudience?: string;
}

/** Workbench, pane, relay and sandbox behind one origin. */
export interface House {
  readonly origin: string;
  readonly sandbox: Sandbox;
  close(): Promise<void>;
}

const BUILD = join(PROJECT_ROOT, 'build');
const OFFICE_JS = join(PROJECT_ROOT, 'node_modules', '@microsoft', 'office-js', 'dist');
/** Held by the relay: they are public, open nothing but a sandbox, and spare a beginner a form. */
const PRACTICE_CREDENTIALS = { clientId: FIRST_PARTNER.clientId, clientSecret: FIRST_PARTNER.clientSecret };
const WORKBENCH_HEADERS = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; base-uri 'none'; object-src 'none'; frame-ancestors 'self'",
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
};

const WORKBOOK_HEADERS = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/** Starts everything on 127.0.0.1; rejects with one sentence when the port is taken. */
export async function startHouse(options: HouseOptions): Promise<House> {
  // The port is known only once the server listens, and relay and sandbox must know their own address.
  let answer: Handler = () => new Response('starting', { status: 503 });
  const listening = await listen((request, bindings) => answer(request, bindings), options.port, options.certificate);
  const origin = `https://localhost:${listening.port}`;
  const sandbox = createSandbox({ contract: loadContract(PROJECT_ROOT), publicUrl: `${origin}/sandbox` });
  const { box } = await openRelayData(options.relayFolder).catch(async (fault: unknown) => {
    // What listens keeps the process alive, and nobody would see why nothing answers.
    await listening.close();
    throw fault;
  });
  const relay = createRelay({
    environments: [
      { ...played('sandbox', origin, sandbox), credentials: PRACTICE_CREDENTIALS },
      ...(options.playStage ? [played('stage', origin, sandbox, options)] : []),
      ...(options.playProduction ? [played('production', origin, sandbox, options)] : []),
    ],
    origins: [origin],
    listenHost: '127.0.0.1',
    staticFolder: join(PROJECT_ROOT, 'dist'),
    paneHtml: join(BUILD, 'pane', 'pane.html'),
    box,
    log: options.log,
  });
  const workbook = JSON.stringify(options.workbook(sandbox.loans()));
  answer = (request, bindings) => {
    if (!namesThisMachine(request)) return refusedHost(`${origin}/workbench/`);
    const { pathname } = new URL(request.url);
    if (pathname === '/') return Response.redirect(`${origin}/workbench/`, 302);
    if (pathname === '/workbench/workbook.json') {
      return new Response(workbook, { headers: WORKBOOK_HEADERS });
    }
    if (pathname.startsWith('/workbench/')) return workbenchFile(pathname.slice('/workbench/'.length));
    if (pathname.startsWith('/office/')) return staticFile(OFFICE_JS, pathname.slice('/office/'.length), {});
    if (pathname === '/sandbox' || pathname.startsWith('/sandbox/')) return sandbox.app.fetch(request, bindings);
    return relay.app.fetch(request);
  };
  return {
    origin,
    sandbox,
    close: async () => {
      await listening.close();
      await relay.close();
    },
  };
}

function workbenchFile(path: string): Promise<Response> {
  return staticFile(join(BUILD, 'workbench'), path === '' ? 'index.html' : path, WORKBENCH_HEADERS);
}

/** An environment whose Kiva is the sandbox. */
function played(
  id: EnvironmentId,
  origin: string,
  sandbox: Sandbox,
  { wrongAudience, otherAudience }: Pick<HouseOptions, 'wrongAudience' | 'otherAudience'> = {},
) {
  return {
    environment: {
      id,
      tokenUrl: `${origin}/sandbox/oauth/token`,
      audience: wrongAudience ?? SANDBOX_AUDIENCE,
      apiBase: `${origin}/sandbox`,
      otherAudiences: [
        ...(wrongAudience === undefined ? [] : [SANDBOX_AUDIENCE]),
        ...(otherAudience === undefined ? [] : [otherAudience]),
      ],
    },
    fetch: (request: Request) => sandbox.fetch(request),
  };
}
