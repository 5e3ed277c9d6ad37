import { basename, join } from 'node:path';
import { readWorkbookFile } from '../files/readWorkbookFile';
import type { WorkbookFile } from '../files/workbookFile';
import type { Loan } from '../sandbox/loans';
import { command, options, portOf, WrongUse } from './arguments';
import { buildBundles } from './build';
import { bytesOf, fromWhereTyped } from './bytesOf';
import { localCertificate } from './certificate';
import { type Certificate, givenCertificate } from './givenCertificate';
import { startHouse } from './house';
import { PROJECT_ROOT } from './projectRoot';
import { sampleWorkbook } from './sampleWorkbook';

const LOCAL = join(PROJECT_ROOT, '.local');

/** Shows the whole job on this machine: builds what is missing, starts everything, prints one address. */
async function main(): Promise<void> {
  const typed = options(
    { typed: 'npm start --', about: 'Shows a sheet with the Send to Kiva pane and a practice Kiva, on this machine.' },
    {
      workbook: { type: 'string', value: 'FILE', about: '.xlsx, .xls or .csv to open instead of the sample sheets' },
      port: { type: 'string', default: '8443', value: 'N', about: 'port to listen on; 0 takes any free one' },
      cert: { type: 'string', value: 'FILE', about: 'PEM certificate that your browser trusts, for localhost' },
      key: { type: 'string', value: 'FILE', about: 'its private key' },
    },
  );
  const port = portOf(typed.port);
  const workbook = await chosenWorkbook(typed.workbook);
  const certificate = await chosenCertificate(typed.cert, typed.key);
  if ((await buildBundles()) === 'built') console.error('Built the pane and the workbench.');
  const house = await startHouse({
    port,
    certificate,
    relayFolder: join(LOCAL, 'relay'),
    workbook,
    log: () => undefined,
  });
  console.log(`${house.origin}/workbench/`);
  console.error(
    'Open this address in your browser. Its certificate is made for this machine: see "Try it" in README.md.',
  );
  console.error('Ctrl+C stops it. Nothing leaves this machine.');
  const stop = () => void house.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

async function chosenWorkbook(path: string | undefined): Promise<(loans: readonly Loan[]) => WorkbookFile> {
  if (path === undefined) return (loans) => sampleWorkbook(loans, 1, new Date().toISOString().slice(0, 10));
  const file = await readWorkbookFile(basename(path), await bytesOf(path));
  return () => file;
}

async function chosenCertificate(cert: string | undefined, key: string | undefined): Promise<Certificate> {
  const typed = (path: string | undefined) => (path === undefined ? undefined : fromWhereTyped(path));
  return givenCertificate(typed(cert), typed(key)) ?? ownCertificate(join(LOCAL, 'certificate'));
}

function ownCertificate(folder: string): Promise<Certificate> {
  return localCertificate(folder).catch(({ code, message }: NodeJS.ErrnoException) => {
    throw new WrongUse(`The folder ${folder} cannot be used (${code ?? message}): make it writable for yourself.`);
  });
}

command(main);
