import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { errorCode } from './errorCode';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

const SMALL_BY_GZIP = /^(text|application)\/|svg/;
const HASHED = /[.-][0-9a-f]{8,}\./;
const SAFE_NAME = /^[\w.@-]+$/;

const zip = promisify(gzip);

/** Answers one request for a file, or undefined when there is none of that name. */
export type StaticFiles = (path: string, request: Request) => Promise<Response | undefined>;

/**
 * Serves /pane.html and /assets/* of a folder, nothing else and nothing that a link leads out to; files with a hash
 * in their name may be kept for ever, the manifest's icons for a day, all others are asked for again.
 */
export function staticFiles(folder: string, paneHtml: string = join(folder, 'pane.html')): StaticFiles {
  const zipped = new Map<string, Promise<Buffer>>();
  return async (path, request) => {
    const found = path === '/pane.html' ? await existing(paneHtml) : await assetIn(folder, path);
    const type = found === undefined ? undefined : TYPES[extname(found.file)];
    if (found === undefined || type === undefined) return undefined;
    const bytes = await readFile(found.file);
    const headers = new Headers({
      'content-type': type,
      'cache-control': keptFor(path),
      vary: 'accept-encoding',
    });
    if (!SMALL_BY_GZIP.test(type) || !/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) {
      return new Response(bytes, { headers });
    }
    headers.set('content-encoding', 'gzip');
    const version = `${found.file} ${found.modified} ${bytes.length}`;
    const small = zipped.get(version) ?? zip(bytes);
    zipped.set(version, small);
    return new Response(new Uint8Array(await small), { headers });
  };
}

function keptFor(path: string): string {
  if (HASHED.test(path)) return 'public, max-age=31536000, immutable';
  // Excel does not show a button's icon whose answer forbids to keep it.
  return path.endsWith('.png') ? 'public, max-age=86400' : 'no-cache';
}

/** The asset's real file, when every part of the path is a plain name and the file lies in the folder. */
async function assetIn(folder: string, path: string) {
  const parts = path.split('/').slice(1);
  if (parts[0] !== 'assets' || !parts.every((part) => SAFE_NAME.test(part) && !part.startsWith('.'))) return undefined;
  const found = await existing(join(folder, ...parts));
  const home = await existing(join(folder, 'assets'));
  return found !== undefined && home !== undefined && found.file.startsWith(home.file + sep) ? found : undefined;
}

async function existing(path: string): Promise<{ readonly file: string; readonly modified: number } | undefined> {
  try {
    const file = await realpath(path);
    const { mtimeMs } = await stat(file);
    return { file, modified: mtimeMs };
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'].includes(errorCode(error) ?? '')) return undefined;
    throw error;
  }
}
