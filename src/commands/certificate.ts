import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

/** A certificate and its key as PEM text. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const DAY = 86_400_000;

/** The certificate for https://localhost kept in `folder`; made (for 397 days, key readable by its owner only) when it is missing or about to end. */
export async function localCertificate(folder: string, now = new Date()): Promise<Certificate> {
  const certFile = join(folder, 'localhost.crt');
  const keyFile = join(folder, 'localhost.key');
  const kept = await readPair(certFile, keyFile);
  if (kept && new Date(new X509Certificate(kept.cert).validTo).getTime() - now.getTime() > 7 * DAY) return kept;
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

/** A certificate and key that the person brought; throws with the file's name when one cannot be read. */
export async function givenCertificate(certFile: string, keyFile: string): Promise<Certificate> {
  return { cert: await readFile(certFile, 'utf8'), key: await readFile(keyFile, 'utf8') };
}

async function readPair(certFile: string, keyFile: string): Promise<Certificate | undefined> {
  try {
    return await givenCertificate(certFile, keyFile);
  } catch (missing) {
    if ((missing as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw missing;
  }
}
