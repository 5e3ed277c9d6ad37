import { createServer } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { loadContract } from '../sandbox/contract';
import { createSandbox } from '../sandbox/sandbox';
import { command, options, portOf } from './arguments';
import { cannotListen } from './cannotListen';
import { namesThisMachine, refusedHost } from './ownHost';

const HOST = '127.0.0.1';

/** The practice Kiva alone, over plain http on this machine. */
async function main(): Promise<void> {
  const { port } = options(
    { typed: 'npm run --silent sandbox --', about: 'Runs the practice Kiva alone, over plain http on 127.0.0.1.' },
    { port: { type: 'string', default: '4010', value: 'N', about: 'port to listen on; 0 takes any free one' } },
  );
  await start(portOf(port));
}

function start(port: number): Promise<void> {
  let url = `http://${HOST}:${port}`;
  const sandbox = createSandbox({ contract: loadContract(), publicUrl: () => url });
  const server = createAdaptorServer({
    fetch: (request, bindings) =>
      namesThisMachine(request) ? sandbox.app.fetch(request, bindings) : refusedHost(`${url}/`),
    overrideGlobalObjects: false,
    createServer,
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  }
  return new Promise((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) => reject(cannotListen(fault, port)));
    server.listen(port, HOST, () => {
      const bound = server.address();
      if (bound !== null && typeof bound === 'object') url = `http://${HOST}:${bound.port}`;
      console.log(`Sandbox: ${url}/`);
      resolve();
    });
  });
}

command(main);
