import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** What the system says of names that no file can have, too. */
const NO_FILE = ['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'];

/** Answers one file below `folder`, 404 where there is none; a path that leaves the folder is none. */
export async function staticFile(
  folder: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const file = normalize(join(folder, path));
  if (!file.startsWith(folder + sep) || path.includes('\u0000')) return new Response('not found', { status: 404 });
  try {
    const content = await readFile(file);
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    return new Response(new Uint8Array(content), {
      headers: { 'x-content-type-options': 'nosniff', ...headers, 'content-type': type },
    });
  } catch (missing) {
    const { code } = missing as NodeJS.ErrnoException;
    if (NO_FILE.includes(code ?? '')) return new Response('not found', { status: 404 });
    throw missing;
  }
}
