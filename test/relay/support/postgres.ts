import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { findPostgres, thisMachinesPostgres } from '../../../src/commands/findPostgres';

/** A PostgreSQL of the test's own, on a socket in a folder of its own. */
export interface TestPostgres {
  /** Makes an empty database and answers its URL. */
  database(): Promise<string>;
  /** Ends every connection of a database, as a network that fails does. */
  disconnect(url: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one as an unprivileged user; throws with what to install where there is none. */
export async function startPostgres(): Promise<TestPostgres> {
  const found = findPostgres(thisMachinesPostgres);
  if ('missing' in found) throw new Error(found.missing);
  const folder = mkdtempSync(join(tmpdir(), 'pg-'));
  const user = unprivileged();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const place = join(folder, 'data');
  const options = { ...user, cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C' } };
  const initdb = ['-D', place, '-U', 'relay', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(join(found.folder, 'initdb'), initdb, { ...options, stdio: 'pipe' });
  const settings = ['-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'max_connections=60'];
  const server = spawn(join(found.folder, 'postgres'), ['-D', place, '-k', folder, ...settings], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(said)));
  });
  const urlOf = (name: string): string => `postgres://relay@${encodeURIComponent(folder)}/${name}`;
  const admin = new Pool({ connectionString: urlOf('postgres'), max: 1 });
  let made = 0;
  return {
    database: async () => {
      const name = `relay_${(made += 1)}`;
      await admin.query(`CREATE DATABASE ${name}`);
      return urlOf(name);
    },
    disconnect: async (url) => {
      const name = url.split('/').at(-1);
      await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    },
    stop: async () => {
      await admin.end();
      await new Promise<void>((resolve) => {
        server.once('exit', () => resolve());
        server.kill('SIGQUIT');
      });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root; Debian's package makes a user for it. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (option: string): number =>
    Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout.trim() || '65534');
  return { uid: idOf('-u'), gid: idOf('-g') };
}
