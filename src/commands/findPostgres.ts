import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The folder of PostgreSQL's programs to test with, or one sentence that says what is missing. */
export type FoundPostgres = { readonly folder: string; readonly from: string } | { readonly missing: string };

/** What the search may look at and do; handed in so that its order can be tested. */
export interface PostgresSources {
  readonly given: string | undefined;
  readonly exists: (path: string) => boolean;
  /** Folders where PostgreSQL's programs may be, newest first. */
  readonly folders: () => readonly string[];
  readonly isRoot: boolean;
  readonly apt: () => boolean;
}

const PROGRAMS = ['initdb', 'postgres'];

/** Looks in $POSTGRES_BIN, the system and apt (as root), in that order. */
export function findPostgres({ given, exists, folders, isRoot, apt }: PostgresSources): FoundPostgres {
  const isComplete = (folder: string): boolean => PROGRAMS.every((program) => exists(join(folder, program)));
  if (given) {
    if (isComplete(given)) return { folder: given, from: '$POSTGRES_BIN' };
    return { missing: `$POSTGRES_BIN names ${given}, and initdb and postgres are not there.` };
  }
  const installed = folders().find(isComplete);
  if (installed !== undefined) return { folder: installed, from: 'the system' };
  if (isRoot && apt()) {
    const fresh = folders().find(isComplete);
    if (fresh !== undefined) return { folder: fresh, from: 'apt-get install postgresql' };
  }
  return {
    missing:
      'No PostgreSQL was found and none could be installed: install it (Debian: apt-get install postgresql) or set POSTGRES_BIN to the folder of initdb and postgres.',
  };
}

const DEBIAN = '/usr/lib/postgresql';

/** The search as it runs on this machine; apt's own output goes to stderr. */
export const thisMachinesPostgres: PostgresSources = {
  given: process.env['POSTGRES_BIN'] || undefined,
  exists: existsSync,
  folders: () => [
    ...(existsSync(DEBIAN) ? readdirSync(DEBIAN) : [])
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(DEBIAN, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ],
  isRoot: process.getuid?.() === 0,
  apt: () =>
    ran('apt-get', ['update']) && ran('apt-get', ['install', '--yes', '--no-install-recommends', 'postgresql']),
};

function ran(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const result = spawnSync(command, args, { stdio: ['ignore', 2, 2], env, timeout: 300_000 });
  return result.status === 0;
}
