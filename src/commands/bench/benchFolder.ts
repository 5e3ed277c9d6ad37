import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../projectRoot';

const FOLDER = join(PROJECT_ROOT, 'bench');

/** Installs what the other entrants need, from the bench's own lock file, when it is not there; says so on stderr. */
export function installEntrants(): void {
  if (existsSync(join(FOLDER, 'node_modules'))) return;
  console.error('The bench installs the other entrants: npm ci in bench/.');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  // On Windows npm is a script, which needs a shell.
  const shell = process.platform === 'win32';
  const options: SpawnSyncOptions = { cwd: FOLDER, stdio: ['ignore', 2, 2], shell };
  if (spawnSync('npm', args, options).status !== 0) throw new Error('npm ci in bench/ failed: see above.');
}

interface Esbuild {
  readonly buildSync: (options: Readonly<Record<string, unknown>>) => void;
}

/** Bundles the entrants for both engines from one source; answers the two files. */
export function bundleEntrants(): { readonly node: string; readonly browser: string } {
  const { buildSync } = createRequire(join(FOLDER, 'package.json'))('esbuild') as Esbuild;
  const bundle = (name: string, options: Readonly<Record<string, unknown>>): string => {
    const outfile = join(PROJECT_ROOT, 'build', 'bench', `${name}.js`);
    buildSync({
      entryPoints: [join(FOLDER, `${name}.ts`)],
      bundle: true,
      outfile,
      target: 'es2022',
      // React in production, as the library's users have it.
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'warning',
      ...options,
    });
    return outfile;
  };
  return {
    node: bundle('node', { platform: 'node', format: 'cjs' }),
    browser: bundle('browser', { platform: 'browser', format: 'iife' }),
  };
}
