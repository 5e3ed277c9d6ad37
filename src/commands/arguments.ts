import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Wrong use of a command, as one sentence for the person who typed it. */
export class WrongUse extends Error {}

/** Runs a command; wrong use and files that cannot be opened end with one sentence and exit code 2. */
export function command(main: () => Promise<void>): void {
  main().catch((fault: Error) => {
    console.error(fault.message);
    process.exitCode = fault instanceof WrongUse || fault.name === 'FileProblem' ? 2 : 1;
  });
}

type Values<T extends NonNullable<ParseArgsConfig['options']>> = ReturnType<
  typeof parseArgs<{ options: T; strict: true; allowPositionals: false }>
>['values'];

/** Strictly parsed options; an unknown one, or a value that is missing, is wrong use. */
export function options<T extends NonNullable<ParseArgsConfig['options']>>(
  known: T,
  args = process.argv.slice(2),
): Values<T> {
  try {
    return parseArgs({ options: known, args, strict: true, allowPositionals: false }).values;
  } catch (fault) {
    const names = Object.keys(known).map((name) => `--${name}`);
    throw new WrongUse(`${(fault as Error).message.split('. ')[0]}. Known options: ${names.join(', ')}.`);
  }
}

/** A port as typed: 0 to 65535, where 0 takes any free one. */
export function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new WrongUse(`--port takes a number from 0 to 65535, not "${text}".`);
}
