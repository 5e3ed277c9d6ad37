import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';
import { type Certificate, isUsable } from './givenCertificate';

const DAY = 86_400_000;

/** The certificate for https://localhost kept in `folder`; made (for 397 days, key readable by its owner only) when it is missing, broken or about to end. */
export async function localCertificate(folder: string, now = new Date()): Promise<Certificate> {
  const certFile = join(folder, 'localhost.crt');
  const keyFile = join(folder, 'localhost.key');
  const kept = await readPair(certFile, keyFile);
  if (kept && isUsable(kept) && lastsUntil(kept) - now.getTime() > 7 * DAY) return kept;
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date(now.getTime() - DAY),
    notAfterDate: new Date(now.getTime() + 396 * DAY),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(keyFile, made.private, { mode: 0o600 });
  await chmod(keyFile, 0o600);
  await writeFile(certFile, made.cert);
  return { cert: made.cert, key: made.private };
}

const lastsUntil = ({ cert }: Certificate) => new Date(new X509Certificate(cert).validTo).getTime();

async function readPair(certFile: string, keyFile: string): Promise<Certificate | undefined> {
  try {
    return { cert: await readFile(certFile, 'utf8'), key: await readFile(keyFile, 'utf8') };
  } catch (missing) {
    if ((missing as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw missing;
  }
}
