import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { type AddressInfo, connect, createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localCertificate } from '../../src/commands/certificate';
import { startHouse, type House } from '../../src/commands/house';
import type { Certificate } from '../../src/commands/givenCertificate';

const folder = mkdtempSync(join(tmpdir(), 'house-'));
let certificate: Certificate;
let house: House;

const start = (port = 0): Promise<House> =>
  startHouse({
    port,
    certificate,
    relayFolder: join(folder, 'relay'),
    workbook: () => ({ name: 'sheet.csv', date1904: false, sheets: [] }),
    log: () => undefined,
  });

beforeAll(async () => {
  certificate = await localCertificate(folder);
  house = await start();
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

/** Asks for a path exactly as it is written: an address would be tidied up before it leaves. */
async function get(path: string, host?: string): Promise<number | undefined> {
  const { port, host: own } = new URL(house.origin);
  const headers = { host: host ?? own };
  const call = request({
    host: '127.0.0.1',
    port,
    path,
    headers,
    ca: certificate.cert,
    servername: 'localhost',
    agent: false,
  });
  const [answer] = (await once(call.end(), 'response')) as [IncomingMessage];
  return answer.resume().statusCode;
}

const OPEN = ['/workbench/workbook.json', '/sandbox/', '/sandbox/_sandbox/kept', '/api/environments'];

test.each(OPEN)('%s answers this machine, under no other name', async (path) => {
  expect(await get(path)).toBe(200);
  expect(await get(path, 'rebound.test')).toBe(403);
  expect(await get(path, 'localhost.rebound.test:8443')).toBe(403);
});

test.each(['/office/', '/workbench/', '/assets/'])(
  'a name too long for any file below %s is not found',
  async (path) => {
    expect(await get(`${path}${'a'.repeat(5_000)}.js`)).toBe(404);
  },
);

test.each([
  '/office/../package.json',
  '/office/%2e%2e/%2e%2e/package.json',
  '/office/..%2f..%2fpackage.json',
  '/workbench/..%5c..%5cpackage.json',
  '/assets/../../package.json',
  '//office/../package.json',
])('%s leads out of no folder', async (path) => {
  expect(await get(path)).toBe(404);
});

test('a second one on the same relay folder says so and listens no more', async () => {
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  await new Promise((closed) => free.close(closed));
  await expect(start(port)).rejects.toThrow(/Another relay is using .*: stop it first/);
  const knock = connect(port, '127.0.0.1');
  const [fault] = (await once(knock, 'error')) as [NodeJS.ErrnoException];
  expect(fault.code).toBe('ECONNREFUSED');
});
