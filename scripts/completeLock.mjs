// npm lists optional native packages only for the platform it ran on; `npm ci` on another one then fails or misses
// its binary. Run after each `npm install` (npm run complete-lock): adds what other platforms need.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const lockFile = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(await readFile(lockFile, 'utf8'));

function missing() {
  const found = [];
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const known = lock.packages[`${place}/node_modules/${name}`] ?? lock.packages[`node_modules/${name}`];
      if (!known) found.push({ name, version, dev: entry.dev === true });
    }
  }
  return found;
}

async function describe({ name, version, dev }) {
  const fields = ['version', 'dist.integrity', 'license', 'os', 'cpu', 'libc', 'engines'];
  const { stdout } = await run('npm', ['view', `${name}@${version}`, ...fields, '--json'], {
    shell: process.platform === 'win32',
  });
  const answer = JSON.parse(stdout);
  const told = Array.isArray(answer) ? answer.at(-1) : answer;
  const { 'dist.integrity': integrity, version: exact, ...rest } = told;
  return { version: exact, integrity, ...(dev && { dev: true }), ...rest, optional: true };
}

const refused = [];
for (const wanted of missing()) {
  try {
    lock.packages[`node_modules/${wanted.name}`] = await describe(wanted);
  } catch {
    refused.push(`${wanted.name}@${wanted.version}`);
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(sorted);
await writeFile(lockFile, `${JSON.stringify(lock, null, 2)}\n`);
if (refused.length > 0) {
  console.error(`The registry does not have: ${refused.join(', ')}. Those platforms are left out of the lock file.`);
  process.exitCode = 1;
}
