import { readCsv } from './csv';
import { contentOf } from './fileContent';
import { FileProblem } from './fileProblem';
import type { WorkbookFile } from './workbookFile';
import { readXls } from './xls';
import { readXlsx } from './xlsx';

/** Largest file that is opened, in bytes: a guard against opening the wrong thing, not an Excel limit. */
export const LARGEST_FILE = 50 * 1024 * 1024;

/**
 * Opens a workbook's bytes by its name's ending (.xlsx, .xls or .csv), and a .xls by what it really is: many systems
 * give that ending to other files. Throws FileProblem with one plain sentence.
 */
export async function readWorkbookFile(name: string, bytes: Uint8Array): Promise<WorkbookFile> {
  if (bytes.length === 0) throw new FileProblem(`${name} is empty.`);
  if (bytes.length > LARGEST_FILE) throw new FileProblem(`${name} is larger than ${LARGEST_FILE / 1024 / 1024} MB.`);
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (ending === 'csv') return readCsv(name, bytes);
  if (ending === 'xls') return readByContent(name, bytes);
  if (ending === 'xlsx') return contentOf(bytes) === 'compound' ? readByContent(name, bytes) : readXlsx(name, bytes);
  throw new FileProblem(`${name} cannot be opened: the workbook must be a .xlsx, .xls or .csv file.`);
}

async function readByContent(name: string, bytes: Uint8Array): Promise<WorkbookFile> {
  switch (contentOf(bytes)) {
    case 'compound':
      return readXls(name, bytes);
    case 'zip':
      return readXlsx(name, bytes);
    case 'text':
      return readCsv(name, bytes);
    case 'webPage':
      throw otherwise(name, 'is a web page with the name of a workbook');
    case 'spreadsheetXml':
      throw otherwise(name, 'is an XML file with the name of a workbook');
    case 'unknown':
      throw new FileProblem(`${name} is not a workbook that can be opened: it is damaged, too old or no Excel file.`);
  }
}

function otherwise(name: string, what: string): FileProblem {
  return new FileProblem(`${name} ${what}: open it in Excel and save it as .xlsx.`);
}
