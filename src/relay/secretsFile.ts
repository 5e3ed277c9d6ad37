import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { errorCode } from './errorCode';
import { RelayStartError } from './startError';

const MASTER_KEY_BYTES = 32;
const OTHERS = 0o077;

const credentials = v.strictObject({
  clientId: v.pipe(v.string(), v.nonEmpty()),
  clientSecret: v.pipe(v.string(), v.nonEmpty()),
});

const secretsSchema = v.strictObject({
  version: v.literal(1),
  /** Base64 of 32 bytes. */
  masterKey: v.pipe(v.string(), v.base64()),
  accessKey: v.exactOptional(v.string()),
  /** URL of a PostgreSQL database that several relays share, with its password. */
  database: v.exactOptional(v.string()),
  credentials: v.exactOptional(
    v.strictObject({
      sandbox: v.exactOptional(credentials),
      stage: v.exactOptional(credentials),
      production: v.exactOptional(credentials),
    }),
  ),
});

/** What the relay's secrets file holds. */
export type Secrets = Omit<v.InferOutput<typeof secretsSchema>, 'version' | 'masterKey'> & {
  readonly masterKey: Uint8Array;
};

/**
 * Reads the secrets file, or makes it on first start with a new master key and mode 0600; throws a RelayStartError
 * when it is broken, or when others than its owner may read or change it (not told on Windows).
 */
export function openSecretsFile(path: string): Secrets {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  makeOnce(path);
  if (process.platform !== 'win32' && (statSync(path).mode & OTHERS) !== 0) {
    throw new RelayStartError(`${path} can be read by others than its owner; run chmod 600 on it.`);
  }
  const parsed = v.safeParse(secretsSchema, parse(path));
  const masterKey = parsed.success ? Buffer.from(parsed.output.masterKey, 'base64') : undefined;
  if (!parsed.success || masterKey?.length !== MASTER_KEY_BYTES) {
    throw new RelayStartError(
      `${path} is not a secrets file of this relay; docs/decisions/relay-credentials.md shows one.`,
    );
  }
  return {
    masterKey,
    ...(parsed.output.accessKey === undefined ? {} : { accessKey: parsed.output.accessKey }),
    ...(parsed.output.database === undefined ? {} : { database: parsed.output.database }),
    ...(parsed.output.credentials === undefined ? {} : { credentials: parsed.output.credentials }),
  };
}

function makeOnce(path: string): void {
  const first = { version: 1, masterKey: randomBytes(MASTER_KEY_BYTES).toString('base64') };
  try {
    writeFileSync(path, `${JSON.stringify(first, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

/** The parser's message would quote the file, so it is not passed on. */
function parse(path: string): unknown {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
