import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json, from wherever the compiled command lies. */
export const PROJECT_ROOT = findUp(__dirname);

function findUp(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('package.json was not found above the command');
  return findUp(above);
}
