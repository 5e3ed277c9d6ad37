import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localCertificate } from '../../src/commands/certificate';

const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('is made once for localhost, its key for the owner alone, and renewed before it ends', async () => {
  const first = await localCertificate(folder);
  const certificate = new X509Certificate(first.cert);
  expect(certificate.checkHost('localhost')).toBe('localhost');
  expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(statSync(join(folder, 'localhost.key')).mode & 0o077).toBe(0);
  expect((await localCertificate(folder)).cert).toBe(first.cert);
  const yearLater = new Date(Date.now() + 392 * 86_400_000);
  expect((await localCertificate(folder, yearLater)).cert).not.toBe(first.cert);
});

test.each([
  ['a broken certificate', 'localhost.crt', () => 'broken'],
  ['a broken key', 'localhost.key', () => ''],
  ['a key of another certificate', 'localhost.key', (other: string) => readFileSync(join(other, 'localhost.key'))],
])('%s is made anew', async (_what, file, spoilt) => {
  const other = join(folder, 'other');
  await localCertificate(other);
  await localCertificate(folder);
  writeFileSync(join(folder, file), spoilt(other));
  const { cert, key } = await localCertificate(folder);
  expect(new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))).toBe(true);
  expect(await localCertificate(folder)).toEqual({ cert, key });
});
