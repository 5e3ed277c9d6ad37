import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import { loadContract } from '../sandbox/contract';
import { createSandbox } from '../sandbox/sandbox';

const HOST = '127.0.0.1';
const DEFAULT_PORT = 4010;

function portFrom(argv: readonly string[]): number {
  const { values } = parseArgs({ args: [...argv], options: { port: { type: 'string' } }, strict: true });
  const port = values.port === undefined ? DEFAULT_PORT : Number(values.port);
  const isPort = Number.isInteger(port) && port >= 0 && port <= 65_535 && values.port?.trim() !== '';
  if (!isPort) throw new RangeError(`--port takes a number from 0 to 65535, not '${values.port}'.`);
  return port;
}

function leave(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}

function start(port: number): void {
  let url = `http://${HOST}:${port}`;
  const sandbox = createSandbox({ contract: loadContract(), publicUrl: () => url });
  const server = createAdaptorServer({ fetch: sandbox.app.fetch, overrideGlobalObjects: false, createServer });

  server.once('error', (error: NodeJS.ErrnoException) => {
    leave(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is busy: choose another with --port, or stop what uses it.`
        : `The sandbox cannot listen on port ${port}: ${error.message}.`,
    );
  });
  server.listen(port, HOST, () => {
    const bound = server.address();
    if (bound !== null && typeof bound === 'object') url = `http://${HOST}:${bound.port}`;
    console.log(`Sandbox: ${url}/`);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  }
}

function portOrSentence(): number | undefined {
  try {
    return portFrom(process.argv.slice(2));
  } catch (error) {
    leave(`Usage: npm run --silent sandbox -- --port N. ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

const port = portOrSentence();
if (port !== undefined) start(port);
