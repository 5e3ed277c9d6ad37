import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import webpack from 'webpack';
import { extractOfficeSchema } from './officeSchema';
import { PROJECT_ROOT } from './projectRoot';

const OFFICE_JS = join(PROJECT_ROOT, 'node_modules', '@microsoft', 'office-js', 'dist');
const STAMP = join(PROJECT_ROOT, 'build', 'bundles.sha256');
const MADE = [
  'dist/pane.html',
  'dist/assets/icons/icon-32.png',
  'build/pane/pane.html',
  'build/workbench/index.html',
  'build/workbench/schema.json',
];

/** Builds dist/, the workbench's pages and office.js's schema; does nothing when their sources are unchanged. */
export async function buildBundles(): Promise<'built' | 'unchanged'> {
  const stamp = await sourceHash();
  const kept = existsSync(STAMP) ? await readFile(STAMP, 'utf8') : '';
  if (kept === stamp && MADE.every((file) => existsSync(join(PROJECT_ROOT, file)))) return 'unchanged';
  await bundle();
  await writeSchema();
  await writeFile(STAMP, stamp);
  return 'built';
}

async function bundle(): Promise<void> {
  const configurations = (await import(join(PROJECT_ROOT, 'webpack.config.js'))) as {
    default: webpack.Configuration[];
  };
  const compiler = webpack(configurations.default);
  const stats = await new Promise<webpack.MultiStats | undefined>((resolve, reject) => {
    compiler.run((fault, made) => (fault ? reject(fault) : resolve(made)));
  });
  await new Promise((resolve) => compiler.close(resolve));
  if (!stats || stats.hasErrors())
    throw new Error(stats?.toString({ preset: 'errors-only' }) ?? 'webpack gave no answer');
}

async function writeSchema(): Promise<void> {
  const folder = join(PROJECT_ROOT, 'build', 'workbench');
  const { schema, apiSets } = extractOfficeSchema(OFFICE_JS);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'schema.json'), JSON.stringify(schema));
  await writeFile(join(folder, 'apisets.json'), JSON.stringify(apiSets));
}

/** One hash over everything that the bundles are made from. */
async function sourceHash(): Promise<string> {
  const hash = createHash('sha256');
  const files = ['package-lock.json', 'webpack.config.js', 'tsconfig.base.json', 'tsconfig.browser.json'];
  for (const folder of ['src', 'assets']) {
    for (const entry of await readdir(join(PROJECT_ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) files.push(join(entry.parentPath, entry.name).slice(PROJECT_ROOT.length + 1));
    }
  }
  for (const file of files.sort()) hash.update(file).update(await readFile(join(PROJECT_ROOT, file)));
  return hash.digest('hex');
}

if (require.main === module) {
  buildBundles().then(
    (done) =>
      console.log(done === 'built' ? 'Built dist/ and the workbench.' : 'dist/ and the workbench are up to date.'),
    (fault: Error) => {
      console.error(fault.message);
      process.exitCode = 1;
    },
  );
}
