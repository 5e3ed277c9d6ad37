import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Wrong use of a command, as one sentence for the person who typed it. */
export class WrongUse extends Error {}

/** Somebody asked for --help; the message is the usage. */
class HelpAsked extends Error {}

/** Ends a command that met what nobody foresaw: no code of its own, since 1 says what a command found. */
const UNFORESEEN = 3;

/**
 * Runs a command; --help prints its usage. Wrong use and files that cannot be opened end with one sentence and exit code
 * 2, anything unforeseen with its message and 3.
 */
export function command(main: () => Promise<void>): void {
  main().catch((fault: Error) => {
    if (fault instanceof HelpAsked) return console.log(fault.message);
    console.error(fault.message);
    process.exitCode = isWrongUse(fault) ? 2 : UNFORESEEN;
  });
}

function isWrongUse(fault: Error): boolean {
  return fault instanceof WrongUse || ['FileProblem', 'RelayStartError'].includes(fault.name);
}

/** One option: its type, and for --help the name of its value and what it does, in one line. */
export type Option = NonNullable<ParseArgsConfig['options']>[string] & {
  readonly about: string;
  readonly value?: string;
};

type Values<T extends Readonly<Record<string, Option>>> = ReturnType<
  typeof parseArgs<{ options: T; strict: true; allowPositionals: false }>
>['values'];

/** What --help says above the options: how the command is typed, and what it does in one line. */
export interface Usage {
  readonly typed: string;
  readonly about: string;
}

/** Strictly parsed options; an unknown one, or a value that is missing, is wrong use. */
export function options<T extends Readonly<Record<string, Option>>>(
  usage: Usage,
  known: T,
  args = process.argv.slice(2),
): Values<T> {
  if (args.includes('--help')) throw new HelpAsked(helpText(usage, known));
  try {
    return parseArgs({ options: known, args, strict: true, allowPositionals: false }).values;
  } catch (fault) {
    const names = Object.keys(known).map((name) => `--${name}`);
    throw new WrongUse(`${(fault as Error).message.split('. ')[0]}. Known options: ${names.join(', ')}.`);
  }
}

function helpText({ typed, about }: Usage, known: Readonly<Record<string, Option>>): string {
  const rows = Object.entries(known).map(([name, option]) => {
    const given = option.default === undefined ? '' : ` (default: ${String(option.default)})`;
    return [`--${name}${option.value === undefined ? '' : ` ${option.value}`}`, `${option.about}${given}`] as const;
  });
  const width = Math.max(...rows.map(([left]) => left.length));
  return [`${typed} [options]`, about, '', ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)].join(
    '\n',
  );
}

/** A port as typed: 0 to 65535, where 0 takes any free one. */
export function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new WrongUse(`--port takes a number from 0 to 65535, not "${text}".`);
}
