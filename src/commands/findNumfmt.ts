import Module from 'node:module';
import { join } from 'node:path';
import { PROJECT_ROOT } from './projectRoot';

interface Resolving {
  _resolveFilename: (request: string, ...rest: readonly unknown[]) => string;
}

/** Lets `require` find numfmt: 4.0.1 names a CommonJS file in its exports that it does not ship. */
export function findNumfmt(): void {
  const loader = Module as unknown as Resolving;
  const resolve = loader._resolveFilename;
  const numfmt = join(PROJECT_ROOT, 'node_modules', 'numfmt', 'dist', 'index.js');
  loader._resolveFilename = (request, ...rest) =>
    resolve.call(loader, request === 'numfmt' ? numfmt : request, ...rest);
}
