import { createServer, type Server } from 'node:http';
import { createServer as createTcp, type AddressInfo, type Server as TcpServer } from 'node:net';
import { createServer as createTls } from 'node:https';
import { generate } from 'selfsigned';
import { repayments, submissionOf } from './support/facts';
import { CREDENTIALS, ENVIRONMENT, ID, relayFixture } from './support/relayFixture';
import { FakeKiva } from './support/fakeKiva';

/** Node's own fetch against real sockets: which failures are certain not to have sent anything. */
describe('over real sockets', () => {
  const servers: (Server | TcpServer)[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  });

  const listening = async (server: Server | TcpServer): Promise<number> => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    return (server.address() as AddressInfo).port;
  };

  const sendTo = async (apiBase: string): Promise<unknown> => {
    const kiva = new FakeKiva();
    const reach = (request: Request) =>
      request.url.startsWith('https://auth.test') ? kiva.fetch(request) : fetch(request);
    const { call } = await relayFixture({ environments: [{ environment: { ...ENVIRONMENT, apiBase }, fetch: reach }] });
    const opened = await call('POST', '/api/session', { json: { environment: 'stage', ...CREDENTIALS } });
    const { sessionId } = (await opened.json()) as { sessionId: string };
    const json = submissionOf(repayments(['1', 25]));
    return (await call('PUT', `/api/submissions/${ID}`, { session: sessionId, json })).json();
  };

  it('a port where nobody listens was never opened', async () => {
    const port = await listening(createTcp());
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await sendTo(`http://127.0.0.1:${port}`)).toEqual({ phase: 'notOpened', reason: 'connection' });
  });

  it('a name that does not exist was never opened', async () => {
    expect(await sendTo('https://kiva.invalid')).toEqual({ phase: 'notOpened', reason: 'connection' });
  });

  it('a certificate that nobody vouches for was never opened, and is never accepted', async () => {
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }]);
    let heard = 0;
    const port = await listening(createTls({ cert, key }, () => (heard += 1)));
    expect(await sendTo(`https://localhost:${port}`)).toEqual({ phase: 'notOpened', reason: 'connection' });
    expect(heard).toBe(0);
  });

  it('a connection that is reset during the handshake was never opened', async () => {
    const port = await listening(createTcp((socket) => socket.once('data', () => socket.end())));
    expect(await sendTo(`https://127.0.0.1:${port}`)).toEqual({ phase: 'notOpened', reason: 'connection' });
  });

  it('a connection that ends after the request is cut', async () => {
    let heard = 0;
    const port = await listening(
      createServer((request) => {
        heard += 1;
        request.socket.destroy();
      }),
    );
    expect(await sendTo(`http://127.0.0.1:${port}`)).toEqual({ phase: 'cut', reason: 'connection' });
    expect(heard).toBe(1);
  });

  it('an answer that ends half-way is cut', async () => {
    const port = await listening(
      createServer((_request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"upload_id"', () => response.socket?.destroy());
      }),
    );
    expect(await sendTo(`http://127.0.0.1:${port}`)).toEqual({ phase: 'cut', reason: 'connection' });
  });

  it.each([401, 421, 503])('an answer of %i is asked for once, with the body’s length stated', async (status) => {
    const lengths: (string | undefined)[] = [];
    const port = await listening(
      createServer((request, response) => {
        lengths.push(request.headers['content-length']);
        response.writeHead(status, { connection: 'close' }).end();
      }),
    );
    expect(await sendTo(`http://127.0.0.1:${port}`)).toMatchObject({ phase: 'answered', status });
    expect(lengths).toEqual(['44']);
  });
});
