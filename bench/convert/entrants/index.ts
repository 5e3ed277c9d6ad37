import type { EntrantName } from '../../../src/commands/bench/measured';
import type { Convert } from '../product';
import { mapAjv } from './mapAjv';
import { mapZod } from './mapZod';
import { ours } from './ours';
import { rsi } from './rsi';

/** Everybody who converts, by the name in the table. */
export const ENTRANTS = {
  ours,
  'react-spreadsheet-import': rsi,
  'map + zod': mapZod,
  'map + ajv': mapAjv,
} satisfies Readonly<Record<EntrantName, Convert>>;
