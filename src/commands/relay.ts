import { existsSync, readFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { join, resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { serve } from '@hono/node-server';
import { createRelay } from '../relay/createRelay';
import { readEnvironments } from '../relay/environmentSettings';
import { isLoopback } from '../relay/loopback';
import { openRelayData } from '../relay/openRelayData';
import { RelayStartError } from '../relay/startError';
import { command, options, portOf, WrongUse } from './arguments';

/** Serves the built pane and its relay: https with --cert and --key, or http on loopback for a reverse proxy. */
async function main(): Promise<void> {
  const typed = options({
    port: { type: 'string', default: '8443' },
    host: { type: 'string', default: 'localhost' },
    cert: { type: 'string' },
    key: { type: 'string' },
    static: { type: 'string', default: 'dist' },
    data: { type: 'string', default: join('.local', 'relay') },
    origin: { type: 'string', multiple: true },
    'frame-ancestors': { type: 'string' },
  });
  const port = portOf(typed.port);
  const secure = tls(typed.cert, typed.key);
  if (process.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    throw new WrongUse(
      'The relay checks certificates: unset NODE_TLS_REJECT_UNAUTHORIZED (NODE_EXTRA_CA_CERTS adds a CA).',
    );
  }
  if (secure === undefined && !isLoopback(typed.host)) {
    throw new WrongUse('Without --cert and --key the relay speaks plain http and listens on a loopback --host only.');
  }
  const origins = typed.origin ?? [defaultOrigin(secure === undefined ? 'http' : 'https', typed.host, port)];
  const staticFolder = resolve(typed.static);
  if (!existsSync(join(staticFolder, 'pane.html'))) {
    throw new WrongUse(
      `There is no pane.html in ${staticFolder}: run npm run build, or say where with --static FOLDER.`,
    );
  }
  const { secrets, box } = await openRelayData(resolve(typed.data));
  const accessKey = process.env['RELAY_ACCESS_KEY'] ?? secrets.accessKey;
  const relay = createRelay({
    environments: readEnvironments(process.env, secrets.credentials),
    origins,
    listenHost: typed.host,
    staticFolder,
    box,
    log: (line) => console.log(line),
    ...(accessKey === undefined ? {} : { accessKey }),
    ...(typed['frame-ancestors'] === undefined ? {} : { frameAncestors: typed['frame-ancestors'] }),
  });
  const server = serve(
    {
      fetch: relay.app.fetch,
      port,
      hostname: typed.host,
      ...(secure === undefined ? { createServer: createHttp } : { createServer: createHttps, serverOptions: secure }),
    },
    () => console.error(`The relay answers at ${origins.join(' and ')}.`),
  );
  server.once('error', (fault: NodeJS.ErrnoException) => {
    console.error(`The relay cannot listen on ${typed.host}:${port} (${fault.code}): choose another --port or --host.`);
    process.exit(2);
  });
  const stop = () => {
    // Opened calls to Kiva are finished and kept first; a second signal ends at once, and they become Unknown.
    server.close();
    void relay.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function tls(certPath: string | undefined, keyPath: string | undefined) {
  if (certPath === undefined && keyPath === undefined) return undefined;
  if (certPath === undefined || keyPath === undefined)
    throw new WrongUse('--cert and --key go together; one is missing.');
  const pair = { cert: readPem('--cert', certPath), key: readPem('--key', keyPath) };
  try {
    createSecureContext(pair);
  } catch {
    // OpenSSL's own message names routines, not what to do.
    throw new WrongUse(`${certPath} and ${keyPath} are no PEM certificate with its private key.`);
  }
  return pair;
}

function readPem(option: string, path: string): Buffer {
  if (!existsSync(path)) throw new WrongUse(`There is no file ${path} for ${option}.`);
  return readFileSync(path);
}

function defaultOrigin(protocol: string, host: string, port: number): string {
  if (['0.0.0.0', '::', '[::]'].includes(host)) {
    throw new WrongUse('Say with --origin https://NAME under which address people open the pane.');
  }
  return new URL(`${protocol}://${host}:${port}`).origin;
}

command(() =>
  main().catch((fault: unknown) => {
    throw fault instanceof RelayStartError ? new WrongUse(fault.message) : fault;
  }),
);
