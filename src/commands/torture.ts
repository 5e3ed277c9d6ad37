import { command, options, WrongUse } from './arguments';
import { findNumfmt } from './findNumfmt';

/** Tortures the send: see docs/torture.md. */
async function main(): Promise<void> {
  const given = options(
    { typed: 'npm run --silent torture --', about: 'Sends through random troubles, and judges what came of it.' },
    {
      runs: { type: 'string', default: '200', value: 'N', about: 'how many random runs' },
      seed: { type: 'string', default: '1', value: 'S', about: 'the same seed plays the same runs' },
      only: { type: 'string', value: 'RUN', about: 'plays one run of the seed alone' },
      mutant: { type: 'string', value: 'NAME', about: 'plants a fault, which the judge must catch' },
      mutants: { type: 'boolean', about: 'plants each fault in turn, and prints the run that catches it' },
    },
  );
  const seed = wholeNumber('--seed', given.seed);
  const runs = wholeNumber('--runs', given.runs);
  if (runs === 0) throw new WrongUse('--runs takes a number of at least 1.');
  const only = given.only === undefined ? {} : { only: wholeNumber('--only', given.only) };
  findNumfmt();
  const { torture, tortureMutants } = await import('./torture/main');
  const mutant = given.mutant === undefined ? {} : { mutant: given.mutant };
  const isWell =
    given.mutants === true ? await tortureMutants(seed) : await torture({ runs, seed, ...only, ...mutant });
  process.exitCode = isWell ? 0 : 1;
}

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new WrongUse(`${name} takes a whole number, not "${text}".`);
}

command(main);
