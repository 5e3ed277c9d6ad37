import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { WrongUse } from './arguments';

/** A certificate and its key as PEM text. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** The certificate and key that a person brought, undefined when none; wrong use when they are not a pair that serves. */
export function givenCertificate(certFile: string | undefined, keyFile: string | undefined): Certificate | undefined {
  if (certFile === undefined && keyFile === undefined) return undefined;
  if (certFile === undefined || keyFile === undefined) {
    throw new WrongUse('--cert and --key go together; one is missing.');
  }
  const pair = { cert: readPem('--cert', certFile), key: readPem('--key', keyFile) };
  if (!isUsable(pair)) throw new WrongUse(`${certFile} and ${keyFile} are no PEM certificate with its private key.`);
  return pair;
}

/** Whether https can be served with this pair: both are PEM, and the key is the certificate's. */
export function isUsable(pair: Certificate): boolean {
  try {
    createSecureContext(pair);
    return new X509Certificate(pair.cert).checkPrivateKey(createPrivateKey(pair.key));
  } catch {
    // OpenSSL's own message names routines, not what to do.
    return false;
  }
}

function readPem(option: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    throw new WrongUse(
      code === 'ENOENT' ? `There is no file ${path} for ${option}.` : `${path} cannot be read for ${option} (${code}).`,
    );
  }
}
