import { command } from './arguments';
import { findNumfmt } from './findNumfmt';

/** Prints what a sheet would send to Kiva; exit codes are those of docs/convert.md. */
async function main(): Promise<void> {
  findNumfmt();
  const { convert } = await import('./convert/main');
  const { text, blocks } = await convert(process.argv.slice(2));
  console.log(text);
  if (blocks) process.exitCode = 1;
}

command(main);
