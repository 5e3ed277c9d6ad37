import { readCsv } from './csv';
import { FileProblem } from './fileProblem';
import type { WorkbookFile } from './workbookFile';
import { readXlsx } from './xlsx';

/** Largest file that is opened, in bytes: a guard against opening the wrong thing, not an Excel limit. */
export const LARGEST_FILE = 50 * 1024 * 1024;

/** Opens a workbook's bytes by its name's ending (.xlsx or .csv); throws FileProblem with one plain sentence. */
export async function readWorkbookFile(name: string, bytes: Uint8Array): Promise<WorkbookFile> {
  if (bytes.length === 0) throw new FileProblem(`${name} is empty.`);
  if (bytes.length > LARGEST_FILE) throw new FileProblem(`${name} is larger than ${LARGEST_FILE / 1024 / 1024} MB.`);
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (ending === 'xlsx') return readXlsx(name, bytes);
  if (ending === 'csv') return readCsv(name, bytes);
  throw new FileProblem(`${name} cannot be opened: the workbook must be a .xlsx or a .csv file.`);
}
