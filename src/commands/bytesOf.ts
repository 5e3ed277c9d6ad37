import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { WrongUse } from './arguments';

/** Bytes of a file that was named on the command line, relative to where it was typed; wrong use where it cannot be read. */
export async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(fromWhereTyped(path));
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new WrongUse(`There is no file ${path}.`);
    if (code === 'EISDIR') throw new WrongUse(`${path} is a folder, not a file.`);
    throw new WrongUse(`${path} cannot be read (${code}).`);
  }
}

/** npm changes the folder a command runs in, so a relative path is meant from where the person typed it. */
export function fromWhereTyped(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}
