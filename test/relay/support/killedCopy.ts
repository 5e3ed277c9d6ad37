import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync } from 'node:fs';

/** A copy of an SQLite file, beside it, as a kill at this moment would leave it on the disk; answers its path. */
export function killedCopy(path: string): string {
  const copy = `${path} ${randomBytes(4).toString('hex')}`;
  for (const suffix of ['', '-journal', '-wal']) {
    if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
  }
  return copy;
}
