import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { cannotListen } from './cannotListen';
import type { Certificate } from './givenCertificate';

/** A handler as Hono's server calls it; `bindings` hold the socket, which the sandbox cuts on demand. */
export type Handler = (request: Request, bindings: object) => Response | Promise<Response>;

/** A server that listens: its port, and how to stop it at once. */
export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves `handler` over https on 127.0.0.1; rejects with one clear sentence when the port is taken. */
export function listen(handler: Handler, port: number, certificate: Certificate): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: handler,
        port,
        hostname: '127.0.0.1',
        createServer: createHttps,
        serverOptions: { cert: certificate.cert, key: certificate.key },
      },
      (address: AddressInfo) => resolve({ port: address.port, close: () => stop(server) }),
    );
    server.once('error', (fault: NodeJS.ErrnoException) => reject(cannotListen(fault, port)));
  });
}

function stop(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
