import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FILE = join('contract', 'partner-api.v3.openapi.json');

/** The parts of the OpenAPI document that the sandbox reads; the judge reads the rest by JSON pointer. */
export interface Contract {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

/** Reads contract/partner-api.v3.openapi.json from the nearest folder above `from` that has it; throws when none has. */
export function loadContract(from: string = __dirname): Contract {
  for (let folder = from; ; folder = dirname(folder)) {
    const file = join(folder, FILE);
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Contract;
    if (dirname(folder) === folder) throw new Error(`No ${FILE} in ${from} or above it`);
  }
}
