import { existsSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { join, resolve } from 'node:path';
import { serve } from '@hono/node-server';
import { createRelay } from '../relay/createRelay';
import { readEnvironments } from '../relay/environmentSettings';
import { isLoopback } from '../relay/loopback';
import { openRelayData } from '../relay/openRelayData';
import { command, options, portOf, WrongUse } from './arguments';
import { givenCertificate } from './givenCertificate';

/** Serves the built pane and its relay: https with --cert and --key, or http on loopback for a reverse proxy. */
async function main(): Promise<void> {
  const typed = options(
    {
      typed: 'npm run relay --',
      about:
        'Serves the built pane and its relay to Kiva; RELAY_DATABASE=postgres://... keeps its data in a PostgreSQL that relays share.',
    },
    {
      port: { type: 'string', default: '8443', value: 'N', about: 'port to listen on' },
      host: { type: 'string', default: 'localhost', value: 'NAME', about: 'name or address to listen on' },
      cert: { type: 'string', value: 'FILE', about: 'PEM certificate; without it plain http, on loopback only' },
      key: { type: 'string', value: 'FILE', about: 'its private key' },
      static: { type: 'string', default: 'dist', value: 'FOLDER', about: 'the built pane' },
      data: {
        type: 'string',
        default: join('.local', 'relay'),
        value: 'FOLDER',
        about: 'secrets, kept outcomes, sent register',
      },
      origin: {
        type: 'string',
        multiple: true,
        value: 'URL',
        about: 'address under which people open the pane, e.g. https://kiva.example.org; may be repeated',
      },
      'frame-ancestors': {
        type: 'string',
        value: 'HOSTS',
        about: 'who may show the pane in a frame, instead of Excel',
      },
    },
  );
  const port = portOf(typed.port);
  if (port === 0) throw new WrongUse('The relay answers only under an address that it knows: choose a --port above 0.');
  const secure = givenCertificate(typed.cert, typed.key);
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
  const { secrets, box } = await openRelayData(resolve(typed.data), process.env['RELAY_DATABASE'] || undefined);
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

function defaultOrigin(protocol: string, host: string, port: number): string {
  if (['0.0.0.0', '::', '[::]'].includes(host)) {
    throw new WrongUse('Say with --origin https://NAME under which address people open the pane.');
  }
  const name = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  if (!URL.canParse(`${protocol}://${name}:${port}`)) throw new WrongUse(`--host ${host} is no name or address.`);
  return new URL(`${protocol}://${name}:${port}`).origin;
}

command(main);
